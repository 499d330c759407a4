import Indicators
import Probability
import Testing

@testable import Forecasting

@Suite struct YearEndTests {
  private func months(_ values: [Double?], from month: Int = 1) throws -> ForecastInput {
    try ForecastInput(
      values: values, start: .month(2023, month), seasonLength: 12, support: .nonNegative)
  }

  @Test func aFlowIsWhatIsKnownPlusTheSumOfTheRest() throws {
    let values = (0..<19).map { Double(100 + $0 % 5) }
    let outlook = try YearEnd(try months(values), method: Mean())
    #expect(outlook.year == 2024)
    #expect(outlook.known.count == 7)
    #expect(outlook.soFar == values.suffix(7).reduce(0, +))
    #expect(outlook.forecast.periods == (8...12).map { .month(2024, $0) })
    // Mean: five times the mean is still to come.
    let mean = values.reduce(0, +) / 19
    let expected = (outlook.soFar ?? 0) + 5 * mean
    #expect(abs(outlook.total.mean - expected) < 0.1)
    let exact = outlook.forecast.total(adding: outlook.soFar ?? 0).distribution
    #expect(abs(outlook.total.quantile(0.9) - exact.quantile(0.9)) < 0.2)
    #expect(outlook.running.count == 5)
    #expect(outlook.pace(toReach: (outlook.soFar ?? 0) + 500) == 100)
  }

  @Test func anAnnualViewPullsByItsPrecision() throws {
    let values = (0..<18).map { 100 + 8 * Double(($0 * 7) % 5 - 2) }
    let input = try months(values)
    let own = try YearEnd(input, method: Mean()).total
    let sharp = try Normal(mean: own.mean + 100, sd: 1e-3)
    let vague = try Normal(mean: own.mean + 100, sd: 1e6)
    let sure = try YearEnd(input, method: Mean(), annual: sharp).total
    let unsure = try YearEnd(input, method: Mean(), annual: vague).total
    #expect(abs(sure.mean - own.mean - 100) < 0.5)
    #expect(abs(unsure.mean - own.mean) < 0.5)
    // Equally precise: half way, and √½ of the spread (product of two normals).
    let equal = try Normal(mean: own.mean + 20, sd: own.variance.squareRoot())
    let both = try YearEnd(input, method: Mean(), annual: equal).total
    #expect(abs(both.mean - own.mean - 10) < 1)
    #expect(abs(both.variance / own.variance - 0.5) < 0.05)
  }

  @Test func aCompleteYearGivesTheNextOne() throws {
    let outlook = try YearEnd(try months((0..<12).map { Double($0) }), method: LastValue())
    #expect(outlook.year == 2024)
    #expect(outlook.known.isEmpty)
    #expect(outlook.soFar == nil)
    #expect(outlook.paceSoFar == nil)
    #expect(outlook.forecast.horizon == 12)
  }

  @Test func aStockIsItsLastValue() throws {
    let outlook = try YearEnd(
      try months((0..<20).map { 1000 + 3 * Double($0) }), figure: .last, method: Drift())
    #expect(outlook.soFar == 1057)
    #expect(outlook.pace(toReach: 2000) == nil)
    #expect(abs(outlook.total.mean - (1057 + 12)) < 1e-6)
  }

  @Test func aGapInTheRunningYearIsNamed() throws {
    let error = #expect(throws: ForecastError.self) {
      try YearEnd(
        try months((0..<18).map { $0 == 14 ? nil : Double($0) }), method: LastValue())
    }
    #expect(error?.message.ko.contains("2024년 3월") == true)
    // A gap in an earlier year is the method's affair.
    #expect(
      try YearEnd(try months((0..<18).map { $0 == 4 ? nil : 5 }), method: LastValue()).total.mean
        == 5 * 12)
  }

  /// A mean of months is their total over twelve, and what is left has to make up for what is known.
  @Test func aMeanIsATwelfthOfTheTotal() throws {
    let values = (0..<31).map { 80 + Double($0 * 7 % 5) }
    let input = try months(values)
    let total = try YearEnd(input, method: Mean())
    let mean = try YearEnd(input, figure: .mean, method: Mean())
    let known = Array(values.suffix(7))
    #expect(abs(mean.total.mean - total.total.mean / 12) < 1e-9)
    #expect(abs(mean.total.quantile(0.1) - total.total.quantile(0.1) / 12) < 1e-9)
    #expect(mean.soFar == known.reduce(0, +) / 7)
    #expect(mean.running.count == 5)
    let pace = try #require(mean.pace(toReach: 85))
    #expect(abs((known.reduce(0, +) + 5 * pace) / 12 - 85) < 1e-9)
    // What past years say of the mean weighs as what they say of the total.
    let annual = try Normal(mean: 84, sd: 1)
    let sums = try Normal(mean: 84 * 12, sd: 12)
    let (one, other) = (
      try YearEnd(input, figure: .mean, method: Mean(), annual: annual).total,
      try YearEnd(input, method: Mean(), annual: sums).total
    )
    #expect(abs(one.mean - other.mean / 12) < 1e-9)
  }

  @Test func yearsAreRefused() throws {
    let years = try ForecastInput(values: [1, 2, 3], start: .year(2020))
    #expect(throws: ForecastError.self) { try YearEnd(years, method: LastValue()) }
  }
}
