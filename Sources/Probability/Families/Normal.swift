import CKernels
import Glibc

/// The normal distribution.
public struct Normal: Distribution, Equatable {
  /// The expected value.
  public let mean: Double
  /// The standard deviation, greater than 0.
  public let sd: Double

  /// - Throws: `invalidParameter` unless both are finite and `sd > 0`.
  public init(mean: Double, sd: Double) throws(ProbabilityError) {
    try require(true, "normal", "mean", mean, .finite)
    try require(sd > 0, "normal", "sd", sd, .positiveSpread)
    self.mean = mean
    self.sd = sd
  }

  /// The square of the standard deviation.
  public var variance: Double { sd * sd }
  /// The whole line.
  public var support: ClosedRange<Double> { -.infinity ... .infinity }
  /// False.
  public var isDiscrete: Bool { false }
  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    SpecialFunctions.normalDensity((x - mean) / sd) / sd
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    SpecialFunctions.normalCumulative((x - mean) / sd)
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    SpecialFunctions.normalSurvival((x - mean) / sd)
  }
  /// The quantile, by AS 241.
  public func quantile(_ p: Double) -> Double { mean + sd * jipyo_normal_quantile(p) }
  /// The quantiles, by the block kernel.
  public func quantiles(_ p: [Double]) -> [Double] {
    var values = p
    Kernels.normalQuantilesInPlace(&values)
    for i in values.indices { values[i] = mean + sd * values[i] }
    return values
  }
  /// `normal(mean, sd)`.
  public var label: String { "normal(\(shortNumber(mean)), \(shortNumber(sd)))" }
}
