import Indicators

/// What can be wrong with a question to a model, in words.
enum AnalysisFindings {
  static func unknownOutcome(
    _ name: String, outcomes: [String], _ units: [String: Unit]
  ) -> Finding {
    ModelFindings.finding(
      "outcome-unknown", name,
      ko: "'\(name)'\(Josa.topic.form(after: name)) 이 모형에 없는 이름입니다.",
      en: "The model has no '\(name)'.",
      mend: NearestNames.hint(for: name, among: units.keys.sorted())
        ?? LocalizedText(
          ko: "이 모형의 결과: \(ModelFindings.shown(outcomes)).",
          en: "Its outcomes are \(ModelFindings.shown(outcomes))."))
  }

  static func period(_ period: Period, of name: String, _ periods: [Period]) -> Finding {
    guard let first = periods.first, let last = periods.last else {
      return ModelFindings.finding(
        "outcome-period", name, ko: "이 모형에는 기간이 하나뿐이라 \("\(period)".with(.object)) 고를 수 없습니다.",
        en: "The model has a single period, so \(period) cannot be chosen.",
        mend: LocalizedText(ko: "--period를 빼십시오.", en: "Leave out --period."))
    }
    let isCoarser = period.frequency != first.frequency
    return ModelFindings.finding(
      "outcome-period", name,
      ko: "'\(name)'의 \(period) 값은 모형의 기간 \(first)..\(last)에 없습니다.",
      en: "'\(name)' has no value for \(period): the model's periods are \(first)..\(last).",
      mend: isCoarser
        ? LocalizedText(
          ko: "합계인지 평균인지 정해야 합니다: 수식에 total(\(name)[\(period)]) 또는 "
            + "mean(\(name)[\(period)])을 두고 그 이름을 고르십시오.",
          en: "Say whether its total or its mean is meant: write a formula "
            + "total(\(name)[\(period)]) or mean(\(name)[\(period)]) and ask for that.")
        : LocalizedText(ko: "그 안의 기간을 고르십시오.", en: "Choose one of them."))
  }

  static func unknownLever(_ name: String, _ model: CompiledModel) -> Finding {
    let levers = model.declaration.levers.map(\.name)
    let isOther = model.units[name] != nil
    return ModelFindings.finding(
      "lever-unknown", name,
      ko: isOther
        ? "'\(name)'\(Josa.topic.form(after: name)) 우리가 고르는 값(levers)이 아닙니다."
        : "'\(name)'\(Josa.topic.form(after: name)) 이 모형에 없는 이름입니다.",
      en: isOther
        ? "'\(name)' is not one of the levers." : "The model has no '\(name)'.",
      mend: NearestNames.hint(for: name, among: levers)
        ?? (levers.isEmpty
          ? LocalizedText(ko: "모형의 levers에 고를 수 있는 값을 적으십시오.", en: "Declare levers in the model.")
          : LocalizedText(
            ko: "고를 수 있는 값: \(ModelFindings.shown(levers)).",
            en: "The levers are \(ModelFindings.shown(levers)).")))
  }
}
