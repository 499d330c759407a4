import Indicators
import Testing

@testable import TargetSetting

@Suite struct PlanLintTests {
  private func indicator(_ id: String, _ name: String, _ unit: String, formula: String = "")
    -> Indicator
  {
    Indicator(
      id: id, name: name, goal: "g", unit: Unit(parsing: unit) ?? .none,
      formula: try? Expression(parsing: formula))
  }

  // MARK: Impossible ratios

  @Test func aPartAboveItsWholeIsImpossible() throws {
    // 부평구 2019: 13 of 7 proposals adopted.
    let adopted = indicator("a", "제안 채택률", "%")
    let finding = try #require(PlanLints.findings(in: single(adopted, [185.7])).first)
    #expect(finding.code == "impossible-ratio")
    #expect(finding.message.ko.contains("2017년 실적 185.7%는"))
    #expect(PlanLints.findings(in: single(adopted, [100])).isEmpty)
    for name in ["공약 이행률", "교육 수료율", "정보 공개율"] {
      let codes = PlanLints.findings(in: single(indicator("d", name, "%"), [185.7])).map(\.code)
      #expect(codes == ["impossible-ratio"])
    }
    for name in ["주택보급률", "매출 증가율", "목표 달성률", "전년 대비 신장률"] {
      #expect(PlanLints.findings(in: single(indicator("b", name, "%"), [185.7])).isEmpty)
    }
    #expect(PlanLints.findings(in: single(indicator("c", "제안 채택", "건"), [185])).isEmpty)
  }

  @Test func aShareAboveItsWholeIsImpossibleByItsMeasure() {
    let share = Indicator(
      id: "s", name: "구성", goal: "g", unit: Unit(parsing: "%") ?? .none, measure: .share)
    #expect(PlanLints.findings(in: single(share, [101])).map(\.code) == ["impossible-ratio"])
    #expect(PlanLints.findings(in: single(share, [100])).isEmpty)
  }

  // MARK: Limits

  private func codes(_ indicator: Indicator, _ results: [Double], _ targets: [Double]) -> [String] {
    var workspace = single(indicator, results)
    workspace.targets[indicator.id] = SeoguPlan.series(
      indicator.id, 2018 - results.count, targets)
    return PlanLints.findings(in: workspace).map(\.code)
  }

  @Test func limitsOfPairs() {
    let plain = indicator("a", "상담", "건")
    #expect(codes(plain, [130], [100]).isEmpty)
    #expect(codes(plain, [131], [100]) == ["achievement-over-130"])
    #expect(codes(plain, [10, 20, 30], [10, 20, 30]) == ["actual-equals-target"])
    #expect(codes(plain, [10, 20], [10, 20]).isEmpty)
    #expect(codes(plain, [10, 20, 30], [10, 20, 31]).isEmpty)
  }

  @Test func targetsAtTheirBoundAreNotCalledFlat() {
    let percent = Indicator(
      id: "p", name: "이수 비율", goal: "g", unit: Unit(parsing: "%") ?? .none, support: .percent)
    #expect(codes(percent, [80, 82, 84], [100, 100, 100]).isEmpty)
    #expect(codes(percent, [80, 82, 84], [99, 99, 99]) == ["flat-targets"])
    let lower = Indicator(
      id: "l", name: "산업재해", goal: "g", unit: SeoguPlan.cases, direction: .lower)
    #expect(codes(lower, [3, 2, 4], [0, 0, 0]).isEmpty)
  }

