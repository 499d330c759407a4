public import Indicators

/// Columns that are known for the past and the future of some series, from one CSV file or sheet.
///
/// `ds` and one column per regressor, and `unique_id` where they differ between series.
public struct RegressorTable: Sendable {
  /// The columns, each a series named after its header, without an identifier column.
  public let common: [Series]
  /// The columns of each identifier, where the file has such a column.
  public let byID: [String: [Series]]
  /// What was noticed, such as which sheet of a workbook was read.
  public let findings: [Finding]

  /// The columns that belong to a series; nil where the file says nothing of it.
  public func columns(of id: String) -> [Series]? {
    byID.isEmpty ? common : byID[id]
  }

  /// Reads a file.
  ///
  /// - Throws: the first cell that is no period or number or is empty, a period that comes twice, a missing
  ///   column.
  public static func read(path: String) throws(Findings) -> RegressorTable {
    do throws(Finding) {
      let file = path == "-" ? "(stdin)" : path
      let text = try TextDecoding.decode(try FileBytes.read(path), file: file)
      do throws(Finding) {
        let reading = try CSVReader.read(text.bytes, file: file)
        return try parse(reading.table, noticed: text.findings + reading.findings, file: file)
      } catch { throw text.explaining(error) }
    } catch {
      throw Findings([error])
    }
  }

  private static func parse(
    _ table: CSVTable, noticed: [Finding], file: String
  ) throws(Finding) -> RegressorTable {
    let header = table.headerRow ?? 1
    let names = table.rowCount >= header ? table.texts(row: header).map(HeaderName.clean) : []
    let lower = names.map { $0.lowercased() }
    guard let ds = lower.firstIndex(where: ColumnName.period.contains) else {
      throw RegressorFindings.noPeriodColumn(names, file: file, row: header)
    }
    let id = lower.indices.first { $0 != ds && ColumnName.series.contains(lower[$0]) }
    let columns = names.indices.filter { $0 != ds && $0 != id && !names[$0].isEmpty }
    guard !columns.isEmpty else {
      throw RegressorFindings.noColumn(file: file, row: header)
    }
    var builder = RegressorBuilder(
      names: names, ds: ds, id: id, columns: columns, file: file)
    for row in (header + 1)..<max(header + 1, table.rowCount + 1) where !table.isBlank(row: row) {
      try builder.read(table.texts(row: row), row: row)
    }
    return try builder.table(noticed)
  }
}

/// Gathers the rows of a ``RegressorTable``.
private struct RegressorBuilder {
  let names: [String]
  let ds: Int
  let id: Int?
  let columns: [Int]
  let file: String
  private var rows: [String: [(period: Period, values: [Double])]] = [:]
  private var seen: [String: Set<Period>] = [:]
  private var texts = PeriodText()

  init(names: [String], ds: Int, id: Int?, columns: [Int], file: String) {
    self.names = names
    self.ds = ds
    self.id = id
    self.columns = columns
    self.file = file
  }

  mutating func read(_ cells: [String], row: Int) throws(Finding) {
    func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
    let key = id.map(cell) ?? ""
    let written = Array(cell(ds).trimmingSpaces.utf8)
    let period = written.withUnsafeBufferPointer { texts.period($0) }
    guard let period else {
      throw RegressorFindings.badPeriod(
        cell(ds), Place(file: file, row: row, column: names[ds]))
    }
    guard seen[key, default: []].insert(period).inserted else {
      throw RegressorFindings.twice(period, Place(file: file, row: row, column: names[ds]))
    }
    var values: [Double] = []
    for column in columns {
      let place = Place(file: file, row: row, column: names[column])
      let reading: NumberReading
      do throws(NumberProblem) {
        reading = try KoreanNumber.read(cell(column))
      } catch { throw error.finding(text: cell(column), place: place) }
      guard let value = reading.value else { throw RegressorFindings.empty(place) }
      values.append(value)
    }
    if let other = rows[key]?.first?.period.frequency, other != period.frequency {
      throw RegressorFindings.badPeriod(
        cell(ds), Place(file: file, row: row, column: names[ds]))
    }
    rows[key, default: []].append((period, values))
  }

  func table(_ noticed: [Finding]) throws(Finding) -> RegressorTable {
    guard !rows.isEmpty else { throw RegressorFindings.noColumn(file: file, row: 1) }
    let series = rows.mapValues { rows in
      columns.enumerated().map { index, column in
        Series(
          id: names[column], name: names[column],
          observations: rows.map { ($0.period, $0.values[index]) })
      }
    }
    return id == nil
      ? RegressorTable(common: series[""] ?? [], byID: [:], findings: noticed)
      : RegressorTable(common: [], byID: series, findings: noticed)
  }
}

extension String {
  /// Without spaces at either end.
  fileprivate var trimmingSpaces: Substring {
    let start = drop { $0 == " " }
    let count = start.reversed().prefix { $0 == " " }.count
    return start.dropLast(count)
  }
}
