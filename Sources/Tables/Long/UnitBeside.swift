import Indicators

/// Figures with a unit of their own (`1.2억원`) in rows for which the table or their name says another one
/// (억원).
struct UnitBeside {
  private let column: Int?
  private let common: String?
  private var units: [String: Unit?] = [:]
  /// The first figure brought to the unit of its row: what was written, the unit, the place.
  private(set) var converted: (text: String, unit: String, place: Place)?
  /// The first figure whose unit is of another kind than that of its row.
  private(set) var differing: (text: String, unit: String, place: Place)?

  init(_ table: CSVTable, _ columns: LongColumns) {
    column = columns.names.firstIndex(where: SeriesUnits.isColumn).map { $0 + 1 }
    common = SeriesUnits.common(table, columns)
  }

  /// The unit of a series as written: beside a row of it, at the end of its name, or above all; nil where
  /// none is said.
  func said(of series: String, cell: (Int) -> String) -> String? {
    let beside = column.map(cell) ?? ""
    return beside.isEmpty ? NameUnit(series)?.unit ?? common : beside
  }

  /// A figure in the unit of its row; as it is where the row has none, or another kind of unit.
  mutating func value(
    _ value: Double, _ written: Unit, of series: String, as text: String, _ place: Place,
    cell: (Int) -> String
  ) -> (value: Double, unit: Unit) {
    guard let said = said(of: series, cell: cell), let unit = unit(said), unit != written else {
      return (value, written)
    }
    guard unit.exponents == written.exponents else {
      if unit.isKnown, differing == nil { differing = (text, said, place) }
      return (value, written)
    }
    guard unit.scale != written.scale else { return (value, written) }
    if converted == nil { converted = (text, said, place) }
    return (value / (unit.scale / written.scale), unit)
  }

  private mutating func unit(_ text: String) -> Unit? {
    if let known = units[text] { return known }
    let unit = Unit(parsing: text)
    units[text] = unit
    return unit
  }
}
