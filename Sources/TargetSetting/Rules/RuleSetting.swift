internal import Indicators

/// Puts the value of a rule into the parameters.
enum RuleSetting {
  private typealias Setter = @Sendable (String, inout ScoreParameters) -> Bool

  /// One rule: its name, the form of its value, and what it sets.
  private struct Entry: Sendable {
    let name: String
    let form: String
    let set: Setter
  }

  /// The names of rules.
  static let known: [String] = entries.map(\.name)
  private static let byName = Dictionary(
    entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  /// Whether the value is one the rule takes; if so it is set.
  static func apply(_ rule: MethodRule, to parameters: inout ScoreParameters) -> Bool {
    byName[rule.name]?.set(rule.value, &parameters) ?? false
  }

  /// The form of a rule's value, for messages.
  static func form(of name: String) -> String { byName[name]?.form ?? "" }

  private static let entries: [Entry] =
    numbers + choices + [
      Entry(name: "stages", form: "100:100 90:90 0:50") { text, all in
        guard let table = StageTable(parsing: text) else { return false }
        all.stages = table
        return true
      },
      Entry(name: "grades", form: "S:95 A:90 B:80") { text, all in
        guard let grades = GradeScale(parsing: text) else { return false }
        all.grades = grades
        return true
      },
      Entry(name: "assessment-self", form: "common:70 own:30") { text, all in
        guard let parts = AssessmentParts(parsing: text) else { return false }
        all.selfAssessment = parts
        return true
      },
      Entry(name: "assessment-provincial", form: "main:70 other:30") { text, all in
        guard let parts = AssessmentParts(parsing: text) else { return false }
        all.provincialAssessment = parts
        return true
      },
      fixed("trend-score", "20 + 80 × Φ(Zp)"), fixed("deviation-main", "2"),
      fixed("deviation-other", "1"), fixed("ratio-main", "120/80"),
      fixed("global-method", "deviation 2"),
    ]

  private static let numbers: [Entry] = [
    whole("reference-years", 1...10, \.referenceYears),
    whole("spread-years", 3...30, \.spreadYears),
    whole("fewest-years", 3...30, \.fewestSpreadYears),
    whole("midterm-years", 1...30, \.midtermYears),
    number("trend-outlier-deviations", 0.5...100, \.outlierDeviations),
    number("target-cap", 0...1000, \.targetCap), number("status-met", 0...1000, \.statusMet),
    number("status-exceeded", 0...1000, \.statusExceeded),
    number("ratchet-assigned", -2...2, \.ratchetAssigned),
    number("ratchet-negotiated", -2...2, \.ratchetNegotiated),
    number("ratchet-miss", -2...2, \.ratchetMiss),
    Entry(name: "achievement-cap", form: "none | 0…1000") { text, all in
      if text == "none" {
        all.achievementCap = nil
        return true
      }
      guard let cap = RuleText.number(text, 0...1000) else { return false }
      all.achievementCap = cap
      return true
    },
    Entry(name: "midterm-range", form: "0…100 | unit") { text, all in
      if text == "unit" {
        all.midtermRange = .unitStep
        return true
      }
      guard let share = RuleText.number(text, 0.001...100) else { return false }
      all.midtermRange = .share(share / 100)
      return true
    },
  ]

  private static let choices: [Entry] = [
    choice("sigma", [("population", .population), ("sample", .sample)], \.sigma),
    choice("short-history", [("use", true), ("ratio", false)], \.usesShortHistory),
    choice("trend-outliers", [("keep", false), ("drop", true)], \.dropsTrendOutliers),
    choice("beta-form", [("normal", .normal), ("pert", .pert)], \.betaForm),
    choice(
      "ratio-other", [("110/90", .ratio110to90), ("110/80", .ratio110to80)], \.ratioOther),
    choice(
      "achievement-lower", [("quotient", .quotient), ("reflected", .reflected)],
      \.achievementForm),
  ]

  private static func whole(
    _ name: String, _ range: ClosedRange<Int>,
    _ path: any WritableKeyPath<ScoreParameters, Int> & Sendable
  ) -> Entry {
    Entry(name: name, form: "\(range.lowerBound)…\(range.upperBound)") { text, all in
      guard let value = RuleText.whole(text, range) else { return false }
      all[keyPath: path] = value
      return true
    }
  }

  private static func number(
    _ name: String, _ range: ClosedRange<Double>,
    _ path: any WritableKeyPath<ScoreParameters, Double> & Sendable
  ) -> Entry {
    Entry(name: name, form: "\(range.lowerBound)…\(range.upperBound)") { text, all in
      guard let value = RuleText.number(text, range) else { return false }
      all[keyPath: path] = value
      return true
    }
  }

  private static func choice<Value: Sendable>(
    _ name: String, _ words: [(String, Value)],
    _ path: any WritableKeyPath<ScoreParameters, Value> & Sendable
  ) -> Entry {
    Entry(name: name, form: words.map(\.0).joined(separator: " | ")) { text, all in
      guard let value = words.first(where: { $0.0 == text })?.1 else { return false }
      all[keyPath: path] = value
      return true
    }
  }

  /// A rule that is what a method is: it is shown, and another value is another method's name.
  private static func fixed(_ name: String, _ value: String) -> Entry {
    Entry(name: name, form: value) { text, _ in text == value }
  }
}
