public import Indicators

extension LongSource {
  /// Which panel every series of the table belongs to; a series without one is in none.
  ///
  /// By a column of the table (`--panel indicator`), by what stands before a sign in the identifiers
  /// (`--panel "|"` for `보도건수|강남구`), or one panel for the whole file (`--panel all`).
  ///
  /// Where rows have several measures, each measure has panels of its own.
  ///
  /// - Parameter key: The name of a column, a sign, or `all`.
  /// - Returns: the panel of every series that has one, by identifier.
  /// - Throws: where there is no such column, no identifier has the sign, or a series is in two panels.
  public func panels(by key: String) throws(Finding) -> [String: String] {
    let names = columns.names
    let wanted = key.lowercased()
    let column = names.firstIndex { $0.lowercased() == wanted }
    let isSign = key.count == 1 && key.allSatisfy { $0.isPunctuation || $0.isSymbol }
    guard columns.series != nil, column != nil || isSign || wanted == "all" else {
      throw PanelFindings.noColumn(key, names: names, Place(file: file, row: columns.headerRow))
    }
    var panels: [String: String] = [:]
    try forEachRow { (row, name) throws(Finding) in
      let panel =
        column.map { HeaderName.clean(reading.table.text(row: row, column: $0 + 1)) }
        ?? (isSign ? PanelSign.part(of: name, before: key) : key)
      guard !panel.isEmpty else { return }
      let ids = zip(columns.layout.ids(ofRow: name), columns.layout.ids(ofRow: panel))
      for (id, panel) in ids {
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
    return panels
  }
}

/// A sign between the panel and the rest of an identifier.
private enum PanelSign {
  /// What stands before the first sign; empty where there is none.
  static func part(of id: String, before sign: String) -> String {
    guard let place = id.firstIndex(where: { String($0) == sign }) else { return "" }
    return HeaderName.clean(String(id[..<place]))
  }
}
