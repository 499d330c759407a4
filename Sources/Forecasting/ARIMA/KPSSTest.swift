/// The test of stationarity around a level by which the number of differences is chosen.
///
/// D. Kwiatkowski, P. C. B. Phillips, P. Schmidt and Y. Shin (1992), *Journal of Econometrics* 54,
/// 159–178, with ⌊3√n / 13⌋ lags, as `ndiffs()` of R's forecast package uses it.
enum KPSSTest {
  /// The value of the statistic above which a level is rejected at 5%.
  static let critical = 0.463

  /// The statistic of a series.
  static func statistic(_ values: [Double]) -> Double {
    let n = values.count
    guard n > 1 else { return 0 }
    let mean = values.reduce(0) { $0 + $1 / Double(n) }
    let residuals = values.map { $0 - mean }
    let lags = min(n - 1, Int(3 * Double(n).squareRoot() / 13))
    var (sum, squares, variance) = (0.0, 0.0, 0.0)
    for value in residuals {
      sum += value
      squares += sum * sum
      variance += value * value
    }
    for lag in 0..<lags {
      var product = 0.0
      for t in (lag + 1)..<n { product += residuals[t] * residuals[t - lag - 1] }
      variance += 2 * (1 - Double(lag + 1) / Double(lags + 1)) * product
    }
    return variance > 0 ? squares / Double(n) / variance : .infinity
  }

  /// How many differences, at most `limit`, make the series stationary around a level.
  static func differences(_ values: [Double], limit: Int = 2) -> Int {
    var (series, count) = (values, 0)
    while count < limit, !isConstant(series), statistic(series) > critical {
      series = ARIMAOrder.difference(series, lag: 1)
      count += 1
    }
    return count
  }

  /// Whether all values are equal up to rounding: those that differ from the first by less than
  /// 1.5e-8 of their size on average, the rule of R's `all.equal()`.
  static func isConstant(_ values: [Double]) -> Bool {
    guard let first = values.first else { return true }
    var (difference, size) = (0.0, 0.0)
    for value in values where value != first {
      difference += (value - first).magnitude
      size += value.magnitude
    }
    return difference <= 1.5e-8 * size
  }
}
