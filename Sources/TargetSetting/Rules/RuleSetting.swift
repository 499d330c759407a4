internal import Indicators

/// Puts the value of a rule into the parameters.
enum RuleSetting {
  typealias Setter = @Sendable (String, inout ScoreParameters) -> Bool

  /// One rule: its name, the form of its value, and what it sets.
  struct Entry: Sendable {
    let name: String
    let form: LocalizedText
    let set: Setter

    init(_ name: String, _ form: LocalizedText, set: @escaping Setter) {
      self.name = name
      self.form = form
      self.set = set
    }
  }

  /// The names of rules.
  static let known: [String] = entries.map(\.name)
  private static let byName = Dictionary(
    entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Whether the value is one the rule takes; if so it is set.
  static func apply(_ rule: MethodRule, to parameters: inout ScoreParameters) -> Bool {
    byName[rule.name]?.set(RuleText.trimmed(rule.value), &parameters) ?? false
  }

  /// The form of a rule's value, for messages.
  static func form(of name: String) -> LocalizedText {
    byName[name]?.form ?? LocalizedText(verbatim: "")
  }

  private static let entries: [Entry] = numbers + ratios + choices + tables

  private static let numbers: [Entry] = [
    whole("reference-years", 1...10, \.referenceYears),
    whole("spread-years", 3...30, \.spreadYears),
    whole("fewest-years", 3...30, \.fewestSpreadYears),
    whole("midterm-years", 1...30, \.midtermYears),
    number("deviation-main", 0.1...10, \.sigmasMain),
    number("deviation-other", 0.1...10, \.sigmasOther),
    number("trend-outlier-deviations", 0.5...100, \.outlierDeviations),
    number("beta-weight", 0...100, \.betaModeWeight),
    number("beta-divisor", 1...100, \.betaDivisor),
    number("target-cap", 1...1000, \.targetCap), number("status-met", 1...1000, \.statusMet),
    number("status-exceeded", 1...1000, \.statusExceeded),
    number("ratchet-assigned", -2...2, \.ratchetAssigned),
    number("ratchet-negotiated", -2...2, \.ratchetNegotiated),
    number("ratchet-miss", -2...2, \.ratchetMiss),
    orNone("achievement-cap", 1...1000, \.achievementCap),
    Entry("achievement-decimals", between("0", "6", "none")) { text, all in
      let value = text == "none" ? nil : RuleText.whole(text, 0...6)
      guard text == "none" || value != nil else { return false }
      all.rateDecimals = value
      return true
    },
    Entry("stretch", between("-50", "100")) { text, all in
      guard let percent = RuleText.number(text, -50...100) else { return false }
      all.stretch = percent / 100
      return true
    },
    Entry("midterm-range", between("0.001", "100", "unit")) { text, all in
      if text == "unit" {
        all.midtermRange = .unitStep
        return true
      }
      guard let share = RuleText.number(text, 0.001...100) else { return false }
      all.midtermRange = .share(share / 100)
      return true
    },
    Entry(
      "global-method",
      LocalizedText(ko: "deviation 2(0.1부터 10까지)", en: "deviation 2 (from 0.1 to 10)")
    ) { text, all in
      let words = text.split(separator: " ")
      guard words.count == 2, words[0] == "deviation",
        let sigmas = RuleText.number(String(words[1]), 0.1...10)
      else { return false }
      all.sigmasGlobal = sigmas
      return true
    },
  ]

  private static let ratios: [Entry] = [
    ratio("ratio-main", \.ratioMain), ratio("ratio-other", \.ratioOther),
  ]

  private static let choices: [Entry] = [
    choice("sigma", [("population", .population), ("sample", .sample)], \.sigma),
    choice("short-history", [("use", true), ("ratio", false)], \.usesShortHistory),
    choice("after-break", [("segment", .segment), ("ratio", .ratio)], \.afterBreak),
    choice("trend-outliers", [("keep", false), ("drop", true)], \.dropsTrendOutliers),
    choice("trend-score", [("normal", .normal), ("student", .student)], \.trendForm),
    choice("beta-form", [("normal", .normal), ("pert", .pert)], \.betaForm),
    choice("band-score", [("distance", .distance), ("refuse", .refuse)], \.band),
    choice(
      "achievement-lower", [("quotient", .quotient), ("reflected", .reflected)],
      \.achievementForm),
  ]

  private static let tables: [Entry] = [
    parsed("score-range", "20..100", ScoreRange.init(parsing:), \.scoreRange),
    parsed("stages", "100:100 90:90 0:50", StageTable.init(parsing:), \.stages),
    parsed("grades", "S:95 A:90 B:80", GradeScale.init(parsing:), \.grades),
    parsed(
      "assessment-self", "common:70 own:30", AssessmentParts.init(parsing:), \.selfAssessment),
    parsed(
      "assessment-provincial", "main:70 other:30", AssessmentParts.init(parsing:),
      \.provincialAssessment),
  ]
}
