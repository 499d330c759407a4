import Forecasting
import Foundation
import Indicators
import Reports
import Tables

/// What `jipyo forecast` does to a long table: every method over every series.
struct ForecastTask: Sendable {
  /// The methods, in the order asked for.
  let methods: [any ForecastMethod]
  /// Interval levels between 0 and 1.
  let levels: [Double]
  /// Periods to forecast, already checked.
  let horizon: Int
  /// Periods in a season; nil to go by the frequency.
  let season: Int?
  /// The methods as they were asked for.
  let requested: String
  /// What is known besides the values.
  let known: KnownColumns
  /// The language of labels and reasons.
  let language: Language

  /// The rows of a table and what was noticed on the way.
  struct Part: Sendable {
    /// Rows in the order of the file, unreadable series in their places.
    let table: ForecastTable
    /// Findings of the file and of its series.
    let findings: [Finding]
    /// How many series there are.
    let seriesCount: Int
    /// How many of them could be read.
    let usable: Int
  }

  /// Forecasts every series of a table.
  ///
  /// - Throws: where an option cannot be used.
  func run(_ table: LongTable) throws(ForecastError) -> Part {
    let series = table.entries.compactMap { entry in
      entry.series.map {
        known.isEmpty ? BatchSeries($0, seasonLength: season) : known.item($0, season: season)
      }
    }
    let rows = try BatchForecaster.run(series, methods: methods, horizon: horizon, levels: levels)
    return Part(
      table: tabulate(table, rows), findings: table.allFindings,
      seriesCount: table.entries.count, usable: series.count)
  }

  private func tabulate(_ table: LongTable, _ rows: [ForecastRow]) -> ForecastTable {
    var result = ForecastTable(levels: levels)
    var next = rows.startIndex
    for entry in table.entries {
      guard entry.series != nil else {
        let reason = entry.findings.filter { $0.severity == .error }.map { $0.message[language] }
        result.add(failed: entry.id, method: requested, reason: reason.joined(separator: " "))
        continue
      }
      while next < rows.endIndex, rows[next].id == entry.id {
        result.add(rows[next], language: language)
        next += 1
      }
    }
    return result
  }
}

/// Where the forecasts go: standard output, or a file that appears only when it is whole.
///
/// Nothing is written before the first series that could be read.
final class ForecastOutput {
  private var text: ForecastText
  private var held = ""
  private var hasUsable = false
  private let file: StreamedFile?
  private let path: String?
  private let console: Console

  init(json: Bool, path: String?, input: String, console: Console) throws {
    text = ForecastText(json: json)
    self.path = path
    self.console = console
    var opened: StreamedFile?
    if let path {
      try console.writing { () throws(WriteError) in
        opened = try StreamedFile(path: path, inputs: [input])
      }
    }
    file = opened
  }

  /// Writes the rows of a part, after those before it.
  func write(_ part: ForecastTask.Part) throws {
    held += text.text(of: part.table)
    hasUsable = hasUsable || part.usable > 0
    if hasUsable { try flush() }
  }

  /// Ends the output and puts the file in its place.
  func finish() throws {
    held += text.end()
    try flush()
    guard let file, let path else { return }
    try console.writing { () throws(WriteError) in try file.commit() }
    console.say(LocalizedText(ko: "\(path)에 썼습니다.", en: "Wrote \(path)."))
  }

  /// Gives the output up; a file is left as it was.
  func discard() { file?.discard() }

  /// What takes the unfinished file away when the program is interrupted.
  var tidyUp: @Sendable () -> Void {
    let file = file
    return { file?.discard() }
  }

  private func flush() throws {
    defer { held = "" }
    guard let file else { return console.out(held) }
    let ready = held
    try console.writing { () throws(WriteError) in try file.write(ready) }
  }
}
