import Forecasting
import Indicators

/// How far forecasts reach: the fewest and the most periods of each frequency.
struct ForecastReach: Sendable {
  private var counts: [Frequency: ClosedRange<Int>] = [:]

  /// Adds a series; returns how many periods of it are forecast.
  @discardableResult
  mutating func add(_ item: BatchSeries, _ horizon: Horizon) -> Int {
    guard case .success(let input) = item.input, input.count > 0 else { return 1 }
    return add(input, horizon)
  }

  /// Adds a history; returns how many periods of it are forecast.
  @discardableResult
  mutating func add(_ input: ForecastInput, _ horizon: Horizon) -> Int {
    let count = horizon.count(after: input)
    add(count...count, of: input.frequency)
    return count
  }

  /// Adds what another part reaches.
  mutating func add(_ other: ForecastReach) {
    for (frequency, range) in other.counts { add(range, of: frequency) }
  }

  private mutating func add(_ range: ClosedRange<Int>, of frequency: Frequency) {
    let known = counts[frequency] ?? range
    counts[frequency] =
      min(known.lowerBound, range.lowerBound)...max(known.upperBound, range.upperBound)
  }

  /// How far the usual rule reaches, in words; nil where nothing was forecast.
  var sentence: LocalizedText? {
    let (years, seasons) = (words { Horizon.followsYears($0) }, words { !Horizon.followsYears($0) })
    let parts = [
      years.map {
        LocalizedText(
          ko: "마지막 값의 다음 해 말까지(\($0.ko))",
          en: "to the end of the year after the last value's (\($0.en))")
      },
      seasons.map { LocalizedText(ko: "한 계절(\($0.ko))", en: "one season ahead (\($0.en))") },
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return LocalizedText(
      ko: "--horizon을 쓰지 않아 " + parts.map(\.ko).joined(separator: ", ") + " 예측했습니다.",
      en: "Without --horizon, forecasts go " + parts.map(\.en).joined(separator: ", ") + ".")
  }

  /// `연 1기간, 월 12~14기간`; nil where no frequency is wanted.
  private func words(_ isWanted: (Frequency) -> Bool) -> LocalizedText? {
    let found = Frequency.allCases.filter(isWanted).compactMap { frequency in
      counts[frequency].map { Self.words(frequency, $0) }
    }
    guard !found.isEmpty else { return nil }
    return LocalizedText(
      ko: found.map(\.ko).joined(separator: ", "), en: found.map(\.en).joined(separator: ", "))
  }

  private static func words(_ frequency: Frequency, _ range: ClosedRange<Int>) -> LocalizedText {
    let (least, most) = (range.lowerBound, range.upperBound)
    let count = (
      ko: least == most ? "\(most)" : "\(least)~\(most)",
      en: least == most ? "\(most)" : "\(least) to \(most)"
    )
    let names: (ko: String, en: String) =
      switch frequency {
      case .year: ("개년", "year")
      case .half: ("개 반기", "half-year")
      case .quarter: ("개 분기", "quarter")
      case .month: ("개월", "month")
      case .day: ("일", "day")
      case .step: ("기간", "step")
      }
    return LocalizedText(
      ko: count.ko + names.ko, en: "\(count.en) \(names.en)\(most == 1 ? "" : "s")")
  }
}
