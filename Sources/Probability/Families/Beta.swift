import Glibc

/// The beta distribution, on [0, 1] or stretched over another interval.
public struct Beta: Distribution, Equatable {
  /// The first shape, greater than 0.
  public let a: Double
  /// The second shape, greater than 0.
  public let b: Double
  /// The least value, 0 unless stretched.
  public let min: Double
  /// The greatest value, 1 unless stretched.
  public let max: Double

  /// - Throws: `invalidParameter` unless all are finite, `a > 0`, `b > 0` and `max > min`.
  public init(a: Double, b: Double, min: Double = 0, max: Double = 1) throws(ProbabilityError) {
    try self.init(a: a, b: b, min: min, max: max, family: "beta")
  }

  init(
    a: Double, b: Double, min: Double, max: Double, family: String
  ) throws(ProbabilityError) {
    try require(a > 0, family, "a", a, .positive)
    try require(b > 0, family, "b", b, .positive)
    try require(true, family, "min", min, .finite)
    try require(max > min, family, "max", max, .greater(than: "min", min))
    try require((max - min).isFinite, family, "max", max - min, .finite)
    self.a = a
    self.b = b
    self.min = min
    self.max = max
  }

  private var width: Double { max - min }

  /// a / (a + b), stretched.
  public var mean: Double { min + width * (a / (a + b)) }
  /// a b / ((a + b)² (a + b + 1)), stretched.
  public var variance: Double {
    let sum = a + b
    return width * width * (a / sum) * (b / sum) / (sum + 1)
  }
  /// From `min` to `max`.
  public var support: ClosedRange<Double> { min...max }
  /// False.
  public var isDiscrete: Bool { false }

  /// The density at `x`; infinite at an end whose shape is below 1.
  public func density(_ x: Double) -> Double {
    guard support.contains(x) else { return x.isNaN ? x : 0 }
    let (u, v) = ((x - min) / width, (max - x) / width)
    if u == 0 { return a < 1 ? .infinity : a > 1 ? 0 : b / width }
    if v == 0 { return b < 1 ? .infinity : b > 1 ? 0 : a / width }
    return SaddlePoint.binomial(a, b, u, v) * (a / (a + b)) * b / (u * v) / width
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x <= min ? 0 : x >= max ? 1 : tails(x).lower
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    x <= min ? 1 : x >= max ? 0 : tails(x).upper
  }
  /// The quantile, by Newton's method on the logit scale.
  public func quantile(_ p: Double) -> Double {
    if let edge = quantileAtEdge(p) { return edge }
    let (x, y) = SpecialFunctions.inverseIncompleteBeta(a, b, lower: p, upper: 1 - p)
    return x < 0.5 ? min + width * x : max - width * y
  }
  /// `beta(a, b)`, with the interval where it is stretched.
  public var label: String {
    let shapes = "\(shortNumber(a)), \(shortNumber(b))"
    return min == 0 && max == 1
      ? "beta(\(shapes))" : "beta(\(shapes), \(shortNumber(min)), \(shortNumber(max)))"
  }

  private func tails(_ x: Double) -> Tails {
    SpecialFunctions.incompleteBeta((x - min) / width, (max - x) / width, a, b)
  }
}
