import Indicators

/// Where the columns of a long table are.
struct LongColumns {
  /// Names by which a column is known, the usual one first.
  static let seriesNames = [
    "unique_id", "series", "series_id", "id", "지표", "지표명", "계열", "계열명", "name", "이름",
  ]
  static let periodNames = [
    "ds", "period", "date", "기간", "시점", "연도", "년도", "연월", "일자", "year", "month",
  ]
  private static let valueNames = ["y", "value", "값", "실적", "실적값", "수치"]
  private static let kindNames = ["kind", "구분"]
  /// Rows that may stand above the column names, such as a title or `(단위: 백만원)`.
  private static let mostPrefaceRows = 5

  /// The row with the column names.
  private(set) var headerRow: Int
  /// Number of columns in that row.
  private(set) var count = 0
  /// Column of the identifier, from 1; nil in a file of one series.
  private(set) var series: Int?
  /// Column of the period, from 1.
  private(set) var period = 0
  /// Column of the value, from 1.
  private(set) var value = 0
  /// Column of the kind, from 1.
  private(set) var kind: Int?
  /// Names as written.
  private(set) var seriesName: String?
  private(set) var periodName = ""
  private(set) var valueName = ""
  /// What was noticed about the columns.
  private(set) var notes: [Finding] = []

  /// Finds the columns in the first rows of a table.
  init(of table: CSVTable, file: String?) throws(Finding) {
    headerRow = table.headerRow ?? 1
    var row = headerRow
    var seen = 0
    while row <= table.rowCount, seen <= LongColumns.mostPrefaceRows {
      if !table.isBlank(row: row) {
        seen += 1
        if find(in: LongColumns.names(of: table, row: row), row: row) {
          try finish(table, file: file)
          return
        }
      }
      row += 1
    }
    throw LongColumns.missing(
      LongColumns.names(of: table, row: headerRow), file: file, row: headerRow)
  }

  private static func names(of table: CSVTable, row: Int) -> [String] {
    table.texts(row: row).map(HeaderName.clean)
  }

  /// Takes the columns of a row where it names a period and a value.
  private mutating func find(in names: [String], row: Int) -> Bool {
    let lower = names.map { $0.lowercased() }
    func first(_ wanted: [String]) -> Int? {
      wanted.lazy.compactMap { lower.firstIndex(of: $0) }.first.map { $0 + 1 }
    }
    guard let period = first(LongColumns.periodNames), let value = first(LongColumns.valueNames)
    else { return false }
    let series = first(LongColumns.seriesNames)
    let firstRowNames = names.filter { !$0.isEmpty }
    guard series != nil || firstRowNames.count == 2 else { return false }
    (headerRow, count, self.period, self.value) = (row, names.count, period, value)
    self.series = series
    kind = first(LongColumns.kindNames)
    seriesName = series.map { names[$0 - 1] }
    periodName = names[period - 1]
    valueName = names[value - 1]
    return true
  }

  private mutating func finish(_ table: CSVTable, file: String?) throws(Finding) {
    let names = LongColumns.names(of: table, row: headerRow)
    for name in [seriesName, periodName, valueName].compactMap({ $0 })
    where names.count(where: { $0 == name }) > 1 {
      throw CSVFindings.duplicateColumn(file: file, row: headerRow, column: name)
    }
    let used = Set([series, period, value, kind].compactMap { $0 })
    let extra = names.indices.filter { !used.contains($0 + 1) && !names[$0].isEmpty }
    if !extra.isEmpty {
      notes.append(
        LongFindings.extraColumns(extra.map { names[$0] }, file: file, row: headerRow))
    }
    if let first = table.headerRow, first < headerRow {
      notes.append(LongFindings.prefaceSkipped(file: file, row: first, header: headerRow))
    }
    if series == nil { notes.append(LongFindings.singleSeries(file: file, row: headerRow)) }
  }

  /// The finding for a header that lacks a column.
  private static func missing(_ names: [String], file: String?, row: Int) -> Finding {
    let lower = names.map { $0.lowercased() }
    let groups = [seriesNames, periodNames, valueNames]
    let lacking = groups.filter { group in !lower.contains { group.contains($0) } }
    let wanted = (lacking.isEmpty ? groups : lacking).map { $0[0] }
    let others = names.filter { name in
      !name.isEmpty && !groups.contains { $0.contains(name.lowercased()) }
    }
    let near = lacking.flatMap { group in
      group.compactMap { NearestNames.suggestions(for: $0, among: others, limit: 1).first }
    }.first
    let periods = others.filter { Period(parsing: $0).map { $0.frequency != .step } ?? false }
    if periods.count >= 2 {
      return LongFindings.wideTable(periods, file: file, row: row)
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
