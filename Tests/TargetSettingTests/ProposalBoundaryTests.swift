import Forecasting
import Foundation
import Indicators
import Probability
import Testing

@testable import TargetSetting

/// What turns on one side or the other of a limit in the proposals.
@Suite struct ProposalBoundaryTests {
  private func proposal(
    _ indicator: Indicator, _ history: [Double], mean: Double, sd: Double = 10,
    target: Double? = nil, method: ScoreMethod? = nil
  ) throws -> TargetProposal {
    var options = ProposalOptions(method: FixedNormal(mean: mean, sd: sd))
    if let method { options.scoreMethod = method }
    return try TargetProposer(options).propose(
      indicator, in: single(indicator, history, target: target))
  }

  /// Φ(0.88) = 0.81 and Φ(0.81) = 0.79; Φ(−1.69) = 0.046 and Φ(−1.6) = 0.055.
  @Test(arguments: [
    (111.2, ["target-too-easy"]), (111.9, []), (136.9, ["target-out-of-reach"]), (136.0, []),
  ])
  func publishedTargetsAreJudgedAtTheirLimits(_ row: (Double, [String])) throws {
    let judged = try proposal(trial(), [100], mean: 120, target: row.0)
    #expect(judged.findings.map(\.code) == row.1)
  }

  /// Φ(−0.9) = 0.18 and Φ(−0.8) = 0.21.
  @Test(arguments: [(109.0, ["proposal-hard"]), (108.0, [])])
  func aHardProposalIsToldAtItsLimit(_ row: (Double, [String])) throws {
    #expect(try proposal(trial(), [row.0], mean: 100).findings.map(\.code) == row.1)
  }

  @Test func roundingDoesNotLeaveTheSupport() throws {
    let bounded = trial(
      support: Support(lower: 0, upper: 97.5), rounding: RoundingRule(mode: .up))
    #expect(try proposal(bounded, [90], mean: 97.2, sd: 0.1).value == 97.5)
  }

  @Test func aRateIsMeasuredAgainstTheProposedTarget() throws {
    let rated = try proposal(trial(), [90, 100, 110], mean: 120, method: .achievement)
    #expect(rated.value == 120 && rated.score == 100)
  }

  @Test func theOfficialRangeStaysInsideTheSupport() throws {
    let percent = trial(support: .percent, rounding: RoundingRule(decimals: 1))
    let proposal = try proposal(percent, [95, 96, 98, 97, 99], mean: 98, sd: 1)
    #expect(proposal.official?.scale?.best == 100)
  }

  /// What over-achieving costs is asked with a result ten percent better, not larger.
  @Test func theBetterYearOfALowerIndicatorIsLower() throws {
    let lower = trial(.lower)
    let outlook = MethodOutlook(
      try proposal(lower, [100, 90, 80], mean: 78),
      history: SeoguPlan.series("x", 2015, [100, 90, 80]),
      actual: 80, wanted: 90, years: 2, regime: .assigned, sigma: .population,
      options: ScoreOptions())
    #expect(outlook.better.map(\.actual) == [72, 80])
    #expect(outlook.roll.map(\.actual) == [80, 80])
  }

  /// The year before stands beside the last one, and ranges have a digit more than targets.
  @Test func theBasisComparesWithTheYearBefore() throws {
    let text = try proposal(trial(), [80, 100, 110], mean: 120).basis.text(.ko)
    #expect(text.contains("'17년 실적 110건('16년 100건 대비 +10.00%), 실적 3개년 사용"))
    // σ of 80, 100, 110 is 12.47: 110 + 2σ = 134.94, 110 − 2σ = 85.06.
    #expect(text.contains("최고목표 134.9건, 최저목표 85.1건"))
    #expect(text.contains("80% 구간 107건~133건"))
  }
}

/// Intervals after a break: a variance of the own one with n results and that of the m changes
/// before it with m/2n (Documentation/decisions/0005).
@Suite struct BreakSpreadTests {
  private func series(_ before: [Double], _ after: [Double]) -> Series {
    let values = before + after
    let breakYear = 2010 + before.count
    return Series(
      id: "x", name: "x",
      observations: values.enumerated().map { (.year(2010 + $0.offset), $0.element) },
      breaks: [SeriesBreak(period: .year(breakYear), reason: "기준 변경")])
  }

  @Test func theDeviationIsThatOfYearlyGrowth() throws {
    let spread = try #require(BreakSpread(series([100, 120, 90, 110], [50])))
    #expect(abs(spread.deviation - 0.22823296059011458) < 1e-12)
    #expect(spread.resultsSince == 1 && spread.changesBefore == 3)
    #expect(BreakSpread(series([100, 120], [50])) == nil)
    #expect(BreakSpread(series([100, 120, 90], [50])) != nil)
  }

  @Test(arguments: [([50.0], 1, 0.17959446143975955), ([50.0, 55], 2, 0.17387082608502336)])
  func intervalsAreWidened(_ row: (after: [Double], step: Int, sd: Double)) throws {
    let spread = try #require(BreakSpread(series([100, 120, 90, 110], row.after)))
    let own = try LogNormal(mu: log(50), sigma: 0.05)
    let periods = (0..<row.step).map { Period.year(2020 + $0) }
    let forecast = Forecast(
      method: "fixed", label: LocalizedText(verbatim: "fixed"), periods: periods,
      margins: periods.map { _ in own })
    let wide = spread.widened(forecast).distribution(step: row.step)
    let (low, high) = wide.interval(0.8)
    #expect(abs(log(high / low) / (2 * 1.2815515655446004) - row.sd) < 1e-9)
    #expect(abs(wide.quantile(0.5) - 50) < 1e-9)
  }
}
