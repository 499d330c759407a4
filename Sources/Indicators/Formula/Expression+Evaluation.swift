import Foundation

extension Expression {
  /// The value at one point: variables as the environment gives them, no other periods.
  ///
  /// Comparisons and logic give 1 or 0, and anything but 0 is true. `if`, `and` and `or` only
  /// evaluate what they need. Throws where a value is missing, a divisor is 0, a function is not
  /// defined or the result is not finite; never returns NaN.
  public func evaluate(_ environment: (String) -> Double?) throws(EvaluationError) -> Double {
    try evaluate(environment, at: { _, _ in nil })
  }

  /// The value at one point, with the values `x[2019]` of variables at named periods.
  public func evaluate(
    _ environment: (String) -> Double?, at periods: (String, Period) -> Double?
  ) throws(EvaluationError) -> Double {
    switch self {
    case .number(let value), .quantity(let value, _): return value
    case .variable(let name):
      guard let value = environment(name) else { throw .missingValue(name: name, period: nil) }
      return try checked(value)
    case .at(let name, let period):
      guard let value = periods(name, period) else {
        throw .missingValue(name: name, period: period)
      }
      return try checked(value)
    case .unary(.negate, let a): return -(try a.evaluate(environment, at: periods))
    case .unary(.not, let a): return try a.evaluate(environment, at: periods) == 0 ? 1 : 0
    case .binary(.and, let a, let b):
      guard try a.evaluate(environment, at: periods) != 0 else { return 0 }
      return try b.evaluate(environment, at: periods) != 0 ? 1 : 0
    case .binary(.or, let a, let b):
      guard try a.evaluate(environment, at: periods) == 0 else { return 1 }
      return try b.evaluate(environment, at: periods) != 0 ? 1 : 0
    case .binary(let symbol, let a, let b):
      var left = try a.evaluate(environment, at: periods)
      var right = try b.evaluate(environment, at: periods)
      if symbol.isComparison {
        if b.isZero { left = try a.settled(left, environment, at: periods) }
        if a.isZero { right = try b.settled(right, environment, at: periods) }
      }
      return try combine(symbol, left, right)
    case .conditional(let c, let a, let b):
      let chosen = try c.evaluate(environment, at: periods) != 0 ? a : b
      return try chosen.evaluate(environment, at: periods)
    case .call(let function, let arguments):
      guard !function.spansPeriods else { throw .needsPeriods(in: EvaluationError.shown(self)) }
      var values: [Double] = []
      for argument in arguments { values.append(try argument.evaluate(environment, at: periods)) }
      return try apply(function, to: values)
    }
  }

  /// Two values joined by an operator; `self` is the expression named in an error.
  func combine(
    _ symbol: BinaryOperator, _ a: Double, _ b: Double
  ) throws(EvaluationError) -> Double {
    switch symbol {
    case .add: return try checked(a + b)
    case .subtract: return try checked(a - b)
    case .multiply: return try checked(a * b)
    case .divide:
      guard b != 0 else { throw .divisionByZero(in: EvaluationError.shown(self)) }
      return try checked(a / b)
    case .power:
      if a == 0, b < 0 { throw .divisionByZero(in: EvaluationError.shown(self)) }
      let value = pow(a, b)
      guard !value.isNaN else { throw .outOfDomain(in: EvaluationError.shown(self)) }
      return try checked(value)
    case .less: return a < b - LastBits.of(b) ? 1 : 0
    case .lessOrEqual: return a <= b + LastBits.of(b) ? 1 : 0
    case .greater: return a > b + LastBits.of(b) ? 1 : 0
    case .greaterOrEqual: return a >= b - LastBits.of(b) ? 1 : 0
    case .equal: return (a - b).magnitude <= LastBits.of(b) ? 1 : 0
    case .notEqual: return (a - b).magnitude > LastBits.of(b) ? 1 : 0
    case .and: return a != 0 && b != 0 ? 1 : 0
    case .or: return a != 0 || b != 0 ? 1 : 0
    }
  }

  /// The value of a function that looks at one period only.
  func apply(_ function: Function, to values: [Double]) throws(EvaluationError) -> Double {
    guard let x = values.first, function.arity.contains(values.count) else {
      throw .outOfDomain(in: EvaluationError.shown(self))
    }
    switch function {
    case .min: return values.reduce(x, Swift.min)
    case .max: return values.reduce(x, Swift.max)
    case .abs: return x.magnitude
    case .exp: return try checked(Foundation.exp(x))
    case .log:
      guard x > 0 else { throw .outOfDomain(in: EvaluationError.shown(self)) }
      return Foundation.log(x)
    case .sqrt:
      guard x >= 0 else { throw .outOfDomain(in: EvaluationError.shown(self)) }
      return x.squareRoot()
    case .sin: return Foundation.sin(x)
    case .cos: return Foundation.cos(x)
    case .floor: return RoundingRule(mode: .down).apply(x)
    case .ceil: return RoundingRule(mode: .up).apply(x)
    case .round: return Expression.rounded(x, digits: values.count > 1 ? values[1] : 0)
    case .clamp: return Swift.min(Swift.max(x, values[1]), values[2])
    case .prev, .lag, .cumsum, .total, .mean:
      throw .needsPeriods(in: EvaluationError.shown(self))
    }
  }

  /// Half away from zero as the decimal is written, at −15 to 15 decimals: 2.675 is 2.68 at two.
  ///
  /// Not a number where either is none.
  public static func rounded(_ value: Double, digits: Double) -> Double {
    guard !digits.isNaN else { return .nan }
    let places = Swift.min(Swift.max(digits.rounded(), -15), 15)
    return RoundingRule(decimals: Int(places)).apply(value)
  }

  private func checked(_ value: Double) throws(EvaluationError) -> Double {
    guard value.isFinite else { throw .notFinite(in: EvaluationError.shown(self)) }
    return value
  }
}
