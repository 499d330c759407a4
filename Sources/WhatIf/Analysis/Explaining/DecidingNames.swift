import Indicators

/// The variables on which conditions of a model hang: what stands in comparisons, in `and`, `or`,
/// `not` and before the first comma of `if`, and what that is made of.
struct DecidingNames {
  private(set) var names: Set<String> = []

  /// Looks through all formulas as a scenario has them.
  init(_ model: CompiledModel, _ scenario: ScenarioOverlay) {
    var formulas: [String: Expression] = [:]
    for formula in model.declaration.formulas { formulas[formula.name] = formula.expression }
    for (name, override) in scenario.overrides {
      formulas[name] = nil
      if case .formula(let expression, _) = override { formulas[name] = expression }
    }
    var open: [String] = []
    for expression in formulas.values {
      for condition in DecidingNames.conditions(expression) {
        let needs = condition.dependencies
        open += needs.samePeriod + needs.earlier
      }
    }
    while let name = open.popLast() {
      guard names.insert(name).inserted, let needs = formulas[name]?.dependencies else { continue }
      open += needs.samePeriod + needs.earlier
    }
  }

  /// The parts of a formula that are true or false, and what is compared in them.
  private static func conditions(_ expression: Expression) -> [Expression] {
    var (open, found): ([Expression], [Expression]) = ([expression], [])
    while let node = open.popLast() {
      open += node.children
      switch node {
      case .conditional(let condition, _, _): found.append(condition)
      case .unary(.not, _): found.append(node)
      case .binary(let symbol, _, _) where symbol.isComparison || symbol == .and || symbol == .or:
        found.append(node)
      default: break
      }
    }
    return found
  }
}
