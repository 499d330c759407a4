import Glibc

/// The gamma distribution.
public struct Gamma: Distribution, Equatable {
  /// The shape, greater than 0.
  public let shape: Double
  /// The scale, greater than 0.
  public let scale: Double

  /// - Throws: `invalidParameter` unless both are finite and greater than 0.
  public init(shape: Double, scale: Double) throws(ProbabilityError) {
    try require(shape > 0, "gamma", "shape", shape, .positive)
    try require(scale > 0, "gamma", "scale", scale, .positive)
    self.shape = shape
    self.scale = scale
  }

  /// Shape times scale.
  public var mean: Double { shape * scale }
  /// Shape times squared scale.
  public var variance: Double { shape * scale * scale }
  /// Zero and above.
  public var support: ClosedRange<Double> { 0 ... .infinity }
  /// False.
  public var isDiscrete: Bool { false }

  /// The density at `x`; infinite at 0 where the shape is below 1.
  public func density(_ x: Double) -> Double {
    guard x >= 0 else { return x.isNaN ? x : 0 }
    if x == 0 { return shape < 1 ? .infinity : shape > 1 ? 0 : 1 / scale }
    if x == .infinity { return 0 }
    // x^{k−1} e^{−x} / Γ(k) is a Poisson term of k − 1; below 1, one of k.
    return shape >= 1
      ? SaddlePoint.poisson(shape - 1, x / scale) / scale
      : SaddlePoint.poisson(shape, x / scale) * shape / x
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : SpecialFunctions.incompleteGamma(shape, x / scale).lower
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : SpecialFunctions.incompleteGamma(shape, x / scale).upper
  }
  /// The quantile, by Newton's method on the logarithmic scale.
  public func quantile(_ p: Double) -> Double {
    quantileAtEdge(p)
      ?? scale * SpecialFunctions.inverseIncompleteGamma(shape, lower: p, upper: 1 - p)
  }
  /// `gamma(shape, scale)`.
  public var label: String { "gamma(\(shortNumber(shape)), \(shortNumber(scale)))" }
}
