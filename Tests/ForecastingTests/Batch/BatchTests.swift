import Forecasting
import Indicators
import Testing

@Suite("Batches and the catalogue")
struct BatchTests {
  private func many(_ count: Int) -> [BatchSeries] {
    (0..<count).map { (k: Int) -> BatchSeries in
      let values = (0..<(1 + k % 9)).map { (i: Int) -> Double? in Double((i * 31 + k * 17) % 23) }
      return BatchSeries(id: "s\(k)", values: values, start: .year(2010))
    }
  }

  @Test func rowsKeepTheOrderOfTheInput() throws {
    let rows = try BatchForecaster.run(
      many(300), methods: [LastValue(), Drift()], horizon: 2, instead: LastValue())
    #expect(rows.count == 300 * 2 * 2)
    #expect(rows.map(\.id) == (0..<300).flatMap { Array(repeating: "s\($0)", count: 4) })
    #expect(rows.prefix(4).map(\.requested) == ["naive", "naive", "drift", "drift"])
    #expect(rows.prefix(4).map(\.step) == [1, 2, 1, 2])
  }

  @Test func manyAtOnceEqualOneByOne() throws {
    let series = many(200)
    let all = try BatchForecaster.run(series, methods: [Auto()], horizon: 2)
    let single = try series.flatMap {
      try BatchForecaster.run([$0], methods: [Auto()], horizon: 2)
    }
    #expect(all.map(\.mean) == single.map(\.mean))
    #expect(all.map(\.intervals) == single.map(\.intervals))
  }

  @Test func aFailureIsARowWithItsReason() throws {
    let series = [
      BatchSeries(id: "empty", values: [nil]), BatchSeries(id: "nan", values: [1, .nan]),
      BatchSeries(id: "two", values: [90, 94], start: .year(2022)),
    ]
    let rows = try BatchForecaster.run(series, methods: [Drift()], horizon: 1)
    #expect(rows.map(\.id) == ["empty", "nan", "two"])
    #expect(rows.allSatisfy { $0.mean == nil && $0.method == "drift" && $0.period == nil })
    #expect(
      rows.compactMap { $0.reason?.code }
        == ["too-few-observations", "value-not-finite", "too-few-observations"])
    let replaced = try BatchForecaster.run(
      series, methods: [Drift()], horizon: 1, instead: LastValue())
    let last = try #require(replaced.last)
    #expect(last.method == "naive" && last.requested == "drift" && last.mean == 94)
    #expect(last.reason?.code == "too-few-observations" && last.period == .year(2024))
  }

  @Test func whatIsAskedIsChecked() {
    #expect(throws: ForecastError.invalidHorizon(0)) {
      try BatchForecaster.run([], methods: [LastValue()], horizon: 0)
    }
    #expect(throws: ForecastError.invalidLevel(80)) {
      try BatchForecaster.run([], methods: [LastValue()], horizon: 1, levels: [80])
    }
  }

  @Test func theCatalogueKnowsItsMethods() throws {
    let catalogue = MethodCatalogue.standard
    #expect(catalogue.names.first == "naive" && catalogue.names.last == "auto")
    #expect(Set(catalogue.names).count == catalogue.names.count)
    #expect(
      Set(catalogue.names).isSuperset(of: [
        "snaive", "drift", "mean", "window", "ses", "holt", "damped", "ets", "theta", "otheta",
        "dotheta", "short",
      ]))
    #expect(try catalogue.methods(named: "Naive, theta").map(\.name) == ["naive", "theta"])
    for name in ["", "prophet"] {
      #expect(throws: ForecastError.unknownMethod(name, known: catalogue.names)) {
        try catalogue.methods(named: name)
      }
    }
  }

  @Test(
    arguments: [
      ("naive", 100_000), ("snaive", 100_000), ("drift", 100_000), ("mean", 100_000),
      ("window", 100_000), ("ses", 20_000), ("theta", 20_000), ("ets", 2000), ("auto", 4000),
    ])
  func longHistoriesArePossible(_ name: String, _ count: Int) throws {
    let values = (0..<count).map { (i: Int) -> Double? in
      i == 777 ? 1e12 : Double((i * 7919) % 1009) + Double(i % 12)
    }
    let input = try ForecastInput(values: values, seasonLength: 12)
    let method = try MethodCatalogue.standard.method(named: name)
    let forecast = try method.forecast(input, horizon: 3)
    let interval = forecast.interval(0.95, step: 3)
    #expect(interval.lower.isFinite && interval.upper.isFinite)
    #expect(interval.lower <= interval.upper && forecast.mean(step: 3).isFinite)
  }
}
