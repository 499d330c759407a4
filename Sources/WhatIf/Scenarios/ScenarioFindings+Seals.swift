import Indicators

extension ScenarioFindings {
  static func unsealed(_ name: String, _ seal: String) -> Finding {
    Finding(
      code: "scenario-frozen-unsealed", severity: .warning, place: Place(column: name),
      message: LocalizedText(
        ko: "시나리오 '\(name)'\(Josa.topic.form(after: name)) 확정했다고 적혀 있지만 아직 봉인이 없어 바뀌어도 알 수 없습니다.",
        en: "Scenario '\(name)' is to be frozen but has no seal yet, so a change would not show."),
      mend: LocalizedText(ko: "'frozen: \(seal)'이라고 적으십시오.", en: "Write frozen: \(seal)"))
  }

  static func badSeal(_ name: String, _ written: String) -> Finding {
    Finding(
      code: "scenario-frozen-seal", severity: .error, place: Place(column: name),
      message: LocalizedText(
        ko: "시나리오 '\(name)'의 frozen '\(written)'\(Josa.topic.form(after: written)) 봉인이 아닙니다.",
        en: "The frozen '\(written)' of scenario '\(name)' is not a seal."),
      mend: LocalizedText(
        ko: "frozen: true로 적고 jipyo check를 실행하면 적을 봉인을 알려 줍니다.",
        en: "Write frozen: true and run jipyo check, which says what to write."))
  }

  static func edited(_ name: String) -> Finding {
    Finding(
      code: "scenario-frozen-edited", severity: .error, place: Place(column: name),
      message: LocalizedText(
        ko: "확정한 시나리오 '\(name)'의 내용이 봉인한 뒤에 바뀌었습니다(물려받은 것 포함).",
        en:
          "The frozen scenario '\(name)', or something it inherits, was changed after it was sealed."
      ),
      mend: LocalizedText(
        ko: "되돌리고, 바꿀 것은 extends: \(name)인 새 시나리오에 적으십시오.",
        en: "Undo that, and write the change as a new scenario with extends: \(name)."))
  }

  static func otherModel(_ name: String) -> Finding {
    Finding(
      code: "scenario-frozen-model", severity: .warning, place: Place(column: name),
      message: LocalizedText(
        ko: "시나리오 '\(name)'\(Josa.object.form(after: name)) 확정한 뒤에 모형이 바뀌어, 그때와 수치가 다를 수 있습니다.",
        en:
          "The model has changed since scenario '\(name)' was frozen, so its figures may differ from "
          + "those of that time."),
      mend: LocalizedText(
        ko: "그때의 수치가 필요하면 그때의 모형 파일로 실행하십시오.",
        en: "For the figures of that time, run the model file of that time."))
  }
}
