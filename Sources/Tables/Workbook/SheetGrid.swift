/// The cells of a sheet as a table of text: the same rows and columns, as wide as its last filled column.
struct SheetGrid {
  /// Empty cells that may stand between filled ones; a table in use has a few for each.
  static let mostEmpty = 16_000_000
  /// Bytes of text that all cells together may have; one shared text may stand in many of them.
  static let mostBytes = 256 << 20

  private var sheet: SheetCells
  private let strings: SharedStrings
  /// Merged cells with a number that stands for several rows.
  private(set) var mergedNumbers = CellTally()

  /// Puts the cells in order and fills the rows of cells that are merged downwards.
  init(_ sheet: SheetCells, _ strings: SharedStrings, part: String) throws(WorkbookProblem) {
    self.sheet = sheet
    self.strings = strings
    self.sheet.sort()
    for cell in self.sheet.cells where cell.kind == .shared {
      guard Int(cell.start) < strings.count else { throw .damaged(part: part) }
    }
    try fillBlocks()
    let size = self.sheet.cells.reduce(0) { $0 + text($1).count }
    guard size <= SheetGrid.mostBytes else { throw .tooLarge(part: part) }
  }

  /// Whether no cell holds anything.
  var isEmpty: Bool { sheet.cells.isEmpty }

  /// The text of a cell.
  func text(_ cell: SheetCells.Cell) -> ArraySlice<UInt8> {
    cell.kind == .shared
      ? strings[Int(cell.start)] ?? []
      : sheet.bytes[Int(cell.start)..<Int(cell.start) + Int(cell.length)]
  }

  /// The table as CSV.
  ///
  /// - Throws: where cells lie so far apart that the table would be mostly commas.
  func csv() throws(WorkbookProblem) -> [UInt8] {
    let cells = sheet.cells
    let width = cells.reduce(0) { max($0, Int($1.column)) }
    var rows = 0
    var last: UInt32 = 0
    for cell in cells where cell.row != last { (rows, last) = (rows + 1, cell.row) }
    guard width * rows - cells.count <= SheetGrid.mostEmpty + 4 * cells.count else {
      let far = cells.first { Int($0.column) == width }
      throw .scattered(cell: CellAddress.name(row: Int(far?.row ?? 1), column: width))
    }
    var csv: [UInt8] = []
    csv.reserveCapacity(width * rows + sheet.bytes.count + Int(last))
    var (row, column): (UInt32, Int) = (1, 0)
    /// Ends a row; one without a cell is an empty line.
    func endRow(_ csv: inout [UInt8]) {
      if column > 0 { csv.append(contentsOf: repeatElement(0x2C, count: width - column)) }
      csv.append(0x0A)
      (row, column) = (row + 1, 0)
    }
    for cell in cells {
      while row < cell.row { endRow(&csv) }
      csv.append(contentsOf: repeatElement(0x2C, count: Int(cell.column) - max(column, 1)))
      column = Int(cell.column)
      SheetGrid.append(text(cell), to: &csv)
    }
    endRow(&csv)
    return csv
  }

  /// Appends a cell, in quotes where it holds what could part cells.
  private static func append(_ text: ArraySlice<UInt8>, to csv: inout [UInt8]) {
    let parts = text.contains {
      $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || $0 == 0x3B
    }
    guard parts else { return csv.append(contentsOf: text) }
    csv.append(0x22)
    for byte in text {
      if byte == 0x22 { csv.append(0x22) }
      csv.append(byte)
    }
    csv.append(0x22)
  }

  /// Repeats what stands in a cell that is merged over several rows in each of them that holds
  /// anything: names, dates and years, but never a number, which would count several times.
  private mutating func fillBlocks() throws(WorkbookProblem) {
    let tall = sheet.blocks.filter { $0.rows.count > 1 }
    guard !tall.isEmpty, !sheet.cells.isEmpty else { return }
    let rows = sheet.cells.reduce(into: [UInt32]()) { if $0.last != $1.row { $0.append($1.row) } }
    var added: [SheetCells.Cell] = []
    var steps = 0
    for block in tall {
      let column = block.columns.lowerBound
      guard let first = cell(row: block.rows.lowerBound, column: column) else { continue }
      var below = rows.firstIndex(after: UInt32(block.rows.lowerBound))
      guard below < rows.count, rows[below] <= block.rows.upperBound else { continue }
      guard isName(first) else {
        mergedNumbers.add(row: block.rows.lowerBound, column: column)
        continue
      }
      while below < rows.count, rows[below] <= block.rows.upperBound {
        if cell(row: Int(rows[below]), column: column) == nil {
          var copy = first
          copy.row = rows[below]
          added.append(copy)
        }
        below += 1
      }
      // Blocks never overlap in a sound sheet, so that they cannot cover more than its cells.
      steps += block.rows.count
      guard max(steps / 2, added.count) + sheet.cells.count <= SheetCells.most else {
        throw .tooManyCells(limit: SheetCells.most)
      }
    }
    sheet.cells += added
    sheet.sort()
  }

  /// Whether a cell names what its rows are about.
  private func isName(_ cell: SheetCells.Cell) -> Bool {
    switch cell.kind {
    case .shared, .text, .period: return true
    case .number:
      let year = text(cell).withUnsafeBufferPointer { $0.wholeNumber }
      return year.map { (1900...2199).contains($0) } ?? false
    case .truth, .error: return false
    }
  }

  /// The cell in a place; nil where it is empty.
  private func cell(row: Int, column: Int) -> SheetCells.Cell? {
    let wanted = (UInt32(row), UInt16(column))
    var (low, high) = (0, sheet.cells.count)
    while low < high {
      let middle = (low + high) / 2
      let here = (sheet.cells[middle].row, sheet.cells[middle].column)
      if here < wanted { low = middle + 1 } else { high = middle }
    }
    guard low < sheet.cells.count else { return nil }
    let found = sheet.cells[low]
    return (found.row, found.column) == wanted ? found : nil
  }

  /// Hidden rows and columns with values, as their numbers and letters, at most `limit` of each.
  func hidden(limit: Int) -> (rows: [String], columns: [String]) {
    let hidden = Set(sheet.hiddenRows.map(UInt32.init))
    var (rows, columns): ([UInt32], Set<UInt16>) = ([], [])
    for cell in sheet.cells {
      if hidden.contains(cell.row), rows.last != cell.row { rows.append(cell.row) }
      if !sheet.hiddenColumns.isEmpty { columns.insert(cell.column) }
    }
    let letters = columns.sorted().filter { column in
      sheet.hiddenColumns.contains { $0.contains(Int(column)) }
    }
    return (
      Runs(rows.map(Int.init)).words(limit: limit) { String($0) },
      Runs(letters.map(Int.init)).words(limit: limit) { CellAddress.name(column: $0) }
    )
  }
}

/// Numbers that follow each other, taken together: 3, 7–9.
private struct Runs {
  private var runs: [ClosedRange<Int>] = []

  init(_ numbers: [Int]) {
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
  }

  func words(limit: Int, _ name: (Int) -> String) -> [String] {
    runs.prefix(limit).map {
      $0.count == 1 ? name($0.lowerBound) : "\(name($0.lowerBound))–\(name($0.upperBound))"
    } + (runs.count > limit ? ["…"] : [])
  }
}

extension [UInt32] {
  /// The index of the first number above another; the numbers ascend.
  fileprivate func firstIndex(after number: UInt32) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
