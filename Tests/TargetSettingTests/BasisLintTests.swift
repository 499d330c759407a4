import Foundation
import Indicators
import Testing

@testable import TargetSetting

/// Bases that do not give their targets, after a public board of a youth foundation (2025 results,
/// 2026 targets).
@Suite struct BasisLintTests {
  /// A plan for 2026 with one result before each target.
  private func plan(
    _ rows: [(name: String, unit: String, results: [Double], target: Double, basis: String)],
    decimals: Int = 0
  ) -> Workspace {
    var workspace = Workspace(name: "board", planYear: 2026)
    for row in rows {
      workspace.indicators.append(
        Indicator(
          id: row.name, name: row.name, goal: "g",
          unit: Indicators.Unit(parsing: row.unit) ?? .none,
          basis: row.basis, rounding: RoundingRule(decimals: decimals)))
      workspace.series[row.name] = SeoguPlan.series(
        row.name, 2026 - row.results.count, row.results)
      workspace.targets[row.name] = SeoguPlan.series(row.name, 2026, [row.target])
    }
    return workspace
  }

  private func codes(_ results: [Double], _ target: Double, _ basis: String, decimals: Int = 0)
    -> [String]
  {
    let workspace = plan([("참여 인원", "명", results, target, basis)], decimals: decimals)
    return PlanLints.basesAgainstTargets(workspace).map(\.code)
  }

  @Test func swappedLabelsOfTheBoardAreFound() throws {
    let findings = PlanLints.basesAgainstTargets(
      plan([
        ("협력사업", "건", [5], 7, "전년대비 110%"), ("참여자", "명", [8_804], 9_684, "전년대비 140%"),
      ]))
    #expect(findings.map(\.code) == ["basis-does-not-give-target", "basis-does-not-give-target"])
    let first = try #require(findings.first)
    #expect(first.message.ko.contains("기준값 5건에서 5.5건이 나오는데 2026년 목표는 7건입니다(기준값의 140%)"))
    #expect(first.message.ko.contains("'참여자'의 목표와 맞으므로"))
    #expect(findings[1].message.en.contains("(110% of it). It fits the target of '협력사업'"))
  }

  /// A Mac writes file contents with the letters of a syllable one by one.
  @Test(arguments: [
    "전년 대비 5% 증가", "최근 3개년(2023~2025년) 평균 대비 10% 상향", "월 10명 × 12개월 = 120명", "116명 → 122명",
    "지난 해보다 5 퍼센트 높게",
  ])
  func lettersTakenApartAreReadAlike(_ basis: String) {
    let apart = basis.decomposedStringWithCanonicalMapping
    let workspace = { (basis: String) in
      plan([("참여 인원", "명", [100, 110, 116], 300, basis)])
    }
    let found = PlanLints.basesAgainstTargets(workspace(basis)).map(\.code)
    #expect(!found.isEmpty && apart.utf8.count > basis.utf8.count)
    #expect(PlanLints.basesAgainstTargets(workspace(apart)).map(\.code) == found)
  }

  /// The board rounds up here and to the nearest there; both are roundings of the basis.
  @Test(arguments: [
    (14.0, 16.0, "전년대비 110%", 0), (8_804, 9_684, "전년 대비 110%", 0),
    (94.6, 95.6, "전년대비 101%", 1), (200, 210, "전년 대비 5% 증가", 0),
    (200, 190, "전년 실적 대비 5% 감소", 0), (120, 120, "전년 수준 유지", 0),
    (1_234, 1_300, "전년 대비 5% 상향", 0),
  ])
  func basesThatGiveTheirTargets(_ row: (Double, Double, String, Int)) {
    #expect(codes([row.0], row.1, row.2, decimals: row.3).isEmpty)
  }

  @Test(arguments: [
    (14.0, 20.0, "전년대비 110%"), (200, 230, "전년 대비 5% 증가"), (120, 130, "전년 수준 유지"),
    (100, 89, "보건복지부 81.2명 대비 105%"),
  ])
  func basesThatDoNot(_ row: (Double, Double, String)) {
    #expect(codes([row.0], row.1, row.2) == ["basis-does-not-give-target"])
  }

