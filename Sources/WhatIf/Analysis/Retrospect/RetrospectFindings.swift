import Indicators

/// What can be wrong with a look back, in words.
enum RetrospectFindings {
  static func nothing(
    _ happened: [Happened], _ outcomes: [String], _ periods: [Period]
  ) -> Finding {
    let names = ModelFindings.shown(outcomes)
    let span = periods.first.flatMap { first in periods.last.map { "\(first)..\($0)" } }
    return ModelFindings.finding(
      "retrospect-nothing", "actuals",
      ko: happened.isEmpty
        ? "실적 파일에 값이 없습니다(기간이 비어 있는 줄은 읽지 않습니다)."
        : "실적 \(happened.count)개 가운데 이 모형의 변수와 기간에 맞는 것이 없습니다.",
      en: happened.isEmpty
        ? "The file of actuals holds no values (rows without a period are not read)."
        : "None of \(happened.count) actuals belongs to a variable and period of the model.",
      mend: LocalizedText(
        ko: "series 열에 모형의 변수 이름을 적으십시오: \(names)." + (span.map { " 기간: \($0)." } ?? ""),
        en: "Write names of the model's variables in the series column: \(names)."
          + (span.map { " Periods: \($0)." } ?? "")))
  }

  static func several(_ name: String) -> Finding {
    ModelFindings.finding(
      "retrospect-several", name,
      ko: "이 모형에는 기간이 하나뿐인데 '\(name)'의 실적이 여럿입니다.",
      en: "The model has a single period but there are several actuals of '\(name)'.",
      mend: LocalizedText(
        ko: "모형이 다룬 해의 실적만 남기십시오.", en: "Keep those of the year that the model is about."))
  }

  static func strange(_ names: [String], _ known: [String]) -> Finding {
    let list = ModelFindings.shown(Array(Set(names)).sorted())
    return Finding(
      code: "retrospect-unknown", severity: .note,
      message: LocalizedText(
        ko: "모형에 없는 이름의 실적은 지나쳤습니다: \(list).",
        en: "Actuals of names that the model does not have were passed over: \(list)."),
      mend: names.first.flatMap { NearestNames.hint(for: $0, among: known) })
  }

  static func certain(_ names: [String], in scenario: String) -> Finding {
    let list = ModelFindings.shown(names)
    return Finding(
      code: "retrospect-certain", severity: .note, place: Place(column: scenario),
      message: LocalizedText(
        ko: "시나리오 '\(scenario)'에서 값이 하나로 정해져 있던 것은 예측이 아니므로 채점하지 않았습니다: \(list).",
        en: "In '\(scenario)' these had a single certain value, which is no forecast, and are not "
          + "scored: \(list)."))
  }

  static func allCertain(_ names: [String]) -> Finding {
    ModelFindings.finding(
      "retrospect-nothing", "actuals",
      ko: "실적과 맞는 값이 모두 하나로 정해져 있어 채점할 예측이 없습니다: \(ModelFindings.shown(names)).",
      en: "Nothing to score: all that the actuals belong to had a single certain value: "
        + "\(ModelFindings.shown(names)).",
      mend: LocalizedText(
        ko: "uncertainties에 분포로 적은 값이나 그것으로 계산한 결과의 실적을 넣으십시오.",
        en: "Give actuals of uncertainties with a distribution, or of what is made from them."))
  }
}
