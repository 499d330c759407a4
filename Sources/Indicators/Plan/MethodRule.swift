/// How well a rule is known.
public enum RuleConfidence: String, Sendable, Hashable, CaseIterable {
  /// Read in the named source.
  case verified = "V"
  /// Read only in public source code that says it implements the 편람.
  case verifiedInCode = "VC"
  /// Worked out from figures that were read.
  case derived = "D"
  /// General knowledge: a default that can be changed, not a rule.
  case general = "G"

  /// What the mark means, for readers.
  public var meaning: LocalizedText {
    switch self {
    case .verified: LocalizedText(ko: "출처에서 확인", en: "read in the source")
    case .verifiedInCode: LocalizedText(ko: "공개 프로그램에서만 확인", en: "read in public programs only")
    case .derived: LocalizedText(ko: "계산하여 얻음", en: "derived")
    case .general:
      LocalizedText(ko: "일반 지식(바꿀 수 있는 기본값)", en: "general knowledge (a default)")
    }
  }
}

/// One parameter of a scoring or target method as dated data: a row of `method_rules.csv`.
public struct MethodRule: Hashable, Sendable {
  /// Stable name, such as `reference-years`.
  public let name: String
  /// Its value as written; `MethodRuleBook` says which values a name takes.
  public let value: String
  /// First year it holds; nil where the source gives none, so that it holds from the beginning.
  public let effectiveFrom: Int?
  /// Last year it holds; nil where none is known.
  public let effectiveTo: Int?
  /// The year of the source document: the rule was in use by then, whenever it began.
  public let sourceYear: Int?
  /// The body it applies to; empty for every body.
  public let body: String
  /// Where it was read: short names are those of `RuleSources`.
  public let source: String
  /// Where in the source: page, file or the words themselves; empty where that is not known.
  public let section: String
  /// How well it is known.
  public let confidence: RuleConfidence
  /// What the rule is, and what the other readings of it are.
  public let note: LocalizedText
  /// Where the row stands; empty for a rule that ships with Jipyo.
  public let place: Place

  /// Makes a rule.
  public init(
    name: String, value: String, effectiveFrom: Int? = nil, effectiveTo: Int? = nil,
    sourceYear: Int? = nil, body: String = "", source: String, section: String = "",
    confidence: RuleConfidence,
    note: LocalizedText = LocalizedText(verbatim: ""),
    place: Place = Place()
  ) {
    self.name = name
    self.value = value
    self.effectiveFrom = effectiveFrom
    self.effectiveTo = effectiveTo
    self.sourceYear = sourceYear
    self.body = body
    self.source = source
    self.section = section
    self.confidence = confidence
    self.note = note
    self.place = place
  }
}
