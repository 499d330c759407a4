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

  /// Adds the text of the next table, in UTF-8; the table has to be of the same kind.
  public mutating func add(_ table: ForecastTable, to text: inout [UInt8]) {
    if !hasHeader {
      text.append(contentsOf: (isJSON ? "[" : CSVText.table(table.columns, [])).utf8)
      hasHeader = true
    }
    // The first object has no comma before it.
    text.append(contentsOf: table.bytes.dropFirst(isJSON && !hasRows ? 1 : 0))
    hasRows = hasRows || !table.bytes.isEmpty
  }

  /// What closes the text.
  public func end() -> String {
    guard isJSON else { return "" }
    return (hasHeader ? "" : "[") + (hasRows ? "\n]\n" : "]\n")
  }
}
