import Indicators

/// One CSV file of a workspace with its columns found.
struct Sheet {
  let schema: TableSchema
  /// Rows with values, as row numbers of the file.
  let rows: [Int]
  private let table: CSVTable
  private let columns: [String: Int]
  private let reporter: Reporter

  /// Reads a file; nil, with findings, where it cannot be used, and nil where it need not exist.
  static func load(_ schema: TableSchema, from folder: WorkspaceFolder, _ reporter: Reporter)
    -> Sheet?
  {
    guard folder.has(schema.file) else {
      if schema.isRequired { reporter.add(WorkspaceFindings.missingTable(schema.file)) }
      return nil
    }
    do throws(Finding) {
      let bytes = try FileBytes.read(folder.path(of: schema.file), named: schema.file)
      let text = try TextDecoding.decode(bytes, file: schema.file)
      let reading = try CSVReader.read(text.bytes, file: schema.file)
      reporter.add(text.findings + reading.findings)
      guard let header = reading.table.headerRow else {
        throw TextFindings.emptyFile(schema.file)
      }
      return Sheet(schema, reading.table, header: header, reporter)
    } catch {
      reporter.add(error)
      return nil
    }
  }

  private init?(_ schema: TableSchema, _ table: CSVTable, header: Int, _ reporter: Reporter) {
    self.schema = schema
    self.table = table
    self.reporter = reporter
    let names = table.texts(row: header).map(HeaderName.clean)
    columns = Sheet.columns(names) { name in
      reporter.add(CSVFindings.duplicateColumn(file: schema.file, row: header, column: name))
    }
    let isWhole = Sheet.check(names, of: schema, columns, row: header) { reporter.add($0) }
    rows = Sheet.rows(of: table, below: header, width: names.count) { row, count in
      reporter.add(
        CSVFindings.ragged(file: schema.file, row: row, cells: count, columns: names.count))
    }
    guard isWhole else { return nil }
    checkKey()
    nameFormulas(names)
  }

  /// The first column of each name; the names of further ones are reported.
  private static func columns(_ names: [String], repeated: (String) -> Void) -> [String: Int] {
    var columns: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty {
      if columns[name] != nil { repeated(name) }
      columns[name] = columns[name] ?? index + 1
    }
    return columns
  }

  /// Rows that are as wide as the header; others are reported with their number of cells.
  private static func rows(
    of table: CSVTable, below header: Int, width: Int, ragged: (Int, Int) -> Void
  ) -> [Int] {
    var rows: [Int] = []
    for row in stride(from: header + 1, through: table.rowCount, by: 1)
    where !table.isBlank(row: row) {
      let count = table.cellCount(row: row)
      if count < width || !table.isBlank(row: row, from: width + 1) {
        ragged(row, count)
      } else {
        rows.append(row)
      }
    }
    return rows
  }

  /// Whether no required column is missing; reports those that are, or else those that are not
  /// known.
  private static func check(
    _ names: [String], of schema: TableSchema, _ columns: [String: Int], row: Int,
    report: (Finding) -> Void
  ) -> Bool {
    let known = schema.columns.map(\.name)
    let extra = names.filter { !$0.isEmpty && !known.contains($0) }
    let lacking = schema.columns.filter { $0.isRequired && columns[$0.name] == nil }.map(\.name)
    for name in lacking {
      report(WorkspaceFindings.missingColumn(name, found: extra, file: schema.file, row: row))
    }
    guard lacking.isEmpty else { return false }
    for name in extra {
      report(WorkspaceFindings.unknownColumn(name, known, file: schema.file, row: row))
    }
    return true
  }

  /// The rows, ready to be read.
  var cells: [SheetRow] { rows.map { SheetRow(sheet: self, row: $0, reporter: reporter) } }

  /// The text of a cell without white space around it; empty where the column does not exist.
  func text(_ row: Int, _ column: String) -> String {
    guard let index = columns[column] else { return "" }
    return HeaderName.clean(table.text(row: row, column: index))
  }

  /// Names cells that a spreadsheet would run, but for those that hold formulas of our own.
  private func nameFormulas(_ names: [String]) {
    for row in rows {
      for (index, name) in names.enumerated() where name != "formula" {
        let cell = table.cell(row: row, column: index + 1)
        guard let first = cell.first, first <= UInt8(ascii: "@"), SpreadsheetFormula.isOne(cell)
        else { continue }
        let place = Place(file: schema.file, row: row, column: name)
        reporter.add(TextFindings.formula(text(row, name), place))
      }
    }
  }

  /// Reports rows whose key occurred before; periods are compared as periods.
  private func checkKey() {
    guard !schema.key.isEmpty else { return }
    var seen: [[String]: Int] = [:]
    for row in rows {
      let key = schema.key.map { name -> String in
        let text = text(row, name)
        if name == "period" { return Period(parsing: text)?.description ?? text }
        return name == "source" && text.isEmpty ? "own" : text
      }
      if let first = seen[key] {
        reporter.add(
          WorkspaceFindings.duplicateKey(
            key, schema.key, first: first, Place(file: schema.file, row: row)))
      } else {
        seen[key] = row
      }
    }
  }
}
