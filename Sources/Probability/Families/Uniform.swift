/// The uniform distribution on an interval.
public struct Uniform: Distribution, Equatable {
  /// The least value.
  public let min: Double
  /// The greatest value.
  public let max: Double

  /// - Throws: `invalidParameter` unless both are finite and `max > min`.
  public init(min: Double, max: Double) throws(ProbabilityError) {
    try require(true, "uniform", "min", min, .finite)
    try require(max > min, "uniform", "max", max, .greater(than: "min", min))
    try require((max - min).isFinite, "uniform", "max − min", max - min, .finite)
    self.min = min
    self.max = max
  }

  /// The middle of the interval.
  public var mean: Double { min / 2 + max / 2 }
  /// The squared width over twelve.
  public var variance: Double { (max - min) * (max - min) / 12 }
  /// The interval.
  public var support: ClosedRange<Double> { min...max }
  /// False.
  public var isDiscrete: Bool { false }
  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    x.isNaN ? x : support.contains(x) ? 1 / (max - min) : 0
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x <= min ? 0 : x >= max ? 1 : (x - min) / (max - min)
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    x <= min ? 1 : x >= max ? 0 : (max - x) / (max - min)
  }
  /// The point at this share of the interval.
  public func quantile(_ p: Double) -> Double {
    quantileAtEdge(p) ?? Swift.min(max, min + p * (max - min))
  }
  /// `uniform(min, max)`.
  public var label: String { "uniform(\(shortNumber(min)), \(shortNumber(max)))" }
}
