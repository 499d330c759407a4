/// The rows and cells of a CSV text, held as places in one block of UTF-8 bytes.
///
/// Rows are numbered as a spreadsheet counts them: from 1, an empty line is a row, and a line
/// break inside quotes does not start a new one. Eight bytes a cell are needed beside the text.
public struct CSVTable: Sendable {
  /// Where one cell's bytes are, quotes and doubled quotes already taken away.
  struct Cell: Sendable {
    var start: UInt32
    var length: UInt32
  }

  /// The character between cells.
  public let delimiter: CSVDelimiter
  /// The text; cells point into it.
  let bytes: [UInt8]
  /// All cells, row after row.
  let cells: [Cell]
  /// Index of each row's first cell, with the number of cells at the end.
  let rowStarts: [Int]

  init(delimiter: CSVDelimiter, bytes: [UInt8], cells: [Cell], rowStarts: [Int]) {
    self.delimiter = delimiter
    self.bytes = bytes
    self.cells = cells
    self.rowStarts = rowStarts
  }

  /// Number of rows, with the header and empty lines.
  public var rowCount: Int { rowStarts.count - 1 }

  /// Number of cells in a row; `row` counts from 1.
  public func cellCount(row: Int) -> Int {
    guard row >= 1, row <= rowCount else { return 0 }
    return rowStarts[row] - rowStarts[row - 1]
  }

  /// The text of a cell; row and column count from 1; empty where there is no such cell.
  public func text(row: Int, column: Int) -> String {
    String(decoding: cell(row: row, column: column), as: UTF8.self)
  }

  /// The texts of all cells of a row.
  public func texts(row: Int) -> [String] {
    (0..<cellCount(row: row)).map { text(row: row, column: $0 + 1) }
  }

  /// The bytes of a cell; row and column count from 1; empty where there is no such cell.
  func cell(row: Int, column: Int) -> ArraySlice<UInt8> {
    guard column >= 1, column <= cellCount(row: row) else { return [] }
    let cell = cells[rowStarts[row - 1] + column - 1]
    return bytes[Int(cell.start)..<Int(cell.start + cell.length)]
  }

  /// Whether a row holds nothing but white space.
  public func isBlank(row: Int) -> Bool { isBlank(row: row, from: 1) }

  /// Whether a row holds nothing but white space from a column on.
  func isBlank(row: Int, from column: Int) -> Bool {
    var column = column
    while column <= cellCount(row: row) {
      if !cell(row: row, column: column).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return false }
      column += 1
    }
    return true
  }

  /// The first row that is not blank, which holds the column names; nil where there is none.
  public var headerRow: Int? { (1..<max(rowCount + 1, 1)).first { !isBlank(row: $0) } }
}

/// The characters that part cells in files called CSV.
public enum CSVDelimiter: Sendable, Hashable, CaseIterable {
  /// `,`, as RFC 4180 has it.
  case comma
  /// A tab, as copied from a spreadsheet.
  case tab
  /// `;`, as spreadsheets in some locales write.
  case semicolon

  /// The byte.
  var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .tab: 0x09
    case .semicolon: 0x3B
    }
  }
}
