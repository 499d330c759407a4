/// Scores of forecasts against what happened; lower is better but for ``coverage``.
public enum Accuracy {
  /// Mean absolute error over pairs in which both are finite; nil without any.
  public static func meanAbsoluteError(actual: [Double], forecast: [Double]) -> Double? {
    mean(zip(actual, forecast).map { ($0 - $1).magnitude })
  }

  /// Symmetric mean absolute percentage error in percent, `200 |y − f| / (|y| + |f|)`.
  ///
  /// Pairs of two zeros are left out. S. Makridakis (1993), *International Journal of Forecasting* 9,
  /// 527–529.
  public static func sMAPE(actual: [Double], forecast: [Double]) -> Double? {
    mean(zip(actual, forecast).map { 200 * ($0 - $1).magnitude / ($0.magnitude + $1.magnitude) })
  }

  /// Mean absolute scaled error: the mean absolute error over that of the seasonal naive method
  /// inside the history; nil where the history does not vary.
  ///
  /// R. J. Hyndman and A. B. Koehler (2006), *International Journal of Forecasting* 22, 679–688.
  public static func mase(
    actual: [Double], forecast: [Double], history: [Double?], season: Int = 1
  ) -> Double? {
    guard let error = meanAbsoluteError(actual: actual, forecast: forecast),
      let scale = naiveScale(history, season: season)
    else { return nil }
    return error / scale
  }

  /// The mean absolute change from season to season inside a history; nil where there is none.
  public static func naiveScale(_ history: [Double?], season: Int = 1) -> Double? {
    let season = max(1, season)
    guard history.count > season else { return nil }
    let changes = (season..<history.count).compactMap { index -> Double? in
      guard let now = history[index], let before = history[index - season] else { return nil }
      return (now - before).magnitude
    }
    return mean(changes).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The pinball loss of a quantile forecast at probability `p`.
  public static func pinball(actual: Double, quantile: Double, p: Double) -> Double {
    actual >= quantile ? p * (actual - quantile) : (1 - p) * (quantile - actual)
  }

  /// The share of actual values inside their intervals, both ends included; nil without any.
  public static func coverage(actual: [Double], intervals: [ForecastInterval]) -> Double? {
    mean(zip(actual, intervals).map { $0 >= $1.lower && $0 <= $1.upper ? 1 : 0 })
  }

  /// The interval score: width plus 2/α times the distance of an actual value outside, α = 1 − level.
  ///
  /// T. Gneiting and A. E. Raftery (2007), *JASA* 102, 359–378, §6.2. Over the naive scale and averaged
  /// it is the MSIS of the M4 competition.
  public static func intervalScore(actual: Double, interval: ForecastInterval) -> Double {
    let below = max(0, interval.lower - actual)
    let above = max(0, actual - interval.upper)
    return interval.upper - interval.lower + 2 / (1 - interval.level) * (below + above)
  }

  /// The mean of the finite values; nil without any.
  private static func mean(_ values: [Double]) -> Double? {
    let kept = values.filter(\.isFinite)
    return kept.isEmpty ? nil : kept.reduce(0, +) / Double(kept.count)
  }
}
