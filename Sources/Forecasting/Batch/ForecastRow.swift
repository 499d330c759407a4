public import Indicators

/// One line of a long table of forecasts: one series, one method, one step.
public struct ForecastRow: Sendable {
  /// The identifier of the series.
  public let id: String
  /// The period forecast; nil where the series has no value and so no period.
  public let period: Period?
  /// The step, from 1.
  public let step: Int
  /// The name of the method that made the numbers; of the one that failed where there are none.
  public let method: String
  /// The name of the method that was asked for.
  public let requested: String
  /// The label that names what was done; empty where nothing was.
  public let label: LocalizedText
  /// The point forecast; nil where there is none.
  public let mean: Double?
  /// The intervals asked for, in the order asked; empty where there is no forecast.
  public let intervals: [ForecastInterval]
  /// Why the method asked for gave no numbers; nil where it did.
  public let reason: ForecastError?

  /// Makes a row.
  public init(
    id: String, period: Period?, step: Int, method: String, requested: String,
    label: LocalizedText, mean: Double?, intervals: [ForecastInterval], reason: ForecastError?
  ) {
    self.id = id
    self.period = period
    self.step = step
    self.method = method
    self.requested = requested
    self.label = label
    self.mean = mean
    self.intervals = intervals
    self.reason = reason
  }

  /// The rows of an outcome: one per step, or a single one with the reason where there is none.
  public static func rows(
    id: String, requested: String, outcome: ForecastOutcome, levels: [Double]
  ) -> [ForecastRow] {
    guard let forecast = outcome.forecast else {
      return [
        ForecastRow(
          id: id, period: nil, step: 1, method: requested, requested: requested,
          label: LocalizedText(verbatim: ""), mean: nil, intervals: [], reason: outcome.reason)
      ]
    }
    return forecast.periods.indices.map { index in
      ForecastRow(
        id: id, period: forecast.periods[index], step: index + 1, method: forecast.method,
        requested: requested, label: forecast.label, mean: forecast.mean(step: index + 1),
        intervals: levels.map { forecast.interval($0, step: index + 1) },
        reason: outcome.reason)
    }
  }
}