  @Test func meansAndStatedFigures() {
    #expect(codes([90, 100, 110], 110, "직전 3개년 평균 110%").isEmpty)
    #expect(codes([90, 100, 110], 121, "직전 3개년 평균 110%").count == 1)
    #expect(codes([90, 100, 110], 100, "최근 3년 평균").isEmpty)
    #expect(codes([80], 89.3, "보건복지부 81.2% 대비 110%", decimals: 1).isEmpty)
    #expect(codes([2.7], 3.34, "사전 2.78점 대비 20% 향상", decimals: 2).isEmpty)
    #expect(codes([2.7], 3.54, "사전 2.78점 대비 20% 향상", decimals: 2).count == 1)
  }

  /// A figure behind 전년 실적 that the text goes on from is the base, not a level of it.
  @Test func aBaseThatIsWrittenOut() {
    #expect(codes([91], 91.5, "전년 실적 91.0%에서 0.5%p 향상", decimals: 1).isEmpty)
    #expect(codes([91], 92.5, "전년 실적 91.0%에서 0.5%p 향상", decimals: 1).count == 1)
    #expect(codes([120], 132, "전년 실적 120건보다 10% 증가").isEmpty)
    #expect(codes([120], 150, "전년 실적 120건보다 10% 증가").count == 1)
    #expect(codes([100], 110, "전년 대비 3개 부서에서 10% 증가").isEmpty)
    #expect(codes([91], 90.5, "전년 실적 91.0%에서 0.5%p 감소", decimals: 1).isEmpty)
    // 120 is no round figure of 115: only digits below a hundredth are taken for rounding.
    #expect(codes([100], 120, "전년 대비 15% 증가").count == 1)
  }

  /// A year in the text is a year, a rate of something else is not the target's.
  @Test(arguments: [
    ("최근 3개년(2022~2024) 평균 대비 3% 증가", 115.0), ("2025 실적 대비 5% 증가", 122),
    ("2025. 12. 실적 대비 5% 증가", 122), ("2025년 대비 5% 증가", 122), ("'25년 실적 대비 5% 증가", 122),
    ("2021년 대비 20% 증가", 120), ("전년 대비 예산 10% 감축을 고려해 실적 유지", 116),
    ("인구 2% 감소 전망을 반영, 전년 대비 3% 증가", 119), ("최근 3년 평균 112건의 110% 수준", 123),
    ("전국 평균 81.2% 대비 낮아 전년 대비 5% 향상", 122), ("전년 실적(116건)의 105%", 122),
    ("최근 5개년 연평균 증가율 3.8%를 전년 실적에 적용", 120), ("직전 3개년 평균(112건) 대비 10% 상향", 123),
  ])
  func yearsAndOtherRatesAreNotBases(_ row: (basis: String, target: Double)) {
    #expect(codes([100, 104, 108, 112, 116], row.target, row.basis).isEmpty)
  }

  @Test(arguments: [
    ("2025 실적 대비 5% 증가", 130.0), ("2025년 대비 5% 증가", 130), ("'24년 실적 대비 5% 증가", 130),
    ("2021년 대비 20% 증가", 130), ("최근 3개년(2023~2025) 평균 대비 3% 증가", 130),
    ("인구 2% 감소 전망을 반영, 전년 대비 3% 증가", 130), ("전년 실적(116건)의 105%", 130),
  ])
  func theSameBasesWithOtherTargets(_ row: (basis: String, target: Double)) {
    let found = codes([100, 104, 108, 112, 116], row.target, row.basis)
    #expect(found == ["basis-does-not-give-target"])
  }

  /// Units instead of percents, limits, and percents spelt out.
  @Test(arguments: [
    ("전년 대비 5건 증가", 121.0, true), ("전년 대비 5명 증가", 121, true), ("전년 대비 5명 증가", 140, false),
    ("전년 실적 116명에서 5명 증가한 121명", 121, true), ("전년 대비 매년 5명씩 감소", 111, true),
    ("전년 대비 참여 부서 5명 증가", 140, true), ("전년 대비 10명 이상 확대", 140, true),
    ("전년 대비 110% 이상", 140, true), ("전년 대비 110% 이상", 120, false),
    ("전년 대비 5퍼센트 증가", 140, false), ("전년 대비 5 % 증가", 140, false),
    ("전년 대비 5％ 증가", 122, true), ("직전 3개년 평균값을 적용", 130, false),
    ("직전 3개년 평균값을 적용", 112, true),
  ])
  func unitsAndLimits(_ row: (basis: String, target: Double, agrees: Bool)) {
    let found = codes([100, 104, 108, 112, 116], row.target, row.basis)
    #expect(found == (row.agrees ? [] : ["basis-does-not-give-target"]))
  }

