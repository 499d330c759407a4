internal import Forecasting
internal import Indicators

/// What can be wrong with the data of a proposal, and what is worth knowing about its targets.
enum ProposalFindings {
  static func noResults(_ indicator: Indicator) -> Finding {
    Finding(
      code: "no-results", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)': 목표 연도 전의 실적이 없어 목표를 제안할 수 없습니다.",
        en: "'\(indicator.name)' has no result before the plan year, so no target is proposed."),
      mend: LocalizedText(
        ko: "observations.csv에 '\(indicator.id)' 실적(kind=actual)을 한 해 이상 적으십시오.",
        en: "Give at least one actual of '\(indicator.id)' in observations.csv (kind=actual)."))
  }

  static func notYearly(_ indicator: Indicator) -> Finding {
    Finding(
      code: "not-yearly", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)': 비율이나 점수는 기간별로 더할 수 없고 한 해를 채운 실적이 없습니다.",
        en: "'\(indicator.name)' does not add up to a whole year of results."),
      mend: LocalizedText(
        ko: "연도별 실적을 적거나 비율의 구성요소를 적으십시오.",
        en: "Give yearly results, or the components of the rate."))
  }

  static func noForecast(_ indicator: Indicator, _ error: ForecastError) -> Finding {
    Finding(
      code: error.code, severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)': \(error.message.ko)",
        en: "'\(indicator.name)': \(error.message.en)"),
      mend: error.mend)
  }

  static func tooFar(_ indicator: Indicator, _ last: Int, _ planYear: Int) -> Finding {
    Finding(
      code: "plan-year-too-far", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)': 마지막 실적(\(last)년)이 목표 연도(\(planYear)년)보다 "
          + "\(planYear - last)년 앞입니다.",
        en: "'\(indicator.name)': the last result (\(last)) is \(planYear - last) years before "
          + "the plan year \(planYear)."),
      mend: LocalizedText(
        ko: "목표 연도를 확인하거나 최근 실적을 더하십시오.",
        en: "Check the plan year, or add later results."))
  }

  /// Warnings about the published target and a note about a target that will hardly be reached.
  static func judge(
    _ indicator: Indicator, _ planYear: Int, value: Double, probability: Double?,
    published: PublishedTarget?
  ) -> [Finding] {
    var all: [Finding] = []
    if let published, let chance = published.probability {
      if chance >= 0.8 { all.append(easy(indicator, planYear, published.value, chance)) }
      if chance < 0.05 { all.append(outOfReach(indicator, planYear, published.value, chance)) }
    }
    if let probability, probability < 0.2 { all.append(hard(indicator, value, probability)) }
    return all
  }

  private static func easy(
    _ indicator: Indicator, _ year: Int, _ target: Double, _ chance: Double
  ) -> Finding {
    let text = indicator.observedText(target)
    return Finding(
      code: "target-too-easy", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 \(year)년 당초 목표 \(text)\(Josa.topic.form(after: text)) "
          + "\(Figure.percent(chance)) 확률로 이루어져 도전성이 낮습니다.",
        en: "The published \(year) target of '\(indicator.name)', \(text), is reached with a "
          + "probability of \(Figure.percent(chance))."),
      mend: LocalizedText(
        ko: "균형(50%) 수준의 목표와 견주어 보십시오.",
        en: "Compare it with the target at the balanced level (50%)."))
  }

  private static func outOfReach(
    _ indicator: Indicator, _ year: Int, _ target: Double, _ chance: Double
  ) -> Finding {
    let text = indicator.observedText(target)
    return Finding(
      code: "target-out-of-reach", severity: .note,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 \(year)년 당초 목표 \(text)\(Josa.topic.form(after: text)) "
          + "달성 확률이 \(Figure.percent(chance))입니다.",
        en: "The published \(year) target of '\(indicator.name)', \(text), is reached with a "
          + "probability of only \(Figure.percent(chance))."),
      mend: LocalizedText(
        ko: "목표를 뒷받침할 사업이 있는지 확인하십시오.",
        en: "Check that a programme stands behind it."))
  }

  private static func hard(
    _ indicator: Indicator, _ value: Double, _ chance: Double
  ) -> Finding {
    let text = indicator.targetText(value)
    var ko = "실적이 나빠지는 추세입니다."
    var en = "results are getting worse"
    if case .band = indicator.direction {
      ko = "전망이 적정 범위를 벗어납니다."
      en = "the forecast lies outside the band"
    }
    return Finding(
      code: "proposal-hard", severity: .note,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 제안 목표 \(text)\(Josa.topic.form(after: text)) 달성 확률이 "
          + "\(Figure.percent(chance))로 낮습니다. \(ko)",
        en: "The proposed target of '\(indicator.name)', \(text), has a probability of only "
          + "\(Figure.percent(chance)): \(en)."),
      mend: LocalizedText(
        ko: "이를 뒷받침할 사업이 있는지 확인하고, 느슨한 목표가 타당하면 overrides.csv에 사유와 함께 적으십시오.",
        en:
          "Check that a programme stands behind it; where a looser target is justified, put it into "
          + "overrides.csv with its reason."))
  }
}
