import Indicators

extension FormulaNodes {
  static func finding(
    _ code: String, _ formula: String, ko: String, en: String, mendKo: String, mendEn: String
  ) -> Finding {
    Finding(
      code: code, severity: .error, place: Place(column: formula),
      message: LocalizedText(ko: "'\(formula)'의 수식: \(ko)", en: "Formula '\(formula)': \(en)"),
      mend: LocalizedText(ko: mendKo, en: mendEn))
  }

  static func needsPeriods(_ node: Expression, in formula: String) -> Finding {
    let text = shown(node)
    return finding(
      "formula-needs-periods", formula,
      ko: "`\(text)`에는 여러 기간이 필요한데 이 모형에는 기간이 하나뿐입니다.",
      en: "`\(text)` needs several periods but the model has one.",
      mendKo: "모형에 periods: 2018..2022 같은 줄을 더하십시오.",
      mendEn: "Add a line such as periods: 2018..2022 to the model.")
  }

  static func lagNotConstant(_ node: Expression, in formula: String) -> Finding {
    finding(
      "formula-lag-not-constant", formula,
      ko: "`\(shown(node))`: lag의 둘째 인자는 0 이상의 정수여야 합니다.",
      en: "`\(shown(node))`: the second argument of lag must be a whole number, 0 or more.",
      mendKo: "lag(x, 2, 0)처럼 수를 그대로 적으십시오.", mendEn: "Write the number itself: lag(x, 2, 0).")
  }

  static func periodOutside(
    _ node: Expression, _ period: Period, _ periods: ClosedRange<Period>, in formula: String
  ) -> Finding {
    let range = "\(periods.lowerBound)..\(periods.upperBound)"
    let same = period.frequency == periods.lowerBound.frequency
    return finding(
      "formula-period-outside", formula,
      ko: "`\(shown(node))`: \(period)\(Josa.topic.form(after: "\(period)")) "
        + "모형의 기간 \(range)에 없습니다.",
      en: "`\(shown(node))`: \(period) is not one of the model's periods \(range).",
      mendKo: same
        ? "모형의 기간을 늘리거나 그 안의 기간을 적으십시오."
        : "합이면 total(x[\(period)]), 평균이면 mean(x[\(period)])로 적으십시오.",
      mendEn: same
        ? "Extend the model's periods, or name one of them."
        : "Write total(x[\(period)]) for the sum or mean(x[\(period)]) for the mean.")
  }

  static func crossedClamp(_ node: Expression, in formula: String) -> Finding {
    finding(
      "formula-clamp-bounds", formula,
      ko: "`\(shown(node))`: 아래 한계가 위 한계보다 커서 언제나 같은 값이 됩니다.",
      en: "`\(shown(node))`: the lower bound is above the upper one, so it is always the same.",
      mendKo: "clamp(x, 아래, 위)의 두 수를 맞바꾸십시오.", mendEn: "Swap the two: clamp(x, low, high).")
  }

  static func wrongArguments(_ function: Expression.Function, in formula: String) -> Finding {
    finding(
      "formula-wrong-arguments", formula,
      ko: "`\(function.usage)`의 인자 수가 맞지 않습니다.",
      en: "`\(function.usage)` has a wrong number of arguments.",
      mendKo: "\(function.usage)처럼 적으십시오.", mendEn: "Write \(function.usage).")
  }

  static func cycle(_ formula: String, at period: Period?) -> Finding {
    let when = period.map { "\($0)" } ?? ""
    return finding(
      "formula-cycle", formula,
      ko: "\(when) 값을 구하는 데 그 값 자신이 필요합니다.", en: "its value \(when) needs itself.",
      mendKo: "한 곳을 앞 기간의 값으로 바꾸십시오: prev(x, 첫값).",
      mendEn: "Let one of them look at the period before: prev(x, first).")
  }

  /// The text of a part of a formula, cut to what fits a message.
  private static func shown(_ expression: Expression) -> String {
    let text = expression.description
    return text.count <= 60 ? text : text.prefix(59) + "…"
  }
}
