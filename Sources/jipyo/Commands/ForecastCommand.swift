import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Reports
import Tables

/// `jipyo forecast`: long CSV in, long CSV out.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", abstract: "Forecast every series of a long CSV file.",
    usage: """
      jipyo forecast history.csv --horizon 2
      jipyo forecast months.csv --horizon 12 --season 12 --method theta,damped --out forecast.csv
      """,
    discussion: """
      The file has the columns unique_id, ds, y (or series, period, value; 지표, 기간, 값), one
      observation a row. A series that cannot be forecast is a row with its reason; where none
      can be read, nothing is written and the command ends with 2.
      """)

  @Argument(help: "A CSV file in UTF-8 or CP949, or - for standard input.")
  var file: String

  @Option(help: "How many periods to forecast.")
  var horizon: Int

  @Option(help: "Periods in a season: 12 for months, 4 for quarters, 1 for none (default: by ds).")
  var season: Int?

  @Option(
    help: "One or more of: \(MethodCatalogue.standard.names.joined(separator: ", ")).")
  var method = "auto"

  @Option(help: "Interval levels in percent.")
  var levels = "80,95"

  @Option(help: "File to write instead of standard output.")
  var out: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let (methods, shares) = try settings(console)
    let table = try console.reading { () throws(Findings) in try LongTable.read(path: file) }
    if table.entries.allSatisfy({ $0.series == nil }) {
      try console.settle(table.findings + table.entries.flatMap(\.findings), strict: false)
    }
    let inputs = table.entries.map { entry in
      entry.series.map { BatchSeries($0, seasonLength: season) }
    }
    let rows: [ForecastRow]
    do throws(ForecastError) {
      rows = try BatchForecaster.run(
        inputs.compactMap { $0 }, methods: methods, horizon: horizon, levels: shares)
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
    try write(tabulate(table, rows, methods, shares), console)
    let noticed = table.findings + table.entries.filter { $0.series != nil }.flatMap(\.findings)
    let failed = table.entries.filter { $0.series == nil }.flatMap(\.findings).map(\.asWarning)
    try console.settle(noticed.map(\.asWarning) + failed, strict: common.strict)
  }

  private func settings(_ console: Console) throws -> ([any ForecastMethod], [Double]) {
    let shares = levels.split(separator: ",").map {
      Double($0.trimmingCharacters(in: .whitespaces)).map { $0 / 100 } ?? .nan
    }
    do throws(ForecastError) {
      for (share, text) in zip(shares, levels.split(separator: ",")) {
        guard share > 0, share < 1 else { throw .invalidLevel(Double(text) ?? .nan) }
      }
      if let season, season < 1 { throw .invalidSeason(season) }
      return (try MethodCatalogue.standard.methods(named: method), shares)
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
  }

  /// Rows in the order of the file, unreadable series in their places.
  private func tabulate(
    _ table: LongTable, _ rows: [ForecastRow], _ methods: [any ForecastMethod], _ shares: [Double]
  ) -> ForecastTable {
    let language = common.language
    var result = ForecastTable(levels: shares)
    var next = rows.startIndex
    for entry in table.entries {
      guard entry.series != nil else {
        let reason = entry.findings.filter { $0.severity == .error }.map { $0.message[language] }
        result.add(failed: entry.id, method: method, reason: reason.joined(separator: " "))
        continue
      }
      while next < rows.endIndex, rows[next].id == entry.id {
        result.add(rows[next], language: language)
        next += 1
      }
    }
    return result
  }

  private func write(_ table: ForecastTable, _ console: Console) throws {
    let text = json ? table.json.text() + "\n" : table.csv
    guard let out else {
      console.out(text)
      return
    }
    try console.writing { () throws(WriteError) in
      try FileWriter.write(text, to: out, inputs: [file])
    }
    console.say(LocalizedText(ko: "\(out)에 썼습니다.", en: "Wrote \(out)."))
  }
}

extension ForecastError {
  /// The error as a finding.
  var finding: Finding {
    Finding(code: code, severity: .error, message: message, mend: mend)
  }
}
