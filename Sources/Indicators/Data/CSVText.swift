import Foundation

/// Writes CSV (RFC 4180, LF).
public enum CSVText {
  /// A header and rows.
  public static func table(_ columns: [String], _ rows: [[String]]) -> String {
    line(columns) + self.rows(rows)
  }

  /// Rows without a header.
  public static func rows(_ rows: [[String]]) -> String {
    var text = ""
    for row in rows { text += line(row) }
    return text
  }

  /// A number with the fewest digits that read back to the same value; empty where not finite.
  public static func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }

  /// Adds a cell to text in UTF-8, quoted where it has to be.
  public static func append(_ cell: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: quoted(cell).utf8)
  }

  /// Adds a number's cell to text in UTF-8; nothing where there is none or it is not finite.
  public static func append(_ value: Double?, to bytes: inout [UInt8]) {
    if let value { bytes.append(contentsOf: number(value).utf8) }
  }

  private static func line(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ cell: String) -> String {
    let special = cell.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13
    }
    return special ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
