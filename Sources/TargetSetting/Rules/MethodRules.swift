public import Indicators

/// The parameters of the scoring and target methods that ship with Jipyo, as dated data.
///
/// A workspace adds or replaces rows with `method_rules.csv`. No source gives a date of entry into
/// force or of expiry, so the rows hold in every year; `sourceYear` is the year of the oldest source
/// document that shows a rule in use, where the document has one: C2 has results to 2025, C6 is a plan
/// of 2026, C1, C3 and C4 bear no year. `section` is the page, the number of the file in the public
/// index of code, or the words of the source; where it is empty, only the source is known.
public enum MethodRules {
  /// Every rule that ships, in the order of the guide.
  public static let all: [MethodRule] = scoring + special + achievement + planning

  /// What stands in place of a source where there is none.
  static let noSource = "–"

  private static let scoring: [MethodRule] = [
    rule(
      "score-range", "20..100", "C1, C2", .verifiedInCode, year: 2025,
      "평점은 최저목표에서 20점, 최고목표에서 100점이다.",
      "The score is 20 at the floor target and 100 at the best target."),
    rule(
      "reference-years", "3", "C1, C2", .verifiedInCode, at: "C2: “전년 실적과 직전 3개년 평균 실적 중 높은 값”",
      year: 2025,
      "기준치는 전년도 실적과 직전 3개년 평균 중 높은 값이다(하향지표는 낮은 값).",
      "The reference is the better of the last result and the mean of the last three."),
    rule(
      "spread-years", "5", "C1", .verifiedInCode, at: "C1: 54268838203",
      "표준편차와 추세는 최근 5개년 실적으로 구한다.",
      "Standard deviation and trend are those of the last five results."),
    rule(
      "fewest-years", "3", noSource, .general,
      "5개년보다 짧으면 3개년까지는 있는 실적으로 계산하고 그보다 짧으면 비율 방법을 쓴다.",
      "Below five years the available results are used down to three, then the ratio method."),
    rule(
      "short-history", "use", noSource, .general,
      "use는 5개년보다 짧은 실적을 그대로 쓰고, ratio는 비율 방법으로 바꾼다.",
      "use takes fewer than five years as they are, ratio replaces the method."),
    rule(
      "after-break", "segment", "C1", .general, at: "C1: 53928383639, 54383582453 “자료 불연속”",
      "자료 불연속 뒤에는 그 뒤 실적만 쓴다. ratio는 출처(C1)대로 편차와 추세를 비율 방법으로 바꾼다.",
      "After a break only later results count; ratio does as C1 and replaces deviation and trend."),
    rule(
      "stretch", "0", "C1", .verifiedInCode,
      "도전율(%)만큼 기준치를 높인다(하향지표는 낮춘다). 0이면 쓰지 않는다.",
      "The reference is raised by this percentage (lowered where less is better); 0 leaves it."),
    rule(
      "sigma", "population", "C1, C2", .verifiedInCode, at: "C1: 54268838203 “편람 기준 표준편차 (n으로 나눔)”",
      year: 2025,
      "표준편차는 n으로 나눈다. n−1로 나눈 구현도 있어 sample을 선택할 수 있다.",
      "The standard deviation divides by n; other programs divide by n − 1 (sample)."),
    rule(
      "deviation-main", "2", "C1, C2", .verifiedInCode, at: "C1: “주요사업 2*표준편차”", year: 2025,
      "주요사업의 최고·최저목표는 기준치 ± 2σ다.",
      "Best and floor of a main programme lie two standard deviations from the reference."),
    rule(
      "deviation-other", "1", "C1", .verifiedInCode, at: "C1: “2 if 주요사업 else 1”",
      "기타(경영관리) 지표의 최고·최저목표는 기준치 ± 1σ다.",
      "Best and floor of a management indicator lie one standard deviation from the reference."),
    rule(
      "ratio-main", "120/80", "C1", .verifiedInCode, at: "C1: “주요사업 120%/80% 적용”",
      "주요사업의 최고·최저목표는 기준치의 120%와 80%다.",
      "Best and floor of a main programme are 120% and 80% of the reference."),
    rule(
      "ratio-other", "110/90", "C1", .verifiedInCode,
      "기타 지표는 출처마다 110/90과 110/80으로 엇갈린다. 둘 다 이름을 붙여 제공한다.",
      "Sources disagree between 110/90 and 110/80 for other indicators; both are offered by name."),
  ]

