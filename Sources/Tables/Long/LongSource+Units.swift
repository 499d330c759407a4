import Indicators

/// The column of a table of series that says their units.
enum SeriesUnits {
  /// Whether a column of that name holds units.
  static func isColumn(_ name: String) -> Bool {
    ["unit", "단위", "측정단위", "unit_nm"].contains(name.lowercased())
  }

  /// The unit above the names that is that of all series, `(단위: 백만원)`.
  static func common(_ table: CSVTable, _ columns: LongColumns) -> String? {
    (1..<columns.firstRow).lazy.flatMap(table.texts).compactMap(Remark.unit).first
  }
}

extension LongSource {
  /// The units that the table says in a column `unit` (단위), or for all series above the names,
  /// `(단위: 백만원)`, by identifier: the first one of each series that has any, as written.
  public var units: [String: String] {
    let unit = columns.names.firstIndex(where: SeriesUnits.isColumn).map { $0 + 1 }
    let common = SeriesUnits.common(reading.table, columns)
    guard unit != nil || common != nil else { return [:] }
    var units: [String: String] = [:]
    // Nothing is refused here.
    try? forEachRow { (row, name) throws(Finding) in
      let text =
        unit.map { HeaderName.clean(reading.table.text(row: row, column: $0)) } ?? common ?? ""
      guard !text.isEmpty else { return }
      for id in columns.layout.ids(ofRow: name) where units[id] == nil { units[id] = text }
    }
    return units
  }
}
