import Indicators

/// Messages about the scenarios of a driver model file.
extension ModelFindings {
  static func reservedScenario(_ name: String, _ place: Place) -> Finding {
    error(
      "scenario-reserved-name", place,
      ko: "'\(name)'\(Josa.topic.form(after: name)) 아무것도 바꾸지 않은 기준안의 이름입니다.",
      en: "'\(name)' is the name of the model without changes.",
      mend: LocalizedText(
        ko: "바꾸는 것(set)이 있으면 다른 이름을 쓰십시오.",
        en: "A scenario that sets something needs another name."))
  }

  static func unknownParent(
    _ name: String, _ scenario: String, _ known: [String], _ place: Place
  ) -> Finding {
    error(
      "scenario-unknown-parent", place,
      ko: "시나리오 '\(scenario)'의 extends에 쓰인 '\(name.clipped)' 시나리오가 없습니다.",
      en: "Scenario '\(scenario)' extends '\(name.clipped)', which does not exist.",
      mend: NearestNames.hint(for: name, among: known.filter { $0 != scenario })
        ?? LocalizedText(
          ko: "이름을 확인하거나 extends를 지우십시오.", en: "Check the name, or remove extends."))
  }

  static func unknownDriver(
    _ name: String, _ scenario: String, _ known: [String], _ place: Place
  ) -> Finding {
    let list = known.joined(separator: ", ").clipped
    return error(
      "scenario-unknown-driver", place,
      ko: "시나리오 '\(scenario)'에서 바꾸려는 '\(name.clipped)' 이름이 모형에 없습니다.",
      en: "Scenario '\(scenario)' changes '\(name.clipped)', which the model does not have.",
      mend: commaHint(name) ?? NearestNames.hint(for: name, among: known)
        ?? LocalizedText(ko: "바꿀 수 있는 이름: \(list)", en: "The names are \(list)"))
  }

  static func badOverride(_ name: String, _ shown: String, _ place: Place) -> Finding {
    error(
      "scenario-bad-change", place, ko: "'\(name)'에 줄 값을 알 수 없습니다: '\(shown)'.",
      en: "The change of '\(name)' is '\(shown)'.",
      mend: LocalizedText(
        ko: "숫자(36), 분포(\"pert(1, 2, 3)\"), 수식(\"a * b\") 가운데 하나를 쓰십시오.",
        en: "Give a number (36), a distribution (\"pert(1, 2, 3)\") or a formula (\"a * b\")."))
  }

  static func scenarioCycle(_ path: [String], _ place: Place) -> Finding {
    let shown = path.joined(separator: " → ")
    return error(
      "scenario-cycle", place, ko: "시나리오의 extends가 순환합니다: \(shown)",
      en: "The scenarios extend each other in a circle: \(shown)",
      mend: LocalizedText(
        ko: "한 시나리오의 extends를 지우십시오.", en: "Remove extends from one of them."))
  }

  static func scenarioTooDeep(_ name: String, _ most: Int, _ place: Place) -> Finding {
    error(
      "scenario-too-deep", place,
      ko: "시나리오 '\(name)'의 extends를 \(most)단계 넘게 거슬러 올라가야 합니다.",
      en: "Scenario '\(name)' builds on more than \(most) others, one on the next.",
      mend: LocalizedText(
        ko: "extends의 단계를 줄이고, 서로를 되짚지 않는지 확인하십시오.",
        en: "Shorten the chain of extends, and see that it does not run in a circle."))
  }

  /// A variable that stands beside `set` and not within it.
  static func changeOutsideSet(_ name: String, _ scenario: String, _ place: Place) -> Finding {
    error(
      "model-unknown-key", place,
      ko: "시나리오 '\(scenario)'의 '\(name)'\(Josa.subject.form(after: name)) set 안에 있지 않습니다.",
      en: "'\(name)' of scenario '\(scenario)' does not stand within set.",
      mend: LocalizedText(
        ko: "바꿀 값은 set 안에 쓰십시오. 예: \(scenario): {set: {\(name): 36}}",
        en: "Write changes within set, as in \(scenario): {set: {\(name): 36}}."))
  }

  /// A change such as `+20` or `-10%`, which may mean more by 20 or 20 itself.
  static func relativeChange(
    _ name: String, _ text: String, becomes value: Double?, _ place: Place
  ) -> Finding {
    let shown = value.map(NumberShown.text)
    return error(
      "scenario-relative-change", place,
      ko: "'\(name)'에 줄 값 '\(text.clipped)'\(Josa.topic.form(after: text)) "
        + "지금 값에서 얼마나 바꾸라는 뜻인지, 바뀐 뒤의 값인지 알 수 없습니다.",
      en: "'\(text.clipped)' for '\(name)' may be a change of its value or the value itself.",
      mend: shown.map {
        LocalizedText(
          ko: "바뀐 뒤의 값을 부호 없이 쓰십시오. 지금 값에서 바꾸는 것이면 \(name): \($0)",
          en: "Write the new value without a plus sign; if it is a change, \(name): \($0)")
      } ?? factorHint(name))
  }

  /// A change that names the variable itself: `visitors: visitors * 1.1`.
  static func changeOfItself(_ name: String, isLever: Bool, _ place: Place) -> Finding {
    error(
      "scenario-changes-itself", place,
      ko: "시나리오에서 '\(name)'\(Josa.object.form(after: name)) 그 자신으로 계산할 수 없습니다.",
      en: "A scenario cannot compute '\(name)' from itself.",
      mend: isLever
        ? LocalizedText(
          ko: "바뀐 뒤의 값을 숫자로 쓰십시오.", en: "Write the new value as a number.")
        : factorHint(name))
  }

  private static func factorHint(_ name: String) -> LocalizedText {
    LocalizedText(
      ko: "바뀐 뒤의 값이나 분포를 쓰십시오. 10% 늘리려면 levers에 '\(name)_배율: {value: 1}'을 두고 수식에 "
        + "곱한 다음, 시나리오에 '\(name)_배율: 1.1'이라고 쓰십시오.",
      en: "Write the new value or distribution. For 10% more, declare a lever "
        + "'\(name)_factor: {value: 1}', multiply by it in the formula, and set it to 1.1.")
  }
}
