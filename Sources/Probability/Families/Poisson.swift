import Glibc

/// The Poisson distribution of a count.
public struct Poisson: Distribution, Equatable {
  /// The expected count, zero or more.
  public let mean: Double

  /// - Throws: `invalidParameter` unless `mean` is finite and not negative.
  public init(mean: Double) throws(ProbabilityError) {
    try require(mean >= 0, "poisson", "mean", mean, .nonNegative)
    try require(mean <= 1e15, "poisson", "mean", mean, .countable)
    self.mean = mean
  }

  /// The mean.
  public var variance: Double { mean }
  /// Zero and above; exactly zero where the mean is.
  public var support: ClosedRange<Double> { 0...(mean > 0 ? .infinity : 0) }
  /// True.
  public var isDiscrete: Bool { true }
  /// The probability of exactly `x`.
  public func density(_ x: Double) -> Double {
    guard x >= 0, x == floor(x) else { return x.isNaN ? x : 0 }
    return SaddlePoint.poisson(x, mean)
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    guard x >= 0 else { return x.isNaN ? x : 0 }
    return mean == 0 ? 1 : x.isInfinite ? 1 : tails(x).upper
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    guard x >= 0 else { return x.isNaN ? x : 1 }
    return mean == 0 ? 0 : x.isInfinite ? 0 : tails(x).lower
  }
  /// The smallest count whose cumulative probability is at least `p`.
  public func quantile(_ p: Double) -> Double {
    if let edge = quantileAtEdge(p) { return edge }
    if mean == 0 { return 0 }
    return CountSearch.smallest(
      reaching: p, mean: mean, sd: mean.squareRoot(), limit: 0x1p53, cumulative: cumulative)
  }
  /// `poisson(mean)`.
  public var label: String { "poisson(\(shortNumber(mean)))" }

  private func tails(_ x: Double) -> Tails {
    SpecialFunctions.incompleteGamma(floor(x) + 1, mean)
  }
}
