import Indicators

/// Which periods of the running year are known and which are left.
struct YearCalendar {
  let year: Int
  let known: [(period: Period, value: Double)]
  let remaining: [Period]

  init(
    _ input: ForecastInput, figure: YearFigure, method: String
  ) throws(ForecastError) {
    let perYear = input.frequency.periodsPerYear
    guard input.count > 0 else { throw .tooFewObservations(method: method, needed: 1, found: 0) }
    let last = input.lastPeriod
    guard perYear > 1, input.frequency != .day, let lastYear = last.year else {
      throw YearCalendar.notFiner
    }
    let isOver = last.positionInYear == perYear
    year = isOver ? lastYear + 1 : lastYear
    let done = isOver ? 0 : last.positionInYear
    var known: [(period: Period, value: Double)] = []
    for back in stride(from: done - 1, through: 0, by: -1) {
      let period = last - back
      let index = input.values.count - 1 - back
      guard index >= 0, let value = input.values[index] else {
        if figure != .total { continue }
        throw YearCalendar.gap(period)
      }
      known.append((period, value))
    }
    self.known = known
    remaining = input.periods(ahead: perYear - done)
  }

  private static let notFiner = ForecastError.unusable(
    LocalizedText(
      ko: "연말 전망에는 월·분기·반기 값이 있어야 합니다.",
      en: "A year-end outlook needs monthly, quarterly or half-yearly figures."),
    mend: LocalizedText(
      ko: "연 단위 값의 전망에는 jipyo forecast를 쓰십시오.", en: "For yearly figures use jipyo forecast."))

  private static func gap(_ period: Period) -> ForecastError {
    .unusable(
      LocalizedText(
        ko: "\(period.text(.ko)) 값이 없어 올해 합계를 전망할 수 없습니다.",
        en: "There is no value for \(period), so the year's total cannot be forecast."),
      mend: LocalizedText(
        ko: "실적이 없었다면 0을 적으십시오.", en: "Write 0 if nothing happened."))
  }
}
