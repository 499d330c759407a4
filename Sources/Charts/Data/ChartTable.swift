import Foundation

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
  public var csv: String {
    ([columns] + rows).map { $0.map(ChartTable.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }

  /// A number as a cell: the fewest digits that read back to the same value; empty for none.
  static func cell(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
