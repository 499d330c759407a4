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
  /// P(X ≤ x), as a sum of terms that are not negative.
  public func cumulative(_ x: Double) -> Double {
    if x <= min { return 0 }
    if x >= max { return 1 }
    let width = max - min
    if x <= mode { return (x - min) / (mode - min) * ((x - min) / width) }
    return (mode - min) / width
      + (x - mode) / (max - mode) * (((max - x) + (max - mode)) / width)
  }
  /// P(X > x), as a sum of terms that are not negative.
  public func survival(_ x: Double) -> Double {
    if x <= min { return 1 }
    if x >= max { return 0 }
    let width = max - min
    if x >= mode { return (max - x) / (max - mode) * ((max - x) / width) }
    return (max - mode) / width
      + (mode - x) / (mode - min) * (((x - min) + (mode - min)) / width)
  }
  /// The quantile, from `min` below the mode and from the mode above.
  public func quantile(_ p: Double) -> Double {
    if let edge = quantileAtEdge(p) { return edge }
    let (width, left, right) = (max - min, mode - min, max - mode)
    let excess = p - left / width
    if excess <= 0 { return Swift.min(mode, min + (p * width * left).squareRoot()) }
    // d = x − mode solves d (2 right − d) = excess · width · right.
    let root = ((1 - p) * width * right).squareRoot()
    return Swift.min(max, mode + excess * width * right / (right + root))
  }
  /// `triangular(min, mode, max)`.
  public var label: String {
    "triangular(\(shortNumber(min)), \(shortNumber(mode)), \(shortNumber(max)))"
  }
}
