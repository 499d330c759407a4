import Indicators

/// The text of forecast tables that come one after the other: CSV with one line of column names, or
/// one JSON array.
public struct ForecastText: Sendable {
  private let isJSON: Bool
  private var hasRows = false
  private var hasHeader = false

  /// Starts a text.
  public init(json isJSON: Bool) {
    self.isJSON = isJSON
  }

  /// The text of the next table.
  public mutating func text(of table: ForecastTable) -> String {
    defer { hasHeader = true }
    guard isJSON else { return (hasHeader ? "" : table.csvHeader) + table.csvRows }
    var text = hasHeader ? "" : "["
    for row in table.jsonRows {
      text += hasRows ? ",\n  " : "\n  "
      text += row.text().replacing("\n", with: "\n  ")
      hasRows = true
    }
    return text
  }

  /// What closes the text.
  public func end() -> String {
    guard isJSON else { return "" }
    return (hasHeader ? "" : "[") + (hasRows ? "\n]\n" : "]\n")
  }
}
