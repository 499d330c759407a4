import Indicators

/// The tidy table behind a chart: a header and rows of text cells, one row a mark.
public struct ChartTable: Sendable, Hashable {
  /// Column names.
  public let columns: [String]
  /// Cells, row by row, as many as there are columns.
  public let rows: [[String]]

  /// Makes a table.
  public init(columns: [String], rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as CSV (RFC 4180, LF).
  public var csv: String { CSVText.table(columns, rows) }

  /// A number as a cell: the decimal it stands for, 1914.7 for a sum of parts that comes to
  /// 1914.6999999999998; else the fewest digits that read back to the same value; empty for none.
  static func cell(_ value: Double?) -> String { value.map(CSVText.decimal) ?? "" }
}
