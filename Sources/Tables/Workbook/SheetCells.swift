/// The filled cells of a sheet, however far apart they lie: sixteen bytes a cell beside their texts.
struct SheetCells {
  /// The most cells of one sheet that are read.
  static let most = 12_000_000
  static let rowCount = 1_048_576
  static let columnCount = 16_384

  /// What a cell holds.
  enum Kind: UInt8 {
    /// Text; `start` is its number among the shared strings.
    case shared
    /// Text of its own, also the result of a formula.
    case text
    case number
    /// A day, or a number that words make a period.
    case period
    /// True or false.
    case truth
    /// What a formula came to instead of a value, such as `#DIV/0!`.
    case error
  }

  /// One cell; rows and columns count from 1.
  struct Cell {
    var row: UInt32
    var column: UInt16
    var kind: Kind
    var start: UInt32
    var length: UInt32
  }

  /// A block of cells that are merged into one.
  struct Block {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  var cells: [Cell] = []
  var bytes: [UInt8] = []
  var blocks: [Block] = []
  var hiddenRows: [Int] = []
  var hiddenColumns: [ClosedRange<Int>] = []
  /// Cells with a formula of which no value was stored.
  var withoutValue = CellTally()
  /// Cells whose formula came to an error, with the first such error.
  var errors = CellTally()
  /// The first error as it is shown.
  var firstError = ""
  /// Cells that are shown in thousands or millions.
  var scaled = CellTally()
  /// Cells with a formula and a number, and how many of these are 0.
  var formulas = CellTally()
  var zeroFormulas = 0

  /// Adds a cell with a text of its own.
  mutating func add(_ text: some Collection<UInt8>, _ kind: Kind, row: Int, column: Int) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    cells.append(
      Cell(
        row: UInt32(row), column: UInt16(column), kind: kind, start: UInt32(start),
        length: UInt32(text.count)))
  }

  /// Adds a cell with a shared text.
  mutating func add(shared index: Int, row: Int, column: Int) {
    cells.append(
      Cell(
        row: UInt32(row), column: UInt16(column), kind: .shared, start: UInt32(index), length: 0))
  }

  /// Puts the cells in the order of rows and columns; of two in one place the first stays.
  mutating func sort() {
    func isBefore(_ a: Cell, _ b: Cell) -> Bool { (a.row, a.column) < (b.row, b.column) }
    let isSorted = zip(cells, cells.dropFirst()).allSatisfy(isBefore)
    guard !isSorted else { return }
    cells.sort(by: isBefore)
    var last: Cell?
    cells.removeAll { cell in
      defer { last = cell }
      return last.map { $0.row == cell.row && $0.column == cell.column } ?? false
    }
  }
}

/// How many cells are of a kind, and the first of them.
struct CellTally {
  private(set) var count = 0
  private(set) var first = ""

  mutating func add(row: Int, column: Int) {
    count += 1
    if count == 1 { first = CellAddress.name(row: row, column: column) }
  }
}

/// Names of cells such as `AB12`.
enum CellAddress {
  static func name(row: Int, column: Int) -> String { name(column: column) + String(row) }

  /// The letters of a column, which counts from 1.
  static func name(column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// Row and column of `AB12` or `$AB$12`; nil for anything else or outside of every sheet.
  static func parse(_ text: some Collection<UInt8>) -> (row: Int, column: Int)? {
    var (row, column) = (0, 0)
    for byte in text where byte != UInt8(ascii: "$") {
      switch byte {
      case 0x30...0x39: row = row * 10 + Int(byte - 0x30)
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x61...0x7A where row == 0: column = column * 26 + Int(byte - 0x60)
      default: return nil
      }
      guard row <= SheetCells.rowCount, column <= SheetCells.columnCount else { return nil }
    }
    return row > 0 && column > 0 ? (row, column) : nil
  }

  /// The block `A1:B3`; a single cell is a block of one.
  static func block(_ text: String) -> SheetCells.Block? {
    let ends = text.split(separator: ":").map { parse($0.utf8) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    return SheetCells.Block(rows: first.row...last.row, columns: first.column...last.column)
  }
}
