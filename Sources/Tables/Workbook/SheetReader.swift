/// Reads the cells of one sheet.
final class SheetReader: XMLTaker {
  private(set) var sheet = SheetCells()
  /// Why reading stopped before the end.
  private(set) var problem: WorkbookProblem?

  private let formats: CellFormats
  private let words: CellText
  private let part: String
  private var isInData = false
  private var isInCell = false
  private var isReadingValue = false
  private var row = 0
  private var column = 0
  private var style = 0
  private var kind = StoredKind.number
  private var hasFormula = false
  private var value: [UInt8] = []
  private var item = StringItem()

  init(part: String, formats: CellFormats, countsFrom1904: Bool) {
    self.part = part
    self.formats = formats
    words = CellText(countsFrom1904: countsFrom1904)
  }

  var wantsText: Bool { isReadingValue || (isInCell && item.wantsText) }
  var isDone: Bool { problem != nil }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if isInCell {
      switch name.letter {
      case UInt8(ascii: "v"): isReadingValue = true
      case UInt8(ascii: "f"): hasFormula = true
      default: if kind == .inline { item.start(name) }
      }
    } else if isInData {
      if name.letter == UInt8(ascii: "c") {
        startCell(attributes)
      } else if name == "row" {
        startRow(attributes)
      }
    } else {
      startOther(name, attributes)
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isReadingValue { value.append(contentsOf: piece) } else { item.add(piece) }
    // Excel's own limit of a cell is 32,767 characters.
    if value.count > 1 << 20 || item.bytes.count > 1 << 20 { problem = .tooLarge(part: part) }
  }

  func end(_ name: XMLName) {
    guard isInCell else {
      if name == "sheetData" { isInData = false }
      return
    }
    switch name.letter {
    case UInt8(ascii: "v"): isReadingValue = false
    case UInt8(ascii: "c"):
      isInCell = false
      endCell()
    default: if kind == .inline { item.end(name) }
    }
  }

  private func startOther(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "sheetData" {
      isInData = true
    } else if name == "col", attributes.isTrue("hidden"), let first = attributes.int("min"),
      let last = attributes.int("max"), first >= 1, first <= last,
      sheet.hiddenColumns.count < SheetCells.columnCount
    {
      sheet.hiddenColumns.append(first...min(last, SheetCells.columnCount))
    } else if name == "mergeCell", let block = attributes.string("ref").flatMap(CellAddress.block) {
      sheet.blocks.append(block)
      if sheet.blocks.count > 1 << 20 { problem = .tooManyCells(limit: 1 << 20) }
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    row = attributes.int("r") ?? row + 1
    column = 0
    guard (1...SheetCells.rowCount).contains(row) else { return problem = .damaged(part: part) }
    if attributes.isTrue("hidden"), sheet.hiddenRows.count < SheetCells.rowCount {
      sheet.hiddenRows.append(row)
    }
  }

  private func startCell(_ attributes: XMLAttributes) {
    if let name = attributes.bytes("r") {
      guard let place = CellAddress.parse(name) else { return problem = .damaged(part: part) }
      (row, column) = place
    } else {
      column += 1
    }
    guard row >= 1, column <= SheetCells.columnCount else { return problem = .damaged(part: part) }
    style = attributes.int("s") ?? 0
    kind = StoredKind(attributes.bytes("t"))
    (isInCell, hasFormula, item) = (true, false, StringItem())
    value.removeAll(keepingCapacity: true)
  }

  /// Keeps the cell where it holds anything.
  private func endCell() {
    guard sheet.cells.count < SheetCells.most else {
      return problem = .tooManyCells(limit: SheetCells.most)
    }
    guard sheet.bytes.count < SheetGrid.mostBytes else { return problem = .tooLarge(part: part) }
    if kind == .inline {
      _ = item.close()
      let text = item.bytes.isEmpty ? value : item.bytes
      if !text.isEmpty { sheet.add(text, .text, row: row, column: column) }
      return
    }
    guard !value.isEmpty else {
      if hasFormula, kind != .text { sheet.withoutValue.add(row: row, column: column) }
      return
    }
    switch kind {
    case .shared: addShared()
    case .text, .inline:
      SheetText.unescape(&value, from: 0)
      sheet.add(value, .text, row: row, column: column)
    case .error:
      if sheet.errors.count == 0 { sheet.firstError = String(decoding: value, as: UTF8.self) }
      sheet.errors.add(row: row, column: column)
      sheet.add(value, .error, row: row, column: column)
    case .truth:
      let word = value == [UInt8(ascii: "0")] ? "FALSE" : "TRUE"
      sheet.add(word.utf8, .truth, row: row, column: column)
    case .date: sheet.add(SheetReader.day(value), .period, row: row, column: column)
    case .number: addNumber()
    }
  }

  private func addShared() {
    guard let index = value.withUnsafeBufferPointer({ $0.wholeNumber }) else {
      return problem = .damaged(part: part)
    }
    sheet.add(shared: index, row: row, column: column)
  }

  private func addNumber() {
    let format = formats[style]
    if hasFormula {
      sheet.formulas.add(row: row, column: column)
      if value == [UInt8(ascii: "0")] { sheet.zeroFormulas += 1 }
    }
    if case .number(let thousands) = format, thousands > 0 {
      sheet.scaled.add(row: row, column: column)
    }
    let isPeriod: Bool
    switch format {
    case .date, .counted: isPeriod = true
    case .number, .percent: isPeriod = false
    }
    sheet.add(
      words.text(value[...], format), isPeriod ? .period : .number, row: row, column: column)
  }

  /// A date of the form `2024-12-31T00:00:00`, without its time where that is midnight.
  private static func day(_ value: [UInt8]) -> ArraySlice<UInt8> {
    guard value.count > 10, value[10] == UInt8(ascii: "T") else { return value[...] }
    let isMidnight = value[11...].allSatisfy { "0:.Z".utf8.contains($0) }
    return isMidnight ? value[..<10] : value[...]
  }
}

/// How a cell's value is stored, by the attribute `t` of `<c>` (ECMA-376-1, section 18.18.11).
private enum StoredKind {
  case number, shared, text, inline, truth, error, date

  init(_ type: UnsafeBufferPointer<UInt8>?) {
    guard let type else {
      self = .number
      return
    }
    if type.equals("s") {
      self = .shared
    } else if type.equals("str") {
      self = .text
    } else if type.equals("inlineStr") {
      self = .inline
    } else if type.equals("b") {
      self = .truth
    } else if type.equals("e") {
      self = .error
    } else {
      self = type.equals("d") ? .date : .number
    }
  }
}

/// Looks whether a sheet holds a table: two rows of two filled cells.
final class SheetGlance: XMLTaker {
  private var cellsOfRow = 0
  private var rows = 0
  private var isInCell = false
  let wantsText = false
  /// Whether a table was found.
  var isTable: Bool { rows >= 2 }
  var isDone: Bool { isTable }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "row" { cellsOfRow = 0 }
    if name.letter == UInt8(ascii: "c") { isInCell = true }
    // A value, an inline text, or a formula whose value may have been left out.
    guard isInCell,
      name.letter == UInt8(ascii: "v") || name == "is" || name.letter == UInt8(ascii: "f")
    else { return }
    isInCell = false
    cellsOfRow += 1
    if cellsOfRow == 2 { rows += 1 }
  }
  func end(_ name: XMLName) { if name.letter == UInt8(ascii: "c") { isInCell = false } }
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}
