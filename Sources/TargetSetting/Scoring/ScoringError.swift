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
  /// The method is not defined for an indicator with a band.
  case bandNotScored
  /// 중장기 without a long-term goal.
  case noLongTermGoal
  /// 글로벌 비교 without the results of peers.
  case noComparator
  /// Worst, standard and best of β분포 do not follow each other.
  case threePointsOutOfOrder(ThreePoints)

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
    case .noLongTermGoal: "score-no-long-term-goal"
    case .noComparator: "score-no-comparator"
    case .threePointsOutOfOrder: "score-three-points-out-of-order"
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
        ko: "적정 범위 지표에는 이 방법이 정의되어 있지 않습니다.",
        en: "The method is not defined for an indicator with a band.")
    case .noLongTermGoal:
      LocalizedText(
        ko: "중장기 목표부여에는 중장기 목표가 있어야 합니다.",
        en: "The long-term goal method needs a long-term goal.")
    case .noComparator:
      LocalizedText(
        ko: "글로벌 실적비교에는 우수기관의 실적이 있어야 합니다.",
        en: "The peer comparison needs the results of peers.")
    case .threePointsOutOfOrder(let points):
      LocalizedText(
        ko: "β분포의 최저 \(Figure.text(points.worst)), 표준 \(Figure.text(points.standard)), "
          + "최고 \(Figure.text(points.best))의 순서가 맞지 않거나 차이가 없습니다.",
        en: "Worst \(Figure.text(points.worst)), standard \(Figure.text(points.standard)) and best "
          + "\(Figure.text(points.best)) do not follow each other, or are all the same.")
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
        ko: "방법의 범위 안에 있는 평점을 고르십시오. 추세치 평가는 평점의 양 끝에 이르지 않습니다.",
        en: "Choose a score inside the method's range; the trend method never reaches its ends.")
    case .bandNotScored:
      LocalizedText(
        ko: "달성률 방법을 고르십시오. 범위 안이면 100%입니다.",
        en: "Choose the achievement method: inside the band is 100%.")
    case .noLongTermGoal:
      LocalizedText(ko: "--goal에 중장기 목표를 쓰십시오.", en: "Give the goal with --goal.")
    case .noComparator:
      LocalizedText(
        ko: "--peers에 우수기관의 실적을 쉼표로 나누어 쓰십시오.",
        en: "Give the peers' results with --peers, separated by commas.")
    case .threePointsOutOfOrder:
      LocalizedText(
        ko: "--points에 최저,표준,최고를 나쁜 값부터 차례로 쓰십시오.",
        en: "Give --points worst,standard,best, from the worst result to the best.")
    }
  }
}
