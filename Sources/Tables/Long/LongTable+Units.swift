import Indicators

/// Where a table of series says their units.
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

extension LongTable {
  /// The units of the series that have one, by identifier, as written.
  public var units: [String: String] {
    Dictionary(
      entries.compactMap { entry in entry.unit.map { (entry.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
