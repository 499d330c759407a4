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

  /// Names by which a column is known, the usual one first.
  static let seriesNames = [
    "unique_id", "series", "series_id", "id", "지표", "지표명", "계열", "계열명", "name", "이름",
  ]
  static let periodNames = [
    "ds", "period", "date", "기간", "시점", "연도", "년도", "연월", "일자", "year", "month",
  ]
  static let valueNames = ["y", "value", "값", "실적", "실적값", "수치"]
  private static let kindNames = ["kind", "구분"]
  /// Names of the first column of a table with its periods side by side.
  private static let rowNames =
    seriesNames + [
      "구분", "항목", "성과지표", "성과지표명", "부서", "부서명", "기관", "자치단체", "시군구", "사업명", "category",
      "indicator", "department",
    ]
  /// Columns of words or units beside the values.
  private static let remarkNames = ["비고", "단위", "출처", "note", "notes", "unit", "source"]

  /// One value a row.
  static func long(_ names: [String]) -> LongLayout? {
    guard let period = place(of: periodNames, in: names),
      let value = place(of: valueNames, in: names)
    else { return nil }
    let series = place(of: seriesNames, in: names)
    guard series != nil || names.count(where: { !$0.isEmpty }) == 2 else { return nil }
    return LongLayout(
      series: series, period: period, kind: place(of: kindNames, in: names),
      values: [ValueColumn(column: value, name: names[value - 1])])
  }

  /// A series a row.
  ///
  /// The identifiers are in a column of a known name, or in the first one beside three periods or more:
  /// with fewer it may be a row of figures without names above. Of columns that say what their figures
  /// are (`2025년 목표`) those of results are taken; of those that say what they measure (`2024년 매출`) all
  /// that come at several periods.
  static func periodsAcross(_ names: [String]) -> LongLayout? {
    guard place(of: periodNames, in: names) == nil else { return nil }
    let headings = PeriodHeading.all(names)
    func columns(_ places: [Int]) -> [ValueColumn] {
      places.map { ValueColumn(column: $0 + 1, name: names[$0], period: headings[$0]?.period) }
    }
    let results = columns(PeriodHeading.results(among: headings))
    let measured = results.isEmpty ? MeasureHeadings(names, headings) : nil
    let values = measured?.values ?? results
    let known = place(of: rowNames, in: names)
    let first = names.indices.first { !names[$0].isEmpty && headings[$0] == nil }.map { $0 + 1 }
    guard let series = known ?? first, values.count >= (known == nil ? 3 : 1) else { return nil }
    let kind = place(of: kindNames, in: names)
    return LongLayout(
      series: series, period: nil, kind: kind == series ? nil : kind, values: values,
      targets: measured?.targets
        ?? columns(headings.indices.filter { headings[$0]?.isTarget == true }),
      headings: headings)
  }

  /// A year a row.
  static func partsAcross(_ names: [String]) -> LongLayout? {
    guard let period = place(of: periodNames, in: names),
      place(of: valueNames, in: names) == nil
    else { return nil }
    let values = names.enumerated().compactMap { index, name in
      PartOfYear(name).map { ValueColumn(column: index + 1, name: name, part: $0) }
    }
    guard values.count > 1, Set(values.map(\.part?.frequency)).count == 1 else { return nil }
    let series = place(of: rowNames, in: names)
    let kind = place(of: kindNames, in: names)
    return LongLayout(
      series: series, period: period, kind: kind == series ? nil : kind, values: values)
  }

  /// A period a row.
  static func seriesAcross(_ names: [String]) -> LongLayout? {
    guard let period = place(of: periodNames, in: names),
      place(of: valueNames + seriesNames, in: names) == nil
    else { return nil }
    let others = names.enumerated().filter { index, name in
      index + 1 != period && !name.isEmpty && !isRemark(name)
    }
    // Every short name is near to another one.
    let isSlip = (valueNames + seriesNames).contains { wanted in
      wanted.count > 3
        && !NearestNames.suggestions(for: wanted, among: others.map(\.element), limit: 1).isEmpty
    }
    guard !others.isEmpty, !isSlip else { return nil }
    return LongLayout(
      series: nil, period: period, kind: nil,
      values: others.map { ValueColumn(column: $0 + 1, name: $1, series: $1) })
  }

  /// Whether a column holds words or units beside the values.
  static func isRemark(_ name: String) -> Bool { remarkNames.contains(name.lowercased()) }

  /// Whether a column is known to hold the names of series.
  static func namesSeries(_ names: [String]) -> Bool { place(of: rowNames, in: names) != nil }

  /// The period that a column name says; nil for plain integers that are no year.
  static func period(_ name: String) -> Period? {
    Period(parsing: name).flatMap { $0.frequency == .step ? nil : $0 }
  }

  private static func place(of wanted: [String], in names: [String]) -> Int? {
    let lower = names.map { $0.lowercased() }
    return wanted.lazy.compactMap { lower.firstIndex(of: $0) }.first.map { $0 + 1 }
  }
}
