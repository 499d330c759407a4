import Indicators

/// The period that a row of a long table says, in one column or, where parts of years stand apart, two.
struct RowPeriods {
  private let table: CSVTable
  private let columns: LongColumns
  private let file: String?
  private var texts = PeriodText()

  init(_ table: CSVTable, _ columns: LongColumns, file: String?) {
    self.table = table
    self.columns = columns
    self.file = file
  }

  /// The period of a row, `number` in the file; nil where no column says one, an error where a cell
  /// is not what its column should hold.
  mutating func period(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, of number: Int
  ) throws(Finding) -> Period? {
    guard let column = columns.layout.period else { return nil }
    let text = table.trimmed(bytes, row, column)
    guard let whole = texts.period(text) else {
      throw LongFindings.badPeriod(
        String(decoding: text, as: UTF8.self),
        Place(file: file, row: number, column: columns.periodName))
    }
    guard let part = columns.layout.part else { return whole }
    let name = columns.names[part - 1]
    let words = String(decoding: table.trimmed(bytes, row, part), as: UTF8.self)
    guard let period = PartOfYear(words, in: name)?.period(in: whole) else {
      throw LongFindings.badPart(words, Place(file: file, row: number, column: name))
    }
    return period
  }
}
