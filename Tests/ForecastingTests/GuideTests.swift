import Forecasting
import Indicators
import Testing

/// The examples of the documentation.
@Suite("Guide")
struct GuideTests {
  @Test func theFirstExample() throws {
    let input = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2013))
    let forecast = try LastValue().fit(input).forecast(horizon: 1)
    #expect(forecast.mean(step: 1) == 105)
    let chance = forecast.probability(atLeast: 110, step: 1)
    #expect(chance > 0.1 && chance < 0.2)
  }

  @Test(arguments: MethodCatalogue.standard.names)
  func thePageOfEveryMethod(_ name: String) throws {
    // A share stays below 100 %.
    let values: [Double] = [90, 94, 97, 99, 105, 108, 112].map { name == "share" ? $0 - 20 : $0 }
    let input = try ForecastInput(values: values, start: .year(2013))
    let method = try MethodCatalogue.standard.method(named: name)
    let forecast = try method.fit(input).forecast(horizon: 2)
    let interval = forecast.interval(0.95, step: 1)
    #expect(interval.lower < interval.upper)
    let chance = forecast.probability(atLeast: name == "share" ? 95 : 115, step: 1)
    #expect(chance > 0 && chance < 1)
  }

  @Test func theBatchExample() throws {
    let rows = try BatchForecaster.run(
      [BatchSeries(id: "보도건수", values: [90, 94, 97, 99, 105], start: .year(2013))],
      methods: [LastValue()], horizon: 2, levels: [0.8, 0.95])
    #expect(rows.map(\.period) == [.year(2018), .year(2019)])
    #expect(rows[0].intervals.map(\.level) == [0.8, 0.95])
  }

  @Test func compositionsReadAsTheyAreWritten() throws {
    let input = try ForecastInput(
      values: [90, 94, 97, 99, 100, 98, 99], start: .year(2013), support: .percent)
    let methods: [any ForecastMethod] = [
      Transformed(Drift(), by: .log), Bounded(Theta(), to: .percent),
      Fallback(DampedTrend(), else: LastValue()),
      Combination([.init(Theta()), .init(DampedTrend(), weight: 2)]),
      SeasonallyAdjusted(DampedTrend()),
    ]
    for method in methods {
      #expect(try method.forecast(input, horizon: 1).quantile(0.99, step: 1) <= 100)
    }
  }
}
