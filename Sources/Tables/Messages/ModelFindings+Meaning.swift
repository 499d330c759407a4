import Indicators

/// Messages about what a driver model declares: drivers, formulas, outcomes, scenarios.
extension ModelFindings {
  static func noSource(_ name: String, both: Bool, _ place: Place) -> Finding {
    error(
      "uncertainty-source", place,
      ko: both
        ? "불확실한 값 '\(name)'에 dist와 from이 함께 있습니다."
        : "불확실한 값 '\(name)'의 분포가 없습니다.",
      en: both
        ? "Uncertainty '\(name)' has both dist and from."
        : "Uncertainty '\(name)' has no distribution.",
      mend: LocalizedText(
        ko: "dist: \"pert(최소, 최빈, 최대)\"나 from: \"series:계열\" 중 하나만 쓰십시오.",
        en: "Give one of dist: \"pert(min, mode, max)\" and from: \"series:NAME\"."))
  }

  static func badFrom(_ text: String, _ place: Place) -> Finding {
    error(
      "uncertainty-from", place, ko: "from의 '\(text)' 값을 알 수 없습니다.",
      en: "'\(text)' of from is not understood.",
      mend: LocalizedText(
        ko: "from: \"series:계열이름\"으로 쓰십시오.", en: "Write from: \"series:NAME\"."))
  }

  static func unknownSeries(_ id: String, _ known: Set<String>, _ place: Place) -> Finding {
    error(
      "model-unknown-series", place, ko: "'\(id.clipped)' 계열은 자료에 없습니다.",
      en: "The data has no series '\(id.clipped)'.",
      mend: NearestNames.hint(for: id, among: known)
        ?? LocalizedText(
          ko: "observations.csv에 값을 넣거나 dist로 분포를 쓰십시오.",
          en: "Add its values to observations.csv, or give a distribution by dist."))
  }

  static func leverWithoutValue(_ name: String, _ place: Place) -> Finding {
    error(
      "lever-without-value", place, ko: "정하는 값 '\(name)'에 현재 값(value)이 없습니다.",
      en: "Lever '\(name)' has no value.",
      mend: LocalizedText(
        ko: "지금의 값을 쓰십시오. 예: {value: 36, min: 0, max: 60}",
        en: "Give today's choice, as in {value: 36, min: 0, max: 60}."))
  }

  static func leverBounds(
    _ name: String, _ low: Double, _ high: Double, _ place: Place
  ) -> Finding {
    let (low, high) = (NumberShown.text(low), NumberShown.text(high))
    return error(
      "lever-bounds", place, ko: "'\(name)'의 최솟값 \(low.with(.subject)) 최댓값 \(high)보다 큽니다.",
      en: "The min \(low) of '\(name)' is above its max \(high).",
      mend: LocalizedText(ko: "min과 max를 바로잡으십시오.", en: "Correct min and max."))
  }

  static func leverOutside(
    _ lever: DriverModel.Lever, _ value: Double, _ scenario: String?, _ place: Place
  ) -> Finding {
    let shown = NumberShown.text(value)
    let low = lever.min.map(NumberShown.text) ?? "−∞"
    let high = lever.max.map(NumberShown.text) ?? "∞"
    return error(
      "lever-outside-bounds", place,
      ko: (scenario.map { "시나리오 '\($0)'에서 " } ?? "")
        + "'\(lever.name)'의 값 \(shown.with(.subject)) 범위(\(low)~\(high))를 벗어납니다.",
      en: (scenario.map { "In scenario '\($0)', " } ?? "")
        + "'\(lever.name)' is \(shown), outside \(low) to \(high).",
      mend: LocalizedText(
        ko: "값을 범위 안으로 옮기거나 min, max를 넓히십시오.",
        en: "Move the value inside, or widen min and max."))
  }

  static func leverStep(_ name: String, _ step: Double, _ place: Place) -> Finding {
    error(
      "lever-step", place,
      ko: "'\(name)'의 간격(step) \(NumberShown.text(step).with(.topic)) 0보다 커야 합니다.",
      en: "The step \(NumberShown.text(step)) of '\(name)' must be above 0.",
      mend: LocalizedText(ko: "양수를 쓰거나 step을 지우십시오.", en: "Give a positive step or none."))
  }

  static func formulaNotText(_ name: String, _ shown: String, _ place: Place) -> Finding {
    error(
      "formula-not-text", place, ko: "'\(name)'의 수식 자리에 '\(shown)' 값이 있습니다.",
      en: "The formula of '\(name)' is '\(shown)'.",
      mend: LocalizedText(
        ko: "수식을 한 줄로 쓰십시오. 예: \(name): releases * pickup",
        en: "Write the formula on one line, such as \(name): releases * pickup."))
  }

  static func periodOutside(
    _ name: String, _ period: Period, _ range: ClosedRange<Period>?, _ place: Place
  ) -> Finding {
    let span = range.map { "\($0.lowerBound)..\($0.upperBound)" }
    let isCoarser = range.map { period.subperiods(of: $0.lowerBound.frequency) != nil } ?? false
    let use = "\(name)[\(period)]"
    guard !isCoarser else {
      return error(
        "period-outside-model", place,
        ko: "모형의 기간이 더 잘아서 '\(use)'\(Josa.topic.form(after: "\(period)")) 값이 하나로 정해지지 않습니다.",
        en: "The model's periods are finer, so '\(use)' has no single value.",
        mend: LocalizedText(
          ko: "합계면 total(\(use)), 평균이면 mean(\(use))로 적으십시오.",
          en: "Write total(\(use)) for the sum or mean(\(use)) for the mean."))
    }
    return error(
      "period-outside-model", place,
      ko: span.map { "'\(use)'의 기간이 모형의 기간 \($0) 밖에 있습니다." }
        ?? "'\(use)'처럼 기간을 쓰려면 모형에 periods가 있어야 합니다.",
      en: span.map { "'\(use)' lies outside the model's periods \($0)." }
        ?? "'\(use)' needs a model with periods.",
      mend: LocalizedText(
        ko: "periods를 넓히거나 그 기간의 값을 수로 쓰십시오.",
        en: "Widen periods, or write the value of that period as a number."))
  }

