import Indicators

/// What can be wrong with a sensitivity analysis, and what its reader has to know, in words.
enum SensitivityFindings {
  static func tooManyInputs(_ count: Int) -> Finding {
    ModelFindings.finding(
      "sensitivity-inputs", "uncertainties",
      ko: "결과에 쓰이는 불확실한 값이 \(count)개입니다. 512개까지 계산합니다.",
      en: "\(count) uncertain values move the outcome; the limit is 512.",
      mend: LocalizedText(
        ko: "모형의 기간을 줄이거나 결과를 나누십시오.", en: "Use fewer periods, or split the outcome."))
  }

  static func points(_ draws: Int) -> Finding {
    ModelFindings.finding(
      "simulation-draws", "--draws",
      ko: "점의 수 \(draws): 2 이상 \(CompiledModel.mostDesignPoints) 이하여야 합니다.",
      en: "\(draws) points: the number must be from 2 to \(CompiledModel.mostDesignPoints).",
      mend: LocalizedText(ko: "보통은 16384면 충분합니다.", en: "16384 is enough for most purposes."))
  }

  static func constant(_ question: OutcomeQuestion) -> Finding {
    let name = question.label
    return ModelFindings.finding(
      "sensitivity-constant", name,
      ko: "'\(name)'\(Josa.topic.form(after: name)) 불확실한 값 어느 것에도 흔들리지 않습니다.",
      en: "'\(name)' does not vary with any uncertainty.",
      mend: LocalizedText(
        ko: "다른 결과를 고르거나 uncertainties를 수식에 넣으십시오.",
        en: "Ask for another outcome, or use the uncertainties in its formula."))
  }

  static func unmeasurable(_ question: OutcomeQuestion, missing: Int) -> Finding {
    let name = question.label
    return ModelFindings.finding(
      "outcome-never-finite", name,
      ko: "'\(name)'의 흔들림을 잴 수 없습니다. 값이 없는 점이 \(missing)개이고, "
        + "나머지도 값이 너무 크거나 하나뿐입니다.",
      en: "The spread of '\(name)' cannot be measured: \(missing) points have no value, and the "
        + "others are too large or all the same.",
      mend: LocalizedText(
        ko: "수식의 단위와 크기를 확인하십시오. jipyo why로 계산 과정을 볼 수 있습니다.",
        en: "Check units and sizes in the formula; jipyo why shows how it is computed."))
  }

  static func rounded(_ asked: Int, to points: Int) -> Finding {
    note(
      "draws-rounded",
      ko: "Sobol' 점의 수는 2의 거듭제곱이어야 고르게 퍼지므로 \(asked)개 대신 \(points)개로 올렸습니다.",
      en: "Sobol' points are even in powers of two: \(asked) was rounded up to \(points).")
  }

  static func correlated(_ names: [String]) -> Finding {
    let list = ModelFindings.shown(names)
    return note(
      "sobol-correlated",
      ko: "불확실한 값들이 서로 얽혀 있어(\(list)) Sobol' 지수로는 몫을 나눌 수 없습니다. 대신 합이 1인 Shapley 효과를 냅니다.",
      en: "Drivers hang together (\(list)), so Sobol' indices do not part the variance. Shapley "
        + "effects, which sum to 1, are given instead.")
  }

  static func missing(_ count: Int) -> Finding {
    let count = NumberFormat().text(Double(count))
    return Finding(
      code: "outcome-not-finite", severity: .warning,
      message: LocalizedText(
        ko: "값이 없는 점 \(count)개(0으로 나누기 등)는 빼고 계산했습니다.",
        en: "\(count) points without a value (a division by 0, say) were left out."),
      mend: LocalizedText(
        ko: "수식에서 max(x, 아주 작은 수)나 if로 그 경우를 정하십시오.",
        en: "Decide that case in the formula with max(x, a small number) or if."))
  }

  static func note(_ code: String, ko: String, en: String) -> Finding {
    Finding(code: code, severity: .note, message: LocalizedText(ko: ko, en: en))
  }
}
