public import Indicators

/// Which panel every series of a long table belongs to.
///
/// By a column of the table (`--panel indicator`), by what stands before a sign in the identifiers
/// (`--panel "|"` for `보도건수|강남구`), or one panel for the whole file (`--panel all`).
public struct PanelNames: Sendable {
  /// The panel of each identifier; a series without one is not in it.
  public let panels: [String: String]

  /// Reads the panels of a table from its bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - key: The name of a column, a sign, or `all`.
  ///   - file: Its name for messages.
  /// - Returns: the panel of every series that has one.
  /// - Throws: where there is no such column, no identifier has the sign, or a series is in two panels.
  public static func parse(
    _ bytes: [UInt8], by key: String, file: String?
  ) throws(Finding) -> PanelNames {
    let table = try CSVReader.read(TextDecoding.decode(bytes, file: file).bytes, file: file).table
    let columns = try LongColumns(of: table, file: file)
    let names = columns.names
    let wanted = key.lowercased()
    let column = names.firstIndex { $0.lowercased() == wanted }
    let isSign = key.count == 1 && key.allSatisfy { $0.isPunctuation || $0.isSymbol }
    guard let series = columns.series, column != nil || isSign || wanted == "all" else {
      throw PanelFindings.noColumn(key, names: names, Place(file: file, row: columns.headerRow))
    }
    var panels: [String: String] = [:]
    for row in stride(from: columns.headerRow + 1, through: table.rowCount, by: 1)
    where !table.isBlank(row: row) {
      let id = HeaderName.clean(table.text(row: row, column: series))
      let panel =
        column.map { HeaderName.clean(table.text(row: row, column: $0 + 1)) }
        ?? (isSign ? Self.part(of: id, before: key) : key)
      guard !id.isEmpty, !panel.isEmpty else { continue }
      for id in columns.layout.ids(ofRow: id) {
        if let other = panels[id], other != panel {
          let place = Place(file: file, row: row, column: key)
          throw PanelFindings.twoPanels(id, other, panel, place)
        }
        panels[id] = panel
      }
    }
    if column == nil, panels.isEmpty {
      throw PanelFindings.noSign(key, Place(file: file, row: columns.headerRow + 1))
    }
    return PanelNames(panels: panels)
  }

  /// What stands before the first sign; empty where there is none.
  private static func part(of id: String, before sign: String) -> String {
    guard let place = id.firstIndex(where: { String($0) == sign }) else { return "" }
    return HeaderName.clean(String(id[..<place]))
  }
}
