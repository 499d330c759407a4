import Indicators

extension ModelBuilder {
  /// The name of the model without changes, and the word that Korean tables print for it.
  static let baseNames: Set = ["base", "기준"]
  /// The most scenarios that build on each other, one on the next.
  static let mostAncestors = 100

  mutating func readScenarios(_ tree: YAMLTree) {
    let entries = self.entries(tree, of: "scenarios")
    let known = entries.map(\.key)
    let knownSet = Set(known)
    var rows: [String: Int] = [:]
    for entry in entries {
      if ModelBuilder.baseNames.contains(entry.key) {
        if !Self.changesNothing(entry.value) {
          log.add(ModelFindings.reservedScenario(entry.key, place(entry.row)))
        }
        continue
      }
      rows[entry.key] = entry.row
      let fields = scenarioFields(entry)
      let parent = fields["extends"].flatMap {
        self.parent($0, of: entry.key, among: known, knownSet)
      }
      let changes = fields["set"].map { readOverrides($0, of: entry.key) } ?? Changes()
      model.scenarios.append(
        .init(
          name: entry.key, extends: parent, overrides: changes.overrides,
          written: changes.written, reason: line(fields["reason"], "reason"),
          owner: line(fields["owner"], "owner"),
          frozen: fields["frozen"].flatMap(ModelBuilder.seal)))
    }
    otherRows.merge(rows) { $1 }
    checkInheritance(rows)
  }

  /// Whether a scenario is the base itself: it sets nothing and builds on no other.
  private static func changesNothing(_ scenario: YAMLTree) -> Bool {
    switch scenario.content {
    case .empty: return true
    case .map(let entries):
      return entries.allSatisfy { entry in
        switch entry.value.content {
        case .empty: true
        case .map(let changes): entry.key == "set" && changes.isEmpty
        case .text: ["reason", "owner"].contains(entry.key)
        case .list: false
        }
      }
    default: return false
    }
  }

  /// The items of a scenario; a variable that stands beside `set` is told where it belongs.
  private mutating func scenarioFields(_ scenario: YAMLTree.Entry) -> [String: YAMLTree] {
    let allowed = ["set", "extends", "reason", "owner", "frozen"]
    let entries = self.entries(scenario.value, of: scenario.key, like: "scenarios")
    let astray = entries.filter { rows[$0.key] != nil && !allowed.contains($0.key) }
    for entry in astray {
      log.add(ModelFindings.changeOutsideSet(entry.key, scenario.key, place(entry.row)))
    }
    let names = Set(astray.map(\.key))
    return keyed(
      entries.filter { !names.contains($0.key) }, allowed: allowed, within: scenario.key)
  }

  /// One line of text; empty, with a finding, for a list or a mapping.
  private mutating func line(_ tree: YAMLTree?, _ field: String) -> String {
    switch tree?.content {
    case .text(let text, _): return text
    case nil, .empty: return ""
    case .list?, .map?:
      if let tree { log.add(ModelFindings.shape(field, tree, file: file)) }
      return ""
    }
  }

  /// The seal of a governed version: empty for `true`, nil for `false`.
  private static func seal(_ tree: YAMLTree) -> String? {
    let text = (tree.text ?? "").lowercased()
    return text == "false" ? nil : text == "true" ? "" : text
  }

  private mutating func parent(
    _ tree: YAMLTree, of scenario: String, among known: [String],
    _ knownSet: Set<String>
  ) -> String? {
    if case .empty = tree.content { return nil }
    let name = tree.text ?? tree.shown
    if ModelBuilder.baseNames.contains(name) { return nil }
    guard knownSet.contains(name) else {
      log.add(ModelFindings.unknownParent(name, scenario, known, place(tree.row)))
      return nil
    }
    return name
  }

  /// The changes of a scenario, and what stands behind the numbers that fix formulas.
  private struct Changes {
    var overrides: [String: DriverModel.Scenario.Override] = [:]
    var written: [String: WrittenUnit] = [:]
  }

  private mutating func readOverrides(_ tree: YAMLTree, of scenario: String) -> Changes {
    var changes = Changes()
    for entry in entries(tree, of: "set") {
      guard rows[entry.key] != nil else {
        log.add(ModelFindings.unknownDriver(entry.key, scenario, names, place(entry.row)))
        continue
      }
      guard let change = self.override(entry, &changes) else { continue }
      changes.overrides[entry.key] = change
      guard case .number(let value) = change,
        let lever = model.levers.first(where: { $0.name == entry.key })
      else { continue }
      let (low, high) = (lever.min ?? -.infinity, lever.max ?? .infinity)
      if low <= high, value < low || value > high {
        log.add(
          ModelFindings.leverOutside(lever, value, scenario, place(entry.row)))
      }
    }
    return changes
  }

