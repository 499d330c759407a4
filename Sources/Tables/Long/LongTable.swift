public import Indicators

/// Many series in one CSV file or sheet of a workbook, one observation a row: `unique_id, ds, y`.
///
/// Tables with the periods side by side (`지표, 2021, 2022, 2023`; `연도, 1월, 2월, …`) or the series
/// (`연도, 보도, 게시`) are read too, with a note. `series, period, value` and `지표, 기간, 값` are read
/// alike; columns may stand in any order and further columns are passed over with a note. Periods are
/// years, `YYYY-MM`, `YYYYQn`, dates or integer steps, and the Korean forms of `Period`. Where a `kind`
/// column exists, rows of another kind than `actual` are left out with a note.
///
/// A problem of one series never loses the others: its entry carries the reasons instead of a
/// series.
public struct LongTable: Sendable {
  /// One series of the file, or the reasons why it cannot be used.
  public struct Entry: Sendable, Hashable {
    /// Identifier as written.
    public let id: String
    /// The row of its first observation.
    public let row: Int
    /// Its unit as written: in a column 단위 of its first row, at the end of its name (`만족도(%)`), above the
    /// table or beside a value; nil where none is said.
    public let unit: String?
    /// The series; nil where a finding is an error.
    public let series: Series?
    /// Everything noticed about this series.
    public let findings: [Finding]
  }

  /// The series in the order of first appearance.
  public let entries: [Entry]
  /// What concerns the file as a whole or a row that belongs to no series.
  public let findings: [Finding]
  /// Values that were not written plainly, at most 10,000 of them.
  public let coercions: [Coercion]
  /// How many values were not written plainly.
  public let coercionCount: Int
  /// The encoding of the file.
  public let encoding: TextEncoding

  /// The usable series, in the order of first appearance.
  public var series: [Series] { entries.compactMap(\.series) }

  /// The findings of the file and of its series, in that order.
  ///
  /// Blank last periods of many series are told once: such tables have room for what is to come; so are gaps.
  public var allFindings: [Finding] {
    var own = entries.flatMap(\.findings)
    let shared = SharedFindings(takenFrom: &own)
    return findings + shared.all + own
  }

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: the reasons why there is no table at all: a missing or unreadable file, an unknown
  ///   encoding, an unclosed quote, a missing column, no rows.
  public static func read(path: String) throws(Findings) -> LongTable {
    let source = try LongSource(path: path)
    do throws(Finding) { return try source.table() } catch { throw Findings([error]) }
  }

  /// Reads the bytes of a file; `file` is its name for messages and, without extension, the
  /// identifier where the file holds one series without an identifier column.
  ///
  /// With `kind` the rows of targets are read instead of those of results.
  public static func parse(
    _ bytes: [UInt8], file: String? = nil, kind: FigureKind = .actual
  ) throws(Finding) -> LongTable {
    try LongSource(bytes, file: file).table(kind)
  }

  /// The same table with what was noticed before its rows were read.
  func adding(_ noticed: [Finding]) -> LongTable {
    LongTable(
      entries: entries, findings: noticed + findings, coercions: coercions,
      coercionCount: coercionCount, encoding: encoding)
  }

  /// Reads a portion of decoded text below its header.
  static func parse(
    utf8: [UInt8], file: String?, encoding: TextEncoding, portion: LongPortion
  ) throws(Finding) -> LongTable {
    let reading = try CSVReader.read(utf8, file: file)
    guard reading.table.headerRow != nil else { throw TextFindings.emptyFile(file) }
    return try LongTable(
      reading, try LongColumns(of: reading.table, file: file), file: file, encoding: encoding,
      portion: portion, kind: .actual)
  }

}

extension LongTable {
  /// Reads the rows below the names of the columns.
  init(
    _ reading: CSVReader.Reading, _ columns: LongColumns, file: String?, encoding: TextEncoding,
    portion: LongPortion? = nil, kind: FigureKind
  ) throws(Finding) {
    var log = FindingLog()
    let rowsBefore = portion?.rowsBefore ?? 0
    log.add(reading.findings.map { $0.moved(down: rowsBefore) })
    if portion?.isFirst ?? true { log.add(columns.notes) }
    var builder = LongTableBuilder(
      table: reading.table, columns: columns, file: file, rowsBefore: rowsBefore, kind: kind)
    builder.readRows()
    log.add(builder.fileFindings)
    guard portion != nil || !builder.drafts.isEmpty || log.hasError else {
      throw builder.targetsLeftOut > 0 && kind == .actual
        ? LongFindings.onlyTargets(builder.targetsLeftOut, file: file, row: columns.headerRow)
        : LongFindings.noRows(file: file, row: columns.headerRow)
    }
    var drafts = builder.drafts
    // Not every row has every measure.
    if !columns.layout.measures.isEmpty, drafts.contains(where: { !$0.isBlank }) {
      let blank = drafts.filter(\.isBlank)
      drafts.removeAll(where: \.isBlank)
      if let first = blank.first {
        log.add(
          LongFindings.blankMeasures(blank.count, first.id, Place(file: file, row: first.row)))
      }
    }
    let usual = CalendarPattern.usual(drafts)
    entries = drafts.map { $0.entry(file: file, column: columns.periodName, usual: usual) }
    findings = log.all
    coercions = builder.coercions
    coercionCount = builder.coercionCount
    self.encoding = encoding
  }
}
