import Forecasting
import Indicators

/// How far a backtest forecasts from each origin where nobody said: one year ahead.
enum BacktestHorizon {
  /// The periods that all series have in a year; nil where they differ, as in a table of months and years,
  /// whose outcomes would be pooled over different times.
  static func usual(_ series: [BatchSeries]) -> Int? {
    let counts = Set(series.compactMap { try? $0.input.get() }.map(Horizon.oneYear))
    return counts.count > 1 ? nil : counts.first ?? 1
  }

  /// Says which was taken.
  static func said(_ count: Int) -> LocalizedText {
    LocalizedText(
      ko: "--horizon을 쓰지 않아 시점마다 \(count)기간(한 해 또는 한 계절) 앞까지 예측해 보았습니다.",
      en: "Without --horizon, forecasts go \(count) period\(count == 1 ? "" : "s") ahead: "
        + "one year, or one season.")
  }

  static let differing = Finding(
    code: "horizon-needed", severity: .error,
    message: LocalizedText(
      ko: "계열마다 한 해의 기간 수가 달라(월과 연 등) 몇 기간 앞까지 견줄지 정할 수 없습니다.",
      en: "The series have different numbers of periods in a year, such as months and years."),
    mend: LocalizedText(
      ko: "--horizon으로 기간 수를 주거나, 주기가 같은 계열끼리 나누십시오.",
      en: "Give --horizon, or split the table by frequency."))
}
