/// The PERT distribution: a beta on [min, max] whose mean is (min + 4 mode + max) / 6.
public struct PERT: Distribution, Equatable {
  /// The least value.
  public let min: Double
  /// The most likely value.
  public let mode: Double
  /// The greatest value.
  public let max: Double
  /// The same distribution as a stretched beta.
  public let beta: Beta

  /// - Throws: `invalidParameter` unless all are finite, `max > min` and `min ≤ mode ≤ max`.
  public init(min: Double, mode: Double, max: Double) throws(ProbabilityError) {
    try require(true, "pert", "min", min, .finite)
    try require(max > min, "pert", "max", max, .greater(than: "min", min))
    try require(mode >= min && mode <= max, "pert", "mode", mode, .between(min, max))
    try require((max - min).isFinite, "pert", "max", max - min, .finite)
    self.min = min
    self.mode = mode
    self.max = max
    let width = max - min
    beta = try Beta(
      a: 1 + 4 * ((mode - min) / width), b: 1 + 4 * ((max - mode) / width), min: min, max: max,
      family: "pert")
  }

  /// (min + 4 mode + max) / 6.
  public var mean: Double { min / 6 + mode * 2 / 3 + max / 6 }
  /// The variance of the beta.
  public var variance: Double { beta.variance }
  /// From `min` to `max`.
  public var support: ClosedRange<Double> { min...max }
  /// False.
  public var isDiscrete: Bool { false }
  /// The density at `x`.
  public func density(_ x: Double) -> Double { beta.density(x) }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { beta.cumulative(x) }
  /// P(X > x).
  public func survival(_ x: Double) -> Double { beta.survival(x) }
  /// The quantile.
  public func quantile(_ p: Double) -> Double { beta.quantile(p) }
  /// `pert(min, mode, max)`.
  public var label: String {
    "pert(\(shortNumber(min)), \(shortNumber(mode)), \(shortNumber(max)))"
  }
}
