import Foundation
import Indicators
import LinearAlgebra
import Probability
import TestSupport
import Testing

@testable import Forecasting

/// Forecasts of months that agree with those of quarters and years, against hierarchicalforecast 1.5 and the
/// written-out formula; `Tests/Reference/temporal/generate.py` makes the values.
@Suite struct TemporalTests {
  private struct Reference: Decodable {
    let values: [Double]
    let summing: [[Double]]
    let shrinkage: Double
    let points: [String: [Double]]
  }

  private func reference() throws -> Reference {
    let url = Bundle.module.url(
      forResource: "temporal", withExtension: "json", subdirectory: "Fixtures")
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: try #require(url)))
  }

  private func input() throws -> ForecastInput {
    try ForecastInput(
      values: try reference().values, start: .month(2015, 3), seasonLength: 12)
  }

  @Test(arguments: Reconciliation.allCases) func monthsEqualTheReference(
    _ how: Reconciliation
  ) throws {
    let expected = try #require(try reference().points[how.rawValue])
    let forecast = try Temporal(LastValue(), reconciliation: how).fit(try input())
      .forecast(horizon: 12)
    for (step, value) in expected.enumerated() {
      let found = forecast.mean(step: step + 1)
      #expect(abs(found - value) < 1e-7 * value, "\(step): \(found) for \(value)")
    }
  }

  @Test func theShrinkageIsTheReferences() throws {
    let fitted = try Temporal(LastValue(), reconciliation: .minTrace).fit(try input())
    let expected = try reference().shrinkage
    #expect(abs(fitted.errorCorrelation.shrinkage - expected) < 1e-9)
    #expect(fitted.errorCorrelation.commonPeriods == 7)
  }

  @Test func blocksAreSummedAsTheReferenceSumsThem() throws {
    let expected = try reference().summing
    let hierarchy = TemporalHierarchy(season: 12)
    #expect(hierarchy.blocks == [12, 6, 4, 3, 2, 1])
    #expect((0..<hierarchy.summing.rows).map { hierarchy.summing.row($0) } == expected)
    #expect(TemporalHierarchy(season: 52).blocks == [52, 1])
    #expect(TemporalHierarchy(season: 10_000).summing.rows == 10_000)
    #expect(TemporalHierarchy.sums([1, 2, nil, 4, 5], block: 2) == [nil, 9])
  }

  /// With structural weights over halves the year weighs as much as its halves together, and goes up and
  /// down with them: its quantiles are half way between those of the two views.
  @Test func theYearsQuantilesLieBetweenThoseOfItsViews() throws {
    let values = (0..<41).map { (i: Int) -> Double in 100 + Double((i * 7919) % 31) + Double(i) }
    let halves = try ForecastInput(values: values, seasonLength: 2)
    let years = try ForecastInput(
      values: TemporalHierarchy.sums(halves.values, block: 2), seasonLength: 1)
    let own = try LastValue().fit(halves).forecast(horizon: 2).total().distribution
    let annual = try LastValue().fit(years).forecast(horizon: 1).distribution(step: 1)
    let found = try Temporal(LastValue(), reconciliation: .structural).fit(halves)
      .reconciled(horizon: 2)
    let sums = found.totals(block: 2)
    let total = Margin.sample(try #require(sums.first))
    for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
      let expected = (own.quantile(p) + annual.quantile(p)) / 2
      let spread = own.quantile(0.9) - own.quantile(0.1)
      #expect(abs(total.quantile(p) - expected) < 0.03 * spread, "\(p)")
    }
  }

  @Test func everyDrawStaysInsideItsSupport() throws {
    let values = (0..<60).map { (i: Int) -> Double in Double((i * 7919) % 7) }
    let counts = try ForecastInput(values: values, seasonLength: 12, support: .count)
    let found = try Temporal(LastValue()).fit(counts).reconciled(horizon: 20)
    #expect(found.draws.count == 24)
    #expect(found.draws.allSatisfy { $0.allSatisfy(Support.count.contains) })
    #expect(found.totals(block: 12).count == 2)
    let forecast = try Temporal(LastValue()).fit(counts).forecast(horizon: 20)
    #expect(forecast.horizon == 20)
    #expect(forecast.interval(0.95, step: 20).lower >= 0)
  }

  /// Frost: months of nothing but zeros have no spread, and correlations of such errors lead far away.
  @Test(arguments: Reconciliation.allCases) func monthsOfZerosLeadNowhere(
    _ how: Reconciliation
  ) throws {
    let values: [Double] = [
      14, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
      13, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      9, 14, 4, 0, 0, 0, 0, 0, 0, 0, 11, 13, 14, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4,
      14, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6,
    ]
    let input = try ForecastInput(values: values, start: .month(1994, 1), seasonLength: 12)
    let total = try Temporal(Auto(), reconciliation: how).fit(input).reconciled(horizon: 12)
      .totals(block: 12)[0].sorted()
    let years = try #require(
      TemporalHierarchy.sums(input.values, block: 12).compactMap(\.self).max())
    #expect(total[0] >= 0)
    #expect(total[total.count / 2] < 2 * years && total[total.count * 39 / 40] < 20 * years)
  }

  @Test func whatIsTooShortOrHasNoSeasonIsForecastAsItIs() throws {
    for (values, season) in [([3.0, 5, 4, 6, 7], 12), ([3, 5, 4, 6, 7, 9, 8], 1)] {
      let input = try ForecastInput(values: values, seasonLength: season)
      let plain = try Drift().fit(input).forecast(horizon: 3)
      let fitted = try Temporal(Drift()).fit(input)
      let forecast = fitted.forecast(horizon: 3)
      if season == 1 { #expect(fitted.levels.count == 1) }
      if season == 12 { #expect(fitted.levels.map(\.block) == [1]) }
      #expect(forecast.label == plain.label)
      for step in 1...3 {
        #expect(forecast.interval(0.8, step: step) == plain.interval(0.8, step: step))
      }
      #expect(forecast.notes.last?.en.contains("too short") == true)
    }
  }

  @Test func aGapLeavesItsBlocksOut() throws {
    let values = (0..<48).map { (i: Int) -> Double? in i == 46 || i == 20 ? nil : Double(100 + i) }
    let input = try ForecastInput(values: values, seasonLength: 12)
    let fitted = try Temporal(Drift()).fit(input)
    // The last year, half, third, quarter and two months are not known.
    #expect(fitted.levels.map(\.block) == [1])
  }

  @Test func itObeysTheLaws() {
    #expect(checkForecastMethod(Temporal(LastValue()), laws: [.scale]) == [])
  }
}
