import Forecasting
public import Indicators
public import Planning
import Probability
import TargetSetting

/// The proposals of a plan as a table, as CSV and as JSON.
public struct TargetTable: Sendable {
  private let rows: [IndicatorPlan]
  private let planYear: Int

  /// Makes the table.
  public init(_ rows: [IndicatorPlan], planYear: Int) {
    self.rows = rows
    self.planYear = planYear
  }

  /// One row an indicator; a failed one carries its reason.
  public func table(_ language: Language) -> ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "지표", en: "indicator"), LocalizedText(ko: "지난 실적", en: "last result"),
        LocalizedText(ko: "\(planYear) 전망", en: "\(planYear) forecast"),
        LocalizedText(ko: "80% 구간", en: "80% interval"),
        LocalizedText(ko: "공표 목표", en: "published target"),
        LocalizedText(ko: "공표 목표 달성 확률", en: "chance of the published"),
        LocalizedText(ko: "제안 목표", en: "proposed target"),
        LocalizedText(ko: "제안 목표 달성 확률", en: "chance of the proposed"),
        LocalizedText(ko: "평점", en: "score"), LocalizedText(ko: "방법", en: "method"),
      ], numeric: Set(1...8),
      rows: rows.map { row in
        switch row.result {
        case .success(let proposal): cells(proposal, language)
        case .failure(let failure):
          [row.indicator.name] + [String](repeating: "–", count: 8)
            + [failure.finding.message[language]]
        }
      })
  }

  private func cells(_ proposal: TargetProposal, _ language: Language) -> [String] {
    let indicator = proposal.indicator
    let interval = proposal.forecast.interval(0.8, step: proposal.step)
    return [
      indicator.name, "\(indicator.text(proposal.last.value)) (\(proposal.last.year))",
      indicator.text(proposal.forecast.median(step: proposal.step)),
      "\(indicator.rounding.text(interval.lower))~\(indicator.rounding.text(interval.upper))",
      proposal.published.map { indicator.text($0.value) } ?? "–",
      TargetTable.chance(proposal.published?.probability),
      proposal.valueText + (proposal.override == nil ? "" : language == .ko ? " (조정)" : " (set)"),
      TargetTable.chance(proposal.probability),
      proposal.score.map { NumberFormat(decimals: 1).text($0) } ?? "–",
      proposal.methodLabel[language],
    ]
  }

  /// A probability in whole percent; never 0 or 100 for what can go either way.
  static func chance(_ probability: Double?) -> String {
    guard let probability, probability.isFinite else { return "–" }
    if probability > 0.995 { return ">99%" }
    if probability < 0.005 { return "<1%" }
    return NumberFormat(decimals: 0).text(100 * probability) + "%"
  }

  /// Every number unrounded, one row an indicator.
  public func csv(_ language: Language) -> String {
    let columns = [
      "indicator_id", "name", "unit", "plan_year", "last_year", "last_result", "method", "label",
      "median", "lo-50", "hi-50", "lo-80", "hi-80", "lo-95", "hi-95", "published_target",
      "published_probability", "proposed_target", "probability", "ambition", "rule", "status",
      "note", "score", "score_method", "override_proposed", "override_reason", "override_by",
      "override_on",
    ]
    return CSVText.table(columns, rows.map { csvRow($0, language) })
  }

  private func csvRow(_ row: IndicatorPlan, _ language: Language) -> [String] {
    let indicator = row.indicator
    let head = [indicator.id, indicator.name, indicator.unit.symbol, String(planYear)]
    switch row.result {
    case .failure(let failure):
      return head + [String](repeating: "", count: 17)
        + [indicator.status.rawValue, failure.finding.message[language]]
        + [String](repeating: "", count: 6)
    case .success(let proposal):
      func number(_ value: Double?) -> String { value.map(CSVText.decimal) ?? "" }
      let bounds = [0.5, 0.8, 0.95].flatMap { level -> [String] in
        let interval = proposal.forecast.interval(level, step: proposal.step)
        return [number(interval.lower), number(interval.upper)]
      }
      let start = [
        String(proposal.last.year), number(proposal.last.value), proposal.forecast.method,
        proposal.methodLabel[language], number(proposal.forecast.median(step: proposal.step)),
      ]
      let end = [
        number(proposal.published?.value), number(proposal.published?.probability),
        number(proposal.value), number(proposal.probability), proposal.ambition.rawValue,
        proposal.rule.rawValue, indicator.status.rawValue,
        proposal.reasons.map { $0[language] }.joined(separator: " "), number(proposal.score),
        proposal.official?.method.name ?? "", number(proposal.override?.proposed),
        proposal.override?.record.reason ?? "", proposal.override?.record.decidedBy ?? "",
        proposal.override?.record.decidedOn ?? "",
      ]
      return head + start + bounds + end
    }
  }

  /// `{"planYear": …, "indicators": [{…}]}`.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "planYear": .integer(planYear),
      "indicators": .array(rows.map { TargetJSON.object($0, language) }),
    ])
  }
}
