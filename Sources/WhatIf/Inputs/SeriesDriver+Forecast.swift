public import Forecasting
public import Indicators

extension SeriesDriver {
  /// A driver from a series' history and its forecast.
  public init(series: Series, forecast: Forecast) {
    self.init(
      unit: series.unit,
      observed: Dictionary(series.observations.map { ($0.period, $0.value) }) { $1 },
      periods: forecast.periods, margins: forecast.margins,
      stepCorrelation: forecast.stepCorrelation, label: forecast.label)
  }
}
