public import Indicators

/// How far ahead a series is forecast.
public enum Horizon: Sendable, Hashable {
  /// So many periods.
  case periods(Int)
  /// To the end of the calendar year after that of the last value, so that the year for which a target is
  /// due is there as a whole; days and numbered steps, of which nobody wants so many: one season.
  case endOfNextYear

  /// How many periods that are.
  ///
  /// ```swift
  /// Horizon.endOfNextYear.count(after: .month(2024, 10), seasonLength: 12)  // 14, to 2025-12
  /// ```
  ///
  /// - Parameters:
  ///   - last: The period of the last value.
  ///   - seasonLength: Periods in a season, at least 1.
  /// - Returns: the number that was given, in range or not; else 1 to ``Forecast/longestHorizon``.
  public func count(after last: Period, seasonLength: Int) -> Int {
    if case .periods(let count) = self { return count }
    guard Horizon.followsYears(last.frequency) else {
      return min(max(1, seasonLength), Forecast.longestHorizon)
    }
    return 2 * last.frequency.periodsPerYear - last.positionInYear
  }

  /// How many periods that are for a history.
  public func count(after input: ForecastInput) -> Int {
    count(after: input.lastPeriod, seasonLength: input.seasonLength)
  }

  /// How many periods one year ahead are: as many as a year has, or one season of days and numbered steps.
  public static func oneYear(of input: ForecastInput) -> Int {
    followsYears(input.frequency)
      ? input.frequency.periodsPerYear : min(max(1, input.seasonLength), Forecast.longestHorizon)
  }

  /// Whether periods of a kind are forecast to the end of a year, and not for one season.
  public static func followsYears(_ frequency: Frequency) -> Bool {
    frequency != .day && frequency != .step
  }

  /// Refuses a number that no method can serve.
  ///
  /// - Throws: `invalidHorizon`.
  public func check() throws(ForecastError) {
    guard case .periods(let count) = self else { return }
    guard (1...Forecast.longestHorizon).contains(count) else { throw .invalidHorizon(count) }
  }
}