  @Test func pointsSpeltOut() {
    let plan = plan([("민원 만족도", "%", [80], 84, "전년 대비 5%포인트 상향")], decimals: 1)
    #expect(PlanLints.basesAgainstTargets(plan).map(\.code) == ["basis-does-not-give-target"])
  }

  /// What cannot be computed is no finding.
  @Test(arguments: [
    "목표 인원 달성 시 만점", "전년 실적과 여건을 고려", "2023년 실적 대비 5% 증가", "직전 5개년 평균 110%", "전년 대비 5%", "",
    "최근 3년 평균 증가율 반영", "시정 방침 12호", "전년대비 상향",
  ])
  func vagueBasesAreLeftAlone(_ basis: String) {
    #expect(codes([100], 170, basis).isEmpty)
  }

  @Test func percentThatMeansPointsIsTold() throws {
    let workspace = plan([("민원 만족도", "%", [80], 85, "전년 대비 5% 향상")], decimals: 1)
    let finding = try #require(PlanLints.basesAgainstTargets(workspace).first)
    #expect(finding.code == "percent-means-points")
    #expect(finding.message.ko.contains("80.0%에서 85.0%까지는 5%p입니다"))
    let less = plan([("민원 미처리율", "%", [20], 15, "전년 대비 5% 감소")], decimals: 1)
    #expect(PlanLints.basesAgainstTargets(less).map(\.code) == ["percent-means-points"])
    let right = plan([("민원 만족도", "%", [80], 84, "전년 대비 5% 향상")], decimals: 1)
    #expect(PlanLints.basesAgainstTargets(right).isEmpty)
    let points = plan([("민원 만족도", "%", [80], 85, "전년 대비 5%p 향상")], decimals: 1)
    #expect(PlanLints.basesAgainstTargets(points).isEmpty)
  }

  @Test(arguments: [
    ("월 3회 × 12개월 = 36회", true), ("월 3회 × 12개월 = 40회", false),
    ("12건 − 7건 = 5건", true), ("20 ÷ 3 = 6.6", true), ("20 ÷ 3 = 6.7", true),
    ("20 ÷ 3 = 6.8", false),
    ("12건 + 7건 = 19건", true), ("12건 + 7건 = 20건", false),
    ("8,804명 × 110% = 9,684명", true), ("8,804명 × 140% = 9,684명", false),
    ("격월 3건 × 6회 + 부서 9건 = 27건", true), ("45 ÷ 180 = 25%", true), ("45 ÷ 180 = 30%", false),
    ("(100+104+108+112+116)/5 = 108건", true), ("(10건 × 12개월) = 120건", true),
    ("(10건 × 12개월) = 130건", false), ("3 × (4 + 5) = 27건", true), ("3회(정기) × 12개월 = 40회", false),
    ("(100+104+108+112+116)/5 = 120건", false), ("100건 × (1 + 0.1) = 130건", false),
    ("100건 × (1 + 10%) = 110건", true), ("(80% + 90%) ÷ 2 = 85%", true),
    ("(80% + 90%) ÷ 2 = 95%", false), ("80% - 5 = 75%", true), ("120건 + 10% = 132건", true),
    ("2024년 실적 - 120건 × 1.1 = 132건", true), ("월 3회 x 12개월 = 40회", false),
    ("121건(2024년) × 1.1 = 150건", true), ("((3 + 4) × 2 = 14건", true),
    ("A=3, B=5", true), ("비율 = 45/180", true), ("5 × = 3", true), ("= 3", true),
  ])
  func arithmeticIsRecomputed(_ row: (String, Bool)) {
    let indicator = Indicator(
      id: "x", name: "회의", goal: "g", unit: Indicators.Unit(parsing: "회") ?? .none, basis: row.0)
    #expect(PlanLints.basisArithmetic(indicator).isEmpty == row.1)
  }
}

extension PlanLints {
  fileprivate static func basesAgainstTargets(_ workspace: Workspace) -> [Finding] {
    basesAgainstTargets(
      workspace.indicators.map { ($0, TargetPairs($0, in: workspace)) },
      planYear: workspace.planYear)
  }
}
