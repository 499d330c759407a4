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
    "rule", "value", "effective_from", "effective_to", "source_year", "body", "source", "section",
    "confidence", "note",
  ]

  /// The rules for a terminal.
  public func text(_ language: Language) -> String {
    ReportTable(
      header: [
        LocalizedText(ko: "규칙", en: "rule"), LocalizedText(ko: "값", en: "value"),
        LocalizedText(ko: "시행", en: "from"), LocalizedText(ko: "적용 기관", en: "body"),
        LocalizedText(ko: "출처", en: "source"),
        LocalizedText(ko: "쪽·위치", en: "page or place"),
        LocalizedText(ko: "확실도", en: "confidence"),
        LocalizedText(ko: "설명", en: "note"),
      ], numeric: [],
      rows: book.rules.map { rule in
        [
          rule.name, rule.value, rule.years[language],
          rule.body.isEmpty ? (language == .ko ? "전체" : "all") : rule.body, rule.source,
          rule.sectionText[language], rule.confidence.rawValue, rule.note[language],
        ]
      }
    ).terminal(language) + "\n" + legend.map { $0[language] + "\n" }.joined()
  }

  private var legend: [LocalizedText] {
    [RuleTable.dates, RuleSources.legend(of: RuleConfidence.allCases)]
      + RuleSources.legend(of: book.rules.map(\.source))
  }

  private static let dates = LocalizedText(
    ko: "시행: 2020~2024는 그 연도에만, 2020~은 그해부터 적용됩니다. 미상은 출처가 시행 시기를 밝히지 않은 규칙으로, 모든 연도에 "
      + "적용됩니다. (≤2016)은 출처 문서의 연도로, 늦어도 그해에는 쓰였다는 뜻입니다.\n"
      + "쪽·위치: 쪽, 공개 코드의 파일 번호, 출처에 적힌 말입니다. 미상은 출처만 알고 그 안의 위치는 모르는 규칙입니다.",
    en:
      "from: 2020~2024 holds in those years, 2020~ from then on. The source of an unknown one does "
      + "not say when it began: it holds in every year. (≤2016) is the year of the source document, by "
      + "which the rule was in use.\n"
      + "page or place: a page, the number of a file of public code, or the words of the source; "
      + "unknown where only the source is known.")

  /// The rules in the form of `method_rules.csv`.
  public var csv: String {
    CSVText.table(
      RuleTable.columns,
      book.rules.map { rule in
        [
          rule.name, rule.value, rule.effectiveFrom.map { String($0) } ?? "",
          rule.effectiveTo.map { String($0) } ?? "", rule.sourceYear.map { String($0) } ?? "",
          rule.body,
          rule.source, rule.section, rule.confidence.rawValue, rule.note.ko,
        ]
      })
  }

  /// `[{"rule", "value", "effectiveFrom", "effectiveTo", "sourceYear", "body", "source", "section",
  /// "confidence", "note"}]`; what is not known is null.
  public func json(_ language: Language) -> JSONValue {
    .array(book.rules.map { $0.json(language) })
  }
}
