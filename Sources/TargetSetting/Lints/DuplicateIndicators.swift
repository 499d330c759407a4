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
    var byStem: [String: Indicator] = [:]
    var byFormula: [String: Indicator] = [:]
    return workspace.indicators.compactMap { indicator in
      let name = bare(indicator.name)
      let words = words(of: indicator.name) + " " + indicator.unit.symbol
      let formula = indicator.formula.flatMap { formula in
        formula.variables.count > 1 ? formula.description : nil
      }
      let same = byName[name]
      let stem = stem(of: indicator.name) + " " + indicator.unit.symbol
      let near = byWords[words] ?? byStem[stem]
      let computed = formula.flatMap { byFormula[$0] }
      byName[name] = byName[name] ?? indicator
      byWords[words] = byWords[words] ?? indicator
      byStem[stem] = byStem[stem] ?? indicator
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

  private static let countWords = [
    "건수", "횟수", "실적", "수", "율", "률", "비율", "점수", "(건)", "(%)", "(명)",
  ]

  /// The words of a name in alphabetical order, without remarks and words for number or rate.
  private static func words(of name: String) -> String {
    let words = bareName(name).lowercased().unicodeScalars.split { !isWordScalar($0) }.map { word in
      let ending = countWords.first { ending in
        word.count > ending.unicodeScalars.count + 1
          && word.suffix(ending.unicodeScalars.count).elementsEqual(ending.unicodeScalars)
      }
      return String(word.dropLast(ending?.unicodeScalars.count ?? 0))
    }.filter { !countWords.contains($0) }
    return words.sorted().joined()
  }

  /// A name in small letters without spaces, remarks and a word for number or rate at its end.
  private static func stem(of name: String) -> String {
    let stem = bare(bareName(name))
    let ending = countWords.first { stem.hasSuffix($0) && stem.count > $0.count + 2 }
    return String(stem.dropLast(ending?.count ?? 0))
  }

  /// Letters and digits; Hangul and ASCII without looking a property up.
  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAC00...0xD7A3, 0x30...0x39, 0x61...0x7A, 0x41...0x5A: true
    case ..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  /// A name in small letters without spaces.
  private static func bare(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    text.append(
      contentsOf: name.unicodeScalars.lazy.filter { !$0.properties.isWhitespace })
    return String(text).lowercased()
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
