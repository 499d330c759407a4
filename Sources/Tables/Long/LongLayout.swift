import Indicators

/// What each column of a table of series holds, by the names in one row.
///
/// Four layouts are known: one value a row (`unique_id, ds, y`); a series a row with its periods side
/// by side (`지표, 2021, 2022, 2023`); a year a row with its months, quarters or half-years side by side
/// (`지표, 연도, 1월, 2월, …`); a period a row with the series side by side (`연도, 보도, 게시`).
struct LongLayout {
  /// Column of the identifier, from 1; nil where there is none.
  let series: Int?
  /// Column of the period, from 1; nil where the periods stand side by side.
  let period: Int?
  /// Column of the kind, from 1.
  let kind: Int?
  /// The columns of values: one, or several side by side.
  let values: [ValueColumn]
  /// The columns of targets beside those of results, where periods stand side by side.
  var targets: [ValueColumn] = []
  /// What the names of the columns say of periods, where these stand side by side.
  var headings: [PeriodHeading?] = []
  /// The columns that together name the series of a row, where one is not enough.
  var labels: [Int] = []
  /// The column of the part of the year beside that of the year.
  var part: Int?
  /// Whether rarer names or what the cells hold made this layout, and not names that are known.
  var isGuess = false

  /// Whether a row holds one value.
  var isLong: Bool {
    values.allSatisfy { $0.period == nil && $0.series == nil && $0.part == nil }
  }

  /// The measures of each row, in the order of their columns; none where a row is one series.
  var measures: [String] {
    values.compactMap(\.measure).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The series of a row: the row's own name, or one for each of its measures.
  func ids(ofRow name: String) -> [String] {
    let measures = measures
    return measures.isEmpty
      ? [name] : measures.map { MeasureHeadings.id(row: name, measure: $0) }
  }

  /// One value a row.
  static func long(_ names: [String]) -> LongLayout? {
    guard let period = ColumnName.place(of: ColumnName.period, in: names),
      let value = ColumnName.place(of: ColumnName.value, in: names)
    else { return nil }
    let series = ColumnName.place(of: ColumnName.series, in: names)
    guard series != nil || names.count(where: { !$0.isEmpty }) == 2 else { return nil }
    return LongLayout(
      series: series, period: period, kind: ColumnName.place(of: ColumnName.kind, in: names),
      values: [ValueColumn(column: value, name: names[value - 1])])
  }

  /// A series a row.
  ///
  /// The identifiers are in a column of a known name, or in the first one beside three periods or more:
  /// with fewer it may be a row of figures without names above. Of columns that say what their figures
  /// are (`2025년 목표`) those of results are taken; of those that say what they measure (`2024년 매출`) all
  /// that come at several periods.
  static func periodsAcross(_ names: [String]) -> LongLayout? {
    guard ColumnName.place(of: ColumnName.period, in: names) == nil else { return nil }
    let headings = PeriodHeading.all(names)
    func columns(_ places: [Int]) -> [ValueColumn] {
      places.map { ValueColumn(column: $0 + 1, name: names[$0], period: headings[$0]?.period) }
    }
    let results = columns(PeriodHeading.results(among: headings))
    let measured = results.isEmpty ? MeasureHeadings(names, headings) : nil
    let values = measured?.values ?? results
    guard let series = rowColumn(names, headings, periods: values.count) else { return nil }
    let kind = ColumnName.place(of: ColumnName.kind, in: names)
    return LongLayout(
      series: series, period: nil, kind: kind == series ? nil : kind, values: values,
      targets: measured?.targets
        ?? columns(headings.indices.filter { headings[$0]?.isTarget == true }),
      headings: headings)
  }

  /// The column of the identifiers beside so many columns of periods.
  private static func rowColumn(
    _ names: [String], _ headings: [PeriodHeading?], periods: Int
  ) -> Int? {
    guard periods > 0 else { return nil }
    if let known = ColumnName.place(of: ColumnName.rows, in: names) { return known }
    let first = names.indices.first {
      !names[$0].isEmpty && headings[$0] == nil && !ColumnName.isRowNumber(names[$0])
    }
    let numbers = names.firstIndex(where: ColumnName.isRowNumber)
    return periods >= 3 ? (first ?? numbers).map { $0 + 1 } : ColumnName.rowPlace(in: names)
  }

  /// A year a row.
  static func partsAcross(_ names: [String]) -> LongLayout? {
    guard let period = ColumnName.place(of: ColumnName.period, in: names),
      ColumnName.place(of: ColumnName.value, in: names) == nil
    else { return nil }
    let values = names.enumerated().compactMap { index, name in
      PartOfYear(name).map { ValueColumn(column: index + 1, name: name, part: $0) }
    }
    guard values.count > 1, Set(values.map(\.part?.frequency)).count == 1 else { return nil }
    let series = ColumnName.place(of: ColumnName.rows, in: names)
    let kind = ColumnName.place(of: ColumnName.kind, in: names)
    return LongLayout(
      series: series, period: period, kind: kind == series ? nil : kind, values: values)
  }

  /// A period a row.
  static func seriesAcross(_ names: [String]) -> LongLayout? {
    guard let period = ColumnName.place(of: ColumnName.period, in: names),
      ColumnName.place(of: ColumnName.value + ColumnName.series, in: names) == nil
    else { return nil }
    let others = names.enumerated().filter { index, name in
      index + 1 != period && !name.isEmpty && !ColumnName.isRemark(name)
    }
    let known = ColumnName.value + ColumnName.series
    let isSlip = others.map(\.element).contains(where: known.isSlip)
    guard !others.isEmpty, !isSlip else { return nil }
    return LongLayout(
      series: nil, period: period, kind: nil,
      values: others.map { ValueColumn(column: $0 + 1, name: $1, series: $1) })
  }

  /// Whether a column is known to hold the names of series.
  static func namesSeries(_ names: [String]) -> Bool { ColumnName.rowPlace(in: names) != nil }

  /// The period that a column name says; nil for plain integers that are no year.
  static func period(_ name: String) -> Period? {
    Period(parsing: name).flatMap { $0.frequency == .step ? nil : $0 }
  }
}
