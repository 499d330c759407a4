import Foundation

/// A smoothed level or a damped trend, whichever is better by AICc, seasonally adjusted where there is a
/// season; the last value where there are fewer than three.
struct LevelOrTrend: ForecastMethod {
  /// The fewest values for which a trend is considered.
  static let trendObservations = 8

  var name: String { "level-or-trend" }
  var minimumObservations: Int { 1 }

  func fit(_ input: ForecastInput) throws(ForecastError) -> FittedAdjusted {
    guard input.count >= 3 else { return try SeasonallyAdjusted(LastValue()).fit(input) }
    let level = try SeasonallyAdjusted(SimpleSmoothing()).fit(input)
    guard input.count >= Self.trendObservations else { return level }
    let trend = try SeasonallyAdjusted(DampedTrend()).fit(input)
    let n = Double(input.count)
    return Self.criterion(trend, n, 6) < Self.criterion(level, n, 3) ? trend : level
  }

  /// AICc of `k` estimated numbers, the variance among them.
  private static func criterion(_ model: FittedAdjusted, _ n: Double, _ k: Double) -> Double {
    let squares = (model.base as? FittedSmoothing)?.sumOfSquares ?? .infinity
    return n * log(max(squares, 1e-300)) + 2 * k + 2 * k * (k + 1) / max(1, n - k - 1)
  }
}
