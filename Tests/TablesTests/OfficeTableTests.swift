import Indicators
import Tables
import Testing

/// Tables as offices keep them: titles above, names in two rows, targets beside results, remarks below.
@Suite struct OfficeTableTests {
  private func parse(_ text: String) throws -> LongTable {
    try LongTable.parse(Array(text.utf8), file: "table.csv")
  }

  private func codes(_ table: LongTable) -> [String] { table.allFindings.map(\.code) }

  /// The same two series however their three years are headed, and what is beside them left out.
  @Test(arguments: [
    ("지표,2021년 실적,2022년 결산,2023년(잠정),2024년 목표\n가,1,2,3,9\n나,10,,30,99\n", "provisional-columns"),
    ("지표,2021년말,2022 실적,2023,2024년 계획(안)\n가,1,2,3,9\n나,10,,30,99\n", "target-columns"),
    ("지표,2021,2022,2023p,2024e\n가,1,2,3,9\n나,10,,30,99\n", "provisional-columns"),
    ("지표명,실적,,,목표\n,2021,2022,2023,2024\n가,1,2,3,9\n나,10,,30,99\n", "two-row-heading"),
    (
      "연번,지표,단위,실적,실적,실적,목표\n연번,지표,단위,2021,2022,2023,2024\n1,가,건,1,2,3,9\n2,나,건,10,,30,99\n",
      "two-row-heading"
    ),
    (
      "지표,2021년,,2022년,,2023년,\n,목표,실적,목표,실적,목표,실적\n가,7,1,8,2,9,3\n나,8,10,8,,8,30\n",
      "target-columns"
    ),
    ("지표,2021 방문객,2022 방문객,2023 방문객\n가,1,2,3\n나,10,,30\n", "periods-across"),
    (
      "주요 지표 현황,,,,\n(단위: 건, 명, 백만원)\n\n지표,2021,2022,2023,비고\n가,1,2,3,\n나,10,,30,\n",
      "preface-skipped"
    ),
    ("지표,2021,2022,2023\n가,1,2,3\n나,10,,30\n※ 직접 입력한 값,,,\n자료: 홍보담당관\n", "remarks-skipped"),
    ("연번,지표,2021,2022,2023\n1,가,1,2,3\n2,나,10,,30\n,,,,\n주) 부서 제출 자료,,,,\n", "remarks-skipped"),
  ]) func theSameFiguresHoweverTheyAreHeaded(text: String, code: String) throws {
    let table = try parse(text)
    let values = Dictionary(uniqueKeysWithValues: table.series.map { ($0.id, $0.values) })
    #expect(values == ["가": [1, 2, 3], "나": [10, nil, 30]])
    #expect(table.series.allSatisfy { $0.start == .year(2021) })
    #expect(codes(table).contains(code))
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
  }

  /// A newest year that cannot be told from a part of it is not passed over in silence.
  @Test(arguments: ["2024년 10월 누계", "2024(10월)", "2024년 증감률"])
  func aPeriodWithUnknownWordsIsAWarning(name: String) throws {
    let table = try parse("지표,2021,2022,2023,\(name)\n가,1,2,3,4\n")
    #expect(table.series.map(\.values) == [[1, 2, 3]])
    let warning = table.findings.first { $0.code == "unread-period-columns" }
    #expect(warning?.severity == .warning)
    #expect(warning?.message.ko.contains("'\(name)'") == true)
  }

  /// Figures below an odd header are not taken for its second row.
  @Test(arguments: [
    "지표,값1,값2,값3\n가,2012,2014,2013\n", "지표,실적,목표\n가,2012,2013\n나,5,6\n",
    "지표,2024년 목표,2025년 목표\n가,1,2\n", "지표,언론,,,\n가,2012,2013,2014,2015\n나,1,2,3,4\n",
  ]) func otherHeadersStayErrors(text: String) {
    #expect(throws: Finding.self) { try parse(text) }
  }

  @Test func monthsBelowTheirYears() throws {
    let table = try parse("지표,2023년,,2024년,\n,11월,12월,1월,2월\n가,1,2,3,4\n")
    #expect(table.series.map(\.values) == [[1, 2, 3, 4]])
    #expect(table.series.map(\.start) == [.month(2023, 11)])
  }

  @Test func provisionalValuesAreReadAndSaidSo() throws {
    let table = try parse("지표,2022,2023,2024\n가,\"1,204\",1 311,\"1,398p)\"\n나,1,2,3(잠정)\n")
    #expect(table.series.map(\.values) == [[1204, 1311, 1398], [1, 2, 3]])
    #expect(codes(table).filter { $0 == "provisional-value" }.count == 1)
    #expect(table.coercionCount == 4)
    // `p` alone may be percentage points; a space elsewhere than between thousands is no separator.
    for text in ["16p", "1 40", "1 402,5", "1,2 345"] {
      let bad = try parse("지표,2023,2024\n가,1,\"\(text)\"\n")
      #expect(bad.entries[0].series == nil && codes(bad).contains("not-a-number"))
    }
  }