  static func noOutcomes(like name: String?, _ place: Place) -> Finding {
    let name = name ?? "coverage"
    return error(
      "model-no-outcomes", place, ko: "살펴볼 결과(outcomes)의 목록이 없습니다.",
      en: "There is no list of outcomes.",
      mend: LocalizedText(
        ko: "결과로 볼 이름을 대괄호로 묶어 쓰십시오. 예: outcomes: [\(name)]",
        en: "List what to look at in brackets, such as outcomes: [\(name)]."))
  }

  static func unknownName(
    _ name: String, in section: String, _ known: [String], _ place: Place
  ) -> Finding {
    let list = known.joined(separator: ", ").clipped
    return error(
      "model-unknown-name", place, ko: "'\(section)' 항목에 쓰인 '\(name.clipped)' 이름이 없습니다.",
      en: "'\(section)' names '\(name.clipped)', which does not exist.",
      mend: commaHint(name) ?? NearestNames.hint(for: name, among: known)
        ?? LocalizedText(
          ko: known.isEmpty ? "먼저 그 이름을 정의하십시오." : "쓸 수 있는 이름: \(list)",
          en: known.isEmpty ? "Declare it first." : "The names are \(list)"))
  }

  static func repeated(_ name: String, in section: String, _ place: Place) -> Finding {
    error(
      "model-repeated", place, ko: "'\(section)' 항목에 '\(name)' 이름이 두 번 있습니다.",
      en: "'\(section)' lists '\(name)' twice.",
      mend: LocalizedText(ko: "하나만 남기십시오.", en: "Keep one."))
  }

  static func targetNotOutcome(_ name: String, _ place: Place) -> Finding {
    error(
      "target-not-outcome", place, ko: "'\(name)'의 목표가 있으나 outcomes에 없습니다.",
      en: "'\(name)' has a target but is no outcome.",
      mend: LocalizedText(ko: "outcomes에 더하십시오.", en: "Add it to outcomes."))
  }

  static func targetWithoutValue(_ name: String, _ place: Place) -> Finding {
    error(
      "target-without-value", place, ko: "'\(name)'의 목표에 값(value)이 없습니다.",
      en: "The target of '\(name)' has no value.",
      mend: LocalizedText(
        ko: "\(name): 1926 또는 {value: 1926, direction: lower}처럼 쓰십시오.",
        en: "Write \(name): 1926, or {value: 1926, direction: lower}."))
  }

  // MARK: Correlations

  static func correlationShape(_ shown: String, _ place: Place) -> Finding {
    error(
      "correlation-shape", place, ko: "상관 자리에 '\(shown)' 값이 있습니다.",
      en: "'\(shown)' is no correlation.",
      mend: LocalizedText(
        ko: "[이름, 이름, 계수]로 쓰십시오. 예: [releases, pickup, 0.3]",
        en: "Write [name, name, coefficient], such as [releases, pickup, 0.3]."))
  }

  static func notUncertain(_ name: String, _ place: Place) -> Finding {
    error(
      "correlation-not-uncertain", place,
      ko: "'\(name)' 값은 uncertainties에 없어 상관을 줄 수 없습니다.",
      en: "'\(name)' is no uncertainty and cannot be correlated.",
      mend: LocalizedText(
        ko: "상관은 불확실한 값 사이에만 씁니다.", en: "Only uncertainties are correlated."))
  }

  static func selfCorrelation(_ name: String, _ place: Place) -> Finding {
    error(
      "correlation-with-itself", place, ko: "'\(name)' 자신과의 상관은 늘 1이어서 쓸 수 없습니다.",
      en: "The correlation of '\(name)' with itself is always 1.",
      mend: LocalizedText(ko: "서로 다른 두 이름을 쓰십시오.", en: "Name two different ones."))
  }

  static func correlationRange(_ value: Double, _ place: Place) -> Finding {
    error(
      "correlation-range", place,
      ko: "상관계수 \(NumberShown.text(value).with(.topic)) -1에서 1 사이여야 합니다.",
      en: "The correlation \(NumberShown.text(value)) must lie between -1 and 1.",
      mend: LocalizedText(ko: "30%라면 0.3으로 쓰십시오.", en: "Write 30% as 0.3."))
  }

  static func repeatedCorrelation(
    _ correlation: DriverModel.Correlation, first: Int, _ place: Place
  ) -> Finding {
    error(
      "correlation-repeated", place,
      ko: "'\(correlation.first)', '\(correlation.second)' 사이의 상관은 \(first)행에 이미 있습니다.",
      en: "The correlation of '\(correlation.first)' and '\(correlation.second)' is already given "
        + "in row \(first).",
      mend: LocalizedText(ko: "하나만 남기십시오.", en: "Keep one."))
  }
}
