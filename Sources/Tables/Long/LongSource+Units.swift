/// The column of a table of series that says their units.
enum SeriesUnits {
  /// Whether a column of that name holds units.
  static func isColumn(_ name: String) -> Bool { ["unit", "단위"].contains(name.lowercased()) }
}

extension LongSource {
  /// The units that the table says in a column `unit` (단위), or for all series above the names,
  /// `(단위: 백만원)`, by identifier: the first one of each series that has any, as written.
  public var units: [String: String] {
    let table = reading.table
    let unit = columns.names.firstIndex(where: SeriesUnits.isColumn)
    let common = (1..<columns.firstRow).lazy.flatMap(table.texts).compactMap(Remark.unit).first
    guard let series = columns.series, unit != nil || common != nil else { return [:] }
    var units: [String: String] = [:]
    for row in stride(from: columns.headerRow + 1, through: table.rowCount, by: 1) {
      let id = HeaderName.clean(table.text(row: row, column: series))
      let text =
        unit.map { HeaderName.clean(table.text(row: row, column: $0 + 1)) } ?? common ?? ""
      guard !id.isEmpty, !text.isEmpty else { continue }
      for id in columns.layout.ids(ofRow: id) where units[id] == nil { units[id] = text }
    }
    return units
  }
}