  /// A year as of some day may be a part of it; its end is not.
  @Test(arguments: [
    ("2024년 현재", true), ("2024년 기준", true), ("2024(기준)", true), ("2024년 잠정(현재)", true),
    ("2024년 말 현재", false), ("2024년말 기준", false), ("2024. 연말 기준", false), ("2024년 결산", false),
  ]) func aPeriodAsOfSomeDayIsAWarning(name: String, isPartial: Bool) throws {
    let table = try parse("지표,2022,2023,\(name)\n가,1,2,3\n")
    #expect(table.series.map(\.values) == [[1, 2, 3]])
    let warning = table.findings.first { $0.code == "partial-period" }
    #expect((warning?.severity == .warning) == isPartial)
    #expect(warning?.message.ko.contains("'\(name)'") ?? true)
  }

  @Test func monthsAsOfSomeDayAreAWarning() throws {
    let table = try parse("지표,2024.8 현재,2024.9 현재,2024.10 현재\n가,1,2,3\n")
    #expect(table.series.map(\.start) == [.month(2024, 8)])
    #expect(table.findings.first { $0.code == "partial-period" }?.severity == .warning)
  }

  @Test(arguments: ["※ 2024년은 10월 말 기준", "주: 2024.10월말 현재", "* 9월까지의 누계"])
  func aRemarkThatTellsOfPartsOfAYearIsAWarning(remark: String) throws {
    let table = try parse("지표,2022,2023,2024\n가,1,2,3\n\(remark)\n")
    #expect(table.findings.first { $0.code == "partial-period" }?.severity == .warning)
    #expect(table.series.map(\.values) == [[1, 2, 3]])
  }

  /// Targets beside the results are what a reader of targets asks for.
  @Test(arguments: [
    "지표,단위,2023,2024(잠정),2024 목표,2025년 목표\n가,건,1,2,5,6\n나,명,10,,50,60\n",
    "지표,단위,실적,,목표,\n,,2023,2024,2024,2025\n가,건,1,2,5,6\n나,명,10,,50,60\n",
  ]) func columnsOfTargets(text: String) throws {
    let targets = try LongTable.parse(Array(text.utf8), kind: .target)
    #expect(targets.series.map(\.values) == [[5, 6], [50, 60]])
    #expect(targets.series.map(\.start) == [.year(2024), .year(2024)])
    #expect(try parse(text).series.map(\.values) == [[1, 2], [10]])
    #expect(try LongTable.parse(Array(text.utf8)).units == ["가": "건", "나": "명"])
  }

  /// One unit above the names is that of all series; several are nobody's.
  @Test(arguments: [
    ("예산 현황\n(단위: 백만원)\n지표,2023,2024\n가,1,2\n", ["가": "백만원"]),
    ("예산 현황,,[단위 : 천원]\n지표,2023,2024\n가,1,2\n", ["가": "천원"]),
    ("\"(단위: 건, 명)\"\n지표,2023,2024\n가,1,2\n", [:]),
    ("(단위: 건)\n지표,단위,2023,2024\n가,명,1,2\n", ["가": "명"]),
  ]) func unitsAboveTheNames(text: String, units: [String: String]) throws {
    #expect(try LongTable.parse(Array(text.utf8)).units == units)
    #expect(try parse(text).series.map(\.values) == [[1, 2]])
  }

  @Test func aSumWithoutValuesIsNoSeries() throws {
    let table = try parse("지표,2023,2024\n가,1,2\n합 계,,\n나,3,4\n소계,3,4\n")
    #expect(table.series.map(\.id) == ["가", "나", "소계"])
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
  }

  @Test(arguments: [
    ("folder/보도.csv", "보도"), ("실적.xlsx", "실적"),
  ]) func oneSeriesIsNamedAfterItsFileOrSheet(file: String, id: String) throws {
    let table = try LongTable.parse(Array("연도,1월,2월\n2024,1,2\n".utf8), file: file)
    #expect(table.series.map(\.id) == [id])
  }

  /// A value without a series is an error, not a remark.
  @Test func valuesWithoutASeriesAreNotPassedOver() throws {
    let table = try parse("지표,2022,2023\n가,1,2\n,3,4\n")
    #expect(codes(table).contains("no-identifier"))
  }
}
