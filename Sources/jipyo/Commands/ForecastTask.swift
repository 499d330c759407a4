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
  /// How far to forecast, already checked.
  let horizon: Horizon
  /// Periods in a season; nil to go by the frequency.
  let season: Int?
  /// The methods as they were asked for.
  let requested: String
  /// What is known besides the values.
  let known: KnownColumns
  /// The language of labels and reasons.
  let language: Language
  /// Whether rows become JSON.
  let isJSON: Bool

  /// The rows of a table and what was noticed on the way.
  struct Part: Sendable {
    /// Rows in the order of the file, unreadable series in their places, table after table.
    let tables: [ForecastTable]
    /// Findings of the file and of its series.
    let findings: [Finding]
    /// Those that many series share.
    var shared = SharedFindings()
    /// How many series there are.
    let seriesCount: Int
    /// How many of them could be read.
    let usable: Int
    /// How far the forecasts reach.
    let reach: ForecastReach
  }

  /// Series of a table that are forecast one after the other on one core.
  private static let chunk = 64

  /// Forecasts every series of a table: on all cores, or on this one alone where the others have
  /// tables of their own.
  ///
  /// - Throws: where an option cannot be used.
  func run(_ table: LongTable, alone: Bool = false) throws(ForecastError) -> Part {
    try horizon.check()
    let size = alone ? max(1, table.entries.count) : ForecastTask.chunk
    let starts = Array(stride(from: 0, to: table.entries.count, by: size))
    let parts = Concurrent.map(starts, chunk: 1) { start in
      tabulate(table.entries[start..<min(start + size, table.entries.count)])
    }
    var findings = table.findings + table.entries.flatMap(\.findings)
    let shared = SharedFindings(takenFrom: &findings)
    return Part(
      tables: parts.map(\.rows), findings: findings, shared: shared,
      seriesCount: table.entries.count,
      usable: table.entries.count { $0.series != nil },
      reach: parts.reduce(into: ForecastReach()) { $0.add($1.reach) })
  }

  private func tabulate(
    _ entries: ArraySlice<LongTable.Entry>
  ) -> (rows: ForecastTable, reach: ForecastReach) {
    var result = ForecastTable(levels: levels, json: isJSON)
    var reach = ForecastReach()
    for entry in entries {
      guard let series = entry.series else {
        let reason = entry.findings.filter { $0.severity == .error }.map { $0.message[language] }
        result.add(failed: entry.id, method: requested, reason: reason.joined(separator: " "))
        continue
      }
      let item =
        known.isEmpty
        ? BatchSeries(series, seasonLength: season) : known.item(series, season: season)
      let count = reach.add(item, horizon)
      for row in BatchForecaster.rows(of: item, methods: methods, horizon: count, levels: levels) {
        result.add(row, language: language)
      }
    }
    return (result, reach)
  }
}

/// Where the forecasts go: standard output, or a file that appears only when it is whole.
///
/// Nothing is written before the first series that could be read.
final class ForecastOutput {
  private var text: ForecastText
  private var held: [UInt8] = []
  private var hasUsable = false
  private let file: StreamedFile?
  private let path: String?
  private let console: Console

  init(json: Bool, path: String?, inputs: [String], console: Console) throws {
    text = ForecastText(json: json)
    self.path = path
    self.console = console
    var opened: StreamedFile?
    if let path {
      try console.writing { () throws(WriteError) in
        opened = try StreamedFile(path: path, inputs: inputs)
      }
    }
    file = opened
  }

  /// Writes the rows of a part, after those before it.
  func write(_ part: ForecastTask.Part) throws {
    for table in part.tables { text.add(table, to: &held) }
    hasUsable = hasUsable || part.usable > 0
    if hasUsable { try flush() }
  }

  /// Ends the output and puts the file in its place.
  func finish() throws {
    held += Array(text.end().utf8)
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
    defer { held = [] }
    guard let file else { return console.out(held) }
    let ready = held
    try console.writing { () throws(WriteError) in try file.write(ready) }
  }
}
