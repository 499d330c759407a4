import Indicators
import Testing

@testable import TargetSetting

@Suite("Lints of plans")
struct LintTests {
  private func codes(_ workspace: Workspace) -> [String] {
    PlanLints.findings(in: workspace).map(\.code)
  }

  private func finding(_ code: String, _ name: String) throws -> Finding {
    try #require(
      PlanLints.findings(in: SeoguPlan.workspace).first {
        $0.code == code && $0.message.ko.contains(name)
      })
  }

  @Test func seoguFindings() {
    #expect(
      codes(SeoguPlan.workspace) == [
        "target-below-last-actual", "name-says-rate", "basis-restates-definition",
        "flat-targets", "formula-mixes-measures", "basis-restates-definition",
        "target-below-last-actual", "flat-targets", "basis-restates-definition",
        "actual-equals-target",
      ])
  }

  @Test func thePressTargetOf2016IsBelowTheResultOf2015() throws {
    let finding = try finding("target-below-last-actual", "언론매체보도율")
    #expect(
      finding.message.ko
        == "'언론매체보도율'의 '16년 목표 1,908건이 '15년 실적 2,128건보다 낮습니다(△10.34%). "
        + "'17·'18·'19년 목표도 이 실적에 못 미칩니다.")
    #expect(finding.message.en.contains("2,128건 (-10.34%)"))
    #expect(finding.mend?.ko == "'15년 실적 이상으로 올리거나, 낮춘 사유를 설정 근거에 적으십시오.")
  }

  @Test func thePublicityTargetOf2016IsBelowButLaterOnesAreNot() throws {
    let finding = try finding("target-below-last-actual", "기획홍보실적")
    #expect(finding.message.ko.contains("(△2.94%)"))
    #expect(!finding.message.ko.contains("'17"))
  }

  @Test func allFiveKnownResultsEqualTheirTargets() throws {
    let finding = try finding("actual-equals-target", "5건 가운데 5건")
    #expect(finding.message.en.hasPrefix("All 5 of 5 known results equal"))
    var workspace = SeoguPlan.workspace
    workspace.series["sns"] = SeoguPlan.series("sns", 2015, [122_640, 133_011])
    #expect(!codes(workspace).contains("actual-equals-target"))
  }

  @Test func flatTargetsAreCounted() throws {
    let finding = try finding("flat-targets", "SNS운영실적")
    #expect(
      finding.message.ko == "'SNS운영실적'의 목표가 '16~'19년 4개년 동안 133,010건으로 같습니다.")
  }

  @Test func measuresInTheSumAreNamed() throws {
    let finding = try finding("formula-mixes-measures", "SNS운영실적")
    #expect(finding.message.en.contains("flow: posts; stock: likes, subscribers; rate: views"))
  }

  @Test func weightsAreSummedPerGoal() {
    var workspace = SeoguPlan.workspace
    workspace.indicators = [SeoguPlan.press, SeoguPlan.sns]
    let finding = PlanLints.weightSums(workspace).first
    #expect(finding?.message.ko == "'열린행정 구현으로 참여자치 실현'의 지표 가중치 합이 100이 아니라 80입니다(50 + 30).")
    #expect(PlanLints.weightSums(SeoguPlan.workspace).isEmpty)
  }

  private func named(_ name: String, _ unit: String, basis: String = "") -> Indicator {
    Indicator(
      id: name, name: name, goal: "g", unit: Unit(parsing: unit) ?? .none,
      formulaText: "교육 이수자 수", basis: basis)
  }

  @Test(arguments: [
    ("이수율", "명", ["name-says-rate"]), ("이수율", "%", []), ("원가심사 절감률(%)", "%", []),
    ("처리율", "건/월", []), ("합계출산율", "명", []), ("발생률", "명/천명", []), ("신규 비중", "건", ["name-says-rate"]),
    ("조례·법률", "건", []), ("이수 건수", "%", ["name-says-count"]),
    ("이수 건수", "건", []), ("성장률", "%p", []),
  ])
  func nameAndUnit(_ row: (String, String, [String])) {
    #expect(PlanLints.nameAgainstUnit(named(row.0, row.1)).map(\.code) == row.2)
  }

  @Test(arguments: [
    ("교육 이수자 수", ["basis-restates-definition"]), ("담당자의 경험을 살림", ["basis-without-number"]),
    ("전년 대비 3% 상향", []), ("최근 실적의 평균", []), ("", []), ("-", []),
  ])
  func basisNeedsANumberOrAMethod(_ row: (String, [String])) {
    let indicator = named("이수자", "명", basis: row.0)
    #expect(PlanLints.basisWithoutSubstance(indicator).map(\.code) == row.1)
  }

  @Test func achievementFarBeyondTheTarget() {
    // 부평구 2019: 4.2 million bags against a target of 1 million.
    let bags = named("종량제봉투", "매")
    var workspace = single(bags, [4_200_000])
    workspace.targets = [bags.id: SeoguPlan.series(bags.id, 2017, [1_000_000])]
    let finding = PlanLints.findings(in: workspace).first
    #expect(finding?.code == "achievement-over-130")
    #expect(finding?.message.ko.contains("달성률이 420%입니다") == true)
  }

  @Test func lowerIndicatorsAreMirrored() {
    let lower = Indicator(
      id: "x", name: "민원 처리 기간", goal: "g", unit: Unit(parsing: "일") ?? .none, direction: .lower)
    var workspace = single(lower, [10, 9])
    workspace.targets = ["x": SeoguPlan.series("x", 2017, [10, 9.5])]
    let found = PlanLints.findings(in: workspace)
    #expect(found.map(\.code) == ["target-below-last-actual"])
    #expect(found.first?.message.ko.contains("9.5일이 '17년 실적 9일보다 높습니다") == true)
  }

  @Test func duplicatesIgnoreSpaces() {
    var workspace = SeoguPlan.workspace
    workspace.indicators.append(named("SNS 운영실적", "건"))
    #expect(PlanLints.duplicateIndicators(workspace).count == 1)
  }

  @Test func everyFindingHasAMendInBothLanguages() {
    for finding in PlanLints.findings(in: SeoguPlan.workspace) {
      #expect(finding.mend?.ko.isEmpty == false && finding.mend?.en.isEmpty == false)
      #expect(finding.severity == .warning)
    }
  }
}
