/// Student's t, shifted and scaled.
public struct StudentT: Distribution, Equatable {
  /// The degrees of freedom, greater than 0, not necessarily whole.
  public let df: Double
  /// The centre.
  public let location: Double
  /// The scale, greater than 0; not the standard deviation.
  public let scale: Double

  /// - Throws: `invalidParameter` unless all are finite, `df > 0` and `scale > 0`.
  public init(
    df: Double, location: Double = 0, scale: Double = 1
  ) throws(ProbabilityError) {
    try require(df > 0, "studentt", "df", df, .positive)
    try require(true, "studentt", "location", location, .finite)
    try require(scale > 0, "studentt", "scale", scale, .positiveSpread)
    self.df = df
    self.location = location
    self.scale = scale
  }

  /// The centre; NaN unless `df > 1`.
  public var mean: Double { df > 1 ? location : .nan }
  /// scale² df / (df − 2); infinite for 1 < df ≤ 2, NaN below.
  public var variance: Double {
    df > 2 ? scale * scale * (df / (df - 2)) : df > 1 ? .infinity : .nan
  }
  /// The whole line.
  public var support: ClosedRange<Double> { -.infinity ... .infinity }
  /// False.
  public var isDiscrete: Bool { false }
  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    shape.density((x - location) / scale) / scale
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    shape.tails((x - location) / scale).lower
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    shape.tails((x - location) / scale).upper
  }
  /// The interval, its ends as far from the centre.
  public func interval(_ level: Double) -> (lower: Double, upper: Double) {
    let reach = scale * shape.quantile((1 - level) / 2)
    return (location + reach, location - reach)
  }
  private var shape: StudentTShape { StudentTShape(df) }
  /// The quantile.
  public func quantile(_ p: Double) -> Double {
    location + scale * shape.quantile(p)
  }
  /// `studentt(df, location, scale)`.
  public var label: String {
    "studentt(\(shortNumber(df)), \(shortNumber(location)), \(shortNumber(scale)))"
  }
}
