public import Indicators

/// Why a score, or the result a score needs, cannot be given.
public enum ScoringError: Error, Hashable, Sendable {
  /// There is no past result.
  case emptyHistory
  /// A past result, an actual or a target is not a finite number.
  case notFinite
  /// Best and floor coincide or lie the wrong way round, so the line is not defined.
  case undefinedLine(reference: Double)
  /// The rate has a zero denominator.
  case zeroDenominator
  /// The score asked for lies outside the range of the method.
  case scoreOutOfRange(score: Double, low: Double, high: Double)
  /// No finite result has this score.
  case scoreNotReachable(score: Double)
  /// 편차, 비율 and 추세치 are not defined for an indicator with a band.
  case bandNotScored

  /// Stable identifier in kebab case.
  public var code: String {
    switch self {
    case .emptyHistory: "score-empty-history"
    case .notFinite: "score-not-finite"
    case .undefinedLine: "score-undefined-line"
    case .zeroDenominator: "score-zero-denominator"
    case .scoreOutOfRange: "score-out-of-range"
    case .scoreNotReachable: "score-not-reachable"
    case .bandNotScored: "score-band-not-scored"
    }
  }

  /// What is wrong and how to mend it.
  public var finding: Finding {
    Finding(code: code, severity: .error, message: message, mend: mend)
  }

  /// What is wrong, in one sentence.
  public var message: LocalizedText {
    switch self {
    case .emptyHistory:
      LocalizedText(ko: "과거 실적이 없습니다.", en: "There is no past result.")
    case .notFinite:
      LocalizedText(
        ko: "실적이나 목표에 숫자가 아닌 값이 있습니다.",
        en: "A result or a target is not a finite number.")
    case .undefinedLine(let reference):
      LocalizedText(
        ko: "기준치 \(Figure.text(reference))에서는 최고목표와 최저목표의 순서가 정해지지 않아 "
          + "평점을 계산할 수 없습니다.",
        en: "With a reference of \(Figure.text(reference)) the best and floor targets have no "
          + "order, so there is no score.")
    case .zeroDenominator:
      LocalizedText(
        ko: "달성률의 분모가 0입니다.", en: "The achievement rate has a denominator of 0.")
    case .scoreOutOfRange(let score, let low, let high):
      LocalizedText(
        ko: "평점 \(Figure.text(score))점은 범위(\(Figure.text(low))~\(Figure.text(high))점) "
          + "밖입니다.",
        en: "A score of \(Figure.text(score)) is outside \(Figure.text(low)) to "
          + "\(Figure.text(high)).")
    case .scoreNotReachable(let score):
      LocalizedText(
        ko: "평점 \(Figure.text(score))점에 이르는 실적은 없습니다.",
        en: "No result has a score of \(Figure.text(score)).")
    case .bandNotScored:
      LocalizedText(
        ko: "적정 범위 지표에는 편차·비율·추세치 방법이 정의되어 있지 않습니다.",
        en: "The deviation, ratio and trend methods are not defined for an indicator with a band.")
    }
  }

  private var mend: LocalizedText? {
    switch self {
    case .emptyHistory:
      LocalizedText(ko: "실적을 한 해 이상 입력하십시오.", en: "Give at least one year's result.")
    case .notFinite:
      LocalizedText(ko: "숫자로 고쳐 쓰십시오.", en: "Write a number.")
    case .undefinedLine, .zeroDenominator:
      LocalizedText(
        ko: "0이나 음수가 아닌 기준치(목표)를 쓰거나 편차 방법을 고르십시오.",
        en: "Use a positive reference (target), or the deviation method.")
    case .scoreOutOfRange, .scoreNotReachable:
      LocalizedText(
        ko: "방법의 범위 안에 있는 평점을 고르십시오. 추세치 평가는 20점과 100점에 이르지 않습니다.",
        en: "Choose a score inside the method's range; the trend method never reaches 20 or 100.")
    case .bandNotScored:
      LocalizedText(
        ko: "달성률 방법을 고르십시오. 범위 안이면 100%입니다.",
        en: "Choose the achievement method: inside the band is 100 %.")
    }
  }
}
