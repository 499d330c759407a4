public import Indicators

/// When a rule holds and where it stands, for readers.
extension MethodRule {
  /// Whether it holds in a year; without a year, whether it has not ended.
  func isInForce(_ year: Int?) -> Bool {
    let year = year ?? .max
    return (effectiveFrom ?? .min) <= year && year <= (effectiveTo ?? .max)
  }

  /// `2020~2024`, `2020~`, `~2024`; `미상(≤2016)` where only the year of the source is known, and
  /// `미상` where not even that is.
  public var years: LocalizedText {
    if effectiveFrom != nil || effectiveTo != nil {
      let ends = [effectiveFrom, effectiveTo].map { $0.map(String.init) ?? "" }
      return LocalizedText(verbatim: ends.joined(separator: "~"))
    }
    let known = sourceYear.map { "(≤\($0))" } ?? ""
    return LocalizedText(ko: "미상" + known, en: (known.isEmpty ? "unknown" : "unknown ") + known)
  }

  /// Where in the source it stands, `미상` where that is not known, a dash where there is no source.
  public var sectionText: LocalizedText {
    if !section.isEmpty { return LocalizedText(verbatim: section) }
    let hasNone = source.isEmpty || source == MethodRules.noSource
    return hasNone
      ? LocalizedText(verbatim: MethodRules.noSource) : LocalizedText(ko: "미상", en: "unknown")
  }

  /// The rule with all that is known of it; what is not known is null.
  public func json(_ language: Language) -> JSONValue {
    func year(_ year: Int?) -> JSONValue { year.map { .integer($0) } ?? .null }
    func text(_ text: String) -> JSONValue {
      text.isEmpty || text == MethodRules.noSource ? .null : .string(text)
    }
    return .members([
      "rule": .string(name), "value": .string(value), "effectiveFrom": year(effectiveFrom),
      "effectiveTo": year(effectiveTo), "sourceYear": year(sourceYear), "body": .string(body),
      "source": text(source), "section": text(section),
      "confidence": .string(confidence.rawValue), "note": .string(note[language]),
    ])
  }
}
