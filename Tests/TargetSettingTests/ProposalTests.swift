import Forecasting
import Foundation
import Indicators
import Probability
import Testing

@testable import TargetSetting

@Suite("Proposed targets")
struct ProposalTests {
  private func plan(
    _ workspace: Workspace, _ method: any ForecastMethod = LastValue(),
    _ change: (inout ProposalOptions) -> Void = { _ in }
  ) -> TargetPlan {
    var options = ProposalOptions(method: method)
    change(&options)
    return TargetProposer(options).plan(workspace)
  }

  @Test func seoguIsProposedInTheOrderOfThePlan() throws {
    let proposals = plan(SeoguPlan.workspace).proposals
    #expect(proposals.map(\.indicator.id) == ["press", "sns", "publicity"])
    #expect(proposals.map(\.value) == [2128, 133_010, 165])
    #expect(proposals.map(\.planYear) == [2018, 2018, 2018])
    #expect(proposals.map(\.step) == [3, 2, 2])
    // One result says nothing about the spread.
    #expect(proposals[0].probability == nil)
    #expect(proposals[0].alternatives.isEmpty)
    // Two results: Student t with 1 degree of freedom around the last one, scale |change| √2.
    #expect(abs((proposals[1].probability ?? 0) - 0.5) < 1e-9)
    let scale = 5 * 2.0.squareRoot()
    #expect(abs((proposals[2].probability ?? 0) - (0.5 + atan(0.5 / scale) / .pi)) < 1e-9)
    let published = try #require(proposals[2].published)
    #expect(published.value == 170)
    #expect(abs((published.probability ?? 0) - (0.5 - atan(4.5 / scale) / .pi)) < 1e-9)
    #expect(proposals[0].reasons.contains { $0.ko.contains("'16~'17년 실적이 없어 '15년 실적에서 3년") })
    #expect(proposals[1].official?.method == .ratio120to80)
    #expect(proposals[1].score.map { abs($0 - 60) < 1e-9 } == true)
  }

  @Test func ambitionsAreQuantilesAndTheirProbabilitiesThoseOfTheRoundedValues() throws {
    let method = FixedNormal(mean: 120, sd: 10)
    let proposal = try #require(plan(single(trial(), [90, 100, 110]), method).proposals.first)
    #expect(proposal.alternatives.map(\.ambition) == [.safe, .balanced, .daring])
    // Normal quantiles: 120 − 8.416, 120, 120 + 5.244, rounded to whole figures.
    #expect(proposal.alternatives.map(\.value) == [112, 120, 125])
    let expected = [0.7881446014, 0.5, 0.3085375387]
    for (alternative, chance) in zip(proposal.alternatives, expected) {
      #expect(abs((alternative.probability ?? 0) - chance) < 1e-9)
    }
    #expect(proposal.value == 120 && proposal.rule == .quantile)
  }

