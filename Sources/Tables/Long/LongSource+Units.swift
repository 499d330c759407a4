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
  /// The units that the table says, by identifier: the first that a column `unit` (단위) gives a series, or
  /// the one in its name, `매출(천원)`, or that of all series above the names, `(단위: 백만원)`.
  public var units: [String: String] {
    let unit = columns.names.firstIndex(where: SeriesUnits.isColumn).map { $0 + 1 }
    let common = SeriesUnits.common(reading.table, columns)
    var units: [String: String] = [:]
    func add(_ id: String, _ said: String) {
      guard units[id] == nil else { return }
      units[id] = said.isEmpty ? UnitInName.unit(id) ?? common : said
    }
    for name in columns.layout.values.compactMap(\.series) { add(name, "") }
    // Nothing is refused here.
    try? forEachRow { (row, name) throws(Finding) in
      let said = unit.map { HeaderName.clean(reading.table.text(row: row, column: $0)) } ?? ""
      for id in columns.layout.ids(ofRow: name) { add(id, said) }
    }
    return units
  }
}
