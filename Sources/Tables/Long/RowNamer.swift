import Indicators

/// Names the rows of a table of which several columns together say what they are about.
struct RowNamer {
  private let labels: [Int]
  private var words: [String] = []

  init(_ layout: LongLayout) { labels = layout.labels }

  /// Whether one column is enough.
  var isIdle: Bool { labels.isEmpty }

  /// The name of the next row from the texts of its cells, without spaces around; nil where all are empty.
  ///
  /// A cell left empty before another one goes on with the one above, as in merged cells.
  mutating func name(_ text: (Int) -> String) -> String? {
    var next = labels.map(text)
    guard let last = next.lastIndex(where: { !$0.isEmpty }) else { return nil }
    for place in 0...last where next[place].isEmpty && place < words.count {
      next[place] = words[place]
    }
    words = next
    return next.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}

extension LongSource {
  /// Calls back with every row below the names and the name of what it is about, those without one left out.
  func forEachRow(_ body: (Int, String) throws(Finding) -> Void) throws(Finding) {
    guard let series = columns.series else { return }
    let table = reading.table
    var namer = RowNamer(columns.layout)
    for row in stride(from: columns.headerRow + 1, through: table.rowCount, by: 1)
    where !table.isBlank(row: row) {
      let text = table.cleanCell(row)
      let name = namer.isIdle ? text(series) : namer.name(text) ?? ""
      if !name.isEmpty { try body(row, name) }
    }
  }
}

extension CSVTable {
  /// The texts of the cells of a row without white space around, by column.
  func cleanCell(_ row: Int) -> (Int) -> String {
    { column in HeaderName.clean(text(row: row, column: column)) }
  }
}
