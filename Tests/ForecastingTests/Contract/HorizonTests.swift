import Forecasting
import Indicators
import Testing

@Suite struct HorizonTests {
  @Test(arguments: [
    (Period.year(2024), 1), (.half(2024, 1), 3), (.half(2024, 2), 2), (.quarter(2024, 1), 7),
    (.quarter(2024, 4), 4), (.month(2024, 1), 23), (.month(2024, 10), 14), (.month(2024, 12), 12),
  ])
  func reachesTheEndOfTheNextYear(last: Period, count: Int) {
    let periods = Horizon.endOfNextYear.count(
      after: last, seasonLength: last.frequency.usualSeason)
    #expect(periods == count)
    #expect((last + periods).year == 2025)
    #expect((last + (periods + 1)).year == 2026)
  }

  @Test func daysAndStepsHaveOneSeason() throws {
    let day = try #require(Period(parsing: "2024-10-31"))
    #expect(Horizon.endOfNextYear.count(after: day, seasonLength: 7) == 7)
    #expect(Horizon.endOfNextYear.count(after: .step(9), seasonLength: 1) == 1)
    #expect(Horizon.endOfNextYear.count(after: .step(9), seasonLength: 52) == 52)
    let most = Horizon.endOfNextYear.count(after: .step(9), seasonLength: .max)
    #expect(most == Forecast.longestHorizon)
  }

  @Test func aNumberStaysWhatItIs() throws {
    let input = try ForecastInput(values: [1, 2, 3], start: .month(2024, 1), seasonLength: 12)
    #expect(Horizon.periods(5).count(after: input) == 5)
    #expect(Horizon.endOfNextYear.count(after: input) == 21)
    #expect(throws: ForecastError.self) { try Horizon.periods(0).check() }
    #expect(throws: ForecastError.self) { try Horizon.periods(10_001).check() }
    #expect(throws: Never.self) { try Horizon.endOfNextYear.check() }
  }
}
