import Forecasting
import Foundation
import Indicators
import LinearAlgebra
import Testing

@Suite("snaive")
struct SeasonalNaiveTests {
  @Test(arguments: ReferenceValues.seasonal)
  func equalsR(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let expected = try #require(reference.snaive)
    let input = try reference.input(season: reference.season)
    let forecast = try SeasonalNaive().forecast(input, horizon: expected.mean.count)
    #expect(agree(forecast.means, expected.mean))
    #expect(agree(forecast.scales, expected.sd))
  }

  @Test func aMissingValueIsTakenFromTheYearBefore() throws {
    let input = try ForecastInput(
      values: [1, 2, 3, 4, 2, nil, 4, 5], start: .quarter(2022, 1), seasonLength: 4)
    let forecast = try SeasonalNaive().forecast(input, horizon: 6)
    #expect(forecast.means == [2, 2, 4, 5, 2, 2])
    // Every observed season-to-season change is 1; the second quarter is two seasons old.
    #expect(
      agree(forecast.scales, [1, sqrt(2), 1, 1, sqrt(2), sqrt(3)]))
    #expect(forecast.stepCorrelation[0, 1] == 0)
    #expect(abs(forecast.stepCorrelation[0, 4] - sqrt(0.5)) < 1e-12)
  }

  @Test func aSeasonNeverSeenIsAnError() throws {
    let input = try ForecastInput(
      values: [1, nil, 3, 4, 2], start: .quarter(2022, 3), seasonLength: 4)
    #expect(throws: ForecastError.seasonNeverObserved(method: "snaive", position: 4)) {
      try SeasonalNaive().fit(input)
    }
  }

  @Test func withoutSeasonItIsTheLastValueAndSaysSo() throws {
    let forecast = try SeasonalNaive().forecast(ForecastInput(values: [3, 5, 4]), horizon: 2)
    #expect(forecast.means == [4, 4])
    #expect(forecast.label.ko == "지난값(계절 없음, 자료 3개)")
  }
}
