import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Reports
import Tables

/// `jipyo yearend`: the year that is not over.
struct YearEndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yearend",
    abstract: "What the running year will come to, from the months so far (연말 전망).",
    usage: """
      jipyo yearend months.csv --target 2128
      jipyo yearend months.csv --targets targets.csv --annual years.csv --csv
      jipyo yearend months.csv --path course.csv --json
      """,
    discussion: """
      The file has the columns unique_id, ds, y with months, quarters or halves. Years that are over
      teach the season; the year of the last value is looked at, or the next one where that year is
      complete. --annual adds past yearly figures of the same series, which matter where few months
      are known.
      """)

  /// What kind of quantity the figures are.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case flow, stock
    var measure: Measure { self == .flow ? .flow : .stock }
  }

  @Argument(help: "A CSV file in UTF-8 or CP949, or - for standard input.")
  var file: String

  @Option(parsing: .unconditional, help: "The annual target of every series.")
  var target: String?

  @Option(help: "A CSV file with unique_id, target and, where less is better, direction lower.")
  var targets: String?

  @Option(help: "A CSV file with yearly figures of earlier years.")
  var annual: String?

  @Option(help: "flow: figures add up over the year; stock: the last one counts.")
  var measure: Kind = .flow

  @Option(help: "Forecasting method.")
  var method = "auto"

  @OptionGroup var widths: WidthOptions

  @OptionGroup var supports: SupportOptions

  @Option(
    help: """
      Forecast sums of periods, too, and make them agree: wls, mint, wls-structural, ols, bottom-up \
      (default: periods alone).
      """)
  var temporal: Agreement?

  @Option(help: "Interval levels in percent.")
  var levels = "80,95"

  @Option(help: "File for the course of the year, period by period (CSV).")
  var path: String?

  @Flag(help: "Print CSV.")
  var csv = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let language = common.language
    let (chosen, shares) = try settings(console)
    let aim = try aim(console)
    _ = try supports.read(console)
    let table = supports.applied(
      to: try console.reading { () throws(Findings) in try LongTable.read(path: file) })
    let goals = try targets.map { path in
      try console.reading { () throws(Findings) in try TargetsTable.read(path: path) }
    }
    let years = try annual.map { path in
      try console.reading { () throws(Findings) in try LongTable.read(path: path) }
    }
    let found =
      table.allFindings.filter { $0.code != "blank-end" } + (goals?.findings ?? [])
      + (years?.allFindings ?? [])
      + strays(table, goals, years)
    let past = Dictionary(
      (years?.series ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = Concurrent.map(table.entries, chunk: 4) { entry in
      row(entry, chosen, past[entry.id], goals?.entries[entry.id], aim)
    }
    guard rows.contains(where: { $0.outlook != nil }) else {
      for row in rows {
        if let reason = row.reason { console.say("\(row.id): \(reason[language])") }
      }
      try console.settle(found, strict: false)
      throw Exit.invalidData
    }
    let page = YearEndTable(rows, levels: shares)
    if let path {
      try console.writing { () throws(WriteError) in
        try FileWriter.write(
          page.pathCSV(), to: path, inputs: [file, targets, annual].compactMap { $0 })
      }
    }
    console.out(
      json ? page.json(language).text() + "\n" : csv ? page.csv(language) : page.text(language))
    try console.settle(found.map(\.asWarning), strict: common.strict)
  }

  private func row(
    _ entry: LongTable.Entry, _ method: any ForecastMethod, _ past: Series?,
    _ goal: TargetsTable.Entry?, _ target: Double?
  ) -> YearEndRow {
    let aim = goal?.target ?? target
    let isLower = goal?.isLowerBetter ?? false
    guard let series = entry.series else {
      let reasons = entry.findings.filter { $0.severity == .error }.map(\.message)
      return YearEndRow(
        id: entry.id, outlook: nil, reason: reasons.first, target: aim, isLowerBetter: isLower)
    }
    do throws(ForecastError) {
      let years = try past.map { series throws(ForecastError) in try ForecastInput(series) }
      let outlook = try YearEnd(
        try ForecastInput(series), measure: measure.measure, method: method, past: years,
        course: path != nil)
      return YearEndRow(id: entry.id, outlook: outlook, target: aim, isLowerBetter: isLower)
    } catch {
      return YearEndRow(
        id: entry.id, outlook: nil,
        reason: LocalizedText(
          ko: "\(error.message.ko) \(error.mend.ko)", en: "\(error.message.en) \(error.mend.en)"),
        target: aim, isLowerBetter: isLower)
    }
  }

  private func settings(_ console: Console) throws -> (any ForecastMethod, [Double]) {
    let shares = try IntervalLevels.read(levels, console)
    do throws(ForecastError) {
      let chosen = widths.of(try MethodCatalogue.standard.method(named: method))
      return (
        temporal.map { Temporal(chosen, reconciliation: $0.reconciliation) } ?? chosen, shares
      )
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
  }
}
