import CKernels

/// Mean, variance and fourth moment of a long column, in one pass.
///
/// Sums about a value near the mean, block by block and in one fixed order, so that the last bits
/// depend on the values alone. Elements that are not finite are left out. Values whose fourth powers
/// a `Double` cannot hold are divided by a power of two first, which changes no digit.
public struct ColumnMoments: Sendable, Equatable {
  /// The number of finite values.
  public let count: Int
  /// The mean; NaN without values.
  public let mean: Double
  /// The variance, divided by n − 1; NaN with fewer than two values, infinite where it is beyond a
  /// `Double` though the standard deviation is not.
  public let variance: Double
  /// The square root of the variance.
  public let standardDeviation: Double
  /// The mean of the fourth powers of the deviations over the squared variance; 1 without spread.
  public let kurtosis: Double
  /// The least value; infinite without values.
  public let minimum: Double
  /// The greatest value; minus infinity without values.
  public let maximum: Double

  /// Magnitudes between which fourth powers and their sums neither overflow nor vanish.
  private static let plain = 0x1p-200...0x1p200

  /// The moments of some values.
  public init(_ values: UnsafeBufferPointer<Double>) {
    let found = Self.sums(values)
    let most = max(found.sums.minimum.magnitude, found.sums.maximum.magnitude)
    guard found.sums.count > 0, most != 0, !Self.plain.contains(most) else {
      self.init(found.sums, about: found.centre, scale: 1)
      return
    }
    let scale = Double(sign: .plus, exponent: most.exponent, significand: 1)
    let scaled = values.map { $0 / scale }
    let again = scaled.withUnsafeBufferPointer { Self.sums($0) }
    self.init(again.sums, about: again.centre, scale: scale)
  }

  private init(_ sums: jipyo_moments, about centre: Double, scale: Double) {
    let n = sums.count
    count = Int(n)
    minimum = sums.minimum * scale
    maximum = sums.maximum * scale
    guard n > 0, sums.minimum < sums.maximum else {
      // Equal values have no spread; rounding must not invent one.
      mean = n > 0 ? minimum : .nan
      variance = n > 1 ? 0 : .nan
      standardDeviation = variance
      kurtosis = 1
      return
    }
    let offset = sums.sums.0 / n
    let square = max(0, sums.sums.1 / n - offset * offset)
    let power =
      (sums.sums.3 - 4 * offset * sums.sums.2 + 6 * offset * offset * sums.sums.1) / n
      - 3 * offset * offset * offset * offset
    let own = square * (n / (n - 1))
    mean = (centre + offset) * scale
    variance = own * scale * scale
    standardDeviation = own.squareRoot() * scale
    kurtosis = own > 0 ? max(0, power) / (own * own) : 1
  }

  /// The mean; its standard error is the standard deviation over √n.
  public var meanStatistic: Statistic {
    Statistic(
      value: mean, standardError: standardDeviation / Double(count).squareRoot(), draws: count,
      method: "mean")
  }

  /// The standard deviation s; its standard error is √((m₄ − s⁴) / n) / (2 s).
  public var deviationStatistic: Statistic {
    let error = (max(0, kurtosis - 1) / Double(count)).squareRoot() / 2 * standardDeviation
    return Statistic(
      value: count > 1 ? standardDeviation : 0, standardError: count > 1 ? error : .nan,
      draws: count, method: "standard deviation, fourth moment")
  }

  /// Sums of powers about a value near the mean, and that value.
  private static func sums(
    _ values: UnsafeBufferPointer<Double>
  ) -> (sums: jipyo_moments, centre: Double) {
    let shift = values.first(where: \.isFinite) ?? 0
    let start = sums(values, 0..<min(values.count, 1_024), about: shift)
    let found = start.count > 0 ? shift + start.sums.0 / start.count : 0
    let centre = found.isFinite ? found : 0
    return (sums(values, 0..<values.count, about: centre), centre)
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
