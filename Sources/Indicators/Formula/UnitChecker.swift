/// Finds the unit of a formula and checks that what is added or compared measures the same.
///
/// A bare number takes any unit in sums, comparisons, `min`, `max`, `clamp` and `if`, where it is a
/// constant offset or bound, and is dimensionless in products. A name without a declared unit takes
/// any unit too; unknown names are `FormulaGraph`'s business.
public enum UnitChecker {
  /// The unit of a formula; the dimensionless one for a formula of bare numbers.
  ///
  /// Throws a `UnitMismatch` that names both sides with their units.
  public static func infer(
    _ expression: Expression, units: [String: Unit]
  ) throws(UnitMismatch) -> Unit {
    try expression.fold { (node: Expression, below: [Unit?]) throws(UnitMismatch) -> Unit? in
      try unit(of: node, below, units)
    } ?? .none
  }

  /// The units of all formulas of a graph and of its leaves, in the order of computation.
  ///
  /// Throws the first mismatch with the name of its formula.
  public static func infer(
    _ graph: FormulaGraph, units: [String: Unit]
  ) throws(Findings) -> [String: Unit] {
    var known = units
    var findings: [Finding] = []
    for name in graph.order {
      guard let expression = graph.expression(of: name) else { continue }
      do throws(UnitMismatch) {
        known[name] = try infer(expression, units: known)
      } catch {
        let found = error.finding()
        findings.append(
          Finding(
            code: found.code, severity: found.severity, place: Place(column: name),
            message: LocalizedText(
              ko: "'\(name)'의 수식 \(found.message.ko)",
              en: "Formula of '\(name)', \(found.message.en)"),
            mend: found.mend))
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return known
  }

  /// The unit from those of the parts; nil where the expression takes any.
  private static func unit(
    of node: Expression, _ below: [Unit?], _ units: [String: Unit]
  ) throws(UnitMismatch) -> Unit? {
    switch node {
    case .number: return nil
    case .quantity(_, let unit): return unit
    case .variable(let name), .at(let name, _): return units[name]
    case .unary(.negate, _): return below.first ?? nil
    case .unary(.not, _): return Unit.none
    case .binary(let symbol, _, _): return try binary(node, symbol, below)
    case .conditional: return try common(below, in: node, skipping: 0)
    case .call(let function, _): return try call(node, function, below)
    }
  }

  private static func binary(
    _ node: Expression, _ symbol: Expression.BinaryOperator, _ below: [Unit?]
  ) throws(UnitMismatch) -> Unit? {
    switch symbol {
    case .add, .subtract: return try common(below, in: node)
    case .multiply, .divide:
      guard below.count == 2, below[0] != nil || below[1] != nil else { return nil }
      let (x, y) = (below[0] ?? .none, below[1] ?? .none)
      return symbol == .multiply ? x * y : x / y
    case .power: return try power(node, below)
    case .and, .or: return Unit.none
    default:
      _ = try common(below, in: node)
      return Unit.none
    }
  }

  private static func power(
    _ node: Expression, _ below: [Unit?]
  ) throws(UnitMismatch) -> Unit? {
    try requirePlain(1, of: node, below)
    guard let unit = below.first ?? nil, !unit.isDimensionless else { return below.first ?? nil }
    if case .number(let value) = node.children[1] {
      if let whole = Int(exactly: value), let raised = unit.power(whole) { return raised }
      if value == 0.5, let root = unit.root(2) { return root }
    }
    throw single(.badPower, 0, of: node, unit)
  }

  private static func call(
    _ node: Expression, _ function: Expression.Function, _ below: [Unit?]
  ) throws(UnitMismatch) -> Unit? {
    switch function {
    case .min, .max, .clamp, .prev: return try common(below, in: node)
    case .lag:
      try requirePlain(1, of: node, below)
      return try common(below, in: node, skipping: 1)
    case .exp, .log, .sin, .cos:
      try requirePlain(0, of: node, below)
      return Unit.none
    case .sqrt:
      guard let unit = below.first ?? nil else { return nil }
      guard let root = unit.root(2) else { throw single(.badPower, 0, of: node, unit) }
      return root
    case .abs, .floor, .ceil, .round, .cumsum, .total, .mean:
      try requirePlain(1, of: node, below)
      return below.first ?? nil
    }
  }

  /// The unit that several parts share; parts that take any unit do not count.
  private static func common(
    _ below: [Unit?], in node: Expression, skipping skipped: Int? = nil
  ) throws(UnitMismatch) -> Unit? {
    var found: (index: Int, unit: Unit)?
    for (index, unit) in below.enumerated() where index != skipped {
      guard let unit else { continue }
      guard let first = found else {
        found = (index, unit)
        continue
      }
      if first.unit.isCompatible(with: unit) { continue }
      let factor = first.unit.conversionFactor(to: unit)
      let parts = node.children
      throw UnitMismatch(
        kind: factor.map { .differentScale(factor: $0) } ?? .differentUnits,
        expression: EvaluationError.shown(node), left: EvaluationError.shown(parts[first.index]),
        leftUnit: first.unit, right: EvaluationError.shown(parts[index]), rightUnit: unit)
    }
    return found?.unit
  }

  private static func requirePlain(
    _ index: Int, of node: Expression, _ below: [Unit?]
  ) throws(UnitMismatch) {
    guard below.indices.contains(index), let unit = below[index], !unit.isDimensionless else {
      return
    }
    throw single(.needsPlainNumber, index, of: node, unit)
  }

  private static func single(
    _ kind: UnitMismatch.Kind, _ index: Int, of node: Expression, _ unit: Unit
  ) -> UnitMismatch {
    UnitMismatch(
      kind: kind, expression: EvaluationError.shown(node),
      left: EvaluationError.shown(node.children[index]), leftUnit: unit)
  }
}