  @Test func lowerIsTheMirrorImage() throws {
    let method = FixedNormal(mean: 80, sd: 10)
    let proposal = try #require(
      plan(single(trial(.lower), [110, 100, 90]), method).proposals.first)
    #expect(proposal.alternatives.map(\.value) == [88, 80, 75])
    #expect(abs((proposal.alternatives[2].probability ?? 0) - 0.3085375387) < 1e-9)
    #expect(proposal.rule == .quantile)
  }

  @Test(arguments: [(Direction.higher, 95.0, 100.0), (.lower, 105.0, 100.0)])
  func neverWorseThanTheLastResult(_ row: (Direction, Double, Double)) throws {
    let (direction, mean, last) = row
    let method = FixedNormal(mean: mean, sd: 10)
    let workspace = single(trial(direction), [90, last])
    let proposal = try #require(plan(workspace, method).proposals.first)
    #expect(proposal.value == last && proposal.rule == .lastResult)
    #expect(abs((proposal.probability ?? 0) - 0.3085375387) < 1e-9)
    let reason = LocalizedText(ko: "인력 감축", en: "fewer staff")
    let allowed = try #require(
      plan(workspace, method) { $0.reasonBelowLast = reason }.proposals.first)
    #expect(allowed.value == mean && allowed.rule == .quantile)
    #expect(allowed.reasons[1].ko.hasSuffix("인력 감축"))
  }

  @Test func theLastResultIsRoundedSoThatItIsNotWorse() throws {
    let method = FixedNormal(mean: 90, sd: 1)
    let up = try #require(plan(single(trial(), [100.4]), method).proposals.first)
    #expect(up.value == 101)
    let low = FixedNormal(mean: 110, sd: 1)
    let down = try #require(plan(single(trial(.lower), [100.6]), low).proposals.first)
    #expect(down.value == 100)
    #expect(down.findings.map(\.code) == ["proposal-hard"])
  }

  @Test func roundingAloneIsNoStepBack() throws {
    // 36 stories in 17 months are 25.4 a year; the median of 25.4 prints as 25, like the result.
    let method = FixedNormal(mean: 25.4, sd: 3)
    let proposal = try #require(plan(single(trial(), [432.0 / 17]), method).proposals.first)
    #expect(proposal.value == 25 && proposal.rule == .quantile)
  }

  @Test func bandKeepsItsBand() throws {
    let method = FixedNormal(mean: 120, sd: 10)
    let proposal = try #require(
      plan(single(trial(.band(100...120)), [90, 100]), method).proposals.first)
    #expect(proposal.rule == .band && proposal.valueText == "100~120건")
    #expect(abs((proposal.probability ?? 0) - (0.5 - 0.0227501319)) < 1e-9)
    #expect(proposal.official != nil && proposal.alternatives.isEmpty)
  }

  @Test func targetsStayInsideTheSupport() throws {
    let percent = Indicator(
      id: "x", name: "만족도", goal: "g", unit: Unit(parsing: "%") ?? .none, support: .percent,
      rounding: RoundingRule(decimals: 1))
    let proposal = try #require(
      plan(single(percent, [97, 98, 99]), FixedNormal(mean: 105, sd: 10)).proposals.first)
    #expect(proposal.value == 100)
    #expect(proposal.valueText == "100.0%")
    // All the mass above 100 counts as 100: P(Y ≥ 100) of a normal (105, 10).
    #expect(abs((proposal.probability ?? 0) - 0.6914624613) < 1e-9)
  }

  @Test func publishedTargetIsJudged() throws {
    let easy = plan(
      single(trial(), [100], target: 105), FixedNormal(mean: 120, sd: 10)
    ).proposals[0]
    #expect(abs((easy.published?.probability ?? 0) - 0.9331927987) < 1e-9)
    #expect(easy.findings.map(\.code) == ["target-too-easy"])
    let hard = plan(
      single(trial(), [100], target: 150), FixedNormal(mean: 120, sd: 10)
    ).proposals[0]
    #expect(hard.findings.map(\.code) == ["target-out-of-reach"])
  }

  @Test func whatCannotBeProposedIsARowWithItsReason() {
    var workspace = SeoguPlan.workspace
    workspace.series["sns"] = nil
    let result = plan(workspace)
    #expect(result.rows.count == 3)
    #expect(result.proposals.map(\.indicator.id) == ["press", "publicity"])
    #expect(result.failures.map(\.finding.code) == ["no-results"])
    let far = plan(SeoguPlan.workspace) { $0.planYear = 2118 }
    #expect(far.failures.map(\.finding.code) == Array(repeating: "plan-year-too-far", count: 3))
    let early = plan(SeoguPlan.workspace) { $0.planYear = 2015 }
    #expect(early.failures.map(\.finding.code) == Array(repeating: "no-results", count: 3))
  }

  @Test func aMethodThatFailsIsReplacedUnderItsOwnLabel() throws {
    struct Refusing: ForecastMethod {
      var name: String { "refusing" }
      var minimumObservations: Int { 9 }
      func fit(_ input: ForecastInput) throws(ForecastError) -> FixedNormal.Model {
        try requireEnough(input)
        return FixedNormal.Model(input: input, mean: 0, sd: 1)
      }
    }
    let proposal = try #require(plan(SeoguPlan.workspace, Refusing()).proposals.last)
    #expect(proposal.methodLabel.ko == "지난값(자료 2개)")
    #expect(proposal.reasons.contains { $0.ko.hasPrefix("refusing 방법을 쓰지 못해 지난값(자료 2개)") })
  }

  @Test func monthsAreSummedToYearsAndBreaksRespected() throws {
    let months = (0..<36).map { (Period.month(2015, 1) + $0, Double($0 / 12 + 1)) }
    var workspace = single(trial(), [1])
    workspace.series["x"] = Series(
      id: "x", name: "x", observations: months,
      breaks: [SeriesBreak(period: .month(2016, 1), reason: "집계 기준 변경")])
    let proposal = try #require(plan(workspace).proposals.first)
    #expect(proposal.history.map(\.value) == [24, 36])
    #expect(proposal.reasons.contains { $0.ko.contains("2016년(집계 기준 변경)부터") })
  }

  @Test func theStepIsFoundByItsYear() throws {
    // A forecast of the plan year alone, as a composite's components give it, three years ahead.
    struct PlanYearOnly: ForecastMethod {
      var name: String { "given" }
      var minimumObservations: Int { 1 }
      func fit(_ input: ForecastInput) throws(ForecastError) -> Model { Model() }
      struct Model: FittedModel {
        var method: String { "given" }
        var label: LocalizedText { LocalizedText(verbatim: "given") }
        var fitted: [Double?] { [] }
        var residuals: [Double?] { [] }
        var notes: [LocalizedText] { [] }
        func forecast(horizon: Int) -> Forecast {
          Forecast(
            method: method, label: label, periods: [.year(2018)],
            margins: [Margin.normal(mean: 3000, sd: 100)])
        }
      }
    }
    let proposal = try #require(plan(SeoguPlan.workspace, PlanYearOnly()).proposals.first)
    #expect(proposal.step == 1 && proposal.value == 3000)
  }

  @Test func theResultOfThePlanYearIsNotUsed() throws {
    var workspace = single(trial(), [100, 110])
    workspace.series["x"] = SeoguPlan.series("x", 2016, [100, 110, 500])
    let proposal = try #require(plan(workspace).proposals.first)
    #expect(proposal.history.map(\.year) == [2016, 2017])
    #expect(proposal.value == 110)
  }
}
