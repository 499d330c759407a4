public import Forecasting
public import Indicators

/// Forecast rows as long CSV: `unique_id, ds, method, label, mean, lo-80, hi-80, …, note`.
public struct ForecastTable: Sendable {
  /// Levels in percent, in the order asked for.
  public let levels: [Double]
  private var rows: [[String]] = []

  /// Makes an empty table for levels between 0 and 1.
  public init(levels: [Double]) {
    self.levels = levels.map { $0 * 100 }
  }

  /// Column names.
  public var columns: [String] {
    ["unique_id", "ds", "method", "label", "mean"]
      + levels.flatMap { ["lo-\(ForecastTable.digits($0))", "hi-\(ForecastTable.digits($0))"] }
      + ["note"]
  }

  /// Adds a forecast row; one without numbers carries its reason in `note`.
  public mutating func add(_ row: ForecastRow, language: Language) {
    let bounds =
      row.intervals.isEmpty
      ? [String](repeating: "", count: 2 * levels.count)
      : row.intervals.flatMap { [ForecastTable.digits($0.lower), ForecastTable.digits($0.upper)] }
    rows.append(
      [
        row.id, row.period?.description ?? "", row.method, row.label[language],
        row.mean.map(ForecastTable.digits) ?? "",
      ] + bounds + [row.reason?.message[language] ?? ""])
  }

  /// Adds a series that could not be read, with the reason.
  public mutating func add(failed id: String, method: String, reason: String) {
    let empty = [String](repeating: "", count: 2 * levels.count)
    rows.append([id, "", method, "", ""] + empty + [reason])
  }

  /// Whether there are no rows.
  public var isEmpty: Bool { rows.isEmpty }

  /// The line of column names.
  var csvHeader: String { CSVText.table(columns, []) }

  /// The rows as CSV, without the column names.
  var csvRows: String { CSVText.rows(rows) }

  /// The rows as JSON objects; numbers are numbers.
  var jsonRows: [JSONValue] {
    let names = columns
    let words: Set<String> = ["unique_id", "ds", "method", "label", "note"]
    return rows.map { row in
      .object(
        zip(names, row).map { name, cell in
          let value: JSONValue =
            words.contains(name) ? .string(cell) : Double(cell).map { .number($0) } ?? .null
          return JSONValue.Member(name, value)
        })
    }
  }

  private static func digits(_ value: Double) -> String { CSVText.number(value) }
}
