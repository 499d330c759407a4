import Forecasting
public import Indicators
import Probability

/// Year-end outlooks as CSV, JSON and words.
public struct YearEndTable: Sendable {
  let rows: [YearEndRow]
  let levels: [Double]
  let decimals = NumberFormat(decimals: 1)

  /// Makes a table; `levels` lie between 0 and 1.
  public init(_ rows: [YearEndRow], levels: [Double] = [0.8, 0.95]) {
    self.rows = rows
    self.levels = levels
  }

  /// One line per series.
  public func csv(_ language: Language) -> String {
    let columns =
      ["unique_id", "year", "known_periods", "known", "mean"]
      + levels.flatMap { ["lo-\(name($0))", "hi-\(name($0))"] }
      + ["target", "probability", "pace", "needed_pace", "method", "label", "note", "figure"]
    return CSVText.table(columns, rows.map { cells($0, language) })
  }

  /// One line per series and period: the course of the year so far and what is expected.
  public func pathCSV() -> String {
    let columns =
      ["unique_id", "ds", "kind", "value", "cumulative"]
      + levels.flatMap { ["lo-\(name($0))", "hi-\(name($0))"] } + ["target_line"]
    return CSVText.table(columns, rows.flatMap(pathCells))
  }

  /// A level in percent, as columns name it.
  func name(_ level: Double) -> String { CSVText.decimal((level * 1e8).rounded() / 1e6) }

  private func cells(_ row: YearEndRow, _ language: Language) -> [String] {
    func number(_ value: Double?) -> String { value.map(CSVText.decimal) ?? "" }
    guard let outlook = row.outlook else {
      let empty = [String](repeating: "", count: 4 + 2 * levels.count)
      return [row.id] + empty + [number(row.target), "", "", "", "", ""]
        + [row.reason?[language] ?? "", ""]
    }
    return [
      row.id, String(outlook.year), String(outlook.known.count), number(outlook.soFar),
      number(outlook.total.centre),
    ]
      + levels.flatMap { level in
        let interval = outlook.total.interval(level)
        return [number(interval.0), number(interval.1)]
      } + [
        number(row.target), number(row.probability), number(outlook.paceSoFar),
        number(row.target.flatMap(outlook.pace)), outlook.forecast.method,
        outlook.forecast.label[language], outlook.notes.map { $0[language] }.joined(separator: " "),
        outlook.figure.name,
      ]
  }

  private func pathCells(_ row: YearEndRow) -> [[String]] {
    guard let outlook = row.outlook else { return [] }
    let isTotal = outlook.figure == .total
    let perYear = outlook.known.count + outlook.forecast.horizon
    let empty = [String](repeating: "", count: 2 * levels.count)
    func line(_ index: Int) -> String {
      guard let target = row.target else { return "" }
      return CSVText.decimal(isTotal ? target * Double(index) / Double(max(1, perYear)) : target)
    }
    var sum = 0.0
    var result: [[String]] = []
    for (index, entry) in outlook.known.enumerated() {
      sum = outlook.figure == .last ? entry.value : sum + entry.value
      let figure = outlook.figure == .mean ? sum / Double(index + 1) : sum
      result.append(
        [
          row.id, entry.period.description, "actual", CSVText.decimal(entry.value),
          CSVText.decimal(figure),
        ] + empty + [line(index + 1)])
    }
    for (step, running) in outlook.running.enumerated() {
      let bounds = levels.flatMap { level in
        let interval = running.interval(level)
        return [CSVText.decimal(interval.0), CSVText.decimal(interval.1)]
      }
      result.append(
        [
          row.id, outlook.forecast.periods[step].description, "forecast",
          CSVText.decimal(outlook.forecast.mean(step: step + 1)), CSVText.decimal(running.centre),
        ] + bounds + [line(outlook.known.count + step + 1)])
    }
    return result
  }
}

extension YearEndTable {
  /// The outlooks as a JSON array, with the course of the year.
  public func json(_ language: Language) -> JSONValue {
    .array(
      rows.map { row in
        func number(_ value: Double?) -> JSONValue { value.map { .decimal($0) } ?? .null }
        guard let outlook = row.outlook else {
          return .members([
            "unique_id": .string(row.id), "reason": .string(row.reason?[language] ?? ""),
          ])
        }
        let intervals = levels.flatMap { level in
          let interval = outlook.total.interval(level)
          return [
            JSONValue.Member("lo-\(name(level))", .decimal(interval.0)),
            JSONValue.Member("hi-\(name(level))", .decimal(interval.1)),
          ]
        }
        return .object(
          [
            .init("unique_id", .string(row.id)), .init("unit", .string(row.unit)),
            .init("year", .integer(outlook.year)), .init("figure", .string(outlook.figure.name)),
            .init("known_periods", .integer(outlook.known.count)),
            .init("known", number(outlook.soFar)), .init("mean", .decimal(outlook.total.centre)),
          ] + intervals + [
            .init("target", number(row.target)), .init("probability", number(row.probability)),
            .init("pace", number(outlook.paceSoFar)),
            .init("needed_pace", number(row.target.flatMap(outlook.pace))),
            .init("method", .string(outlook.forecast.method)),
            .init("label", .string(outlook.forecast.label[language])),
            .init("notes", .array(outlook.notes.map { .string($0[language]) })),
          ])
      })
  }
}

extension YearFigure {
  /// Its name in files.
  fileprivate var name: String {
    switch self {
    case .total: "total"
    case .last: "last"
    case .mean: "mean"
    }
  }
}
