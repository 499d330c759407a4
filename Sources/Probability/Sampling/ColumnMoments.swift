import CKernels

/// Mean, variance and fourth moment of a long column, in one pass.
///
/// Sums about a value near the mean, block by block and in one fixed order, so that the last bits
/// depend on the values alone. Elements that are not finite are left out.
public struct ColumnMoments: Sendable, Equatable {
  /// The number of finite values.
  public let count: Int
  /// The mean; NaN without values.
  public let mean: Double
  /// The variance, divided by n − 1; NaN with fewer than two values.
  public let variance: Double
  /// The mean of the fourth powers of the deviations.
  public let fourth: Double
  /// The least value; infinite without values.
  public let minimum: Double
  /// The greatest value; minus infinity without values.
  public let maximum: Double

  /// The moments of some values.
  public init(_ values: UnsafeBufferPointer<Double>) {
    let shift = values.first(where: \.isFinite) ?? 0
    var sums = Self.sums(values, 0..<min(values.count, 1_024), about: shift)
    let centre = sums.count > 0 ? shift + sums.sums.0 / sums.count : 0
    sums = Self.sums(values, 0..<values.count, about: centre.isFinite ? centre : 0)
    let n = sums.count
    let offset = sums.sums.0 / n
    count = Int(n)
    minimum = sums.minimum
    maximum = sums.maximum
    // Equal values have no spread; rounding must not invent one.
    let isConstant = sums.minimum == sums.maximum
    let mean = isConstant ? sums.minimum : centre + offset
    let square = sums.sums.1 / n - offset * offset
    let power =
      (sums.sums.3 - 4 * offset * sums.sums.2 + 6 * offset * offset * sums.sums.1) / n
      - 3 * offset * offset * offset * offset
    guard mean.isFinite, square.isFinite, power.isFinite, n > 0, !isConstant else {
      let slow = SampleStatistics(values.filter(\.isFinite))
      self.mean = isConstant ? mean : slow.mean
      variance = isConstant && n > 1 ? 0 : slow.variance
      fourth = isConstant ? 0 : .nan
      return
    }
    self.mean = mean
    variance = n > 1 ? max(0, square) * (n / (n - 1)) : .nan
    fourth = max(0, power)
  }

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The mean; its standard error is the standard deviation over √n.
  public var meanStatistic: Statistic {
    Statistic(
      value: mean, standardError: standardDeviation / Double(count).squareRoot(), draws: count,
      method: "mean")
  }

  /// The standard deviation s; its standard error is √((m₄ − s⁴) / n) / (2 s).
  public var deviationStatistic: Statistic {
    let spread = max(0, fourth - variance * variance)
    let error = (spread / Double(count)).squareRoot() / (2 * standardDeviation)
    return Statistic(
      value: count > 1 ? standardDeviation : 0,
      standardError: count > 1 ? (variance == 0 ? 0 : error) : .nan, draws: count,
      method: "standard deviation, fourth moment")
  }

  private static func sums(
    _ values: UnsafeBufferPointer<Double>, _ range: Range<Int>, about shift: Double
  ) -> jipyo_moments {
    var sums = jipyo_moments(
      count: 0, sums: (0, 0, 0, 0), minimum: .infinity, maximum: -.infinity)
    if let base = values.baseAddress { jipyo_add_moments(base, range.count, shift, &sums) }
    return sums
  }
}
