public import Indicators

/// How well a rule is known.
public enum RuleConfidence: String, Sendable, Hashable, CaseIterable {
  /// Read in the named source.
  case verified = "V"
  /// Read only in public source code that says it implements the 편람.
  case verifiedInCode = "VC"
  /// Worked out from figures that were read.
  case derived = "D"
  /// General knowledge: a default that can be changed, not a rule.
  case general = "G"
}

/// One parameter of a method, with where it comes from.
public struct MethodRule: Hashable, Sendable {
  /// Stable name, such as `reference-years`.
  public let name: String
  /// Its value as printed.
  public let value: String
  /// First year it holds; nil where the source gives none.
  public let effectiveFrom: Int?
  /// Where it was read: C1–C6 are public programs named in the guide.
  public let source: String
  /// How well it is known.
  public let confidence: RuleConfidence
  /// What the rule is, and what the other readings of it are.
  public let note: LocalizedText
}

/// The parameters of the scoring methods as data, each with source and confidence.
public enum MethodRules {
  /// Years whose mean enters the reference (직전 3개년 평균).
  public static let referenceYears = 3
  /// Years whose standard deviation and trend are taken.
  public static let spreadYears = 5
  /// Fewest years from which a standard deviation or a trend is taken.
  public static let fewestSpreadYears = 3
  /// Default for fewer than five years.
  public static let shortHistory = ShortHistoryPolicy.useAvailable(minimum: fewestSpreadYears)

  /// The ratio method that stands in where a standard deviation or a trend is not defined.
  ///
  /// 주요사업 (2σ, 추세치) falls back to 120/80, 기타 (1σ) to 110/90.
  public static func fallback(for method: ScoreMethod) -> ScoreMethod {
    if case .deviation(let sigmas, _) = method, sigmas < 2 { return .ratio110to90 }
    return .ratio120to80
  }

  /// Every parameter in use.
  public static let all: [MethodRule] = [
    rule(
      "reference", "max(last, mean of 3)", "C1, C2", .verifiedInCode,
      "기준치는 전년도 실적과 직전 3개년 평균 중 높은 값이다(하향지표는 낮은 값).",
      "The reference is the better of the last result and the mean of the last three."),
    rule(
      "sigma", "population", "C1, C2", .verifiedInCode,
      "표준편차는 n으로 나눈다. n−1로 나눈 구현도 있어 표본표준편차를 선택할 수 있다.",
      "The standard deviation divides by n; other programs divide by n − 1, which is an option."),
    rule(
      "spread-years", "5", "C1", .verifiedInCode,
      "표준편차와 추세는 최근 5개년 실적으로 구한다.",
      "Standard deviation and trend are those of the last five results."),
    rule(
      "deviation-sigmas", "2 / 1", "C1, C2", .verifiedInCode,
      "주요사업은 2σ, 기타(경영관리)는 1σ를 쓴다.",
      "Main programmes use two standard deviations, management indicators one."),
    rule(
      "ratio-main", "120/80", "C1", .verifiedInCode,
      "주요사업의 최고·최저목표는 기준치의 120%와 80%다.",
      "Best and floor of a main programme are 120 % and 80 % of the reference."),
    rule(
      "ratio-other", "110/90 | 110/80", "C1", .verifiedInCode,
      "기타 지표는 출처마다 110/90과 110/80으로 엇갈린다. 둘 다 이름을 붙여 제공한다.",
      "Sources disagree between 110/90 and 110/80 for other indicators; both are offered by name."),
    rule(
      "trend-score", "20 + 80 × Φ(Zp)", "C1", .general,
      "평점식은 확인되었으나 득점을 표준정규 누적확률로 읽는 것은 일반 지식이다.",
      "The score formula was read; that its share is the normal probability is general knowledge."),
    rule(
      "achievement-lower", "target/actual", "C3, C4", .verified,
      "하향지표의 달성률은 목표/실적이다. (2−실적/목표) 식은 선택할 수 있다.",
      "A lower-is-better rate is target/actual; (2 − actual/target) is an option."),
    rule(
      "achievement-cap", "none", "C4", .verified,
      "달성률의 상한은 두지 않는다. 100%로 제한한 예(C6)가 있어 선택할 수 있다.",
      "The rate has no cap; a cap of 100 % has been seen (C6) and is an option."),
    rule(
      "short-history", "3 years", "–", .general,
      "5개년보다 짧으면 3개년까지는 있는 실적으로 계산하고 그보다 짧으면 비율 방법을 쓴다.",
      "Below five years the available results are used down to three, then the ratio method."),
  ]

  private static func rule(
    _ name: String, _ value: String, _ source: String, _ confidence: RuleConfidence,
    _ ko: String, _ en: String
  ) -> MethodRule {
    MethodRule(
      name: name, value: value, effectiveFrom: nil, source: source, confidence: confidence,
      note: LocalizedText(ko: ko, en: en))
  }
}