  private static let special: [MethodRule] = [
    rule(
      "trend-score", "normal", "C1", .general, at: "C1: 53928383639, 54383582453 “20+80×득점(백분율)”",
      "평점식 20+80×득점은 확인되었으나 득점을 Φ(Zp)로 읽는 것은 일반 지식이다. student는 자유도 n−2의 t분포다.",
      "The formula 20 + 80 × share was read; that the share is Φ(Zp) is general knowledge. student "
        + "takes Student's t with n − 2 degrees of freedom."),
    rule(
      "trend-outliers", "keep", "C1", .verifiedInCode, at: "C1: 53928383639, 54383582453",
      "drop은 그 해를 뺀 추세에서 3S보다 벗어난 실적을 뺀다. 확인된 예시값은 빼지 않고 계산되어 keep이 기본이다.",
      "drop leaves out results beyond 3 S of the line through the others; the checked examples "
        + "keep them, so keep is the default."),
    rule(
      "trend-outlier-deviations", "3", "C1", .verifiedInCode, at: "C1: 53928383639, 54383582453",
      "이상치로 보는 거리(S의 배수)다.", "How many S from the other results an outlier lies."),
    rule(
      "midterm-years", "5", "C1", .verifiedInCode, at: "C1: “중장기 단위목표(α)”",
      "중장기 단위목표 α = |중장기 목표 − 기준치| / n의 n이다. 4를 쓴 구현도 있다.",
      "n in the unit step α = |long-term goal − reference| / n; other programs use 4."),
    rule(
      "midterm-range", "5", "C1", .general,
      "연도 목표 둘레의 최고·최저목표는 정해진 바가 없어 ±5%를 임시로 쓴다. unit은 ±α다.",
      "Best and floor around the yearly target are not established; ±5% is a stopgap, unit is ±α."),
    rule(
      "beta-form", "normal", "안태식 외 2011", .general, at: "TREND·ASSIGN·BETA·NEGOTIATE 분류",
      year: 2011,
      "평균 (a+4m+b)/6, 표준편차 (b−a)/6의 정규 누적확률로 득점을 읽는다. pert는 β분포의 누적확률이다.",
      "The share is the normal probability with mean (a+4m+b)/6 and deviation (b−a)/6; pert takes "
        + "the beta distribution itself."),
    rule(
      "beta-weight", "4", "안태식 외 2011", .general, at: "TREND·ASSIGN·BETA·NEGOTIATE 분류", year: 2011,
      "세 값 평균 (a+wm+b)/(w+2)에서 표준값 m의 가중치 w다.",
      "w, the weight of the standard value m in the mean (a + wm + b)/(w + 2)."),
    rule(
      "beta-divisor", "6", "안태식 외 2011", .general, at: "TREND·ASSIGN·BETA·NEGOTIATE 분류", year: 2011,
      "최고와 최저의 차이를 이 값으로 나누어 표준편차로 삼는다.",
      "The distance from worst to best over this is the deviation."),
    rule(
      "global-method", "deviation 2", "C1", .general, at: "C1: 53941204091 “원칙적으로 편차법 적용”",
      "우수기관 평균을 기준으로 편차법(2σ)을 적용한다.",
      "The mean of the best peers is the base of the deviation method (2σ)."),
  ]

