public import Indicators
import Probability
public import TargetSetting

/// The 성과보고서 table of a year for a terminal, as CSV and as JSON.
public struct AchievementPage: Sendable {
  private let report: AchievementReport
  private let book: MethodRuleBook

  /// Makes the page; the rules give the sources of the limits.
  public init(_ report: AchievementReport, rules: MethodRuleBook) {
    self.report = report
    book = rules
  }

  /// The table, the counts and what the words mean.
  public func text(_ language: Language) -> String {
    table(language).terminal(language) + "\n" + summary(language).map { "- \($0)\n" }.joined()
  }

  /// 성과지표 | 단위 | 가중치 | 목표 | 실적(전망) | 달성률 | 달성여부 | 초과달성·달성·미달성 확률.
  public func table(_ language: Language) -> ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "성과지표", en: "indicator"), LocalizedText(ko: "단위", en: "unit"),
        LocalizedText(ko: "가중치", en: "weight"),
        LocalizedText(ko: "\(report.year) 목표", en: "target \(report.year)"),
        LocalizedText(ko: "실적(전망)", en: "result (forecast)"),
        LocalizedText(ko: "달성률", en: "rate"), LocalizedText(ko: "달성여부", en: "status"),
        LocalizedText(ko: "달성 이상 확률", en: "chance of met"),
        LocalizedText(ko: "초과달성 확률", en: "chance of exceeded"),
      ], numeric: [2, 3, 4, 5, 7, 8], rows: report.rows.map { AchievementPage.cells($0, language) })
  }

  private static func cells(_ row: AchievementRow, _ language: Language) -> [String] {
    let indicator = row.indicator
    let target: String
    if case .band(let range) = indicator.direction {
      target =
        "\(indicator.rounding.text(range.lowerBound))~\(indicator.rounding.text(range.upperBound))"
    } else {
      target = row.target.map { indicator.rounding.text($0) } ?? "–"
    }
    let result =
      row.actual.map { String(indicator.observedText($0).dropLast(indicator.unit.symbol.count)) }
      ?? row.outlook.map { outlook in
        let (low, high) = outlook.interval(0.8)
        let rounding = indicator.rounding
        return "(\(rounding.text(outlook.quantile(0.5))), "
          + "\(rounding.text(low))~\(rounding.text(high)))"
      } ?? "–"
    return [
      indicator.name, indicator.unit.symbol,
      indicator.weight.map { NumberFormat().text($0) } ?? "–", target, result,
      row.rate.map { NumberFormat(decimals: 1).text($0) + "%" } ?? "–",
      row.status.map { $0.label[language] } ?? "–",
      row.chances.map { TargetTable.chance($0.met + $0.exceeded) } ?? "–",
      row.chances.map { TargetTable.chance($0.exceeded) } ?? "–",
    ]
  }

  private func summary(_ language: Language) -> [String] {
    var lines = [judged(language), expected(language), rate(language)].compactMap(\.self)
    if report.rows.allSatisfy({ $0.target == nil && $0.chances == nil && $0.status == nil }) {
      lines.append(
        language == .ko
          ? "\(report.year)년 목표가 있는 지표가 없어 달성 여부를 판정하지 않았습니다. 목표는 observations.csv에 "
            + "kind를 target으로 하여 적습니다."
          : "No indicator has a target for \(report.year), so nothing was judged. Targets are rows of "
            + "observations.csv with kind target.")
    }
    lines.append(limits(language))
    for row in report.rows {
      lines += row.notes.map { "\(row.indicator.name): \($0[language])" }
    }
    return lines
  }

  /// How the indicators with a result came out; nil where there is none.
  private func judged(_ language: Language) -> String? {
    let judged = report.judged
    guard judged > 0 else { return nil }
    let parts = report.counts.map { status, count in
      let share = AchievementPage.one.text(100 * Double(count) / Double(judged))
      return language == .ko
        ? "\(status.label.ko) \(count)개(\(share)%)" : "\(status.label.en) \(count) (\(share)%)"
    }.joined(separator: ", ")
    return language == .ko
      ? "실적이 확정된 지표 \(judged)개: " + parts
      : "\(judged) \(judged == 1 ? "indicator" : "indicators") with a result: " + parts
  }

  /// How many of each status the year is expected to end with; nil without chances.
  private func expected(_ language: Language) -> String? {
    guard report.rows.contains(where: { $0.chances != nil }) else { return nil }
    let parts = report.expected.map {
      "\($0.status.label[language]) \(AchievementPage.one.text($0.count))"
    }.joined(separator: ", ")
    return (language == .ko ? "연말에 예상되는 개수: " : "expected at the end of the year: ") + parts
  }

  /// The weighted rate; nil without weights.
  private func rate(_ language: Language) -> String? {
    guard let rate = report.weightedRate else { return nil }
    let cap = NumberFormat().text(report.parameters.targetCap)
    let text = AchievementPage.one.text(rate)
    return language == .ko
      ? "가중 달성률(지표마다 \(cap)%까지 인정): \(text)%" : "weighted rate, each up to \(cap)%: \(text)%"
  }

  private static let one = NumberFormat(decimals: 1)

  private func limits(_ language: Language) -> String {
    func source(_ name: String) -> String {
      guard let rule = book[name] else { return "" }
      let none = language == .ko ? "출처 없는 기본값" : "a default without a source"
      return (rule.source == "–" ? none : rule.source) + " [\(rule.confidence.rawValue)]"
    }
    let number = NumberFormat()
    let (met, exceeded) = (
      number.text(report.parameters.statusMet), number.text(report.parameters.statusExceeded)
    )
    return language == .ko
      ? "달성은 달성률 \(met)% 이상(\(source("status-met"))), 초과달성은 \(exceeded)% 초과"
        + "(\(source("status-exceeded")))입니다."
      : "met: from \(met)% (\(source("status-met"))); exceeded: above \(exceeded)% "
        + "(\(source("status-exceeded")))."
  }

  /// One row an indicator, unrounded.
  public var csv: String {
    func number(_ value: Double?) -> String { value.map(CSVText.decimal) ?? "" }
    return CSVText.table(
      [
        "indicator_id", "name", "unit", "weight", "year", "target", "actual", "rate", "status",
        "forecast_median", "lo-80", "hi-80", "p_exceeded", "p_met", "p_missed",
      ],
      report.rows.map { row in
        let interval = row.outlook?.interval(0.8)
        return [
          row.indicator.id, row.indicator.name, row.indicator.unit.symbol,
          number(row.indicator.weight), String(row.year), number(row.target), number(row.actual),
          number(row.rate), row.status?.rawValue ?? "", number(row.outlook?.quantile(0.5)),
          number(interval?.lower), number(interval?.upper), number(row.chances?.exceeded),
          number(row.chances?.met), number(row.chances?.missed),
        ]
      })
  }

  /// `{"year", "counts", "weightedRate", "limits", "indicators": [{…}]}`.
  public func json(_ language: Language) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.decimal) ?? .null }
    return .members([
      "year": .integer(report.year),
      "counts": .object(report.counts.map { .init($0.status.rawValue, .integer($0.count)) }),
      "expected": .object(report.expected.map { .init($0.status.rawValue, .decimal($0.count)) }),
      "weightedRate": number(report.weightedRate),
      "limits": .members([
        "met": .decimal(report.parameters.statusMet),
        "exceeded": .decimal(report.parameters.statusExceeded),
      ]),
      "indicators": .array(report.rows.map { json($0, language) }),
    ])
  }

  private func json(_ row: AchievementRow, _ language: Language) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.decimal) ?? .null }
    let interval = row.outlook?.interval(0.8)
    let chances = row.chances.map { chances in
      JSONValue.members([
        "exceeded": .decimal(chances.exceeded), "met": .decimal(chances.met),
        "missed": .decimal(chances.missed),
      ])
    }
    return .members([
      "id": .string(row.indicator.id), "name": .string(row.indicator.name),
      "target": number(row.target), "actual": number(row.actual), "rate": number(row.rate),
      "status": row.status.map { .string($0.rawValue) } ?? .null,
      "median": number(row.outlook?.quantile(0.5)), "lo-80": number(interval?.lower),
      "hi-80": number(interval?.upper), "chances": chances ?? .null,
      "notes": .array(row.notes.map { .string($0[language]) }),
    ])
  }
}