  /// A target is compared with the result as the plan prints it.
  @Test func aFractionAmongPercentsIsASlip() throws {
    let rate = indicator("r", "민원 만족도", "%")
    let findings = PlanLints.findings(in: single(rate, [80.5, 82, 0.831]))
    #expect(findings.map(\.code) == ["fraction-for-percent"])
    #expect(findings.first?.mend?.ko == "83.1%를 뜻한다면 83.1로 적으십시오.")
    #expect(
      codes(indicator("o", "교통사고 비율", "%"), [0.2, 0.3, 0.4], [0.5]) == ["name-says-less"])
    #expect(codes(rate, [1, 4, 12], [14]).isEmpty)
    #expect(codes(indicator("c", "상담", "건"), [80, 90, 0.5], []).isEmpty)
  }

  @Test func roundingOfTheLastResultIsNoStepBack() {
    let plain = indicator("a", "상담", "건")
    #expect(codes(plain, [99, 100.4], [98, 99, 100]).isEmpty)
    #expect(codes(plain, [99, 100.6], [98, 99, 100]) == ["target-below-last-actual"])
  }

  @Test func twoKindsInOneSumAreMixed() {
    func codes(_ measures: [Measure]) -> [String] {
      var workspace = single(indicator("a", "성과", "점", formula: "0.5 * x + 0.5 * y"), [10])
      for (id, measure) in zip(["x", "y"], measures) {
        workspace.series[id] = Series(
          id: id, name: id, unit: SeoguPlan.cases, measure: measure, observations: [])
      }
      return PlanLints.findings(in: workspace).map(\.code)
    }
    #expect(codes([.flow, .stock]) == ["formula-mixes-measures"])
    #expect(codes([.flow, .flow]).isEmpty)
    // What the finding itself advises: each value as a ratio to its base.
    var mended = single(indicator("a", "성과", "점", formula: "70 * x / 2128 + 30 * y / 133010"), [10])
    for (id, measure) in [("x", Measure.flow), ("y", .stock)] {
      mended.series[id] = Series(
        id: id, name: id, unit: SeoguPlan.cases, measure: measure, observations: [])
    }
    #expect(PlanLints.findings(in: mended).isEmpty)
  }

  // MARK: Similar indicators

  private func codes(_ indicators: [Indicator]) -> [String] {
    PlanLints.duplicateIndicators(Workspace(name: "w", indicators: indicators)).map(\.code)
  }

  @Test func namesOfTheSameWordsAreSimilar() {
    #expect(
      codes([indicator("a", "SNS 게시 건수", "건"), indicator("b", "SNS 게시", "건")])
        == ["similar-indicator"])
    #expect(
      codes([indicator("a", "게시 SNS 실적", "건"), indicator("b", "SNS 게시 건수", "건")])
        == ["similar-indicator"])
    #expect(
      codes([indicator("a", "교육 이수", "명"), indicator("b", "교육 이수율", "%")]).isEmpty)
    #expect(
      codes([indicator("a", "초등학교 급식 지원", "개교"), indicator("b", "고등학교 급식 지원", "개교")]).isEmpty)
    #expect(codes([indicator("a", "1분기 점검", "회"), indicator("b", "2분기 점검", "회")]).isEmpty)
  }

  @Test func theSameFormulaIsSimilar() {
    #expect(
      codes([
        indicator("a", "보도 성과", "건", formula: "0.2 * x + 0.8 * y"),
        indicator("b", "홍보 지수", "점", formula: "0.2*x+0.8*y"),
      ]) == ["similar-indicator"])
    // One series under two names is a roll-up, not a formula.
    #expect(
      codes([
        indicator("a", "보도 성과", "건", formula: "x"), indicator("b", "홍보 지수", "건", formula: "x"),
      ]).isEmpty)
  }

  // MARK: Spans of time

  private func fact(_ item: String, _ value: Double, _ unit: String, _ period: String, area: String)
    -> Fact
  {
    Fact(id: item, area: area, item: item, value: value, unit: unit, period: period, source: "")
  }

  private func spans(_ facts: [Fact]) -> [Finding] {
    PlanLints.unequalSpans(Workspace(name: "w", facts: facts))
  }

  @Test func theSameCountForSeventeenMonthsAndForAYear() throws {
    let stories = fact("기획기사", 36, "건", "2022-08~2023-12", area: "기획보도")
    let plan = fact("연간 계획", 36, "건/년", "2024", area: "기획보도")
    let finding = try #require(spans([stories, plan]).first)
    #expect(finding.code == "equal-counts-unequal-spans")
    #expect(finding.message.ko.contains("'기획기사' 36건(17개월), '연간 계획' 36건/년(12개월)"))
    #expect(finding.message.ko.contains("월평균은 2.12에서 3으로 41.67% 늘어난"))
    #expect(spans([fact("상반기", 36, "건", "2023H1", area: "기획보도"), plan]).count == 1)
    let days = fact("송출", 36, "건", "2023-06-26~2023-07-29", area: "기획보도")
    #expect(spans([days, plan]).first?.message.ko.contains("'송출' 36건(1.1개월)") == true)
    #expect(spans([fact("기준일", 36, "건", "2023-06-26", area: "기획보도"), plan]).isEmpty)
    let other = fact("연간 계획", 36, "건/년", "2024", area: "방송")
    #expect(spans([stories, other]).isEmpty)
    #expect(spans([stories, fact("연간 계획", 37, "건/년", "2024", area: "기획보도")]).isEmpty)
    #expect(spans([plan, fact("연간 실적", 36, "건", "2023", area: "기획보도")]).isEmpty)
    // Four or fewer are often equal by chance.
    let few = [
      fact("기획기사", 4, "건", "2022-08~2023-12", area: "기획보도"),
      fact("연간 계획", 4, "건/년", "2024", area: "기획보도"),
    ]
    #expect(spans(few).isEmpty)
    #expect(
      spans([fact("위원", 36, "명", "", area: "a"), fact("팀원", 36, "명", "2024", area: "a")]).isEmpty)
  }
}
