public import Indicators

/// The units that a table of series says in a column `unit` (단위), or for all of them above the names,
/// `(단위: 백만원)`, by identifier.
public struct SeriesUnits: Sendable {
  /// The first unit of each series that has one, as written.
  public let units: [String: String]

  /// Whether a column of that name holds units.
  static func isColumn(_ name: String) -> Bool { ["unit", "단위"].contains(name.lowercased()) }

  /// Reads the units of a table from its bytes; none where it says none.
  ///
  /// - Throws: as ``LongTable/parse(_:file:kind:)``.
  public static func parse(_ bytes: [UInt8], file: String?) throws(Finding) -> SeriesUnits {
    let table = try CSVReader.read(TextDecoding.decode(bytes, file: file).bytes, file: file).table
    let columns = try LongColumns(of: table, file: file)
    let unit = columns.names.firstIndex(where: isColumn)
    let common = (1..<columns.firstRow).lazy.flatMap(table.texts).compactMap(Remark.unit).first
    guard let series = columns.series, unit != nil || common != nil else {
      return SeriesUnits(units: [:])
    }
    var units: [String: String] = [:]
    for row in stride(from: columns.headerRow + 1, through: table.rowCount, by: 1) {
      let id = HeaderName.clean(table.text(row: row, column: series))
      let text =
        unit.map { HeaderName.clean(table.text(row: row, column: $0 + 1)) } ?? common ?? ""
      guard !id.isEmpty, !text.isEmpty else { continue }
      for id in columns.layout.ids(ofRow: id) where units[id] == nil { units[id] = text }
    }
    return SeriesUnits(units: units)
  }
}
