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
    try unit(of: expression, units) ?? .none
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
        findings.append(error.finding(place: Place(column: name)))
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return known
  }

  /// The unit, or nil where the expression takes any.
  private static func unit(
    of node: Expression, _ units: [String: Unit]
  ) throws(UnitMismatch) -> Unit? {
    switch node {
    case .number: return nil
    case .quantity(_, let unit): return unit
    case .variable(let name), .at(let name, _): return units[name]
    case .unary(.negate, let a): return try unit(of: a, units)
    case .unary(.not, let a):
      _ = try unit(of: a, units)
      return Unit.none
    case .binary(let symbol, let a, let b): return try binary(node, symbol, a, b, units)
    case .conditional(let c, let a, let b):
      _ = try unit(of: c, units)
      return try common(of: [a, b], in: node, units)
    case .call(let function, let arguments): return try call(node, function, arguments, units)
    }
  }

  private static func binary(
    _ node: Expression, _ symbol: Expression.BinaryOperator, _ a: Expression, _ b: Expression,
    _ units: [String: Unit]
  ) throws(UnitMismatch) -> Unit? {
    switch symbol {
    case .add, .subtract: return try common(of: [a, b], in: node, units)
    case .multiply, .divide:
      let left = try unit(of: a, units)
      let right = try unit(of: b, units)
      guard left != nil || right != nil else { return nil }
      let (x, y) = (left ?? .none, right ?? .none)
      return symbol == .multiply ? x * y : x / y
    case .power: return try power(node, a, b, units)
    case .and, .or:
      _ = try unit(of: a, units)
      _ = try unit(of: b, units)
      return Unit.none
    default:
      _ = try common(of: [a, b], in: node, units)
      return Unit.none
    }
  }

  private static func power(
    _ node: Expression, _ base: Expression, _ exponent: Expression, _ units: [String: Unit]
  ) throws(UnitMismatch) -> Unit? {
    try requirePlain(exponent, in: node, units)
    guard let unit = try unit(of: base, units) else { return nil }
    guard !unit.isDimensionless else { return unit }
    if case .number(let value) = exponent {
      if let whole = Int(exactly: value), let raised = unit.power(whole) { return raised }
      if value == 0.5, let root = unit.root(2) { return root }
    }
    throw UnitMismatch(
      kind: .badPower, expression: EvaluationError.shown(node), left: EvaluationError.shown(base),
      leftUnit: unit)
  }

  private static func call(
    _ node: Expression, _ function: Expression.Function, _ arguments: [Expression],
    _ units: [String: Unit]
  ) throws(UnitMismatch) -> Unit? {
    switch function {
    case .min, .max, .clamp, .prev: return try common(of: arguments, in: node, units)
    case .exp, .log, .sin, .cos:
      for argument in arguments { try requirePlain(argument, in: node, units) }
      return Unit.none
    case .sqrt:
      guard let argument = arguments.first, let unit = try unit(of: argument, units) else {
        return nil
      }
      guard let root = unit.root(2) else {
        throw UnitMismatch(
          kind: .badPower, expression: EvaluationError.shown(node),
          left: EvaluationError.shown(argument), leftUnit: unit)
      }
      return root
    case .lag:
      if arguments.count > 1 { try requirePlain(arguments[1], in: node, units) }
      return try common(
        of: arguments.enumerated().filter { $0.offset != 1 }.map(\.element),
        in: node, units)
    case .abs, .floor, .ceil, .round, .cumsum, .total, .mean:
      for extra in arguments.dropFirst() { try requirePlain(extra, in: node, units) }
      guard let first = arguments.first else { return nil }
      return try unit(of: first, units)
    }
  }

  /// The unit that all of several parts share; parts that take any unit do not count.
  private static func common(
    of parts: [Expression], in node: Expression, _ units: [String: Unit]
  ) throws(UnitMismatch) -> Unit? {
    var found: (part: Expression, unit: Unit)?
    for part in parts {
      guard let unit = try unit(of: part, units) else { continue }
      guard let first = found else {
        found = (part, unit)
        continue
      }
      if first.unit.isCompatible(with: unit) { continue }
      let factor = first.unit.conversionFactor(to: unit)
      throw UnitMismatch(
        kind: factor.map { .differentScale(factor: $0) } ?? .differentUnits,
        expression: EvaluationError.shown(node), left: EvaluationError.shown(first.part),
        leftUnit: first.unit, right: EvaluationError.shown(part), rightUnit: unit)
    }
    return found?.unit
  }

  private static func requirePlain(
    _ part: Expression, in node: Expression, _ units: [String: Unit]
  ) throws(UnitMismatch) {
    guard let unit = try unit(of: part, units), !unit.isDimensionless else { return }
    throw UnitMismatch(
      kind: .needsPlainNumber, expression: EvaluationError.shown(node),
      left: EvaluationError.shown(part), leftUnit: unit)
  }
}
