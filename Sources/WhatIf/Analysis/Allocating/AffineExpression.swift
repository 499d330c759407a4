import Indicators

/// Takes a formula apart into what it adds per unit of each lever: `a * x + b` has `a` for `x`.
///
/// The parts are formulas again, so the engine computes them draw by draw. That a formula is affine
/// (a straight line in every lever, whatever the draw) is read from its form, not tried at points: a
/// bend that no trial happens to meet, such as `min(x, 40)`, is refused all the same.
struct AffineExpression {
  /// What each name adds: nil for a name that depends on no lever, or else the levers it depends on.
  let leversBehind: (String) -> Set<String>
  /// Whether a name is a lever itself.
  let isLever: (String) -> Bool

  /// What one unit of each lever adds.
  typealias Slopes = [String: Expression]

  /// The part that is no straight line.
  struct Bend: Error {
    let node: Expression
    let levers: [String]
  }

  /// The name of the formula that holds the slope of a variable in a lever.
  static func slope(of name: String, in lever: String) -> String { "\(name)\u{0}\(lever)" }

  /// What a formula adds per unit of each lever it depends on.
  func slopes(of expression: Expression) throws(Bend) -> Slopes {
    try expression.fold { (node: Expression, below: [Slopes]) throws(Bend) -> Slopes in
      try slopes(node, below)
    }
  }

  private func slopes(_ node: Expression, _ below: [Slopes]) throws(Bend) -> Slopes {
    switch node {
    case .number, .quantity: return [:]
    case .variable(let name): return named(name) { .variable($0) }
    case .at(let name, let period): return named(name) { .at($0, period) }
    case .unary(.negate, _): return below[0].mapValues { .unary(.negate, $0) }
    case .binary(.add, _, _): return sum(below, sign: 1)
    case .binary(.subtract, _, _): return sum(below, sign: -1)
    case .binary(.multiply, let a, let b):
      if below[0].isEmpty { return below[1].mapValues { AffineExpression.product(a, $0) } }
      if below[1].isEmpty { return below[0].mapValues { AffineExpression.product(b, $0) } }
    case .binary(.divide, _, let divisor) where below[1].isEmpty:
      return below[0].mapValues { .binary(.divide, $0, divisor) }
    case .conditional(let condition, _, _) where below[0].isEmpty:
      return both(below[1], below[2]) { .conditional(condition, $0, $1) }
    case .call(let function, let arguments):
      if let slopes = overTime(function, arguments, below) { return slopes }
    default: break
    }
    let levers = Set(below.flatMap(\.keys))
    guard levers.isEmpty else { throw Bend(node: node, levers: levers.sorted()) }
    return [:]
  }

  /// The slopes of `prev`, `lag`, `cumsum`, `total` and `mean`, which keep straight lines straight.
  private func overTime(
    _ function: Expression.Function, _ arguments: [Expression], _ below: [Slopes]
  ) -> Slopes? {
    switch function {
    case .cumsum, .total, .mean: return below[0].mapValues { .call(function, [$0]) }
    case .prev where below.count == 2:
      return both(below[0], below[1]) { .call(.prev, [$0, $1]) }
    case .lag where below.count == 3 && below[1].isEmpty:
      return both(below[0], below[2]) { .call(.lag, [$0, arguments[1], $1]) }
    default: return nil
    }
  }

  private func named(_ name: String, _ make: (String) -> Expression) -> Slopes {
    var slopes: Slopes = [:]
    for lever in isLever(name) ? [name] : leversBehind(name) {
      slopes[lever] = make(AffineExpression.slope(of: name, in: lever))
    }
    return slopes
  }

  private func sum(_ below: [Slopes], sign: Int) -> Slopes {
    let symbol: Expression.BinaryOperator = sign > 0 ? .add : .subtract
    var slopes = below[0]
    for (lever, slope) in below[1] {
      slopes[lever] =
        slopes[lever].map { .binary(symbol, $0, slope) }
        ?? (sign > 0 ? slope : .unary(.negate, slope))
    }
    return slopes
  }

  private func both(
    _ a: Slopes, _ b: Slopes, _ make: (Expression, Expression) -> Expression
  ) -> Slopes {
    var slopes: Slopes = [:]
    for lever in Set(a.keys).union(b.keys) {
      slopes[lever] = make(a[lever] ?? .number(0), b[lever] ?? .number(0))
    }
    return slopes
  }

  private static func product(_ factor: Expression, _ slope: Expression) -> Expression {
    .binary(.multiply, factor, slope)
  }
}
