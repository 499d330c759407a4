import Forecasting
import Foundation
import Indicators
import LinearAlgebra
import Probability
import Testing

@Suite("Inputs and joint forecasts")
struct ForecastTests {
  @Test func gapsAtTheEndsAreCutOff() throws {
    let input = try ForecastInput(values: [nil, 3, nil, 5, nil], start: .month(2023, 11))
    #expect(input.values == [3, nil, 5])
    #expect(input.start == .month(2023, 12) && input.lastPeriod == .month(2024, 2))
    #expect(input.periods(ahead: 2) == [.month(2024, 3), .month(2024, 4)])
    #expect(input.count == 2 && input.gapCount == 1)
  }

  @Test func onlyTheCurrentSegmentOfASeriesCounts() throws {
    let series = Series(
      id: "a", name: "가", support: .count,
      observations: [(.year(2015), 900), (.year(2016), 30), (.year(2017), 36)],
      breaks: [SeriesBreak(period: .year(2016), reason: "집계 기준 변경")])
    let input = try ForecastInput(series)
    #expect(input.values == [30, 36] && input.start == .year(2016))
    #expect(input.support == .count && input.seasonLength == 1)
    let months = Series(id: "m", name: "나", observations: [(.month(2023, 1), 1)])
    #expect(try ForecastInput(months).seasonLength == 12)
  }

  @Test func valuesThatAreNotNumbersAreRefused() {
    #expect(throws: ForecastError.notFinite(period: .year(2021))) {
      try ForecastInput(values: [1, .nan], start: .year(2020))
    }
    #expect(throws: ForecastError.tooLarge(period: .step(1), value: 1e200)) {
      try ForecastInput(values: [1e200])
    }
    #expect(throws: ForecastError.invalidSeason(0)) {
      try ForecastInput(values: [1], seasonLength: 0)
    }
  }

  private func twoNormals(_ support: Support = .real) throws -> Forecast {
    Forecast(
      method: "test", label: LocalizedText(verbatim: "test"),
      periods: [.year(2018), .year(2019)],
      margins: [try Normal(mean: 100, sd: 3), try Normal(mean: 110, sd: 4)],
      dependence: .matrix(try Matrix(rows: [[1, 0.5], [0.5, 1]])), support: support)
  }

  @Test func normalTotalsHaveAClosedForm() throws {
    let total = try twoNormals(.nonNegative).total(adding: 7)
    let normal = try #require(total.distribution as? Normal)
    #expect(normal.mean == 217 && abs(normal.variance - (9 + 16 + 2 * 0.5 * 12)) < 1e-9)
    #expect(total.draws == nil)
    #expect(try twoNormals().total(steps: 2...9).distribution.mean == 110)
    #expect(try twoNormals().total(steps: 5...9, adding: 3).distribution.mean == 3)
  }

  @Test func otherTotalsAreSimulatedAndSaySo() throws {
    let counts = try twoNormals(.count).total()
    #expect(counts.draws == 20_000 && counts.seed != nil)
    let distribution = counts.distribution
    // Five standard errors of the mean; the closed form's standard deviation is √37.
    #expect(abs(distribution.mean - 210) < 5 * sqrt(37.0 / 20_000))
    #expect(abs(distribution.standardDeviation - sqrt(37)) < 0.15)
    #expect(distribution.quantile(0.5) == distribution.quantile(0.5).rounded())
    #expect(try twoNormals(.count).total().distribution.mean == distribution.mean)
  }

  @Test func pathsHaveTheMarginsAndTheDependence() throws {
    let input = try ForecastInput(values: [10, 12, 9, 14, 13, 15, 12, 16])
    let forecast = try LastValue().forecast(input, horizon: 4)
    let rows = forecast.paths(count: 20_000, stream: RandomStream(seed: 5, name: "x"))
    for step in [1, 4] {
      let values = rows.map { $0[step - 1] }.sorted()
      for p in [0.1, 0.5, 0.9] {
        let exact = forecast.quantile(p, step: step)
        let share = Double(values.count { $0 <= exact }) / 20_000
        #expect(abs(share - p) < 5 * sqrt(p * (1 - p) / 20_000))
      }
    }
    // Kendall's τ of a Gaussian copula is 2/π asin ρ, here with ρ = corr(1, 4) = ½.
    var concordant = 0
    for k in 0..<10_000 {
      let (a, b) = (rows[2 * k], rows[2 * k + 1])
      if (a[0] < b[0]) == (a[3] < b[3]) { concordant += 1 }
    }
    // The share of concordant pairs is (1 + τ) / 2 = 2/3.
    let share = Double(concordant) / 10_000
    #expect(abs(share - 0.6667) < 0.024)
  }

  @Test func tabulatedQuantilesAreThoseOfTheMargin() throws {
    let base = try StudentT(df: 2, location: 50, scale: 8)
    let forecast = Forecast(
      method: "t", label: LocalizedText(verbatim: "t"), periods: [.step(1)], margins: [base],
      support: .nonNegative)
    let maker = PathMaker(forecast)
    for score in stride(from: -4.0, through: 4, by: 0.31) {
      let exact = forecast.quantile(SpecialFunctions.normalCumulative(score), step: 1)
      let value = maker.path(scores: [score])[0]
      #expect(abs(value - exact) <= 2e-5 * max(8, abs(exact - 50)))
    }
  }

  @Test func movingAveragesCorrelateAsTheirWeightsSay() {
    // MA(1) with weight ½: variances 1, 1.25; covariance of neighbours ½ or ½.
    let dependence = StepDependence.movingAverage(weights: [1, 0.5, 0], shared: [])
    let correlation = dependence.correlation(steps: 3)
    #expect(abs(correlation[0, 1] - 0.5 / sqrt(1.25)) < 1e-12)
    #expect(abs(correlation[1, 2] - 0.5 / 1.25) < 1e-12)
    #expect(correlation[0, 2] == 0)
  }

  @Test func perfectlyCorrelatedStepsMoveAsOne() throws {
    let matrix = try Matrix(rows: [[1, 1], [1, 1]])
    let scores = StepFactor(matrix).scores(from: [0.7, -3])
    #expect(scores == [0.7, 0.7])
  }

  @Test func theChanceOfATargetIsReadFromTheMargin() throws {
    let forecast = try twoNormals()
    #expect(abs(forecast.probability(atLeast: 100, step: 1) - 0.5) < 1e-12)
    #expect(abs(forecast.probability(atMost: 118, step: 2) - 0.97724986805182079) < 1e-12)
    #expect(forecast[.year(2019)]?.mean == 110)
    #expect(forecast[.year(2025)] == nil)
  }
}
