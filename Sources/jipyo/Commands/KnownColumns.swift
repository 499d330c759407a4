import Forecasting
import Indicators
import Tables

/// What a forecast is told besides the values: regressors from a file, a calendar, declared breaks.
struct KnownColumns: Sendable {
  /// Columns from a file; nil where none was given.
  let table: RegressorTable?
  /// Whether the columns of the Korean calendar are added.
  let calendar: Bool
  /// Declared breaks that shift the level, instead of the history beginning there.
  let shifts: [Period]
  /// How far to forecast.
  let horizon: Horizon

  /// Whether there is anything to add.
  var isEmpty: Bool { table == nil && !calendar && shifts.isEmpty }

  /// A series with its columns, or why they cannot be used.
  func item(_ series: Series, season: Int?) -> BatchSeries {
    do throws(ForecastError) {
      return BatchSeries(id: series.id, input: .success(try input(series, season: season)))
    } catch {
      return BatchSeries(id: series.id, input: .failure(error))
    }
  }

  private func input(_ series: Series, season: Int?) throws(ForecastError) -> ForecastInput {
    let plain = try ForecastInput(series, seasonLength: season)
    let whole =
      !shifts.isEmpty
      ? try ForecastInput(
        values: series.values, start: series.start ?? .step(1), seasonLength: plain.seasonLength,
        support: series.support)
      : plain
    let count = whole.values.count + horizon.count(after: whole)
    var regressors = try Regressors(names: [], start: whole.start, columns: [])
    if let table {
      guard let columns = table.columns(of: series.id) else {
        throw .regressor(series.id, .missing(whole.start))
      }
      regressors = try Self.regressors(columns, from: whole.start, count: count)
    }
    if calendar {
      guard let columns = KoreanCalendar.columns(from: whole.start, count: count) else {
        throw Self.outside
      }
      regressors = try regressors.joined(
        try Regressors(
          names: columns.map(\.name), start: whole.start, columns: columns.map(\.values)
        ).telling(about: whole))
    }
    if !shifts.isEmpty {
      for shift in shifts { try Self.check(shift, in: whole) }
      let breaks = shifts.map { SeriesBreak(period: $0, reason: "") } + series.breaks
      regressors = try regressors.joined(
        try Regressors.levelShifts(breaks, start: whole.start, count: count))
    }
    guard !regressors.names.isEmpty else { return whole }
    return whole.with(regressors: regressors)
  }

  /// The columns of a file over consecutive periods.
  private static func regressors(
    _ columns: [Series], from start: Period, count: Int
  ) throws(ForecastError) -> Regressors {
    var values: [[Double]] = []
    for column in columns {
      var list: [Double] = []
      for index in 0..<count {
        guard let value = column[start + index] else {
          throw .regressor(column.id, .missing(start + index))
        }
        list.append(value)
      }
      values.append(list)
    }
    return try Regressors(names: columns.map(\.id), start: start, columns: values)
  }

  /// A declared break is a period of the history, after its first one.
  private static func check(_ shift: Period, in input: ForecastInput) throws(ForecastError) {
    guard let offset = shift.distance(from: input.start) else {
      throw .unusable(
        LocalizedText(
          ko: "수준 이동 \(shift)의 주기가 자료(\(input.start)부터)와 다릅니다.",
          en: "The level shift \(shift) is another kind of period than the history from "
            + "\(input.start) on."),
        mend: LocalizedText(
          ko: "\(input.start)와 같은 꼴로 적으십시오.", en: "Write it in the form of \(input.start)."))
    }
    guard offset <= 0 || offset >= input.values.count else { return }
    throw .unusable(
      LocalizedText(
        ko: "수준 이동 \(shift)의 앞뒤 값이 모두 있어야 하는데 자료는 \(input.start)부터 \(input.lastPeriod)까지입니다.",
        en: "The level shift \(shift) needs values before and after it; the history runs from "
          + "\(input.start) to \(input.lastPeriod)."),
      mend: LocalizedText(
        ko: "자료 안의 기간을 적거나 --level-shift를 빼십시오.",
        en: "Name a period inside the history, or leave --level-shift out."))
  }

  private static let outside = ForecastError.unusable(
    LocalizedText(
      ko: "달력은 2000년부터 2050년까지의 날짜, 월, 분기, 반기, 연 자료에만 쓸 수 있습니다.",
      en: "The calendar covers days, months, quarters, halves and years from 2000 to 2050."),
    mend: LocalizedText(
      ko: "--horizon을 줄이거나 --calendar를 빼십시오.", en: "Lower --horizon, or leave --calendar out."))
}
