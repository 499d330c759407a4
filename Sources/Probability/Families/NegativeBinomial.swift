import Glibc

/// The negative binomial distribution of a count, by its mean and size.
///
/// A Poisson whose mean varies as a gamma of shape `size`: the variance is mean + mean² / size.
public struct NegativeBinomial: Distribution, Equatable {
  /// The expected count, zero or more.
  public let mean: Double
  /// The size (the gamma's shape), greater than 0; as it grows the Poisson is approached.
  public let size: Double

  /// - Throws: `invalidParameter` unless both are finite, `mean ≥ 0` and `size > 0`.
  public init(mean: Double, size: Double) throws(ProbabilityError) {
    try require(mean >= 0, "negbinomial", "mean", mean, .nonNegative)
    try require(mean <= 1e15, "negbinomial", "mean", mean, .countable)
    try require(size > 0, "negbinomial", "size", size, .positive)
    self.mean = mean
    self.size = size
  }

  private var success: Double { size / (size + mean) }
  private var failure: Double { mean / (size + mean) }

  /// mean + mean² / size.
  public var variance: Double { mean + mean * (mean / size) }
  /// Zero and above; exactly zero where the mean is.
  public var support: ClosedRange<Double> { 0...(mean > 0 ? .infinity : 0) }
  /// True.
  public var isDiscrete: Bool { true }
  /// The probability of exactly `x`.
  public func density(_ x: Double) -> Double {
    guard x >= 0, x == floor(x) else { return x.isNaN ? x : 0 }
    if x.isInfinite { return 0 }
    return SaddlePoint.binomial(size, x, success, failure) * (size / (size + x))
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    guard x >= 0 else { return x.isNaN ? x : 0 }
    return x.isInfinite ? 1 : tails(x).lower
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    guard x >= 0 else { return x.isNaN ? x : 1 }
    return x.isInfinite ? 0 : tails(x).upper
  }
  /// The smallest count whose cumulative probability is at least `p`.
  public func quantile(_ p: Double) -> Double {
    if let edge = quantileAtEdge(p) { return edge }
    if mean == 0 { return 0 }
    return CountSearch.smallest(
      reaching: p, mean: mean, sd: variance.squareRoot(), limit: 0x1p53, cumulative: cumulative)
  }
  /// `negbinomial(mean, size)`.
  public var label: String { "negbinomial(\(shortNumber(mean)), \(shortNumber(size)))" }

  private func tails(_ x: Double) -> Tails {
    SpecialFunctions.incompleteBeta(success, failure, size, floor(x) + 1)
  }
}
