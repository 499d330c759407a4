/// Forecasts from 1 to 10 yearly figures with what was learned once from pools of series (`short`).
///
/// Growth to come is growth so far where it was steady and a return toward the mean where it was
/// noise; the width is the series' own variance shrunk toward the pool's, with Student t tails. The
/// formulas, their sources and measured results are in `Documentation/short-history.md`.
///
/// ```swift
/// let input = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2013))
/// let forecast = try ShortHistory().forecast(input, horizon: 2)
/// forecast.median(step: 1)
/// ```
public struct ShortHistory: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `short`.
  public var name: String { "short" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Reads the newest values, at most ten of them.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> ShortHistoryFit {
    try requireEnough(input)
    return ShortHistoryFit(method: name, input: input)
  }
}
