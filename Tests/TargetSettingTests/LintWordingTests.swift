import Indicators
import Testing

@testable import TargetSetting

/// Faults of plans and near misses in varied wording: what is found, and what is left alone.
@Suite struct LintWordingTests {
  private func codes(
    _ name: String, _ unit: String, _ results: [Double], targets: [Double] = [], basis: String = "",
    formulaText: String = "", decimals: Int = 0, direction: Direction? = nil
  ) -> [String] {
    var workspace = Workspace(name: "w", planYear: 2026)
    workspace.indicators = [
      Indicator(
        id: "a", name: name, goal: "g", unit: Unit(parsing: unit) ?? .none,
        direction: direction ?? (PlanLints.saysLess(name) ? .lower : .higher),
        formulaText: formulaText, basis: basis, rounding: RoundingRule(decimals: decimals))
    ]
    workspace.series["a"] = SeoguPlan.series("a", 2026 - results.count, results)
    workspace.targets["a"] = SeoguPlan.series("a", 2026, targets)
    return PlanLints.findings(in: workspace).map(\.code).filter {
      !["target-below-last-actual", "achievement-over-130"].contains($0)
    }
  }

  // MARK: Bases: right value, wrong value

  @Test(arguments: [
    ("'21~'25년 5개년 평균 108명에 10% 가산", 119.0, 130.0), ("전년 실적의 1.05배", 122, 130),
    ("작년보다 5% 많게 설정", 122, 130), ("지난해 대비 4명 추가 확보", 120, 130), ("직전연도 실적 유지", 116, 120),
    ("전년 대비 소폭 상향(116명→120명)", 120, 130), ("2025년 116명 → 2026년 122명", 122, 130),
    ("전년 대비 10%↑", 128, 120), ("전년대비 +5%", 122, 130), ("전년 대비 5%↓", 110, 122),
    ("전년 대비 5% 내외 증가", 123, 140), ("전년 대비 5~10% 증가", 125, 140),
    ("전년 대비 2배 확대", 232, 150), ("10% 증가(전년 대비)", 128, 120), ("전년(116명) + 4명", 120, 125),
    ("전년도 실적에 3% 증가율을 곱하여 산정", 119, 130), ("전년 대비 최소 5% 증가", 130, 117),
    ("최근 3개년 최고 실적(116명) 대비 5% 증가", 122, 130), ("실적 116명에서 110명으로 하향", 110, 120),
    ("직전 3년 평균치 112명을 기준으로 5% 상향", 118, 130), ("'25년 실적 116명 대비 6명 증원", 122, 130),
    ("2025년 실적(116명)을 기준으로 매년 5%씩 증가", 122, 140), ("전년 실적 대비 동결", 116, 122),
    ("최근 5년 최고값인 116명의 105% 적용", 122, 130), ("전년 실적(116명)×1.1", 128, 122),
    ("116명×110%=127.6명→128명", 128, 131), ("전년대비 5%증", 122, 130), ("전년대비 5% 감", 110, 122),
    ("월 10명 × 12개월 = 120명", 120, 130), ("전년 수준 이상 유지", 118, 110),
  ])
  func bases(_ row: (basis: String, right: Double, wrong: Double)) {
    let results = [100.0, 104, 108, 112, 116]
    #expect(codes("참여", "명", results, targets: [row.right], basis: row.basis).isEmpty)
    #expect(
      codes("참여", "명", results, targets: [row.wrong], basis: row.basis)
        == ["basis-does-not-give-target"])
  }

  @Test(arguments: [
    "재작년 대비 5% 증가", "전전년도 대비 5% 증가", "예산 20억원 → 25억원 반영", "전년 대비 두 배 이상 확대",
    "코로나19 이전(2019년 150명)의 80% 회복", "분기별 30명, 연 120명", "최근 3개년 중 최고치 적용",
    "민원 30명에서 20명으로 감소 예상", "전년도 목표 대비 10% 상향", "예산 5억원의 80%", "신규 5명 × 4회 = 20명 추가",
    "2024년=112명, 2025년=116명", "사업 확대(3개소→5개소)에 따라 목표 상향", "최근 3개년 평균증가율(3.8%)을 적용",
  ])
  func basesOfOtherThingsAreLeftAlone(_ basis: String) {
    #expect(codes("참여", "명", [100, 104, 108, 112, 116], targets: [150], basis: basis).isEmpty)
  }

  @Test func gettingBetterIsLessWhereLessIsBetter() {
    let days = [18.0, 17, 16, 15, 14]
    for (basis, right, wrong) in [
      ("전년 대비 10% 개선", 12.6, 15.4), ("전년 대비 1일 단축", 13, 12), ("처리기간 14일에서 12일로 단축", 12, 13),
    ] {
      #expect(
        codes("처리기간", "일", days, targets: [right], basis: basis, decimals: 1, direction: .lower)
          .isEmpty)
      #expect(
        codes("처리기간", "일", days, targets: [wrong], basis: basis, decimals: 1, direction: .lower)
          == ["basis-does-not-give-target"])
    }
  }

  @Test func aWrittenLevelDoesNotHideAWrongPercent() {
    let results = [76.0, 77, 78, 79, 80]
    #expect(
      codes("만족도", "%", results, targets: [85], basis: "전년 대비 5% 향상 (80% → 85%)", decimals: 1)
        == ["percent-means-points"])
    #expect(
      codes("만족도", "%", results, targets: [84], basis: "전년 대비 5% 향상 (80% → 84%)", decimals: 1)
        .isEmpty)
  }

  // MARK: Rates above 100%

  @Test(arguments: [
    "절도 검거율", "마라톤 완주율", "하수도 보급률", "안전벨트 착용률", "장애인 고용률", "대출도서 반납률", "금연 성공률",
    "예산 불용률", "시민 정책참여 만족도", "도로 포장률",
  ])
  func partsOfAWhole(_ name: String) {
    #expect(codes(name, "%", [95, 101.5]) == ["impossible-ratio"])
    #expect(codes(name, "%", [95, 100]).isEmpty)
  }

  @Test(arguments: [
    "신속집행률", "재정 조기집행률", "용적률", "관광객 회복률", "쌀 자급률", "부채비율", "공약 이행률(목표 대비)", "주차장 확보율",
    "병상가동률", "주차장 이용률", "스마트폰 보급률", "신입생 충원율", "요금 현실화율", "계획 대비 추진율",
  ])
  func ratesThatMayExceedTheWhole(_ name: String) {
    #expect(codes(name, "%", [95, 121.5]).isEmpty)
  }

  @Test func aRateOfAPlannedNumberMayExceedIt() {
    let (results, formula) = ([95, 121.5], "(이수인원 ÷ 목표인원) × 100")
    #expect(codes("직무교육 이수율", "%", results, formulaText: formula).isEmpty)
    #expect(codes("직무교육 이수율", "%", results, formulaText: "이수인원 ÷ 교육인원") == ["impossible-ratio"])
  }

  // MARK: Fractions

  @Test(arguments: ["민원 처리율", "시민 만족도", "예산 집행률", "공약 이행 비율", "안전점검 완료율"])
  func ratesWrittenAsFractions(_ name: String) {
    let found = codes(name, "%", [0.80, 0.82, 0.85], targets: [0.86], decimals: 2)
    #expect(found == ["fraction-for-percent"])
    #expect(codes(name, "%", [80, 82, 85], targets: [86]).isEmpty)
  }

  @Test func aRateWithoutAUnitIsAskedForOne() {
    #expect(codes("법정민원 처리율", "", [0.8, 0.82], decimals: 2) == ["fraction-for-percent"])
    #expect(codes("배율", "", [0.9, 1.1, 1.2], decimals: 1).isEmpty)
  }

  @Test(arguments: [
    "교통사고율", "결손처분율", "미처리율", "인구 증가율", "공유율", "오탈자율", "재난문자 오발송률", "빈집률", "지방세 과오납률",
    "비위 발생률", "실업률",
  ])
  func ratesThatAreSmallByNature(_ name: String) {
    #expect(codes(name, "%", [0.8, 0.82, 0.7], decimals: 2).isEmpty)
  }

  // MARK: Names and units

  @Test(arguments: [
    ("자살률", "명"), ("환율", "원"), ("조출생률(인구 천 명당)", "명"), ("재고 회전율", "회"), ("청렴 지수", "%"),
    ("성과 점수", "점"),
  ])
  func unitsThatFit(_ row: (name: String, unit: String)) {
    #expect(codes(row.name, row.unit, [25, 24, 23]).isEmpty)
  }

  @Test(arguments: [
    ("시책 참여율", "명", "name-says-rate"), ("여성위원 비율", "명", "name-says-rate"),
    ("이용자 수", "%", "name-says-count"), ("교육 일수", "%", "name-says-count"),
    ("세입 징수액", "%", "name-says-count"),
  ])
  func unitsThatDoNot(_ row: (name: String, unit: String, code: String)) {
    #expect(codes(row.name, row.unit, [25, 24, 23]) == [row.code])
  }

  // MARK: Names alike, spans of time

  private func similar(_ one: String, _ other: String, _ unit: String) -> Bool {
    let indicators = [one, other].map {
      Indicator(id: $0, name: $0, goal: "g", unit: Unit(parsing: unit) ?? .none)
    }
    return PlanLints.duplicateIndicators(Workspace(name: "w", indicators: indicators))
      .map(\.code) == ["similar-indicator"]
  }

  @Test func spacesInsideWordsDoNotTellNamesApart() {
    #expect(similar("홍보 동영상 조회 건수", "홍보동영상 조회수", "회"))
    #expect(similar("불법주정차 단속 건수", "불법 주정차 단속 실적", "건"))
    #expect(similar("청렴도 점수", "청렴도", "점"))
    #expect(!similar("남성 참여자 수", "여성 참여자 수", "명"))
    #expect(!similar("관내 기업 방문", "관외 기업 방문", "개소"))
  }

  private func spans(_ rows: [(item: String, value: Double, unit: String, period: String)])
    -> [Finding]
  {
    let facts = rows.map {
      Fact(
        id: $0.item, area: "a", item: $0.item, value: $0.value, unit: $0.unit, period: $0.period,
        source: "")
    }
    return PlanLints.unequalSpans(Workspace(name: "w", facts: facts))
  }

  @Test func aMonthlyPlanIsAYearOfTheOldCount() throws {
    let found = spans([
      ("기획기사", 36, "건", "2022-08~2023-12"), ("기획보도자료 배포 계획", 3, "회/월", "2024"),
    ])
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(
      finding.message.ko == "1년으로 치면 수는 같지만 기간이 다릅니다: '기획기사' 36건(17개월), "
        + "'기획보도자료 배포 계획' 3회/월(1개월). 월평균은 2.12에서 3으로 41.67% 늘어난 셈입니다.")
    let quarter = spans([
      ("찾아가는 상담", 12, "회", "2023-07~2023-12"), ("찾아가는 상담 계획", 3, "회/분기", "2024"),
    ])
    #expect(quarter.count == 1)
  }

  @Test func monthlyFiguresOfOtherThingsOrOfAWholeYearAreFine() {
    let plan = ("민원 접수", 3.0, "건/월", "2024")
    #expect(spans([("시설 점검", 36, "건", "2022-08~2023-12"), plan]).isEmpty)
    #expect(spans([("소식지 발행", 12, "회", "2023"), ("소식지 발행 주기", 1, "회/월", "2023")]).isEmpty)
    #expect(
      spans([("방송 노출", 24, "회", "2022-07~2023-12"), ("방송 출연자", 2, "명/월", "2024")]).isEmpty)
  }

  // MARK: Names of which less is better

  @Test(arguments: [
    "민원 처리기간", "교통사고 사망자 수", "지방세 체납액", "미세먼지(PM2.5) 연평균 농도", "화재 발생건수", "신규직원 이직률", "불용액 비율",
    "안전사고 발생 건수", "온실가스 배출량", "고위험음주율", "회의록 오류 건수", "빈집 수",
  ])
  func moreOfAnEvilIsAsked(_ name: String) {
    #expect(codes(name, "점", [9, 8, 7], direction: .higher).contains("name-says-less"))
    #expect(!codes(name, "점", [9, 8, 7], direction: .lower).contains("name-says-less"))
  }

  @Test(arguments: [
    "체납액 징수율", "교통사고 예방교육 이수자", "문화재 관람객 수", "민원 처리율", "이탈리아 교류 사업", "미세먼지 저감 숲 조성",
    "오류동 주민센터 이용자", "처리기간 단축 건수", "위반건축물 정비 건수", "언론보도 건수", "SNS 팔로워 수", "계약심사 절감액", "우리 고장 알리기",
    "흡연 예방 캠페인", "사고력 수학교실 수강생", "감염병 예방접종률",
  ])
  func moreOfARemedyIsFine(_ name: String) {
    #expect(!codes(name, "점", [9, 8, 7], direction: .higher).contains("name-says-less"))
  }
}
