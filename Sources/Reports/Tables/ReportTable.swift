public import Indicators

/// A table of finished text that is shown on a terminal, in HTML and as CSV alike.
public struct ReportTable: Sendable, Hashable {
  /// Column titles.
  public let header: [LocalizedText]
  /// Columns that hold numbers, aligned to the right.
  public let numeric: Set<Int>
  /// Cells, as many a row as there are columns.
  public let rows: [[String]]

  /// Makes a table.
  public init(header: [LocalizedText], numeric: Set<Int>, rows: [[String]]) {
    self.header = header
    self.numeric = numeric
    self.rows = rows
  }

  /// The table for a terminal.
  public func terminal(_ language: Language) -> String {
    var table = TextTable(
      header.map { $0[language] },
      alignments: header.indices.map { numeric.contains($0) ? .right : .left })
    for row in rows { table.add(row) }
    return table.text
  }

  /// The table for a page.
  func html(_ language: Language, caption: String) -> String {
    HTML.table(caption: caption, header: header.map { $0[language] }, numeric: numeric, rows: rows)
  }
}
