import Indicators

extension ModelBuilder {
  /// The name of the model without changes.
  static let baseName = "base"
  /// The most scenarios that build on each other, one on the next.
  static let mostAncestors = 100

  mutating func readScenarios(_ tree: YAMLTree) {
    let entries = self.entries(tree, of: "scenarios")
    let known = entries.map(\.key)
    let knownSet = Set(known)
    var rows: [String: Int] = [:]
    for entry in entries {
      if entry.key == ModelBuilder.baseName {
        log.add(ModelFindings.reservedScenario(place(entry.row)))
        continue
      }
      rows[entry.key] = entry.row
      let fields = keyed(
        self.entries(entry.value, of: entry.key),
        allowed: ["set", "extends", "reason", "owner", "frozen"], within: entry.key)
      let parent = fields["extends"].flatMap {
        self.parent($0, of: entry.key, among: known, knownSet)
      }
      let overrides = fields["set"].map { readOverrides($0, of: entry.key) } ?? [:]
      model.scenarios.append(
        .init(
          name: entry.key, extends: parent, overrides: overrides,
          reason: fields["reason"]?.text ?? "", owner: fields["owner"]?.text ?? "",
          frozen: fields["frozen"].flatMap(ModelBuilder.seal)))
    }
    otherRows.merge(rows) { $1 }
    checkInheritance(rows)
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
    if name == ModelBuilder.baseName { return nil }
    guard knownSet.contains(name) else {
      log.add(ModelFindings.unknownParent(name, scenario, known, place(tree.row)))
      return nil
    }
    return name
  }

  private mutating func readOverrides(
    _ tree: YAMLTree, of scenario: String
  ) -> [String: DriverModel.Scenario.Override] {
    var overrides: [String: DriverModel.Scenario.Override] = [:]
    for entry in entries(tree, of: "set") {
      guard rows[entry.key] != nil else {
        log.add(ModelFindings.unknownDriver(entry.key, scenario, names, place(entry.row)))
        continue
      }
      guard let change = self.override(entry) else { continue }
      overrides[entry.key] = change
      guard case .number(let value) = change,
        let lever = model.levers.first(where: { $0.name == entry.key })
      else { continue }
      let (low, high) = (lever.min ?? -.infinity, lever.max ?? .infinity)
      if low <= high, value < low || value > high {
        log.add(
          ModelFindings.leverOutside(lever, value, scenario, place(entry.row)))
      }
    }
    return overrides
  }

  /// A number, a distribution or a formula.
  private mutating func override(
    _ entry: YAMLTree.Entry
  ) -> DriverModel.Scenario.Override? {
    guard let text = entry.value.text, !text.isEmpty else {
      log.add(ModelFindings.badOverride(entry.key, entry.value.shown, place(entry.row)))
      return nil
    }
    let unit =
      model.levers.first { $0.name == entry.key }?.unit
      ?? model.uncertainties.first { $0.name == entry.key }?.unit ?? .none
    if let value = lenientNumber(text, field: entry.key, row: entry.value.row, in: unit) {
      return .number(value)
    }
    if let spec = try? DistributionSpec(parsing: text) { return .distribution(spec) }
    do throws(FormulaError) {
      let expression = try Expression(parsing: text)
      checkPeriods(expression, row: entry.value.row)
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
