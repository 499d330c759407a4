import Indicators

/// What can be wrong with a goal seek, in words.
enum SolveFindings {
  static func count(_ count: Int, _ known: [String]) -> Finding {
    let most = CompiledModel.mostLevers
    return ModelFindings.finding(
      "lever-count", "lever",
      ko: count == 0 ? "움직일 값을 고르지 않았습니다." : "움직일 값이 \(count)개입니다. \(most)개까지 고를 수 있습니다.",
      en: count == 0 ? "No lever is named." : "\(count) levers are named; \(most) at most.",
      mend: known.isEmpty
        ? LocalizedText(ko: "모형의 levers에 고를 수 있는 값을 적으십시오.", en: "Declare levers in the model.")
        : LocalizedText(
          ko: "--lever \(known.prefix(2).joined(separator: ","))처럼 적으십시오.",
          en: "Write --lever \(known.prefix(2).joined(separator: ","))."))
  }

  static func twice(_ name: String) -> Finding {
    ModelFindings.finding(
      "lever-twice", name, ko: "'\(name)'\(Josa.object.form(after: name)) 두 번 골랐습니다.",
      en: "'\(name)' is named twice.",
      mend: LocalizedText(ko: "한 번만 적으십시오.", en: "Name it once."))
  }

  static func missing(_ attempt: GoalSolution.Attempt, _ question: OutcomeQuestion) -> Finding {
    let (name, count) = (question.label, attempt.missing)
    return Finding(
      code: "outcome-not-finite", severity: .warning, place: Place(column: question.name),
      message: LocalizedText(
        ko: "찾은 선택에서 '\(name)'의 값이 없는 추출이 \(count)번 있습니다(0으로 나누기, 음수의 로그, 너무 큰 수 등). "
          + "평균과 확률은 값이 있는 경우만으로 냈습니다.",
        en:
          "With the choice found, \(count) draws of '\(name)' have no value (a division by 0, the "
          + "logarithm of a negative number, a number too large). Mean and chance are over the others."
      ),
      mend: LocalizedText(
        ko: "수식에서 max(x, 아주 작은 수)나 if로 그 경우를 정하십시오.",
        en: "Decide that case in the formula with max(x, a small number) or if."))
  }

  static func never(_ question: OutcomeQuestion) -> Finding {
    let name = question.label
    return ModelFindings.finding(
      "outcome-never-finite", name,
      ko: "'\(name)'\(Josa.topic.form(after: name)) 어느 선택에서도 값이 없습니다"
        + "(0으로 나누기, 음수의 로그, 너무 큰 수 등).",
      en: "'\(name)' has no value whatever is chosen (a division by 0, the logarithm of a "
        + "negative number, a number too large).",
      mend: LocalizedText(
        ko: "수식의 단위와 크기를 확인하십시오. jipyo why로 계산 과정을 볼 수 있습니다.",
        en: "Check units and sizes in the formula; jipyo why shows how it is computed."))
  }
}
