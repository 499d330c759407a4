import Indicators

/// Where the columns of a table of series are.
struct LongColumns {
  /// Rows that may stand above the column names, such as a title or `(단위: 백만원)`.
  private static let mostPrefaceRows = 5

  /// The row with the column names.
  let headerRow: Int
  /// The first row that is not blank.
  private let top: Int
  /// The row in which the names begin: that one, or the one above.
  let firstRow: Int
  /// The name of each column.
  let names: [String]
  /// What the columns hold.
  private(set) var layout: LongLayout
  /// Name of the column of the identifier, as written.
  private(set) var seriesName: String?
  /// Name of the column of the period, as written; nil where the periods stand side by side.
  let periodName: String?
  /// What was noticed about the columns.
  private(set) var notes: [Finding] = []

  /// Number of columns.
  var count: Int { names.count }
  /// Column of the identifier, from 1; nil in a file of one series.
  var series: Int? { layout.series }

  /// Finds the columns in the first rows of a table.
  init(of table: CSVTable, file: String?) throws(Finding) {
    top = table.headerRow ?? 1
    guard let heading = try LongColumns.find(in: table, from: top, file: file) else {
      throw LongColumns.missing(LongColumns.names(of: table, row: top), file: file, row: top)
    }
    let (names, layout) = (heading.names, heading.layout)
    (headerRow, self.names, self.layout) = (heading.row, names, layout)
    firstRow = heading.upperRow ?? headerRow
    seriesName = layout.series.map { names[$0 - 1] }
    periodName = layout.period.map { names[$0 - 1] }
    let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    for name in [seriesName, periodName].compactMap({ $0 }) + layout.values.map(\.name)
    where (counts[name] ?? 0) > 1 {
      throw CSVFindings.duplicateColumn(file: file, row: headerRow, column: name)
    }
    notes = notes(from: top, file: file)
  }

  /// The same columns in another layout.
  func with(_ layout: LongLayout, file: String?) -> LongColumns {
    var columns = self
    columns.layout = layout
    columns.seriesName = layout.series.map { names[$0 - 1] }
    columns.notes = columns.notes(from: top, file: file)
    return columns
  }

  /// A row of column names with what they make.
  private struct Heading {
    let row: Int
    /// The row above whose groups belong to the names.
    var upperRow: Int?
    let names: [String]
    let layout: LongLayout
  }

  /// The names of a row, cleaned.
  private static func names(of table: CSVTable, row: Int) -> [String] {
    table.texts(row: row).map(HeaderName.clean)
  }

  /// The row with names that make a layout: first of one value a row, in any of the first rows; then of
  /// values side by side, in the first row that is no title or in that and the next one together.
  ///
  /// - Throws: where names in two rows say periods, but not clearly what of them: the upper row alone would
  ///   take the first figures below each of its cells for those of all.
  private static func find(
    in table: CSVTable, from top: Int, file: String?
  ) throws(Finding) -> Heading? {
    let rows = Array(
      (top..<max(top, table.rowCount + 1)).lazy.filter { !table.isBlank(row: $0) }
        .prefix(mostPrefaceRows + 1).map { ($0, names(of: table, row: $0)) })
    for (row, names) in rows {
      if let layout = LongLayout.long(names) {
        return Heading(row: row, names: names, layout: layout)
      }
    }
    let widest = rows.map { $0.1.count { !$0.isEmpty } }.max() ?? 0
    for (index, (row, names)) in rows.enumerated() where !isTitle(names, ofTableWith: widest) {
      let next = index + 1 < rows.count ? rows[index + 1] : (row, [])
      if let both = GroupedHeading.names(upper: names, lower: next.1) {
        if let layout = LongLayout.periodsAcross(both) {
          return Heading(row: next.0, upperRow: row, names: both, layout: layout)
        }
        if let unclear = unclearMeasures(both, file: file, row: row) { throw unclear }
      }
      let layout =
        across(names)
        ?? rarer(ColumnName.plain(names))?.guess(in: table, below: row)
      return layout.map { Heading(row: row, names: names, layout: $0) }
    }
    return nil
  }

  /// Whether a row stands above a table: a cell alone, a remark such as `(단위: 건, 명)`, or words above a few
  /// of `widest` columns that name no series.
  private static func isTitle(_ names: [String], ofTableWith widest: Int) -> Bool {
    let filled = names.filter { !$0.isEmpty }
    return filled.count <= 1 || Remark.isMarked(filled[0])
      || filled.contains(where: Remark.tellsUnits)
      || (2 * filled.count < widest && !LongLayout.namesSeries(names) && across(names) == nil)
  }

  /// Layouts of exports, and with rarer names of columns.
  private static func rarer(_ plain: [String]) -> LongLayout? {
    LongLayout.long(plain) ?? across(plain) ?? LongLayout.records(plain)
      ?? LongLayout.longInParts(plain)
  }

  private static func across(_ names: [String]) -> LongLayout? {
    LongLayout.periodsAcross(names) ?? LongLayout.partsAcross(names)
      ?? LongLayout.seriesAcross(names)
  }

  /// The finding for columns that say periods, each with words of its own.
  private static func unclearMeasures(_ names: [String], file: String?, row: Int) -> Finding? {
    let unclear = zip(names, PeriodHeading.all(names)).filter { $0.1?.standing == .unknown }
      .map(\.0)
    guard unclear.count > 1 else { return nil }
    return LongFindings.unclearMeasures(unclear, Place(file: file, row: row))
  }

  /// The finding for a header that lacks a column.
  static func missing(_ names: [String], file: String?, row: Int) -> Finding {
    let lower = names.map { $0.lowercased() }
    let groups = [ColumnName.series, ColumnName.period, ColumnName.value]
    let lacking = groups.filter { group in !lower.contains { group.contains($0) } }
    let wanted = (lacking.isEmpty ? groups : lacking).map { $0[0] }
    let others = names.filter { name in
      !name.isEmpty && !groups.contains { $0.contains(name.lowercased()) }
    }
    let near = lacking.flatMap { group in
      group.compactMap { NearestNames.suggestions(for: $0, among: others, limit: 1).first }
    }.first
    let periods = others.filter { LongLayout.period($0) != nil }
    if periods.count >= 2 {
      return LongFindings.wideTable(periods, file: file, row: row)
    }
    if let part = names.first(where: { PartOfYear($0) != nil }),
      ColumnName.place(of: ColumnName.period, in: names) == nil
    {
      return LongFindings.partsWithoutYear(part, file: file, row: row)
    }
    if lacking.count > 1, let unclear = unclearMeasures(names, file: file, row: row) {
      return unclear
    }
    return LongFindings.missingColumns(wanted, found: names, near: near, file: file, row: row)
  }
}

/// Column names as they are compared.
enum HeaderName {
  /// The name without white space around it and without a stray byte order mark.
  static func clean(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { $0.value != 0xFEFF && $0.value != 0x200B }
    let line = String(String.UnicodeScalarView(scalars))
    let start = line.firstIndex { !$0.isWhitespace } ?? line.endIndex
    let end = line.lastIndex { !$0.isWhitespace }.map { line.index(after: $0) } ?? start
    return String(line[start..<max(start, end)])
  }
}