  /// A number, a distribution or a formula.
  private mutating func override(
    _ entry: YAMLTree.Entry, _ changes: inout Changes
  ) -> DriverModel.Scenario.Override? {
    guard let text = entry.value.text, !text.isEmpty else {
      log.add(ModelFindings.badOverride(entry.key, entry.value.shown, place(entry.row)))
      return nil
    }
    let lever = model.levers.first { $0.name == entry.key }
    let unit = lever?.unit ?? model.uncertainties.first { $0.name == entry.key }?.unit
    if let change = relativeChange(entry, text, of: lever, in: unit) {
      log.add(change)
      return nil
    }
    if let unit {
      if let value = lenientNumber(text, field: entry.key, row: entry.value.row, in: unit) {
        return .number(value)
      }
    } else if Self.written(text) != nil,
      let (number, written) = writtenNumber(entry.value, field: entry.key)
    {
      if written != .none { changes.written[entry.key] = written }
      return .number(number)
    }
    if let spec = try? DistributionSpec(parsing: text) { return .distribution(spec) }
    do throws(FormulaError) {
      let expression = try Expression(parsing: text)
      checkPeriods(expression, row: entry.value.row)
      if expression.dependencies.samePeriod.contains(entry.key) {
        log.add(
          ModelFindings.changeOfItself(
            entry.key, isLever: lever != nil, place(entry.value.row)))
        return nil
      }
      return .formula(expression, text)
    } catch {
      let formulaError = error
      do throws(FormulaError) {
        _ = try DistributionSpec(parsing: text)
      } catch {
        let isDistribution =
          error.code != "distribution-unknown-family" && text.contains("(")
          && DistributionSpec.families.contains { text.lowercased().hasPrefix($0) }
        let shown = isDistribution || !formulaNames.contains(entry.key) ? error : formulaError
        log.add(shown.finding(place: place(entry.value.row)))
      }
      return nil
    }
  }

  /// What is said to `+20`, and to `-10%` of what is not in percent.
  private func relativeChange(
    _ entry: YAMLTree.Entry, _ text: String, of lever: DriverModel.Lever?, in unit: Unit?
  ) -> Finding? {
    let isPercent = text.hasSuffix("%")
    guard isPercent || text.hasPrefix("+"),
      let amount = Double((isPercent ? text.dropLast() : text[...]).filter { $0 != " " })
    else { return nil }
    if isPercent, !text.hasPrefix("+"), unit?.symbol == "%" || unit == nil { return nil }
    let value = lever.map { lever in
      isPercent && unit?.symbol != "%" ? lever.value * (1 + amount / 100) : lever.value + amount
    }
    return ModelFindings.relativeChange(
      entry.key, text, becomes: value, place(entry.value.row))
  }

  /// Checks that scenarios do not inherit in a circle and that changed formulas still have an order.
  private mutating func checkInheritance(_ rows: [String: Int]) {
    let parents = Dictionary(
      model.scenarios.compactMap { scenario in scenario.extends.map { (scenario.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    let byName = Dictionary(model.scenarios.map { ($0.name, $0) }) { first, _ in first }
    var reported: Set<String> = []
    for scenario in model.scenarios {
      var path = [scenario.name]
      var isCircle = false
      while let parent = path.last.flatMap({ parents[$0] }) {
        isCircle = path.contains(parent)
        path.append(parent)
        if isCircle { break }
        guard path.count <= ModelBuilder.mostAncestors else {
          log.add(
            ModelFindings.scenarioTooDeep(
              scenario.name, ModelBuilder.mostAncestors, place(rows[scenario.name] ?? 1)))
          return
        }
      }
      if !isCircle {
        let changes = path.reversed().compactMap { byName[$0]?.overrides }
        checkFormulas(after: changes, row: rows[scenario.name] ?? 1)
      } else if let start = path.last, path.first == start, !reported.contains(start) {
        reported.formUnion(path)
        log.add(ModelFindings.scenarioCycle(path, place(rows[scenario.name] ?? 1)))
      }
    }
  }

  /// Checks the formulas as they are after the changes of a scenario and its ancestors.
  private mutating func checkFormulas(
    after changes: [[String: DriverModel.Scenario.Override]], row: Int
  ) {
    var merged: [String: DriverModel.Scenario.Override] = [:]
    for change in changes { merged.merge(change) { _, new in new } }
    let changed = merged.compactMapValues { change -> Expression? in
      if case .formula(let expression, _) = change { expression } else { nil }
    }
    guard !changed.isEmpty, !log.hasError else { return }
    var formulas = model.formulas.filter { merged[$0.name] == nil }.map { ($0.name, $0.expression) }
    formulas += names.compactMap { name in changed[name].map { (name, $0) } }
    let computed = Set(formulas.map(\.0))
    let leaves = names.filter { !computed.contains($0) }
    checkGraph(formulas, leaves: leaves, row: row)
  }
}
