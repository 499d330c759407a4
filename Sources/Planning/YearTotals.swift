import Forecasting
import Indicators
import Probability

/// Turns a monthly, quarterly or half-yearly forecast into yearly steps.
///
/// A flow is added up over the year, with the months already known; a stock is that of the last
/// period of the year.
struct YearTotals {
  let series: Series
  let fine: Forecast
  /// Draws of a sum that has no closed form.
  let draws: Int

  /// One step a year, from the first year that is not wholly observed.
  var forecast: Forecast {
    let years = Set(fine.periods.compactMap(\.year)).sorted()
    let margins = years.map { margin(of: $0) }
    let how = LocalizedText(
      ko: series.measure == .stock
        ? "연말 값입니다." : "\(fine.periods.count)개 기간의 결합분포를 연도별로 합한 값입니다.",
      en: series.measure == .stock
        ? "The value at the end of the year."
        : "Yearly sums of the joint distribution of \(fine.periods.count) periods.")
    return Forecast(
      method: fine.method, label: fine.label, periods: years.map { .year($0) }, margins: margins,
      dependence: .randomWalk, support: series.support, notes: fine.notes + [how])
  }

  private func margin(of year: Int) -> any Distribution {
    let steps = fine.periods.indices.filter { fine.periods[$0].year == year }.map { $0 + 1 }
    guard let first = steps.first, let last = steps.last else { return fine.margins[0] }
    if series.measure == .stock { return fine.distribution(step: last) }
    let known = series.observations.filter { $0.period.year == year }.reduce(0) { $0 + $1.value }
    return fine.total(steps: first...last, adding: known, draws: draws).distribution
  }
}
