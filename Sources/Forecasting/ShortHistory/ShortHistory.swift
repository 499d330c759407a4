/// Forecasts from 1 to 10 yearly figures with what was learned once from pools of series (`short`).
///
/// Growth to come is growth so far where it was steady and a return toward the mean where it was
/// noise; the width is the series' own variance shrunk toward the pool's, with Student t tails. Two
/// sets of constants, from business series and from council indicators, are weighted by how well
/// each would have predicted the series so far. The formulas, their sources and measured results
/// are in `Documentation/short-history.md`. ``OwnModels`` weighs models of the series itself in beside it.
///
/// ```swift
/// let input = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2013))
/// let forecast = try ShortHistory().forecast(input, horizon: 2)
/// forecast.median(step: 1)
/// ```
public struct ShortHistory: ForecastMethod {
  /// The probability of the business pools before the series is seen, 0 to 1.
  public let odds: Double

  /// Makes the method; without `odds` either pool is as likely.
  public init(odds: Double = 0.5) {
    self.odds = odds.isNaN ? 0.5 : min(max(odds, 0), 1)
  }

  /// The method with the odds that make the histories of a whole collection most probable.
  ///
  /// An empirical Bayes step: series that come together say more about the pool they resemble than
  /// one of them can. The odds are the mode under a Beta(2, 2) prior, so a few series move them
  /// little. Histories that are not positive, or have one value, say nothing.
  public static func adapted(to collection: [ForecastInput]) -> ShortHistory {
    let advantages = collection.compactMap { input -> Double? in
      guard input.count > 1 else { return nil }
      let window = ShortHistoryFit(method: "short", input: input, odds: 0.5).window
      return window.scale == .log ? window.advantage : nil
    }
    var odds = 0.5
    for _ in 0..<200 {
      let expected = advantages.reduce(0) {
        $0 + ShortHistoryWindow.posterior(odds: odds, advantage: $1)
      }
      odds = (expected + 1) / (Double(advantages.count) + 2)
    }
    return ShortHistory(odds: odds)
  }

  /// `short`.
  public var name: String { "short" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Reads the newest values, at most ten of them.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> ShortHistoryFit {
    try requireEnough(input)
    return ShortHistoryFit(method: name, input: input, odds: odds)
  }
}
