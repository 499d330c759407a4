import Indicators
import Yams

/// A YAML document as values with the rows they stand in.
struct YAMLTree {
  /// The kinds of values.
  enum Content {
    /// Nothing, `~` or `null`.
    case empty
    /// A scalar as written; `isQuoted` where it stood in quotes.
    case text(String, isQuoted: Bool)
    /// A sequence.
    case list([YAMLTree])
    /// A mapping, in the order of the file.
    case map([Entry])
  }
  /// One key of a mapping with its value.
  struct Entry {
    var key: String
    var row: Int
    var value: YAMLTree
  }
  /// Row of the file, from 1.
  var row: Int
  /// The value.
  var content: Content

  /// What was read, as messages quote it.
  var shown: String {
    switch content {
    case .empty: ""
    case .text(let text, _): text.clipped
    case .list: "[…]"
    case .map: "{…}"
    }
  }

  /// The text of a scalar; nil for anything else.
  var text: String? {
    if case .text(let text, _) = content { text } else { nil }
  }
}

/// Reads YAML text with bounds on nesting and on what anchors and aliases can blow up.
enum YAMLReader {
  private static let mostNodes = 200_000
  private static let mostDepth = 60
  private static let mostIndent = 200
  private static let mostAliases = 32

  /// The tree of a text with one document; nil where the text has no content.
  static func read(_ text: String, file: String?) throws(Finding) -> YAMLTree? {
    try checkBounds(text, file: file)
    let root: Node?
    do {
      // Scalars stay text; the rules that tell their types apart take longer to make than a file.
      let nothing = Constructor([:], [:], [:])
      root = try Parser(yaml: text, resolver: .basic, constructor: nothing, encoding: .utf8)
        .singleRoot()
    } catch {
      let problem = YAMLProblem(error)
      throw ModelFindings.syntax(problem, line: line(problem.row, of: text), file: file)
    }
    guard let root else { return nil }
    var budget = mostNodes
    return try tree(root, file: file, depth: 0, budget: &budget)
  }

  /// The text of a row; empty where it is not known.
  private static func line(_ row: Int?, of text: String) -> String {
    let rows = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return row.flatMap { rows.indices.contains($0 - 1) ? String(rows[$0 - 1]) : nil } ?? ""
  }

  private static func tree(
    _ node: Node, file: String?, depth: Int, budget: inout Int
  ) throws(Finding) -> YAMLTree {
    let row = node.mark?.line ?? 1
    budget -= 1
    guard budget > 0 else { throw ModelFindings.tooManyValues(mostNodes, file: file, row: row) }
    guard depth <= mostDepth else {
      throw ModelFindings.tooComplex(file: file, row: row)
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = ![.plain, .any].contains(scalar.style)
      let isEmpty = !isQuoted && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      return YAMLTree(
        row: row, content: isEmpty ? .empty : .text(scalar.string, isQuoted: isQuoted))
    case .sequence(let sequence):
      var items: [YAMLTree] = []
      for item in sequence {
        items.append(try tree(item, file: file, depth: depth + 1, budget: &budget))
      }
      return YAMLTree(row: row, content: .list(items))
    case .mapping(let mapping):
      var entries: [YAMLTree.Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          throw ModelFindings.keyNotText(file: file, row: key.mark?.line ?? row)
        }
        let child = try tree(value, file: file, depth: depth + 1, budget: &budget)
        entries.append(
          YAMLTree.Entry(key: scalar.string, row: scalar.mark?.line ?? row, value: child))
      }
      return YAMLTree(row: row, content: .map(entries))
    case .alias(let alias):
      throw ModelFindings.tooComplex(file: file, row: alias.mark?.line ?? row)
    }
  }

  /// Refuses texts that would nest too deep or repeat too much before they are parsed.
  private static func checkBounds(_ text: String, file: String?) throws(Finding) {
    var row = 1
    var flowDepth = 0
    var indicators = 0
    var indent = 0
    var isLineStart = true
    var anchors = 0
    var aliases = 0
    var previous: UInt8 = 0x0A
    for byte in text.utf8 {
      switch byte {
      case 0x0A:
        (row, indicators, indent, isLineStart) = (row + 1, 0, 0, true)
      case 0x5B, 0x7B: flowDepth += 1  // [ {
      case 0x5D, 0x7D: flowDepth = max(0, flowDepth - 1)  // ] }
      case 0x2D, 0x3F, 0x3A: if isLineStart { indicators += 1 }  // - ? :
      case 0x20: if isLineStart { indent += 1 }
      default: isLineStart = false
      }
      let startsValue = [0x0A, 0x20, 0x2C, 0x5B, 0x7B, 0x3A, 0x2D].contains(previous)
      if startsValue, byte == 0x26 { anchors += 1 }
      if startsValue, byte == 0x2A { aliases += 1 }
      if flowDepth > mostDepth || indicators > mostDepth || indent > mostIndent {
        throw ModelFindings.tooComplex(file: file, row: row)
      }
      previous = byte
    }
    if anchors > 0, aliases > mostAliases { throw ModelFindings.tooComplex(file: file, row: row) }
  }
}

/// What the YAML library says about a text it cannot read.
struct YAMLProblem {
  /// Row, where it is known.
  var row: Int?
  /// The library's words.
  var words: String
  /// Keys that occur twice in one mapping.
  var duplicateKeys: [String] = []

  init(_ error: any Error) {
    guard let error = error as? YamlError else {
      words = String(describing: error)
      return
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      (row, words) = (mark.line, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      (row, words, duplicateKeys) = (context.mark.line, "duplicate keys", keys)
    case .reader(let problem, _, _, _): words = problem
    default: words = "not YAML"
    }
  }
}
