import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Reports
import Tables

/// `jipyo yearend`: the year that is not over.
struct YearEndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yearend", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "지금까지의 달로 올해가 얼마로 끝날지 봅니다(연말 전망).",
      en: "What the running year will come to, from the months so far (연말 전망)."),
    usage: """
      jipyo yearend months.csv --target 2128
      jipyo yearend months.csv --targets targets.csv --annual years.csv --csv
      jipyo yearend months.csv --path course.csv --json
      """,
    discussion: .told(
      ko: """
        월, 분기 또는 반기 값이 든 표면 됩니다. 모양은 jipyo forecast가 읽는 것과 같습니다. 끝난 해에서 계절을 배웁니다. \
        마지막 값이 있는 해를 보되, 그해가 다 찼으면 다음 해를 봅니다. --annual은 같은 계열의 지난 연간 \
        실적을 더하며, 아는 달이 적을 때 도움이 됩니다.
        """,
      en: """
        The table holds months, quarters or halves in any form that jipyo forecast reads. Years that are over \
        teach the season; the year of the last value is looked at, or the next one where that year is \
        complete. --annual adds past yearly figures of the same series, which matter where few months \
        are known.
        """))

  /// What kind of quantity the figures are.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case flow, stock, mean
    var figure: YearFigure { self == .flow ? .total : self == .stock ? .last : .mean }
  }

  @Argument(
    help: .told(
      ko: "CSV(UTF-8, CP949) 또는 엑셀 파일(.xlsx, 시트는 파일.xlsx#시트이름), 표준 입력은 -(시트는 -#시트이름).",
      en:
        "A CSV file (UTF-8, CP949) or a workbook (.xlsx; FILE.xlsx#SHEET), or - for standard input (-#SHEET)."
    ))
  var file: String

  @Option(
    parsing: .unconditional,
    help: .told(ko: "모든 계열의 연간 목표.", en: "The annual target of every series."))
  var target: String?

  @Option(
    help: .told(
      ko: "unique_id와 target, 작을수록 좋으면 direction에 lower가 있는 CSV 파일.",
      en: "A CSV file with unique_id, target and, where less is better, direction lower."))
  var targets: String?

  @Option(
    help: .told(
      ko: "지난 해들의 연간 실적이 있는 CSV 파일.", en: "A CSV file with yearly figures of earlier years."))
  var annual: String?

  @Option(
    help: .told(
      ko:
        "flow: 한 해 동안 더하는 값(쓰지 않으면 이것, 단위가 %나 점이면 묻습니다), stock: 마지막 값이 그해의 값, mean: 기간의 평균이 그해의 값.",
      en:
        "flow: figures add up over the year (default, but for figures in % or points); stock: the last one counts; mean: their mean counts."
    ))
  var measure: Kind?

  @Option(help: .told(ko: "예측 방법.", en: "Forecasting method."))
  var method = "auto"

  @OptionGroup var widths: WidthOptions

  @OptionGroup var supports: SupportOptions

  @Option(
    help: .told(
      ko: "기간의 합도 예측해 서로 맞춥니다: wls, mint, wls-structural, ols, bottom-up. 쓰지 않으면 기간만 예측합니다.",
      en:
        "Forecast sums of periods, too, and make them agree: wls, mint, wls-structural, ols, bottom-up (default: periods alone)."
    ))
  var temporal: Agreement?

  @Option(help: .told(ko: "예측 구간의 수준(%).", en: "Interval levels in percent."))
  var levels = "80,95"

  @Option(
    help: .told(
      ko: "올해의 흐름을 기간별로 쓸 파일(CSV).", en: "File for the course of the year, period by period (CSV).")
  )
  var path: String?

  @Flag(help: .told(ko: "CSV로 출력합니다.", en: "Print CSV."))
  var csv = false

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let (chosen, shares) = try settings(console)
    let aim = try aim(console)
    _ = try supports.read(console)
    let table = try figures(console)
    let units = table.units
    let goals = try targets.map { path in
      try console.reading { () throws(Findings) in try TargetsTable.read(path: path) }
    }
    let years = try annual.map { path in
      try console.reading { () throws(Findings) in try LongTable.read(path: path) }
    }
    let (aims, doubts) = aims(table, goals, aim)
    let found =
      table.allFindings.filter { $0.code != "blank-end" } + (goals?.findings ?? [])
      + (years?.allFindings ?? []) + doubts + strays(table, goals, years)
    let others = Set(otherUnits(table, years))
    let past = Dictionary(
      (years?.series ?? []).filter { !others.contains($0.id) }.map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    let rows = Concurrent.map(table.entries, chunk: 4) { entry in
      row(entry, chosen, past[entry.id], aims[entry.id], units[entry.id] ?? "")
    }
    try checkAny(rows, found, console)
    try write(YearEndTable(rows, levels: shares), console)
    try console.settle(found.map(\.asWarning), strict: common.strict)
  }

  /// The figures of the file within the supports asked for.
  private func figures(_ console: Console) throws -> LongTable {
    supports.applied(
      to: try console.reading { () throws(Findings) in try LongTable.read(path: file) })
  }

  /// Ends the command with the reasons where not one series has an outlook.
  private func checkAny(_ rows: [YearEndRow], _ found: [Finding], _ console: Console) throws {
    guard rows.contains(where: { $0.outlook != nil }) else {
      for row in rows {
        if let reason = row.reason { console.say("\(row.id): \(reason[console.language])") }
      }
      try console.settle(found, strict: false)
      throw Exit.invalidData
    }
  }

  private func write(_ page: YearEndTable, _ console: Console) throws {
    let language = console.language
    if let path {
      try console.writing { () throws(WriteError) in
        try FileWriter.write(
          page.pathCSV(), to: path, inputs: [file, targets, annual].compactMap { $0 })
      }
    }
    console.out(
      json ? page.json(language).text() + "\n" : csv ? page.csv(language) : page.text(language))
  }

  /// The message with the row of the file that it is about.
  private static func placed(_ finding: Finding) -> LocalizedText {
    guard let row = finding.place.row else { return finding.message }
    return LocalizedText(
      ko: "\(row)행: \(finding.message.ko)", en: "row \(row): \(finding.message.en)")
  }

  private func row(
    _ entry: LongTable.Entry, _ method: any ForecastMethod, _ past: Series?, _ goal: Aim?,
    _ unit: String
  ) -> YearEndRow {
    let aim = goal?.value
    let isLower = goal?.isLowerBetter ?? false
    guard let series = entry.series else {
      let error = entry.findings.first { $0.severity == .error }
      return YearEndRow(
        id: entry.id, outlook: nil, reason: error.map(Self.placed), target: aim,
        isLowerBetter: isLower, unit: unit)
    }
    if measure == nil, let kind = Measure(ofUnit: unit), kind != .flow {
      return YearEndRow(
        id: entry.id, outlook: nil, reason: Self.doesNotAddUp(unit), target: aim,
        isLowerBetter: isLower, unit: unit)
    }
    do throws(ForecastError) {
      let years = try past.map { series throws(ForecastError) in try ForecastInput(series) }
      let outlook = try YearEnd(
        try ForecastInput(series), figure: measure?.figure ?? .total, method: method, past: years,
        course: path != nil)
      return YearEndRow(
        id: entry.id, outlook: outlook, target: aim, isLowerBetter: isLower, unit: unit)
    } catch {
      return YearEndRow(
        id: entry.id, outlook: nil,
        reason: LocalizedText(
          ko: "\(error.message.ko) \(error.mend.ko)", en: "\(error.message.en) \(error.mend.en)"),
        target: aim, isLowerBetter: isLower, unit: unit)
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
