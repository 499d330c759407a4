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
}
