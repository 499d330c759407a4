public import Indicators

/// From a proposed target to the rows it rests on: every figure of its 산출근거 with its sources.
public struct TargetTrace: Hashable, Sendable {
  /// One step of the way; the last ones have an origin or a rule.
  public struct Node: Hashable, Sendable {
    /// What it is.
    public let label: LocalizedText
    /// How it came about, in words.
    public let text: LocalizedText
    /// Its value, where it is a number.
    public let value: Double?
    /// The unit of the value.
    public let unit: Indicators.Unit?
    /// Where it was read; nil for what was worked out.
    public let origin: Origin?
    /// What it rests on.
    public let children: [Node]

    init(
      _ label: LocalizedText, text: LocalizedText = LocalizedText(verbatim: ""),
      value: Double? = nil, unit: Indicators.Unit? = nil, origin: Origin? = nil,
      children: [Node] = []
    ) {
      self.label = label
      self.text = text
      self.value = value
      self.unit = unit
      self.origin = origin
      self.children = children
    }
  }
  /// The target; below it the lines of the 산출근거, below them their figures.
  public let root: Node

  /// Traces a proposal through the workspace it was made from.
  public init(_ proposal: TargetProposal, in workspace: Workspace) {
    let tracer = TargetTracer(proposal: proposal, workspace: workspace)
    root = tracer.root
  }

  /// The tree for readers, one node a line; rows of one file that follow each other are one line.
  ///
  /// Below it, what the short names of sources stand for.
  public func tree(_ language: Language) -> String {
    var lines: [String] = []
    root.append(to: &lines, first: "", rest: "", language)
    let legend = RuleSources.legend(of: root.sources)
    if !legend.isEmpty { lines += [""] + legend.map { $0[language] } }
    return lines.joined(separator: "\n")
  }

  /// `{"label", "text", "value", "unit", "file", "row", "column", "source", "note", "children"}`.
  public func json(_ language: Language) -> JSONValue { root.json(language) }
}

extension TargetTrace.Node {
  /// Where it and all below it were read.
  fileprivate var sources: Set<String> {
    children.reduce(into: Set(origin.map { [$0.source] } ?? [])) { $0.formUnion($1.sources) }
  }

  /// The node and all below it, indented by level with lines that join them.
  func append(
    to lines: inout [String], first: String, rest: String, _ language: Language
  ) {
    lines.append(first + line(language))
    guard rowRange == nil else { return }
    for (index, child) in children.enumerated() {
      let isLast = index == children.count - 1
      child.append(
        to: &lines, first: rest + (isLast ? "└─ " : "├─ "), rest: rest + (isLast ? "   " : "│  "),
        language)
    }
  }

  /// `2016년 실적: 165건 · observations.csv 16행, 출처: 성과계획서 p.3`.
  private func line(_ language: Language) -> String {
    let number = value.map {
      NumberFormat(negative: .minus).text(RoundingRule(decimals: 6).apply($0))
        + (unit?.symbol ?? "")
    }
    var parts = [number, text[language].isEmpty ? nil : text[language]].compactMap { $0 }
    if let rowRange {
      let (low, high) = (rowRange.rows.lowerBound, rowRange.rows.upperBound)
      parts.append(
        language == .ko
          ? "\(rowRange.file) \(low)~\(high)행" : "\(rowRange.file) rows \(low) to \(high)")
    } else if let origin {
      parts.append(origin.words(language))
    }
    let name = label[language]
    return parts.isEmpty ? name : name + ": " + parts.joined(separator: " · ")
  }

  /// The rows below, where more than four leaves follow each other in one file.
  private var rowRange: (file: String, rows: ClosedRange<Int>)? {
    guard children.count > 4, children.allSatisfy({ $0.children.isEmpty }) else { return nil }
    let places = children.compactMap(\.origin?.place)
    let rows = places.compactMap(\.row)
    guard rows.count == children.count, let file = places.first?.file,
      places.allSatisfy({ $0.file == file }), let low = rows.min(), let high = rows.max(),
      high - low == rows.count - 1
    else { return nil }
    return (file, low...high)
  }

  func json(_ language: Language) -> JSONValue {
    .members([
      "label": .string(label[language]), "text": .string(text[language]),
      "value": value.map(JSONValue.decimal) ?? .null,
      "unit": unit.map { .string($0.symbol) } ?? .null,
      "file": origin?.place.file.map(JSONValue.string) ?? .null,
      "row": origin?.place.row.map(JSONValue.integer) ?? .null,
      "column": origin?.place.column.map(JSONValue.string) ?? .null,
      "source": origin.map { .string($0.source) } ?? .null,
      "note": origin.map { .string($0.note) } ?? .null,
      "children": .array(children.map { $0.json(language) }),
    ])
  }
}
