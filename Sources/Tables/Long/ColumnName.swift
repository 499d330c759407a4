/// Names by which the columns of a table of series are known.
enum ColumnName {
  /// Names of the identifier, the usual one first.
  static let series = [
    "unique_id", "series", "series_id", "id", "지표", "지표명", "계열", "계열명", "name", "이름",
  ]
  /// Names of the period.
  static let period = [
    "ds", "period", "date", "기간", "시점", "연도", "년도", "연월", "일자", "year", "month",
  ]
  /// Names of the value.
  static let value = ["y", "value", "값", "실적", "실적값", "수치"]
  /// Names of the column that tells results from targets.
  static let kind = ["kind", "구분"]
  /// Names of columns that say what a row is about, where its values stand side by side.
  static let rows =
    series + [
      "구분", "항목", "성과지표", "성과지표명", "부서", "부서명", "기관", "자치단체", "시군구", "사업명", "category",
      "indicator", "department",
    ]
  /// Columns of words or units beside the values.
  private static let remarks = ["비고", "단위", "출처", "note", "notes", "unit", "source"]

  /// Further names of the period, of exports and offices; looked for where nothing else is one.
  private static let morePeriods: Set = [
    "기준년월", "기준연월", "년월", "월별", "연월별", "기준년도", "기준연도", "연도별", "년도별", "회계연도", "회계년도", "학년도",
    "조사연도", "조사년도", "해당연도", "기준일", "기준일자", "날짜", "일시", "일별", "분기별", "시기", "prd_de",
  ]
  private static let moreRows: Set = [
    "기관명", "자치단체명", "시도", "시도명", "시군구명", "자치구", "자치구명", "행정구역", "행정동", "행정동명", "읍면동", "지역", "지역명",
    "단체명", "세부사업", "세부사업명", "과제명", "분야", "분류", "시설명", "부서별", "itm_nm", "c1_nm", "c2_nm", "c3_nm",
  ]
  /// Columns of the part of a year beside a column of years.
  private static let parts = ["월", "month", "분기", "quarter", "반기", "half"]
  private static let years: Set = [
    "연도", "년도", "year", "년", "기준년도", "기준연도", "회계연도", "회계년도", "연도별", "년도별",
  ]

  /// The place of the first of the wanted names that is there, from 1; without case.
  static func place(of wanted: [String], in names: [String]) -> Int? {
    let lower = names.map { $0.lowercased() }
    return wanted.lazy.compactMap { lower.firstIndex(of: $0) }.first.map { $0 + 1 }
  }

  /// The place of the column that says what the rows are about: the best known name, or the first that
  /// ends as such names do.
  static func rowPlace(in names: [String]) -> Int? {
    place(of: rows, in: names) ?? names.firstIndex(where: isRow).map { $0 + 1 }
  }

  /// Whether a column says what a row is about: `기관`, `시도별`, `행정구역별(1)`.
  static func isRow(_ name: String) -> Bool {
    var text = name.lowercased()
    if let parts = TrailingBrackets(text), parts.inside.allSatisfy(\.isNumber) {
      text = parts.before
    }
    return rows.contains(text) || moreRows.contains(text)
      || (text.hasSuffix("별") && text.count > 1 && !text.contains(" ") && !isPeriod(text))
  }

  /// Whether a column holds words or units beside the values.
  static func isRemark(_ name: String) -> Bool { remarks.contains(name.lowercased()) }

  /// Whether a column holds codes or numbers of rows.
  static func isCode(_ name: String) -> Bool {
    let text = name.lowercased()
    return isRowNumber(name) || ["c1", "c2", "c3", "unit_nm", "측정단위"].contains(text)
      || ["코드", "code", "_cd", "_id"].contains(where: text.hasSuffix)
  }

  /// Whether a column of that name is known to hold values.
  static func isValue(_ name: String) -> Bool { value.contains(name.lowercased()) }

  /// Whether a column numbers the rows.
  static func isRowNumber(_ name: String) -> Bool {
    ["순번", "연번", "번호", "no", "no."].contains(name.lowercased())
  }

  /// Whether a column of that name holds periods.
  static func isPeriod(_ name: String) -> Bool {
    let text = name.lowercased()
    return period.contains(text) || morePeriods.contains(text)
  }

  /// Names with one of the rarer names of periods, and of values, as the usual ones.
  static func plain(_ names: [String]) -> [String] {
    var names = names
    if place(of: period, in: names) == nil, let place = names.firstIndex(where: isPeriod) {
      names[place] = "기간"
    }
    if place(of: value, in: names) == nil, let place = names.firstIndex(where: { $0 == "DT" }) {
      names[place] = "값"
    }
    return names
  }

  /// The place of the part of a year beside the years in another column, from 1.
  static func partPlace(in names: [String], besides period: Int) -> Int? {
    guard years.contains(names[period - 1].lowercased()) else { return nil }
    return place(of: parts, in: names).flatMap { $0 == period ? nil : $0 }
  }
}
