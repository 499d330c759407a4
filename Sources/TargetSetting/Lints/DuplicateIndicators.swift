internal import Forecasting
internal import Indicators

extension PlanLints {
  /// `duplicate-indicator` and `similar-indicator`: the same name, spaces aside; names of the same
  /// words in another order or with another word for number; or the same formula over the same
  /// series.
  static func duplicateIndicators(_ workspace: Workspace) -> [Finding] {
    let owners = Dictionary(
      workspace.goals.goals.map { ($0.id, $0.owner) }, uniquingKeysWith: { first, _ in first })
    let indicators = workspace.indicators
    var byName: [String: Int] = [:]
    var byWords: [String: Int] = [:]
    var byStem: [String: Int] = [:]
    var byFormula: [String: Int] = [:]
    let keys = Concurrent.map(indicators) { NameKeys($0) }
    return keys.enumerated().compactMap { index, keys in
      let same = first(index, keys.name, in: &byName)
      let words = first(index, keys.words, in: &byWords)
      let stem = first(index, keys.stem, in: &byStem)
      let computed = keys.formula.flatMap { first(index, $0, in: &byFormula) }
      let indicator = indicators[index]
      if let same { return duplicate(indicators[same], indicator) }
      guard let other = words ?? stem ?? computed else { return nil }
      return similar(
        indicators[other], indicator, owners[indicators[other].goal],
        LocalizedText(verbatim: owners[indicator.goal] ?? ""), isFormula: words ?? stem == nil)
    }
  }

  /// The first indicator with a key; this one is kept where it is the first, which gives nil.
  private static func first(
    _ index: Int, _ key: String, in indices: inout [String: Int]
  ) -> Int? {
    let kept = indices[key, default: index]
    if kept == index { indices[key] = index }
    return kept == index ? nil : kept
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
    let both = owner == place.ko ? [place.ko] : [owner ?? "", place.ko]
    let owners = both.filter { !$0.isEmpty }
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
