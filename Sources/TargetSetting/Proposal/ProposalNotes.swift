internal import Forecasting
internal import Indicators

/// The sentences with which a proposal gives its reasons.
enum ProposalNotes {
  static func quantile(
    _ indicator: Indicator, _ ambition: Ambition, _ value: Double, _ year: Int
  ) -> LocalizedText {
    let percent = Figure.percent(ambition.probability)
    let text = indicator.text(value)
    return LocalizedText(
      ko: "\(ambition.label.ko) 수준: \(year)년 실적이 \(percent) 확률로 이르는 "
        + "\(text.with(.object)) 목표로 정했습니다.",
      en: "At the \(ambition.label.en) level the target is \(text), which the \(year) result "
        + "reaches with a probability of \(percent).")
  }

  static func lastResult(
    _ indicator: Indicator, _ ambition: Ambition, _ value: Double, _ last: YearValue
  ) -> LocalizedText {
    let percent = Figure.percent(ambition.probability)
    let text = indicator.text(value)
    let result = indicator.observedText(last.value)
    let year = Period.year(last.year)
    return LocalizedText(
      ko: "\(percent) 확률로 이르는 \(text.with(.subject)) \(year.shortText(.ko))년 실적 "
        + "\(result)에 못 미쳐, 마지막 실적을 목표로 정했습니다(실적보다 느슨한 목표 방지).",
      en: "The value reached with a probability of \(percent), \(text), is worse than the "
        + "\(year) result of \(result); the last result is kept as the target.")
  }

  static func noSpread(_ indicator: Indicator, _ value: Double, _ last: YearValue) -> LocalizedText
  {
    let text = indicator.text(value)
    let year = Period.year(last.year)
    return LocalizedText(
      ko: "실적의 변동 폭을 알 수 없어 달성 확률을 계산하지 않고, \(year.shortText(.ko))년 실적에서 "
        + "이어지는 \(text.with(.object)) 목표로 정했습니다.",
      en: "The spread of results is unknown, so there is no probability; the target \(text) "
        + "carries on from the \(year) result.")
  }

  static func band(_ range: String, _ year: Int) -> LocalizedText {
    LocalizedText(
      ko: "적정 범위 지표이므로 범위 \(range.with(.object)) \(year)년 목표로 정했습니다.",
      en: "The indicator has a band, so the band \(range) is the target of \(year).")
  }

  static func belowLast(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      ko: "마지막 실적보다 느슨한 목표를 허용한 사유: \(reason.ko)",
      en: "A target worse than the last result was allowed because: \(reason.en)")
  }

  static func missingYears(_ last: Int, _ planYear: Int) -> LocalizedText {
    let first = Period.year(last + 1).shortText(.ko)
    let final = Period.year(planYear - 1).shortText(.ko)
    let years = last + 1 == planYear - 1 ? first : "\(first)~\(final)"
    let english = last + 1 == planYear - 1 ? "\(last + 1)" : "\(last + 1) to \(planYear - 1)"
    return LocalizedText(
      ko: "\(years)년 실적이 없어 \(Period.year(last).shortText(.ko))년 실적에서 "
        + "\(planYear - last)년 앞을 내다보았습니다.",
      en: "There is no result for \(english), so the forecast looks \(planYear - last) years "
        + "ahead from \(last).")
  }

  static func replaced(
    _ method: String, _ reason: ForecastError, _ label: LocalizedText
  ) -> LocalizedText {
    LocalizedText(
      ko: "\(method) 방법을 쓰지 못해 \(label.ko.with(.direction)) 전망했습니다. \(reason.message.ko)",
      en: "The method \(method) could not be used, so the forecast is the \(label.en). "
        + reason.message.en)
  }

  static func summed(_ measure: Measure) -> LocalizedText {
    measure == .stock
      ? LocalizedText(
        ko: "연도 안의 마지막 값을 그 해 실적으로 썼습니다.",
        en: "The last value of a year is the year's result.")
      : LocalizedText(
        ko: "연도 안의 값을 모두 더해 그 해 실적으로 썼습니다(빠진 달이 있는 해는 제외).",
        en: "Values are summed to years; years with missing periods are left out.")
  }

  static func broken(_ change: SeriesBreak) -> LocalizedText {
    let reason = change.reason.isEmpty ? "" : "(\(change.reason))"
    return LocalizedText(
      ko: "\(change.period.text(.ko))\(reason)부터 기준이 달라져 그 뒤의 실적만 썼습니다.",
      en: "The series breaks at \(change.period)\(reason.isEmpty ? "" : " \(reason)"); only "
        + "results from then on are used.")
  }

  static func alreadyKnown(_ year: Int) -> LocalizedText {
    LocalizedText(
      ko: "\(year)년 실적이 이미 있으나 목표를 세우는 데는 쓰지 않았습니다.",
      en: "The result of \(year) is known already and was not used.")
  }

  static func synthetic(_ status: DataStatus) -> LocalizedText? {
    switch status {
    case .real: nil
    case .proxy:
      LocalizedText(
        ko: "해당 기관의 실적이 아니라 비슷한 자료에서 얻은 값입니다.",
        en: "The figures stand in for the body's own.")
    case .synthetic:
      LocalizedText(ko: "예시용 합성 자료입니다.", en: "The figures are synthetic.")
    }
  }

  static func noOfficialRange(_ method: ScoreMethod, _ error: ScoringError) -> LocalizedText {
    LocalizedText(
      ko: "\(method.label.ko)의 목표 범위를 제시하지 못했습니다. \(error.message.ko)",
      en: "The \(method.label.en) gives no range. \(error.message.en)")
  }
}
