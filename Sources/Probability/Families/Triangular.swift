/// The triangular distribution: a density that rises from `min` to `mode` and falls to `max`.
public struct Triangular: Distribution, Equatable {
  /// The least value.
  public let min: Double
  /// The most likely value.
  public let mode: Double
  /// The greatest value.
  public let max: Double

  /// - Throws: `invalidParameter` unless all are finite, `max > min` and `min ≤ mode ≤ max`.
  public init(min: Double, mode: Double, max: Double) throws(ProbabilityError) {
    try require(true, "triangular", "min", min, .finite)
    try require(max > min, "triangular", "max", max, .greater(than: "min", min))
    try require(mode >= min && mode <= max, "triangular", "mode", mode, .between(min, max))
    try require((max - min).isFinite, "triangular", "max", max - min, .finite)
    self.min = min
    self.mode = mode
    self.max = max
  }

  /// The mean of the three parameters.
  public var mean: Double { min / 3 + mode / 3 + max / 3 }
  /// The variance.
  public var variance: Double {
    let (a, b) = (mode - min, max - mode)
    return (a * a + b * b + a * b) / 18
  }
  /// From `min` to `max`.
  public var support: ClosedRange<Double> { min...max }
  /// False.
  public var isDiscrete: Bool { false }
  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    guard support.contains(x) else { return x.isNaN ? x : 0 }
    let width = max - min
    if x == mode { return 2 / width }
    return x < mode
      ? 2 * (x - min) / (width * (mode - min)) : 2 * (max - x) / (width * (max - mode))
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x <= min { return 0 }
    return x <= mode ? (x - min) / (mode - min) * ((x - min) / (max - min)) : 1 - survival(x)
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x >= max { return 0 }
    return x >= mode ? (max - x) / (max - mode) * ((max - x) / (max - min)) : 1 - cumulative(x)
  }
  /// The quantile, from whichever end is the nearer to it.
  public func quantile(_ p: Double) -> Double {
    if let edge = quantileAtEdge(p) { return edge }
    let width = max - min
    return p <= (mode - min) / width
      ? Swift.min(mode, min + (p * width * (mode - min)).squareRoot())
      : Swift.max(mode, max - ((1 - p) * width * (max - mode)).squareRoot())
  }
  /// `triangular(min, mode, max)`.
  public var label: String {
    "triangular(\(shortNumber(min)), \(shortNumber(mode)), \(shortNumber(max)))"
  }
}
