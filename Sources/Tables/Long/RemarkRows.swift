import Indicators

/// Rows of a table that hold words and no value: units below the names, remarks below the table.
struct RemarkRows {
  private let table: CSVTable
  private let columns: LongColumns
  private let values: [ValueColumn]
  private let firstValue: Int
  private var count = 0
  private var first: (words: String, row: Int)?
  /// The first remark that says that figures cover a part of their period.
  private var partial: (words: String, row: Int)?

  init(_ table: CSVTable, _ columns: LongColumns, _ values: [ValueColumn]) {
    self.table = table
    self.columns = columns
    self.values = values
    firstValue = values.first?.column ?? 1
  }

  /// What is told of them.
  func findings(file: String?) -> [Finding] {
    let part = partial.map { LongFindings.partialPeriod($0.words, Place(file: file, row: $0.row)) }
    let all = first.map { LongFindings.remarks(count, $0.words, Place(file: file, row: $0.row)) }
    return [part, all].compactMap { $0 }
  }

  /// Whether a row is one of them, or blank; `number` is the row of the file.
  mutating func takes(_ bytes: UnsafeBufferPointer<UInt8>, row: Int, of number: Int) -> Bool {
    let saysUnits = saysUnits(bytes, row)
    guard saysUnits || table.trimmed(bytes, row, firstValue).isEmpty,
      let words = saysUnits
        ? String(decoding: table.trimmed(bytes, row, firstValue), as: UTF8.self)
        : remark(bytes, row)
    else { return false }
    guard !words.isEmpty else { return true }
    count += 1
    if first == nil { first = (words, number) }
    if partial == nil, Remark.tellsOfParts(words) { partial = (words, number) }
    return true
  }

  /// Whether the row below the names says units (`, 건, 명`) instead of a period.
  private func saysUnits(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) -> Bool {
    guard row == columns.headerRow + 1, columns.layout.values.first?.series != nil,
      let period = columns.layout.period,
      ["", "단위", "unit"].contains(
        String(decoding: table.trimmed(bytes, row, period), as: UTF8.self))
    else { return false }
    return values.allSatisfy { value in
      !table.trimmed(bytes, row, value.column).contains { (0x30...0x39).contains($0) }
    }
  }

  /// The words of a row without a value, as below a table (`※ 10월 말 기준`), or without a series; empty
  /// for a blank row, nil for any other.
  private func remark(_ bytes: UnsafeBufferPointer<UInt8>, _ row: Int) -> String? {
    guard values.allSatisfy({ table.trimmed(bytes, row, $0.column).isEmpty }) else { return nil }
    let words = (1..<table.cellCount(row: row) + 1).lazy.map { table.trimmed(bytes, row, $0) }
      .first { !$0.isEmpty }
    guard let words else { return "" }
    let text = String(decoding: words, as: UTF8.self)
    let hasNoSeries =
      columns.series.map { table.trimmed(bytes, row, $0).isEmpty } ?? false
    return hasNoSeries || Remark.isOne(text) ? text : nil
  }
}
