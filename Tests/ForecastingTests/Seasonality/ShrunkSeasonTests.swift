import Foundation
import Indicators
import Testing

@testable import Forecasting

@Suite("Seasons seen once or twice")
struct ShrunkSeasonTests {
  private let pattern = [3.0, -1, -4, 2]

  private func input(_ values: [Double]) throws -> ForecastInput {
    try ForecastInput(values: values, start: .quarter(2020, 1), seasonLength: 4)
  }

  /// After two seasons of a season alone 0.85 of it is believed; what is left is smoothed as by `ses`.
  @Test func aPureSeasonIsShrunk() throws {
    let values = (0..<8).map { 10 * pattern[$0 % 4] }
    let fit = try ShrunkSeason().fit(input(values))
    let rest = try SimpleSmoothing().fit(input(values.map { 0.15 * $0 }))
    let level = rest.points(from: 8, horizon: 1)[0]
    for (step, point) in fit.points(from: 8, horizon: 6).enumerated() {
      #expect(abs(point - 8.5 * pattern[step % 4] - level) < 1e-9)
    }
    #expect(fit.label.ko.hasSuffix("줄인 계절·추세(4)"))
  }

  /// Changes of one season count half beside as many of none, and go on damped.
  @Test func growthIsHalfBelieved() {
    let values = (0..<8).map { Double($0) + pattern[$0 % 4] }
    let shape = SeasonAndDrift(values, season: 4)
    #expect(abs(shape.drift - 0.5) < 1e-12)
    #expect(abs(shape.differences.reduce(0, +)) < 1e-12)
    let ahead = (1...3).map { shape.value(after: 8, step: $0) - shape.differences[$0 - 1] }
    #expect(abs(ahead[1] - ahead[0] - 0.5 * 0.81) < 1e-12)
    #expect(abs(ahead[2] - ahead[1] - 0.5 * 0.729) < 1e-12)
  }

  /// One season has no growth: three fifths of its differences are believed.
  @Test func oneSeasonHasNoDrift() {
    let shape = SeasonAndDrift(pattern, season: 4)
    #expect(shape.drift == 0)
    for (difference, value) in zip(shape.differences, pattern) {
      #expect(abs(difference - 0.6 * value) < 1e-12)
    }
  }

  /// Percentages are what counts for positive values: ten times the values, ten times the forecast.
  @Test func positiveValuesScale() throws {
    let values = (0..<7).map { 100 * pow(1.03, Double($0)) * (1 + 0.05 * pattern[$0 % 4]) }
    let (one, ten) = (
      try ShrunkSeason().fit(input(values)), try ShrunkSeason().fit(input(values.map { 10 * $0 }))
    )
    for (a, b) in zip(one.points(from: 7, horizon: 4), ten.points(from: 7, horizon: 4)) {
      #expect(abs(b / a - 10) < 1e-9)
    }
    let forecast = one.forecast(horizon: 4)
    for step in 1...4 {
      let point = one.points(from: 7, horizon: 4)[step - 1]
      #expect(abs(forecast.median(step: step) / point - 1) < 1e-9)
    }
    #expect(one.points(from: 7, horizon: 8).suffix(4).reduce(0, +) > values.suffix(4).reduce(0, +))
  }

  /// A smooth strong trend is followed at two seasons as it is just beyond them.
  @Test func twoSeasonsOfATrendAreNoStep() throws {
    func next(_ count: Int) throws -> Double {
      let values = (0..<count).map { (i: Int) -> Double? in
        100 * pow(1.01, Double(i)) * (1 + 0.1 * sin(Double(i) * .pi / 6))
      }
      let input = try ForecastInput(values: values, start: .month(2020, 1), seasonLength: 12)
      let total = try Auto().forecast(input, horizon: 12)
      return (1...12).reduce(0) { $0 + total.mean(step: $1) } / pow(1.01, Double(count))
    }
    let (before, after) = (try next(24), try next(25))
    #expect((before / after - 1).magnitude < 0.08)
  }

  @Test func lessThanASeasonIsRefused() throws {
    let input = try input([1, 2, 3])
    #expect(throws: ForecastError.self) { try ShrunkSeason().fit(input) }
  }
}
