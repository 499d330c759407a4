public import Charts
import Foundation
public import Indicators
public import Planning

/// Scenarios as tables: for a terminal, a page and CSV.
public struct ScenarioTable: Sendable {
  private let set: ScenarioSet

  /// Makes the tables of a set.
  public init(_ set: ScenarioSet) {
    self.set = set
  }

  /// One outcome, one row a scenario; only digits that the draws settle are shown.
  ///
  /// `withWorst` gives the mean of the worst tenth of the draws a column.
  public func table(
    _ outcome: ScenarioSet.Outcome, withWorst: Bool = false, _ language: Language
  ) -> ReportTable {
    let worst = LocalizedText(ko: "나쁜 쪽 10% 평균", en: "mean of worst 10%")
    let header =
      [
        LocalizedText(ko: "시나리오", en: "scenario"), LocalizedText(ko: "평균", en: "mean"),
        LocalizedText(verbatim: "±"), LocalizedText(verbatim: "5%"),
        LocalizedText(ko: "중앙값", en: "median"), LocalizedText(verbatim: "95%"),
      ] + (withWorst ? [worst] : []) + [
        LocalizedText(ko: "달성 확률", en: "chance"),
        LocalizedText(ko: "기준과의 차이", en: "difference from base"),
        LocalizedText(ko: "이유", en: "reason"),
      ]
    return ReportTable(
      header: header, numeric: Set(1..<header.count - 1),
      rows: outcome.rows.map { cells($0, withWorst, language) })
  }

  /// An outcome over its periods, one row a period and one column a scenario: the mean, and in
  /// brackets the chance of the target.
  public func path(_ outcomes: [ScenarioSet.Outcome], _ language: Language) -> ReportTable {
    let names = (outcomes.first?.rows ?? []).map { ScenarioTable.title($0, language) }
    return ReportTable(
      header: [LocalizedText(ko: "기간", en: "period")] + names.map { LocalizedText(verbatim: $0) },
      numeric: Set(1...max(1, names.count)),
      rows: outcomes.map { outcome in
        [outcome.period.map { "\($0)" } ?? ""]
          + outcome.rows.map { row in
            let chance = row.attainment == nil ? "" : " (\(chance(row)))"
            return ScenarioTable.stable(row.mean) + chance
          }
      })
  }

  private func cells(
    _ row: ScenarioSet.Row, _ withWorst: Bool, _ language: Language
  ) -> [String] {
    let difference = row.difference.map {
      ScenarioTable.stable($0) + " ± " + ScenarioTable.error($0)
    }
    return [
      ScenarioTable.title(row, language), ScenarioTable.stable(row.mean),
      ScenarioTable.error(row.mean),
      quantile(row.quantiles, 0.05), quantile(row.quantiles, 0.5), quantile(row.quantiles, 0.95),
    ] + (withWorst ? [quantile(row.worst, 0.1)] : []) + [
      chance(row), difference ?? "–", row.reason,
    ]
  }

  /// A scenario's name for readers; the base has one in either language.
  static func title(_ row: ScenarioSet.Row, _ language: Language) -> String {
    title(row.scenario, language)
  }

  /// The same of the name alone.
  static func title(_ scenario: String, _ language: Language) -> String {
    scenario == "base" && language == .ko ? "기준" : scenario
  }

  /// The chance of the target; of a value that is certain there is no "nearly".
  private func chance(_ row: ScenarioSet.Row) -> String {
    let isCertain =
      row.mean.standardError == 0
      && row.quantiles.allSatisfy {
        $0.value.value == row.mean.value
      }
    guard isCertain, let value = row.attainment?.value, value == 0 || value == 1 else {
      return TargetTable.chance(row.attainment?.value)
    }
    return value == 1 ? "100%" : "0%"
  }

  private func quantile(_ all: [ScenarioSet.Quantile], _ probability: Double) -> String {
    all.first { abs($0.probability - probability) < 1e-9 }
      .map { ScenarioTable.stable($0.value) } ?? "–"
  }

  /// Standard errors below this share of the value are rounding, not chance.
  static let rounding = 1e-12

  /// The value to the digit that its standard error leaves standing.
  static func stable(_ estimate: ScenarioSet.Estimate) -> String {
    let noise = rounding * abs(estimate.value)
    let isExact = !(estimate.standardError > noise)
    let scale = isExact ? abs(estimate.value) / 1e4 : estimate.standardError
    let decimals =
      scale > 0 && scale.isFinite ? min(max(0, -Int(floor(log10(scale)))), 12) : 0
    let text = NumberFormat(decimals: decimals).text(estimate.value)
    // Without an error to tell of, zeros after the point say nothing.
    guard isExact, text.contains("."), !text.contains("e") else { return text }
    let short = text.reversed().drop { $0 == "0" }
    return String((short.first == "." ? short.dropFirst() : short).reversed())
  }

  /// The standard error with two digits; 0 where it is only rounding noise, a dash where it cannot be
  /// told.
  static func error(_ estimate: ScenarioSet.Estimate) -> String {
    let error = estimate.standardError
    guard error.isFinite else { return "–" }
    guard error > rounding * abs(estimate.value) else { return "0" }
    let digits = min(max(0, 1 - Int(floor(log10(error)))), 12)
    return NumberFormat(decimals: digits).text(error)
  }

  /// Every number unrounded: `model, outcome, unit, scenario, statistic, value, standard_error` and
  /// the columns of the stamp.
  public func csv(_ stamp: RunStamp) -> String {
    var rows: [[String]] = []
    for outcome in set.outcomes {
      for row in outcome.rows {
        for (statistic, estimate) in statistics(row) {
          rows.append(
            [
              set.model, outcome.name, outcome.unit, row.scenario, statistic,
              CSVText.number(estimate.value), CSVText.number(estimate.standardError),
            ] + stamp.cells(overlay: row.overlay))
        }
      }
    }
    let columns = [
      "model", "outcome", "unit", "scenario", "statistic", "value", "standard_error",
    ]
    return CSVText.table(columns + RunStamp.columns, rows)
  }

  private func statistics(_ row: ScenarioSet.Row) -> [(String, ScenarioSet.Estimate)] {
    var all = [("mean", row.mean)]
    all += row.quantiles.map { ("q\(CSVText.number($0.probability))", $0.value) }
    all += row.worst.map { ("worst\(CSVText.number($0.probability))", $0.value) }
    if let attainment = row.attainment { all.append(("attainment", attainment)) }
    if let difference = row.difference { all.append(("difference", difference)) }
    return all
  }
}
