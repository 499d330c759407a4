import Foundation
import Indicators
import Probability

/// One origin of one series: the history before it, what came after, and the naive reference.
struct BacktestOrigin {
  let id: String
  let plan: BacktestPlan
  let history: ForecastInput
  private let actual: [Double?]
  private let scale: Double?
  private let reference: Forecast?

  init(id: String, input: ForecastInput, known: Int, plan: BacktestPlan) {
    self.id = id
    self.plan = plan
    history = plan.history(input, known: known)
    actual = Array(input.values[known..<min(input.values.count, known + plan.horizon)])
    let before = Array(input.values[..<known])
    let season = input.seasonLength
    scale = Accuracy.naiveScale(before, season: before.count > season ? season : 1)
    let naive: any ForecastMethod =
      season > 1 && history.values.count > season ? SeasonalNaive() : LastValue()
    reference =
      ForecastOutcome(
        naive, on: history, horizon: actual.count, instead: LastValue()
      ).forecast
  }

  /// The forecasts of a method with their outcomes; a step without an outcome gives no case.
  ///
  /// - Throws: why the method cannot be fitted.
  func cases(of method: any ForecastMethod) throws(ForecastError) -> [BacktestCase] {
    let forecast = try method.forecast(history, horizon: actual.count)
    return actual.enumerated().compactMap { index, value in
      value.map { outcome(forecast, of: method.name, step: index + 1, actual: $0) }
    }
  }

  private func outcome(
    _ forecast: Forecast, of method: String, step: Int, actual: Double
  ) -> BacktestCase {
    let margin = forecast.distribution(step: step)
    let upTo = margin.cumulative(actual)
    let below = min(upTo, max(0, 1 - margin.atLeast(actual)))
    let naive = reference?.distribution(step: step)
    let naivePoint = reference?.mean(step: step) ?? actual
    return BacktestCase(
      id: id, method: method, origin: history.lastPeriod, observations: history.count, step: step,
      period: forecast.periods[step - 1], actual: actual, mean: forecast.mean(step: step),
      intervals: plan.levels.map { forecast.interval($0, step: step) },
      crps: Accuracy.crps(margin, actual: actual), transform: below...upTo,
      naiveError: (actual - naivePoint).magnitude,
      naiveCRPS: naive.map { Accuracy.crps($0, actual: actual) } ?? .nan, scale: scale)
  }
}
