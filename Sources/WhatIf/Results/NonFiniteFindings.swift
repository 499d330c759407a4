import Indicators

/// What is said of draws without a finite value.
enum NonFiniteFindings {
  /// What is said of a scenario's outcomes; an outcome without any value in one of its periods, but
  /// with values in others, is a warning.
  static func all(_ result: ScenarioResult, draws: Int) -> [Finding] {
    let valued = Set(result.outcomes.filter { $0.nonFinite?.count != draws }.map(\.name))
    return result.outcomes.compactMap { outcome in
      let found = finding(outcome, result.overlay.name, draws: draws)
      return valued.contains(outcome.name) ? found?.asWarning : found
    }
  }

  /// A warning where some draws have no value, an error where none has; nil otherwise.
  static func finding(_ outcome: OutcomeResult, _ scenario: String, draws: Int) -> Finding? {
    guard let missing = outcome.nonFinite else { return nil }
    if missing.count == draws { return never(outcome, scenario, draws: draws) }
    let (shownKo, shownEn) = (shown(missing, .ko), shown(missing, .en))
    let number = NumberFormat()
    let (all, count) = (number.text(Double(draws)), number.text(Double(missing.count)))
    let place = number.text(Double(missing.firstDraw + 1))
    let period = outcome.period.map { " \($0)" } ?? ""
    return Finding(
      code: "outcome-not-finite", severity: .warning, place: Place(column: outcome.name),
      message: LocalizedText(
        ko: "시나리오 '\(scenario)'의 '\(outcome.name)'\(period): \(all)번 가운데 \(count)번은 "
          + "값이 없습니다(0으로 나누기, 음수의 로그, 너무 큰 수 등). 처음은 \(place)번째 추출"
          + (shownKo.isEmpty ? "입니다. " : "이고 그때 값은 \(shownKo)입니다. ")
          + "통계는 값이 있는 경우만으로 냈습니다.",
        en: "Scenario '\(scenario)', '\(outcome.name)'\(period): \(count) of \(all) "
          + "draws have no value (a division by 0, the logarithm of a negative number, a number too "
          + "large). The first is number \(place)" + (shownEn.isEmpty ? "" : ", with \(shownEn)")
          + ". Statistics are over the other draws."),
      mend: LocalizedText(
        ko: "수식에서 max(x, 아주 작은 수)나 if로 그 경우를 정하십시오.",
        en: "Decide that case in the formula with max(x, a small number) or if."))
  }

  /// An outcome without any value makes the result useless: an error.
  private static func never(
    _ outcome: OutcomeResult, _ scenario: String, draws: Int
  ) -> Finding {
    let period = outcome.period.map { " \($0)" } ?? ""
    let all = NumberFormat().text(Double(draws))
    return Finding(
      code: "outcome-never-finite", severity: .error, place: Place(column: outcome.name),
      message: LocalizedText(
        ko: "시나리오 '\(scenario)'의 '\(outcome.name)'\(period): \(all)번 모두 값이 없습니다"
          + "(0으로 나누기, 음수의 로그, 너무 큰 수 등).",
        en: "Scenario '\(scenario)', '\(outcome.name)'\(period): none of \(all) draws has a "
          + "value (a division by 0, the logarithm of a negative number, a number too large)."),
      mend: LocalizedText(
        ko: "수식의 단위와 크기를 확인하십시오. jipyo why로 계산 과정을 볼 수 있습니다.",
        en: "Check units and sizes in the formula; jipyo why shows how it is computed."))
  }

  /// The first eight inputs with their values; one that is not finite was too large.
  private static func shown(_ missing: NonFiniteDraws, _ language: Language) -> String {
    let inputs = missing.inputs.prefix(8).map { input in
      let period = input.period.map { "[\($0)]" } ?? ""
      let endless = language == .ko ? "너무 큰 수" : "too large a number"
      let isWhole = input.value.rounded() == input.value && input.value.magnitude < 1e15
      let digits =
        isWhole ? LeverCheck.shown(input.value) : LeverCheck.shown(input.value, digits: 6)
      let value = input.value.isFinite ? digits : endless
      return "\(input.name)\(period) = \(value)"
    }
    return inputs.joined(separator: ", ") + (missing.inputs.count > 8 ? ", …" : "")
  }
}
