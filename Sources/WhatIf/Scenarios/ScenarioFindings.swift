import Indicators

/// What can be wrong with scenarios, in words.
enum ScenarioFindings {
  private static func finding(
    _ code: String, _ name: String, ko: String, en: String, mend: LocalizedText
  ) -> Finding {
    Finding(
      code: code, severity: .error, place: Place(column: name),
      message: LocalizedText(ko: ko, en: en), mend: mend)
  }

  static func reserved(_ name: String) -> Finding {
    finding(
      "scenario-reserved-name", name, ko: "'\(name)'\(Josa.topic.form(after: name)) 기준 모형의 이름입니다.",
      en: "'\(name)' is the name of the model without changes.",
      mend: LocalizedText(ko: "시나리오에 다른 이름을 붙이십시오.", en: "Give the scenario another name."))
  }

  static func duplicate(_ name: String) -> Finding {
    finding(
      "scenario-duplicate-name", name,
      ko: "시나리오 '\(name)'\(Josa.subject.form(after: name)) 두 번 나옵니다.",
      en: "Scenario '\(name)' appears twice.",
      mend: LocalizedText(ko: "둘 중 하나의 이름을 바꾸십시오.", en: "Rename one of the two."))
  }

  static func unknown(_ name: String, known: [String]) -> Finding {
    finding(
      "scenario-unknown", name, ko: "'\(name)'\(Josa.topic.form(after: name)) 없는 시나리오입니다.",
      en: "There is no scenario '\(name)'.",
      mend: NearestNames.hint(for: name, among: known)
        ?? list(known, ko: "있는 시나리오", en: "The scenarios are"))
  }

  static func unknownParent(_ parent: String, of name: String, known: [String]) -> Finding {
    finding(
      "scenario-unknown-parent", name,
      ko: "시나리오 '\(name)'의 extends에 적힌 '\(parent)'\(Josa.topic.form(after: parent)) 없는 시나리오입니다.",
      en: "Scenario '\(name)' extends '\(parent)', which does not exist.",
      mend: NearestNames.hint(for: parent, among: known)
        ?? list(known, ko: "있는 시나리오", en: "The scenarios are"))
  }

  static func cycle(_ path: [String]) -> Finding {
    let shown = path.joined(separator: " → ")
    return finding(
      "scenario-cycle", path.first ?? "", ko: "시나리오가 서로를 되짚습니다: \(shown)",
      en: "The scenarios extend each other: \(shown)",
      mend: LocalizedText(
        ko: "한 시나리오의 extends를 base로 바꾸십시오.", en: "Let one of them extend base."))
  }

  static func unknownVariable(_ name: String, in scenario: String, known: [String]) -> Finding {
    finding(
      "scenario-unknown-variable", scenario,
      ko: "시나리오 '\(scenario)'에서 바꾸려는 '\(name)'\(Josa.topic.form(after: name)) 모형에 없습니다.",
      en: "Scenario '\(scenario)' changes '\(name)', which the model does not have.",
      mend: NearestNames.hint(for: name, among: known)
        ?? list(known, ko: "모형의 변수", en: "The model's variables are"))
  }

  static func leverNeedsNumber(_ name: String, in scenario: String) -> Finding {
    finding(
      "scenario-lever-needs-number", scenario,
      ko:
        "시나리오 '\(scenario)': '\(name)'\(Josa.topic.form(after: name)) 우리가 고르는 값(levers)이므로 수만 적을 수 있습니다.",
      en: "Scenario '\(scenario)': '\(name)' is a lever, so it takes a number.",
      mend: LocalizedText(
        ko: "수를 적거나, 불확실한 값이면 uncertainties로 옮기십시오.",
        en: "Write a number, or move it to uncertainties if it is not ours to choose."))
  }

  static func notFinite(_ name: String, in scenario: String) -> Finding {
    finding(
      "scenario-not-finite", scenario,
      ko: "시나리오 '\(scenario)': '\(name)'의 값이 유한한 수가 아닙니다.",
      en: "Scenario '\(scenario)': the value of '\(name)' is not a finite number.",
      mend: LocalizedText(ko: "값을 바로잡으십시오.", en: "Correct the value."))
  }

  /// A finding about the model as a scenario changes it: it names the scenario and stands there.
  static func within(_ scenario: String, _ finding: Finding) -> Finding {
    Finding(
      code: finding.code, severity: finding.severity, place: Place(column: scenario),
      message: LocalizedText(
        ko: "시나리오 '\(scenario)': \(finding.message.ko)",
        en: "Scenario '\(scenario)': \(finding.message.en)"), mend: finding.mend)
  }

  private static func list(_ names: [String], ko: String, en: String) -> LocalizedText {
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    return LocalizedText(ko: "\(ko): \(shown).", en: "\(en) \(shown).")
  }
}
