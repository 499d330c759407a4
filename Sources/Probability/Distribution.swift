/// A probability distribution on the real line.
///
/// Every function accepts every double: arguments outside the support give 0 or 1, a probability
/// outside [0, 1] and NaN give NaN. Nothing traps.
public protocol Distribution: Sendable {
  /// The expected value; NaN where there is none.
  var mean: Double { get }
  /// The variance; infinite or NaN where there is none.
  var variance: Double { get }
  /// The smallest closed interval that holds every value; its ends may be infinite.
  var support: ClosedRange<Double> { get }
  /// Whether the values are isolated points.
  var isDiscrete: Bool { get }
  /// The density at `x`, or for a discrete distribution the probability of exactly `x`.
  func density(_ x: Double) -> Double
  /// P(X ≤ x).
  func cumulative(_ x: Double) -> Double
  /// P(X > x), accurate where it is tiny.
  func survival(_ x: Double) -> Double
  /// P(X ≥ x): with the probability of exactly `x`, where it has one.
  func atLeast(_ x: Double) -> Double
  /// The smallest x with P(X ≤ x) ≥ p; the ends of the support at 0 and 1.
  func quantile(_ p: Double) -> Double
  /// The quantiles at many probabilities: the same values as one at a time, faster.
  func quantiles(_ p: [Double]) -> [Double]
  /// The central interval of this probability: `0.8` gives the 10th and the 90th percentile.
  func interval(_ level: Double) -> (lower: Double, upper: Double)
  /// Family and parameters, such as `normal(100, 15)`, as the driver file writes them.
  var label: String { get }
}

extension Distribution {
  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The quantiles at many probabilities, one by one.
  public func quantiles(_ p: [Double]) -> [Double] { p.map(quantile) }

  /// The interval by two quantiles.
  public func interval(_ level: Double) -> (lower: Double, upper: Double) {
    let tail = (1 - level) / 2
    return (quantile(tail), quantile(1 - tail))
  }

  /// P(X ≥ x) from survival and, for a discrete distribution, the probability of exactly `x`.
  public func atLeast(_ x: Double) -> Double {
    isDiscrete ? min(1, survival(x) + density(x)) : survival(x)
  }

  /// The answers at probabilities that need no computation, nil strictly between 0 and 1.
  func quantileAtEdge(_ p: Double) -> Double? {
    if p > 0 && p < 1 { return nil }
    return p == 0 ? support.lowerBound : p == 1 ? support.upperBound : .nan
  }
}
