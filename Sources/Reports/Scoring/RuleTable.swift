public import Indicators
public import TargetSetting

/// The rules in force as a table, as CSV in the form of `method_rules.csv`, and as JSON.
public struct RuleTable: Sendable {
  private let book: MethodRuleBook

  /// Makes the table of a rule book.
  public init(_ book: MethodRuleBook) {
    self.book = book
  }

  /// The columns of `method_rules.csv`.
  public static let columns = [
    "rule", "value", "effective_from", "source_year", "body", "source", "confidence", "note",
  ]

  /// The rules for a terminal.
  public func text(_ language: Language) -> String {
    ReportTable(
      header: [
        LocalizedText(ko: "규칙", en: "rule"), LocalizedText(ko: "값", en: "value"),
        LocalizedText(ko: "시행", en: "from"), LocalizedText(ko: "적용 기관", en: "body"),
        LocalizedText(ko: "출처", en: "source"), LocalizedText(ko: "확실도", en: "confidence"),
        LocalizedText(ko: "설명", en: "note"),
      ], numeric: [],
      rows: book.rules.map { rule in
        [
          rule.name, rule.value, RuleTable.year(rule),
          rule.body.isEmpty ? (language == .ko ? "전체" : "all") : rule.body, rule.source,
          rule.confidence.rawValue, rule.note[language],
        ]
      }
    ).terminal(language) + "\n" + legend.map { $0[language] + "\n" }.joined()
  }

  /// `2019` where a row says when it begins, `≤2016` for the year of its source document.
  private static func year(_ rule: MethodRule) -> String {
    rule.effectiveFrom.map { String($0) } ?? rule.sourceYear.map { "≤\($0)" } ?? "–"
  }

  private var legend: [LocalizedText] {
    [RuleTable.dates, RuleSources.legend(of: RuleConfidence.allCases)]
      + RuleSources.legend(of: book.rules.map(\.source))
  }

  private static let dates = LocalizedText(
    ko: "시행: ≤는 시행 연도가 아니라 출처 문서의 연도로, 늦어도 그해에는 쓰인 규칙입니다. –는 출처에 연도가 없습니다. "
      + "둘 다 모든 연도에 적용됩니다.",
    en:
      "from: ≤ is the year of the source document, by which the rule was in use, not when it began; "
      + "– means that the source has no year. Both hold in every year.")

  /// The rules in the form of `method_rules.csv`.
  public var csv: String {
    CSVText.table(
      RuleTable.columns,
      book.rules.map { rule in
        [
          rule.name, rule.value, rule.effectiveFrom.map { String($0) } ?? "",
          rule.sourceYear.map { String($0) } ?? "", rule.body,
          rule.source, rule.confidence.rawValue, rule.note.ko,
        ]
      })
  }

  /// `[{"rule", "value", "effectiveFrom", "sourceYear", "body", "source", "confidence", "note"}]`.
  public func json(_ language: Language) -> JSONValue {
    .array(
      book.rules.map { rule in
        .members([
          "rule": .string(rule.name), "value": .string(rule.value),
          "effectiveFrom": rule.effectiveFrom.map { .integer($0) } ?? .null,
          "sourceYear": rule.sourceYear.map { .integer($0) } ?? .null,
          "body": .string(rule.body), "source": .string(rule.source),
          "confidence": .string(rule.confidence.rawValue), "note": .string(rule.note[language]),
        ])
      })
  }
}
