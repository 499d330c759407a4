public import Indicators
import Probability

extension CompiledModel {
  /// All that is wrong with an overlay; nothing for one that can run.
  ///
  /// Codes: `scenario-unknown-variable`, `scenario-lever-needs-number`, `scenario-not-finite`,
  /// `lever-outside-bounds`, `lever-off-step`, and those of distributions, formulas and units.
  public func overlayFindings(_ overlay: ScenarioOverlay) -> [Finding] {
    var findings: [Finding] = []
    var hasFormula = false
    for (name, override) in overlay.overrides.sorted(by: { $0.key < $1.key }) {
      if let lever = lever(name) {
        findings += leverFindings(lever, override, overlay.name)
      } else if drivers[name] == nil && roots[name] == nil {
        let known =
          declaration.levers.map(\.name) + declaration.uncertainties.map(\.name)
          + declaration.formulas.map(\.name)
        findings.append(
          ScenarioFindings.unknownVariable(name, in: overlay.name, known: known))
      } else {
        switch override {
        case .number(let value):
          if !value.isFinite { findings.append(ScenarioFindings.notFinite(name, in: overlay.name)) }
        case .distribution(let spec):
          do throws(Finding) {
            _ = try DistributionFactory.make(spec, driver: name)
          } catch {
            findings.append(ScenarioFindings.within(overlay.name, error))
          }
        case .formula: hasFormula = true
        }
      }
    }
    guard findings.isEmpty, hasFormula else { return findings }
    return formulaFindings(overlay).map { ScenarioFindings.within(overlay.name, $0) }
  }

  private func leverFindings(
    _ lever: DriverModel.Lever, _ override: DriverModel.Scenario.Override, _ scenario: String
  ) -> [Finding] {
    guard let value = CompiledModel.leverValue(override) else {
      return [ScenarioFindings.leverNeedsNumber(lever.name, in: scenario)]
    }
    guard value.isFinite else { return [ScenarioFindings.notFinite(lever.name, in: scenario)] }
    if case .formula(let expression, _) = override,
      let found = try? UnitChecker.infer(expression, units: [:]),
      let finding = unitFinding(lever.name, expression, found)
    {
      return [ScenarioFindings.within(scenario, finding)]
    }
    return LeverCheck.problem(with: value, for: lever).map {
      [ScenarioFindings.within(scenario, $0)]
    } ?? []
  }

  /// The number an override gives a lever: written as such or as a formula of numbers alone.
  static func leverValue(_ override: DriverModel.Scenario.Override) -> Double? {
    switch override {
    case .number(let value): return value
    case .distribution: return nil
    case .formula(let expression, _):
      guard expression.variables.isEmpty else { return nil }
      return try? expression.evaluate { _ in nil }
    }
  }

  /// Names, cycles and units of the model as the overlay changes it.
  private func formulaFindings(_ overlay: ScenarioOverlay) -> [Finding] {
    var formulas: [(name: String, expression: Expression)] = []
    for formula in declaration.formulas where overlay.overrides[formula.name] == nil {
      formulas.append((formula.name, formula.expression))
    }
    var replaced: [(name: String, expression: Expression)] = []
    for (name, override) in overlay.overrides.sorted(by: { $0.key < $1.key }) {
      if case .formula(let expression, _) = override, lever(name) == nil {
        replaced.append((name, expression))
      }
    }
    formulas += replaced
    let computed = Set(formulas.map(\.name))
    let leaves = units.keys.filter { !computed.contains($0) }.sorted()
    do throws(Findings) {
      let graph = try FormulaGraph(formulas, leaves: leaves)
      let known = units.filter { !computed.contains($0.key) }
      let found = try UnitChecker.infer(graph, units: known)
      var nodes = self.nodes
      return replaced.compactMap { name, expression -> Finding? in
        unitFinding(name, expression, found[name] ?? .none)
          ?? nodeFinding(&nodes, name, expression)
      }
    } catch {
      return error.all
    }
  }

  private func nodeFinding(
    _ nodes: inout FormulaNodes, _ name: String, _ expression: Expression
  ) -> Finding? {
    do throws(Finding) {
      _ = try nodes.add(expression, of: name)
      return nil
    } catch {
      return error
    }
  }

  /// A replacement must measure the same as what it replaces; a bare number takes any unit.
  private func unitFinding(_ name: String, _ expression: Expression, _ found: Unit) -> Finding? {
    guard let wanted = units[name], !wanted.isCompatible(with: found),
      !(expression.variables.isEmpty && found.isDimensionless)
    else { return nil }
    return UnitMismatch(
      kind: wanted.conversionFactor(to: found).map { .differentScale(factor: $0) }
        ?? .differentUnits,
      expression: expression.description, left: name, leftUnit: wanted,
      right: expression.description, rightUnit: found
    ).finding(place: Place(column: name))
  }
}