  private static let achievement: [MethodRule] = [
    rule(
      "target-cap", "100", "C6", .verifiedInCode, at: "C6: 63386193880 “min(100, …)”", year: 2026,
      "목표 대 실적은 100%까지만 인정한다.", "Target versus actual counts up to 100%."),
    rule(
      "achievement-lower", "quotient", "C3, C4", .verified, at: "C3: 20633813899, C4: 58544940759",
      "하향지표의 달성률은 목표/실적(quotient)이다. reflected는 (2−실적/목표)다.",
      "A lower-is-better rate is target/actual (quotient); reflected is (2 − actual/target)."),
    rule(
      "achievement-cap", "none", "C4", .verified, at: "C4: 58544940759",
      "달성률의 상한은 두지 않는다. 100%로 제한한 예(C6)가 있고 120%·130%는 출처가 없다.",
      "The rate has no cap; 100% has been seen (C6), 120% and 130% have no source."),
    rule(
      "achievement-decimals", "none", "C3", .verified, at: "C3: 20633813899",
      "달성률을 반올림하지 않는다. C3은 소수 1자리(1)로 반올림한다.",
      "The rate is not rounded; C3 rounds it to one decimal (1)."),
    rule(
      "band-score", "distance", noSource, .general,
      "적정 범위 지표는 범위 안이 최고점이고 벗어난 거리만큼 낮아진다. refuse는 평점을 내지 않는다.",
      "A band indicator has the best score inside its band and less with the distance; refuse gives "
        + "no score."),
    rule(
      "stages", "100:100 90:90 80:80 70:70 60:60 0:50", "SLA", .general, at: "20169277807",
      "달성률 구간별 점수다. ×1.0~×0.5의 계수는 확인되었고 구간의 경계는 일반 지식이다.",
      "Points by band of the achievement rate; the factors ×1.0 to ×0.5 were read, the bounds are "
        + "general knowledge."),
    rule(
      "status-met", "100", "보은 2016, 전북 2017, 광주 2023", .verified,
      at: "boeuni 47171, jeollailbo 550471, kisnews 215746", year: 2016,
      "달성률이 이 값 이상이면 달성이다.", "A rate from here on is 달성 (met)."),
    rule(
      "status-exceeded", "130", noSource, .general,
      "달성률이 이 값을 넘으면 초과달성이다. 경계의 출처는 찾지 못했다.",
      "A rate above this is 초과달성 (exceeded); no source gives the limit."),
  ]

  private static let planning: [MethodRule] = [
    rule(
      "ratchet-assigned", "0.5364", "안태식 외 2011", .verified, at: "ASSIGN 53.64%", year: 2011,
      "목표부여 지표의 다음 목표는 초과실적의 53.64%를 흡수한다.",
      "The next target of an assigned indicator absorbs 53.64% of what exceeded this one."),
    rule(
      "ratchet-negotiated", "0.3611", "안태식 외 2011", .verified, at: "NEGOTIATE 36.11%", year: 2011,
      "협의 지표의 다음 목표는 초과실적의 36.11%를 흡수한다.",
      "The next target of a negotiated indicator absorbs 36.11% of what exceeded this one."),
    rule(
      "ratchet-miss", "0", "안태식 외 2011", .general, at: "β1+β3 = −0.4435", year: 2011,
      "미달 뒤에는 목표를 그대로 둔다. 논문의 추정값은 −0.4435로, 미달 뒤에도 목표가 올랐다.",
      "After a miss the target stays; the paper's estimate is −0.4435, raised even after a miss."),
    rule(
      "grades", "S:95 A:90 B:80 C:70 D:0", noSource, .general,
      "부서 점수의 등급 하한이다. 기관마다 다르므로 method_rules.csv로 바꾼다.",
      "Lower limits of a department's grades; they differ by body, so set them in method_rules.csv."
    ),
    rule(
      "assessment-self", "common:70 own:30", "파주시 2024", .verified, at: "미래전략관 2024년 계획",
      year: 2024,
      "자체평가는 공통 70, 고유 30이다.", "Self-assessment: common 70, own 30."),
    rule(
      "assessment-provincial", "main:70 other:30", "파주시 2024, 경기도 2017", .verified,
      at: "파주시: 미래전략관 2024년 계획, 경기도: 1gan 136004, incheonilbo 791333", year: 2017,
      "시군종합평가는 두 부분을 70과 30으로 합한다(2017년 지표평가 70, 정부합동평가 30).",
      "Provincial assessment: two parts of 70 and 30 (2017: indicators 70, joint assessment 30)."),
  ]

  private static func rule(
    _ name: String, _ value: String, _ source: String, _ confidence: RuleConfidence,
    at section: String = "", year: Int? = nil, _ ko: String, _ en: String
  ) -> MethodRule {
    MethodRule(
      name: name, value: value, sourceYear: year, source: source, section: section,
      confidence: confidence,
      note: LocalizedText(ko: ko, en: en))
  }
}
