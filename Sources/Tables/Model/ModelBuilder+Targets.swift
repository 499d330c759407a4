import Foundation
import Indicators

extension ModelBuilder {
  mutating func readCorrelationKind(_ tree: YAMLTree) {
    guard let text = tree.text, let kind = DriverModel.CorrelationKind(rawValue: text) else {
      log.add(
        ModelFindings.badChoice(tree.shown, "correlation", ["rank", "normal"], place(tree.row)))
      return
    }
    model.correlationKind = kind
  }

  mutating func readCorrelations(_ tree: YAMLTree) {
    if case .empty = tree.content { return }
    guard case .list(let items) = tree.content, items.first?.text == nil else {
      log.add(ModelFindings.shape("correlations", tree, file: file))
      return
    }
    var seen: [NamePair: Int] = [:]
    for item in items {
      guard let correlation = self.correlation(item) else { continue }
      let pair = NamePair(correlation.first, correlation.second)
      if let first = seen[pair] {
        log.add(ModelFindings.repeatedCorrelation(correlation, first: first, place(item.row)))
        continue
      }
      seen[pair] = item.row
      model.correlations.append(correlation)
    }
  }

  /// One `[a, b, 0.3]`.
  private mutating func correlation(_ item: YAMLTree) -> DriverModel.Correlation? {
    guard case .list(let parts) = item.content, parts.count == 3, let first = parts[0].text,
      let second = parts[1].text
    else {
      log.add(ModelFindings.correlationShape(item.shown, place(item.row)))
      return nil
    }
    let value = number(parts[2], field: "correlations")
    var isKnown = true
    for name in [first, second] where !uncertaintyNames.contains(name) {
      isKnown = false
      log.add(
        rows[name] == nil
          ? ModelFindings.unknownName(
            name, in: "correlations", uncertaintyNames, place(item.row))
          : ModelFindings.notUncertain(name, place(item.row)))
    }
    guard let value, isKnown else { return nil }
    if first == second {
      log.add(ModelFindings.selfCorrelation(first, place(item.row)))
      return nil
    }
    guard (-1...1).contains(value) else {
      log.add(ModelFindings.correlationRange(value, place(item.row)))
      return nil
    }
    return .init(first: first, second: second, value: value)
  }

  mutating func readTargets(_ tree: YAMLTree) {
    for entry in entries(tree, of: "targets") {
      guard model.outcomes.contains(entry.key) else {
        if names.contains(entry.key), !knowsOutcomes { continue }
        log.add(
          names.contains(entry.key)
            ? ModelFindings.targetNotOutcome(entry.key, place(entry.row))
            : ModelFindings.unknownName(
              entry.key, in: "targets", model.outcomes, place(entry.row)))
        continue
      }
      var word: YAMLTree?
      var valueTree: YAMLTree? = entry.value
      if case .map(let fields) = entry.value.content {
        let keys = keyed(fields, allowed: ["value", "direction"], within: entry.key)
        (valueTree, word) = (keys["value"], keys["direction"])
      }
      if word == nil, let parts = valueTree.flatMap(Self.parted) { (valueTree, word) = parts }
      let direction = word.map { self.direction($0) } ?? .higher
      if case .empty = valueTree?.content { valueTree = nil }
      guard let valueTree else {
        log.add(ModelFindings.targetWithoutValue(entry.key, place(entry.row)))
        continue
      }
      if let (value, written) = writtenNumber(valueTree, field: entry.key) {
        model.targets.append(
          .init(outcome: entry.key, value: value, direction: direction, written: written))
      }
    }
  }

  /// The value and the word of `1.5억 이하`; nil without such a word.
  private static func parted(_ tree: YAMLTree) -> (YAMLTree, YAMLTree)? {
    guard case .text(let text, let isQuoted) = tree.content,
      let word = ["이상", "이하", "이내"].first(where: text.hasSuffix)
    else { return nil }
    let value = text.dropLast(word.count).trimmingCharacters(in: .whitespaces)
    return (
      YAMLTree(row: tree.row, content: .text(value, isQuoted: isQuoted)),
      YAMLTree(row: tree.row, content: .text(word, isQuoted: false))
    )
  }

  private mutating func direction(_ tree: YAMLTree) -> Direction {
    switch TargetsTable.isLower(tree.text ?? tree.shown) {
    case false?: return .higher
    case true?: return .lower
    case nil:
      log.add(
        ModelFindings.badChoice(tree.shown, "direction", ["higher", "lower"], place(tree.row)))
      return .higher
    }
  }
}
