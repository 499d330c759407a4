import Forecasting
import Foundation
import Indicators
import Testing

/// What R's auto.arima (forecast 8.20) chooses; `Tests/Reference/arima/auto.R` makes them.
struct AutomaticReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let values: [Double]
  let season: Int
  let d: Int
  let D: Int
  let aicc: Double

  var testDescription: String { name }

  static let all: [AutomaticReference] = {
    let url = Bundle.module.url(
      forResource: "arima-auto", withExtension: "json", subdirectory: "Fixtures")
    guard let url, let data = try? Data(contentsOf: url) else { return [] }
    return (try? JSONDecoder().decode([AutomaticReference].self, from: data)) ?? []
  }()
}

@Suite("arima chosen automatically")
struct ARIMAAutomaticTests {
  @Test func referencesAreThere() { #expect(AutomaticReference.all.count == 15) }

  @Test(arguments: AutomaticReference.all)
  func theDifferencesAreRsAndTheCriterionIsNoWorse(_ reference: AutomaticReference) throws {
    let input = try ForecastInput(values: reference.values, seasonLength: reference.season)
    let fit = try ARIMA().fit(input)
    #expect(fit.order.d == reference.d && fit.order.seasonalD == reference.D)
    #expect(fit.aicc <= reference.aicc + 0.5, "\(fit.label.en) \(fit.aicc)")
  }

  /// Of a long history every finalist may go to the edge when it is fitted to all of it; the best of them
  /// is taken (`Tests/Reference/arima/edge.py`).
  @Test func aSeasonThatNeverChangesIsForecast() throws {
    struct File: Decodable { let values, after: [Double] }
    let url = try #require(
      Bundle.module.url(
        forResource: "arima-edge", withExtension: "json", subdirectory: "Fixtures"))
    let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    let forecast = try ARIMA().fit(ForecastInput(values: file.values, seasonLength: 12))
      .forecast(horizon: 12)
    // The noise has a standard deviation of 5, the level walks by 0.2.
    for (step, after) in file.after.enumerated() {
      #expect((forecast.quantile(0.5, step: step + 1) - after).magnitude < 5)
    }
  }

  @Test func hostileHistoriesGiveFiniteOrderedForecasts() throws {
    let waves = (0..<400).map { (i: Int) -> Double in
      sin(Double(i) * .pi / 6) + Double((i * 7919) % 101) / 50
    }
    let histories: [([Double?], Int)] = [
      ([3, 1, 2], 12), (waves, 12), (waves.map { $0 * 1e-12 }, 7), (waves.map { $0 + 1e9 }, 1),
      (waves.prefix(60).enumerated().map { $0.offset == 30 ? 1e12 : $0.element }, 12),
      (waves.prefix(90).enumerated().map { $0.offset % 4 == 1 ? nil : $0.element }, 12),
      ((0..<90).map { $0 % 2 == 0 ? 1 : -1 }, 4), (waves.map { $0 > 1.9 ? 1 : 0 }, 300),
    ]
    for (values, season) in histories {
      let fit = try ARIMA().fit(ForecastInput(values: values, seasonLength: season))
      let forecast = fit.forecast(horizon: 24)
      for step in 1...24 {
        let q = [0.025, 0.1, 0.5, 0.9, 0.975].map { forecast.quantile($0, step: step) }
        let finite = q.filter { $0.isFinite }
        #expect(finite.count == 5 && q == q.sorted(), "season \(season), step \(step)")
      }
      let early = fit.points(from: 1, horizon: 3).filter { $0.isFinite }
      #expect(early.count == 3)
    }
  }
}
