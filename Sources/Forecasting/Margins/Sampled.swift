public import Probability

/// The distribution of draws of something that may have no mean.
///
/// Sums of draws from a heavy tail have a sample mean that says nothing; here the mean is the given
/// one, as ``Forecast/mean(step:)`` promises for distributions without a mean.
public struct Sampled: Distribution {
  /// The draws.
  public let sample: Empirical
  /// The point forecast.
  public let mean: Double

  /// Makes the distribution.
  public init(_ sample: Empirical, mean: Double) {
    self.sample = sample
    self.mean = mean
  }

  /// The variance of the draws.
  public var variance: Double { sample.variance }
  /// The least to the greatest draw.
  public var support: ClosedRange<Double> { sample.support }
  /// True.
  public var isDiscrete: Bool { true }
  /// The share of the draws equal to `x`.
  public func density(_ x: Double) -> Double { sample.density(x) }
  /// The share of the draws at or below `x`.
  public func cumulative(_ x: Double) -> Double { sample.cumulative(x) }
  /// The share of the draws above `x`.
  public func survival(_ x: Double) -> Double { sample.survival(x) }
  /// The quantile of the draws.
  public func quantile(_ p: Double) -> Double { sample.quantile(p) }
  /// The label of the draws.
  public var label: String { sample.label }
}

extension Margin {
  /// The distribution of draws, or the single value where all are equal; 0 for no draws at all.
  ///
  /// Where what was drawn has no mean, `hasMean` is false and the median stands in for it, or `mean`
  /// is what to take instead.
  static func sample(
    _ draws: [Double], hasMean: Bool = true, mean: Double? = nil
  ) -> any Distribution {
    guard let first = draws.first, let sample = try? Empirical(draws) else { return point(0) }
    if draws.allSatisfy({ $0 == first }) { return point(first) }
    if hasMean, mean == nil { return sample }
    return Sampled(sample, mean: mean ?? sample.quantile(0.5))
  }
}
