import Forecasting
import Indicators

/// A forecast that was made elsewhere, as a method, for proposals from months or components.
///
/// It keeps the name and the label of what made it.
struct GivenForecast: ForecastMethod {
  let forecast: Forecast

  var name: String { forecast.method }
  var minimumObservations: Int { 1 }

  func fit(_ input: ForecastInput) throws(ForecastError) -> FittedGivenForecast {
    try requireEnough(input)
    return FittedGivenForecast(given: forecast, length: input.values.count)
  }
}

/// The fitted form of a given forecast; it has no fitted values of its own.
struct FittedGivenForecast: FittedModel {
  let given: Forecast
  let length: Int

  var method: String { given.method }
  var label: LocalizedText { given.label }
  var fitted: [Double?] { [Double?](repeating: nil, count: length) }
  var residuals: [Double?] { fitted }
  var notes: [LocalizedText] { given.notes }

  func forecast(horizon: Int) -> Forecast {
    Forecast(
      method: given.method, label: given.label, periods: Array(given.periods.prefix(horizon)),
      margins: Array(given.margins.prefix(horizon)), dependence: given.dependence,
      support: given.support, notes: given.notes)
  }
}
