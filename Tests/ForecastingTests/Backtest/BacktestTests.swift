import Forecasting
import Foundation
import Indicators
import Probability
import Testing

@Suite("Backtest")
struct BacktestTests {
  private func yearly(_ values: [Double?], id: String = "a") -> BatchSeries {
    BatchSeries(id: id, values: values, start: .year(2010))
  }

  @Test func originsAreTheNewestOnes() throws {
    let input = try ForecastInput(values: [1, 2, 3, nil, 5, 6, 7, 8, 9])
    let plan = BacktestPlan(horizon: 2, origins: 3, minimum: 3)
    #expect(plan.origins(of: input) == [7, 6, 5])
    // After four entries the last one is a gap, and after three there are just enough values.
    let all = BacktestPlan(horizon: 2, origins: 9, minimum: 3)
    #expect(all.origins(of: input) == [7, 6, 5, 3])
    #expect(BacktestPlan(horizon: 2, origins: 9, stride: 2).origins(of: input) == [7, 5, 3])
    #expect(BacktestPlan(horizon: 7).origins(of: input).isEmpty)
  }

  @Test func lastValueByHand() throws {
    let result = Backtest.run(
      [yearly([10, 12, 11, 15, 14])], methods: [LastValue()], plan: BacktestPlan(horizon: 2))
    // Known: 10, 12, 11 (mean absolute change 1.5); said: 11, 11; happened: 15, 14.
    #expect(result.cases.map(\.mean) == [11, 11])
    #expect(result.cases.map(\.actual) == [15, 14])
    #expect(result.cases.map(\.period) == [.year(2013), .year(2014)])
    let score = try #require(result.pooled.first)
    #expect(abs(try #require(score.mase) - 3.5 / 1.5) < 1e-12)
    let expected: Double = (800.0 / 26 + 600.0 / 25) / 2
    #expect(abs(try #require(score.sMAPE) - expected) < 1e-12)
    #expect(abs(try #require(score.skill)) < 1e-12)
  }

  @Test func aSeriesCountsOnceHoweverManyOrigins() throws {
    let plan = BacktestPlan(horizon: 1, origins: 10, minimum: 3)
    let result = Backtest.run(
      [
        yearly([1, 2, 4, 3, 5, 4, 6, 7, 5, 9], id: "long"), yearly([10, 30, 20, 100], id: "short"),
      ],
      methods: [LastValue()], plan: plan)
    let each = result.bySeries.map { $0.score.mase ?? .nan }
    #expect(result.bySeries.map(\.id) == ["long", "short"])
    #expect(result.bySeries.map(\.score.cases) == [7, 1])
    #expect(abs(try #require(result.pooled[0].mase) - (each[0] + each[1]) / 2) < 1e-12)
  }

  @Test func theWindowHidesOlderValuesButNotTheScale() throws {
    let values: [Double?] = [100, 1, 2, 3, 4, 5]
    let result = Backtest.run(
      [yearly(values)], methods: [Mean()],
      plan: BacktestPlan(horizon: 1, minimum: 3, window: 3))
    let only = try #require(result.cases.first)
    #expect(only.mean == 3)
    #expect(only.observations == 3)
    #expect(abs(try #require(only.scale) - 102.0 / 4) < 1e-12)
  }

  @Test func gapsShortSeriesAndFailuresAreVisible() {
    let series = [
      yearly([5, 6, 7, nil, 9, nil, 8, 10], id: "gaps"), yearly([1, 2], id: "short"),
      yearly([1, .infinity, 2, 3, 4], id: "broken"),
    ]
    let result = Backtest.run(
      series, methods: [Theta(), LastValue()], plan: BacktestPlan(horizon: 3, minimum: 3))
    // From the fifth year: the sixth is a gap, the seventh and the eighth are known.
    #expect(result.cases.filter { $0.id == "gaps" && $0.method == "naive" }.map(\.step) == [2, 3])
    #expect(result.tooShort == ["short"])
    #expect(result.failures.map(\.reason.code) == ["value-not-finite", "value-not-finite"])
  }

  @Test func calibrationOfAKnownTruth() throws {
    // Independent normal values: the mean of 200 of them predicts the next with a Student t.
    var normals = [Double](repeating: 0, count: 400 * 201)
    RandomStream(seed: 7, name: "backtest").fillNormals(&normals, from: 0)
    let series = (0..<400).map { (index: Int) -> BatchSeries in
      yearly(Array(normals[(index * 201)..<((index + 1) * 201)]), id: "s\(1000 + index)")
    }
    let result = Backtest.run(series, methods: [Mean()], plan: BacktestPlan(horizon: 1))
    let calibration = try #require(result.calibrations.first)
    #expect(calibration.cases == 400)
    // 400 outcomes: the standard error of a share is at most 2.5 %.
    for point in calibration.reliability {
      #expect(abs(point.observed - point.nominal) < 0.075, "\(point)")
    }
    #expect(calibration.histogram.allSatisfy { abs($0 - 0.1) < 0.06 })
    #expect(abs(calibration.histogram.reduce(0, +) - 1) < 1e-9)
  }

  @Test func wholeNumbersAreSpreadOverTheirStretch() {
    func item(_ range: ClosedRange<Double>) -> BacktestCase {
      BacktestCase(
        id: "a", method: "m", origin: .year(2020), observations: 3, step: 1, period: .year(2021),
        actual: 0, mean: 0, intervals: [], crps: 0, transform: range, naiveError: 0, naiveCRPS: 0,
        scale: 1)
    }
    let calibration = BacktestCalibration(method: "m", cases: [item(0...0.4), item(0.95...0.95)])
    let expected = [0.125, 0.125, 0.125, 0.125, 0, 0, 0, 0, 0, 0.5]
    for (value, wanted) in zip(calibration.histogram, expected) {
      #expect(abs(value - wanted) < 1e-9)
    }
  }

  @Test func theSameOnAnyNumberOfCores() {
    let series = (0..<50).map { (index: Int) -> BatchSeries in
      yearly((0..<9).map { Double(($0 * 7 + index * 13) % 11) }, id: "s\(index)")
    }
    let plan = BacktestPlan(horizon: 2, origins: 3)
    let together = Backtest.run(series, methods: [LastValue(), Mean()], plan: plan)
    let alone = series.map { Backtest.run([$0], methods: [LastValue(), Mean()], plan: plan) }
    #expect(together.cases.map(\.crps) == alone.flatMap(\.cases).map(\.crps))
    #expect(
      together.pooled == Backtest.run(series, methods: [LastValue(), Mean()], plan: plan).pooled)
  }
}
