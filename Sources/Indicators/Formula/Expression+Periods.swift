/// The values of a formula over consecutive periods.
public struct PeriodValues: Hashable, Sendable {
  /// The first to the last period.
  public let periods: ClosedRange<Period>
  /// One value per period; nil where a component is missing or the formula has no value.
  public let values: [Double?]
  /// Why the formula has no value at a period, where that is not for a missing component.
  public let problems: [Problem]

  /// A period without a value.
  public struct Problem: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// What happened.
    public let error: EvaluationError
  }

  /// The periods with their values, in time order.
  public var observations: [(Period, Double)] {
    values.enumerated().compactMap { index, value in
      value.map { (periods.lowerBound + index, $0) }
    }
  }
}

extension Expression {
  /// The values over consecutive periods, with `prev`, `lag`, `cumsum`, `total` and `mean`.
  ///
  /// nil where the two ends differ in frequency or lie a million periods apart. `values` gives a
  /// variable at a period, also outside the range for `x[2019]`; nil where it is not known. Before
  /// the first period `prev` and `lag` take their `first`. `total` and `mean` are over the range,
  /// and missing where any period is.
  public func evaluate(
    over periods: ClosedRange<Period>, values: (String, Period) -> Double?
  ) -> PeriodValues? {
    guard let span = periods.upperBound.distance(from: periods.lowerBound),
      span < Series.longestSpan
    else { return nil }
    var run = PeriodRun(start: periods.lowerBound, count: span + 1)
    let result = run.values(of: self, values)
    let problems = run.problems.sorted { $0.key < $1.key }.filter { result[$0.key] == nil }
    return PeriodValues(
      periods: periods, values: result,
      problems: problems.map { .init(period: periods.lowerBound + $0.key, error: $0.value) })
  }
}

/// Evaluates a formula node by node, each over all periods.
private struct PeriodRun {
  let start: Period
  let count: Int
  var problems: [Int: EvaluationError] = [:]

  mutating func values(
    of node: Expression, _ source: (String, Period) -> Double?
  ) -> [Double?] {
    switch node {
    case .number(let value), .quantity(let value, _):
      return [Double?](repeating: value, count: count)
    case .variable(let name):
      return (0..<count).map { finite(source(name, start + $0)) }
    case .at(let name, let period):
      return [Double?](repeating: finite(source(name, period)), count: count)
    case .unary(let symbol, let a):
      return values(of: a, source).map { value in
        value.map { symbol == .negate ? -$0 : ($0 == 0 ? 1 : 0) }
      }
    case .binary(let symbol, let a, let b):
      let left = values(of: a, source)
      let right = values(of: b, source)
      return joined(node, symbol, left, right)
    case .conditional(let c, let a, let b):
      let condition = values(of: c, source)
      let whenTrue = values(of: a, source)
      let whenFalse = values(of: b, source)
      return (0..<count).map { index in
        condition[index].flatMap { $0 != 0 ? whenTrue[index] : whenFalse[index] }
      }
    case .call(let function, let arguments):
      let columns = arguments.map { values(of: $0, source) }
      if function.spansPeriods { return spanning(function, columns) }
      return (0..<count).map { index in
        let row = columns.compactMap { $0[index] }
        guard row.count == columns.count else { return nil }
        return attempt(index) { () throws(EvaluationError) in try node.apply(function, to: row) }
      }
    }
  }

  /// `and` and `or` are decided by one side where that is enough, whatever the other is.
  private mutating func joined(
    _ node: Expression, _ symbol: Expression.BinaryOperator, _ left: [Double?], _ right: [Double?]
  ) -> [Double?] {
    (0..<count).map { index in
      guard let a = left[index] else { return nil }
      if symbol == .and, a == 0 { return 0 }
      if symbol == .or, a != 0 { return 1 }
      guard let b = right[index] else { return nil }
      return attempt(index) { () throws(EvaluationError) in try node.combine(symbol, a, b) }
    }
  }

  private func spanning(_ function: Expression.Function, _ columns: [[Double?]]) -> [Double?] {
    guard let x = columns.first else { return [] }
    switch function {
    case .prev:
      return columns.count < 2 ? [] : shifted(x, by: 1, first: columns[1])
    case .lag:
      guard columns.count > 2, let steps = columns[1].first ?? nil,
        let whole = Int(exactly: steps), whole >= 0
      else { return [Double?](repeating: nil, count: count) }
      return shifted(x, by: whole, first: columns[2])
    case .cumsum:
      var sum: Double? = 0
      return x.map { value in
        sum = finite(value.flatMap { added in sum.map { $0 + added } })
        return sum
      }
    default:
      let sum = x.reduce(Double?(0)) { sum, value in
        value.flatMap { added in sum.map { $0 + added } }
      }
      let result = function == .mean ? sum.map { $0 / Double(count) } : sum
      return [Double?](repeating: finite(result), count: count)
    }
  }

  private func shifted(_ x: [Double?], by steps: Int, first: [Double?]) -> [Double?] {
    (0..<count).map { $0 >= steps ? x[$0 - steps] : first[$0] }
  }

  private func finite(_ value: Double?) -> Double? {
    value.flatMap { $0.isFinite ? $0 : nil }
  }

  private mutating func attempt(
    _ index: Int, _ body: () throws(EvaluationError) -> Double
  ) -> Double? {
    do throws(EvaluationError) {
      return try body()
    } catch {
      if problems[index] == nil { problems[index] = error }
      return nil
    }
  }
}
