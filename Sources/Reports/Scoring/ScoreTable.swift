public import Indicators
public import TargetSetting

/// One score with its notes and its open choices, for a terminal.
public struct ScoreTable: Sendable {
  private let report: ScoreReport

  /// Makes the table of a report.
  public init(_ report: ScoreReport) {
    self.report = report
  }

  /// The table, the notes, and what another reading of the method would give.
  public func text(_ language: Language) -> String {
    let number = NumberFormat(decimals: 2)
    var rows: [[String]] = []
    func add(_ ko: String, _ en: String, _ value: Double?) {
      guard let value else { return }
      rows.append([language == .ko ? ko : en, number.text(value)])
    }
    let isRate = report.function.method.isRate
    add(isRate ? "달성률(%)" : "평점", isRate ? "rate (%)" : "score", report.score)
    add("득점", "points", report.points)
    add("필요한 실적", "result needed", report.requiredActual)
    let name = report.function.referenceName
    add(name.ko, name.en, report.function.reference)
    add("최고목표", "best", report.function.scale?.best)
    add("최저목표", "floor", report.function.scale?.floor)
    let table = ReportTable(
      header: [LocalizedText(ko: "항목", en: "item"), LocalizedText(ko: "값", en: "value")],
      numeric: [1], rows: rows)
    let method = report.function.method.label[language]
    let head = (language == .ko ? "방법: " : "Method: ") + method + "\n"
    let notes = report.notes.map { "- \($0[language])\n" }.joined()
    return head + table.terminal(language) + notes + choices(language)
  }

  private func choices(_ language: Language) -> String {
    guard !report.consequences.isEmpty else { return "" }
    let isInverse = report.requiredActual != nil
    let number = NumberFormat(decimals: 2)
    let table = ReportTable(
      header: [
        LocalizedText(ko: "규칙", en: "rule"), LocalizedText(ko: "선택", en: "choice"),
        isInverse
          ? LocalizedText(ko: "필요한 실적", en: "result needed")
          : LocalizedText(ko: "결과", en: "answer"),
        LocalizedText(ko: "적용", en: "used"),
      ], numeric: [2],
      rows: report.consequences.map { row in
        [
          row.option, row.label[language],
          (isInverse ? row.requiredActual : row.score).map(number.text) ?? "–",
          row.isChosen ? "○" : "",
        ]
      })
    let title = language == .ko ? "출처마다 다른 선택의 영향" : "What sources leave open"
    return "\n\(title)\n" + table.terminal(language)
  }
}

/// All methods side by side, for a terminal.
public struct ComparisonTable: Sendable {
  private let comparison: MethodComparison
  private let actual: Double?

  /// Makes the table of a comparison; `actual` is the result that was scored.
  public init(_ comparison: MethodComparison, actual: Double?) {
    self.comparison = comparison
    self.actual = actual
  }

  /// A result that is scored: two decimals at most, four below 10, and none that say nothing.
  static func shown(_ actual: Double) -> String {
    NumberFormat().text(RoundingRule(decimals: abs(actual) < 10 ? 4 : 2).apply(actual))
  }

  /// The rows as finished text.
  public func table(_ language: Language) -> ReportTable {
    let number = NumberFormat(decimals: 2)
    func text(_ value: Double?) -> String { value.map(number.text) ?? "–" }
    let wanted = NumberFormat().text(comparison.wanted)
    var header = [
      LocalizedText(ko: "방법", en: "method"), LocalizedText(ko: "기준", en: "base"),
      LocalizedText(ko: "최고", en: "best"), LocalizedText(ko: "최저", en: "floor"),
      LocalizedText(ko: "\(wanted)점에 필요한 실적", en: "result for \(wanted)"),
    ]
    if let actual {
      let shown = ComparisonTable.shown(actual)
      header.insert(LocalizedText(ko: "\(shown)의 평점", en: "score of \(shown)"), at: 1)
    }
    return ReportTable(
      header: header, numeric: Set(1..<header.count),
      rows: comparison.rows.map { row in
        let score = row.score.map { number.text($0) + (row.requested.isRate ? "%" : "") } ?? "–"
        let name = row.requested.label[language]
        let used = row.function.flatMap { $0.method == row.requested ? nil : $0.method }
        let label = used.map { "\(name) → \($0.label[language])" } ?? name
        return [label] + (actual == nil ? [] : [score]) + [
          text(row.function?.reference), text(row.function?.scale?.best),
          text(row.function?.scale?.floor), text(row.requiredActual),
        ]
      })
  }

  /// The table, how far the method alone moves the score, and why rows are missing.
  public func text(_ language: Language) -> String {
    var out = table(language).terminal(language)
    if let sentence = comparison.sentence { out += "\n" + sentence[language] + "\n" }
    for row in comparison.rows where row.function == nil {
      out +=
        "- \(row.requested.label[language]): \(row.notes.map { $0[language] }.joined(separator: " "))\n"
    }
    return out
  }
}
