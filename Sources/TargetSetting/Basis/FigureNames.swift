internal import Indicators

/// The names of figures for readers.
enum FigureNames {
  /// The name of a figure's stable label, such as `result-2016`.
  static func name(of label: String) -> LocalizedText {
    if let fixed = fixed[label] { return fixed }
    if let year = year(label, "result-") {
      return LocalizedText(ko: "\(year)년 실적", en: "result of \(year)")
    }
    if let year = year(label, "growth-") {
      return LocalizedText(ko: "\(year)년 증감", en: "change in \(year)")
    }
    return LocalizedText(verbatim: label)
  }

  private static func year(_ label: String, _ prefix: String) -> Int? {
    label.hasPrefix(prefix) ? Int(label.dropFirst(prefix.count)) : nil
  }

  private static let fixed: [String: LocalizedText] = [
    "result-years": LocalizedText(ko: "사용한 실적", en: "results used"),
    "forecast-median": LocalizedText(ko: "전망 중앙값", en: "forecast median"),
    "forecast-lo-80": LocalizedText(ko: "80% 구간 하한", en: "80% interval, lower"),
    "forecast-hi-80": LocalizedText(ko: "80% 구간 상한", en: "80% interval, upper"),
    "interval-level": LocalizedText(ko: "구간의 확률", en: "interval level"),
    "target": LocalizedText(ko: "목표", en: "target"),
    "target-growth": LocalizedText(ko: "목표의 증감", en: "change of the target"),
    "target-probability": LocalizedText(ko: "달성 확률", en: "chance of the target"),
    "reference": LocalizedText(ko: "기준치", en: "reference"),
    "best": LocalizedText(ko: "최고목표", en: "best"),
    "floor": LocalizedText(ko: "최저목표", en: "floor"),
    "target-score": LocalizedText(ko: "목표의 평점", en: "score of the target"),
    "published-target": LocalizedText(ko: "당초 목표", en: "published target"),
    "published-probability": LocalizedText(
      ko: "당초 목표 달성 확률", en: "chance of the published target"),
    "proposed-before": LocalizedText(ko: "조정 전 제안값", en: "proposed before the decision"),
    "proposed-before-probability": LocalizedText(
      ko: "조정 전 달성 확률", en: "its chance before the decision"),
    "override": LocalizedText(ko: "조정값", en: "value decided"),
  ]

  /// How a target got its value.
  static func rule(_ rule: ProposalRule, _ ambition: Ambition) -> LocalizedText {
    let chance = Figure.percent(ambition.probability)
    return switch rule {
    case .quantile:
      LocalizedText(
        ko: "\(ambition.label.ko) 수준(\(chance) 확률로 이르는 값), 마지막에 반올림",
        en: "\(ambition.label.en) level (reached with \(chance)), rounded last")
    case .lastResult:
      LocalizedText(ko: "마지막 실적 이상", en: "not below the last result")
    case .band: LocalizedText(ko: "지표의 적정 범위", en: "the indicator's band")
    case .override: LocalizedText(ko: "결정에 따른 조정", en: "set by decision")
    }
  }

  /// The rule that is the method itself: the one whose source a reader of a score asks for.
  static func rule(of method: ScoreMethod, _ parameters: ScoreParameters) -> String {
    switch method {
    case .deviation: method.isOther(parameters) ? "deviation-other" : "deviation-main"
    case .ratio: method == parameters.ratioMain ? "ratio-main" : "ratio-other"
    case .trend: "trend-score"
    case .midterm: "midterm-years"
    case .beta: "beta-form"
    case .comparator: "global-method"
    case .targetVersusActual: "target-cap"
    case .stages: "stages"
    case .achievement: "achievement-lower"
    }
  }

  /// The rules a method rests on.
  static func rules(of method: ScoreMethod, _ parameters: ScoreParameters) -> [String] {
    let line = ["reference-years", "stretch", "score-range"]
    return switch method {
    case .deviation: line + ["spread-years", "sigma", rule(of: method, parameters)]
    case .ratio: line + [rule(of: method, parameters)]
    case .trend: ["spread-years", "score-range", "trend-score", "trend-outliers"]
    case .midterm: line + ["midterm-years", "midterm-range"]
    case .beta: line + ["beta-form", "beta-weight", "beta-divisor"]
    case .comparator: ["spread-years", "sigma", "score-range", "global-method"]
    case .targetVersusActual: ["target-cap", "achievement-lower"]
    case .stages: ["stages", "achievement-lower"]
    case .achievement: ["achievement-lower", "achievement-cap", "achievement-decimals"]
    }
  }
}
