public import Indicators

/// What is wrong with the figures of a survey.
public enum SurveyError: Error, Sendable, Hashable {
  /// A sample without answers, or too large.
  case size(Int)
  /// Fewer people than answers.
  case population(Int, size: Int)
  /// A design effect that is not positive, or above 100.
  case designEffect(Double)
  /// A proportion outside 0 to 1.
  case proportion(Double)
  /// A mean or deviation that is no number, or a negative deviation.
  case mean(Double, Double)
  /// A margin outside 0 to 1.
  case margin(Double)
  /// More surveys than answers, or none.
  case split(Int, size: Int)
  /// Two equal proportions, which no sample tells apart.
  case noChange
  /// More answers than can be asked for.
  case tooMany

  /// Stable identifier.
  public var code: String {
    switch self {
    case .size: "survey-size"
    case .population: "survey-population"
    case .designEffect: "survey-design-effect"
    case .proportion: "survey-proportion"
    case .mean: "survey-mean"
    case .margin: "survey-margin"
    case .split: "survey-split"
    case .noChange: "survey-no-change"
    case .tooMany: "survey-too-many"
    }
  }

  /// What is wrong, in one sentence.
  public var message: LocalizedText {
    func text(_ value: Double) -> String { NumberFormat(negative: .minus).text(value) }
    switch self {
    case .size(let size):
      return LocalizedText(
        ko: "표본 수로 \(size)\(Josa.object.form(after: String(size))) 쓸 수 없습니다.",
        en: "\(size) cannot be the number of answers.")
    case .population(let population, let size):
      return LocalizedText(
        ko: "모집단 \(population)명이 표본 \(size)명보다 작습니다.",
        en: "The population of \(population) is smaller than the sample of \(size).")
    case .designEffect(let effect):
      return LocalizedText(
        ko: "설계효과는 0보다 크고 100 이하여야 합니다(읽은 값 \(text(effect))).",
        en: "The design effect must be above 0 and at most 100, but is \(text(effect)).")
    case .proportion(let value):
      return LocalizedText(
        ko: "비율은 0%에서 100% 사이여야 합니다(읽은 값 \(text(value * 100))%).",
        en: "A proportion must lie between 0% and 100%, but is \(text(value * 100))%.")
    case .mean(let mean, let deviation):
      return LocalizedText(
        ko: "평균 \(text(mean)), 표준편차 \(text(deviation))\(Josa.object.form(after: text(deviation))) "
          + "쓸 수 없습니다.",
        en:
          "A mean of \(text(mean)) with a standard deviation of \(text(deviation)) cannot be used.")
    case .margin(let margin):
      return LocalizedText(
        ko: "표본오차는 0%p보다 크고 100%p보다 작아야 합니다(읽은 값 \(text(margin * 100))%p).",
        en: "A margin must lie between 0 and 100%p, but is \(text(margin * 100))%p.")
    case .split(let count, let size):
      return LocalizedText(
        ko: "표본 \(size)명을 조사 \(count)개로 나눌 수 없습니다.",
        en: "A sample of \(size) cannot be split into \(count) surveys.")
    case .noChange:
      return LocalizedText(
        ko: "두 비율이 같아 어떤 표본으로도 가릴 차이가 없습니다.",
        en: "The two proportions are equal, so there is no change to detect.")
    case .tooMany:
      return LocalizedText(
        ko: "차이가 너무 작아 10억 명을 조사해도 가릴 수 없습니다.",
        en: "The difference is too small even for a billion answers.")
    }
  }

  /// The error as a finding.
  public var finding: Finding {
    Finding(
      code: code, severity: .error, message: message,
      mend: LocalizedText(
        ko: "표본 수, 모집단, 비율(%)을 조사 결과표에서 확인하십시오.",
        en: "Check the sample size, the population and the percentage in the survey's table."))
  }
}
