import Indicators

extension LongLayout {
  /// Several values a row beside what it is about and its period: `기관, 연도, 방문객, 매출`.
  static func records(_ names: [String]) -> LongLayout? {
    guard let period = ColumnName.place(of: ColumnName.period, in: names) else { return nil }
    let kind = ColumnName.place(of: ColumnName.kind, in: names)
    func rowPlace(without columns: [Int?]) -> Int? {
      ColumnName.rowPlace(
        in: names.enumerated().map { columns.contains($0 + 1) ? "" : $1 })
    }
    guard let series = rowPlace(without: [period, kind]) ?? rowPlace(without: [period]) else {
      return nil
    }
    let value = ColumnName.place(of: ColumnName.value, in: names)
    let part = ColumnName.partPlace(in: names, besides: period)
    let others = names.indices.map { $0 + 1 }.filter { column in
      ![period, series, part].contains(column) && holdsValues(names[column - 1])
    }
    let columns = value.map { [$0] } ?? others
    let wanted = ColumnName.value + ColumnName.series
    guard !columns.isEmpty, !columns.map({ names[$0 - 1] }).contains(where: wanted.isSlip) else {
      return nil
    }
    var layout = LongLayout(
      series: series, period: period, kind: kind == series ? nil : kind,
      values: measures(columns, names))
    layout.part = part
    return layout
  }

  /// One series whose periods stand in two columns: `연도, 월, 값`.
  static func longInParts(_ names: [String]) -> LongLayout? {
    guard let period = ColumnName.place(of: ColumnName.period, in: names),
      let part = ColumnName.partPlace(in: names, besides: period),
      var layout = long(names.enumerated().map { $0 + 1 == part ? "" : $1 })
    else { return nil }
    layout.part = part
    return layout
  }

  /// The same table with further columns that tell its rows apart, the fewest first: the part of the year
  /// beside its year, all columns that say what a row is about, and both.
  ///
  /// Beside columns of known names, those of words left of periods side by side name a row, too.
  ///
  /// `kinds` is the column that does tell results from targets, and so is none of them.
  func alternatives(
    _ names: [String], kinds: Int?, holdsWords: (Int) -> Bool
  ) -> [LongLayout] {
    let part =
      self.part == nil ? period.flatMap { ColumnName.partPlace(in: names, besides: $0) } : nil
    let all = names.indices.map { $0 + 1 }.filter { column in
      column != period && column != (part ?? self.part)
        && (column == series || ColumnName.isRow(names[column - 1])
          || (isLeftOfPeriods(column, names) && holdsWords(column)))
        && column != kinds
    }
    let labels = all.count > (series == nil ? 0 : 1) ? all : nil
    return [(part, nil), (nil, labels), (part, labels)].compactMap { part, labels in
      part == nil && labels == nil
        ? nil : with(part: part, labels: labels ?? [], kinds: kinds, names)
    }
  }

  /// The layout as a guess, with those columns of values alone that hold numbers; nil where none does.
  func guess(in table: CSVTable, below row: Int) -> LongLayout? {
    guard var layout = holdingNumbers(in: table, below: row) else { return nil }
    layout.isGuess = true
    return layout
  }

  /// The same table without columns of words among those of values, but for one that is named as such; nil
  /// where no column is left.
  func holdingNumbers(in table: CSVTable, below row: Int) -> LongLayout? {
    guard period != nil, values.allSatisfy({ $0.part == nil && !ColumnName.isValue($0.name) })
    else { return self }
    var kept = values.filter { table.holdsNumbers(column: $0.column, below: row) }
    guard !kept.isEmpty else { return nil }
    if kept.count == 1 { kept[0].measure = nil }
    var layout = LongLayout(series: series, period: period, kind: kind, values: kept)
    (layout.targets, layout.headings) = (targets, headings)
    (layout.labels, layout.part, layout.isGuess) = (labels, part, isGuess)
    return layout
  }

  private func isLeftOfPeriods(_ column: Int, _ names: [String]) -> Bool {
    guard let first = values.first, first.period != nil, column < first.column else { return false }
    let name = names[column - 1]
    return !name.isEmpty && !ColumnName.isRemark(name) && !ColumnName.isCode(name)
  }

  private func with(
    part: Int?, labels: [Int], kinds: Int?, _ names: [String]
  ) -> LongLayout? {
    var kept = values.filter {
      $0.column != part && $0.column != kinds && !labels.contains($0.column)
    }
    guard !kept.isEmpty else { return nil }
    if !labels.isEmpty, kept.contains(where: { $0.series != nil }) {
      kept = LongLayout.measures(kept.map(\.column), names)
    }
    var layout = LongLayout(
      series: labels.first ?? series, period: period,
      kind: kinds ?? kind.flatMap { labels.contains($0) ? nil : $0 }, values: kept)
    (layout.targets, layout.headings) = (targets, headings)
    (layout.labels, layout.part, layout.isGuess) = (labels, part ?? self.part, isGuess)
    return layout
  }

  /// Whether a column may hold values of a record.
  private static func holdsValues(_ name: String) -> Bool {
    !name.isEmpty && !ColumnName.isRemark(name) && !ColumnName.isRow(name)
      && !ColumnName.isCode(name) && !ColumnName.kind.contains(name.lowercased())
  }

  /// Columns of values that measure what their names say; one alone is what the row is about.
  private static func measures(_ columns: [Int], _ names: [String]) -> [ValueColumn] {
    columns.map { column in
      let name = names[column - 1]
      return ValueColumn(column: column, name: name, measure: columns.count > 1 ? name : nil)
    }
  }
}

extension [String] {
  /// Whether a name may be one of these, mistyped; every short name is near to another one.
  func isSlip(_ name: String) -> Bool {
    contains { wanted in
      wanted.count > 3
        && !NearestNames.suggestions(for: wanted, among: [name], limit: 1).isEmpty
    }
  }
}

extension CSVTable {
  /// Whether most of the first cells of a column that are filled hold numbers.
  func holdsNumbers(column: Int, below header: Int) -> Bool {
    var (filled, numbers) = (0, 0)
    for row in stride(from: header + 1, through: rowCount, by: 1) where filled < 50 {
      let cell = text(row: row, column: column)
      guard !cell.isEmpty else { continue }
      filled += 1
      if (try? KoreanNumber.read(cell)) != nil { numbers += 1 }
    }
    return filled > 0 && 2 * numbers >= filled
  }
}
