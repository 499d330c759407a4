internal import Indicators

extension PlanLints {
  /// `duplicate-indicator` and `similar-indicator`: the same name, spaces aside; names of the same
  /// words in another order or with another word for number; or the same formula over the same
  /// series.
  static func duplicateIndicators(_ workspace: Workspace) -> [Finding] {
    let owners = Dictionary(
      workspace.goals.goals.map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
    var byName: [String: Indicator] = [:]
    var byWords: [String: Indicator] = [:]
    var byFormula: [String: Indicator] = [:]
    return workspace.indicators.compactMap { indicator in
      let name = indicator.name.filter { !$0.isWhitespace }.lowercased()
      let words = words(of: indicator.name) + " " + indicator.unit.symbol
      let formula = indicator.formula.flatMap { formula in
        formula.variables.count > 1 ? formula.description : nil
      }
      let same = byName[name]
      let near = byWords[words]
      let computed = formula.flatMap { byFormula[$0] }
      byName[name] = byName[name] ?? indicator
      byWords[words] = byWords[words] ?? indicator
      if let formula { byFormula[formula] = byFormula[formula] ?? indicator }
      let place = LocalizedText(verbatim: owners[indicator.goal] ?? "")
      if let same { return duplicate(same, indicator) }
      if let near { return similar(near, indicator, owners[near.goal], place, isFormula: false) }
      if let computed {
        return similar(computed, indicator, owners[computed.goal], place, isFormula: true)
      }
      return nil
    }
  }

  private static let countWords = ["건수", "횟수", "실적", "수", "율", "률", "비율", "(건)", "(%)", "(명)"]

  /// The words of a name in alphabetical order, without remarks and words for number or rate.
  private static func words(of name: String) -> String {
    let letters = bareName(name).lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
    let words = String(letters).split(separator: " ").map { word in
      countWords.first { word.count > $0.count + 1 && word.hasSuffix($0) }
        .map { String(word.dropLast($0.count)) } ?? String(word)
    }.filter { !countWords.contains($0) }
    return words.sorted().joined()
  }

  private static func duplicate(_ first: Indicator, _ second: Indicator) -> Finding {
    Finding(
      code: "duplicate-indicator", severity: .warning,
      message: LocalizedText(
        ko: "지표 '\(second.name)'\(Josa.subject.form(after: second.name)) 두 번 나옵니다"
          + "(\(first.id), \(second.id)).",
        en: "The indicator '\(second.name)' appears twice (\(first.id), \(second.id))."),
      mend: mend)
  }

  private static func similar(
    _ first: Indicator, _ second: Indicator, _ owner: String?, _ place: LocalizedText,
    isFormula: Bool
  ) -> Finding {
    let owners = [owner ?? "", place.ko].filter { !$0.isEmpty }
    let shown = owners.isEmpty ? "" : " (\(owners.joined(separator: ", ")))"
    let names = "'\(first.name)'(\(first.id)), '\(second.name)'(\(second.id))\(shown)"
    return Finding(
      code: "similar-indicator", severity: .warning,
      message: LocalizedText(
        ko: "\(isFormula ? "측정산식이 같은" : "이름이 거의 같은") 지표가 둘 있습니다: \(names)",
        en: "Two indicators have \(isFormula ? "the same formula" : "nearly the same name"): "
          + names),
      mend: mend)
  }

  private static let mend = LocalizedText(
    ko: "하나로 합치거나 이름을 구별하십시오.", en: "Merge them, or tell their names apart.")
}
