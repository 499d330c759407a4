import Foundation
import Indicators
import Tables
import Testing

@Suite struct LongTableTests {
  func parse(_ text: String, file: String? = "long.csv") throws -> LongTable {
    try LongTable.parse(Array(text.utf8), file: file)
  }

  @Test func orderOfFirstAppearanceIsKept() throws {
    let table = try parse("unique_id,ds,y\nb,2022,2\na,2021,1\nb,2021,1\n가,1,5\n")
    #expect(table.series.map(\.id) == ["b", "a", "가"])
    #expect(table.series[0].start == .year(2021))
    #expect(table.series[0].values == [1, 2])
    #expect(table.series[2].start == .step(1))
    #expect(table.findings == [])
  }

  @Test func gapsAndUnknownValues() throws {
    let table = try parse("unique_id,ds,y\na,2020-11,1\na,2020-12,\na,2021-02,해당없음\na,2021-03,4\n")
    #expect(table.series[0].values == [1, nil, nil, nil, 4])
    #expect(table.coercionCount == 1)
  }

  @Test(arguments: [
    "series,period,value\na,2021,1\n", "지표,기간,값\na,2021,1\n", "지표;기간;값\na;2021;1\n",
    "value\tseries\tperiod\n1\ta\t2021\n", "\u{FEFF}Unique_ID , DS,y\na,2021,1\n",
    "unique_id,period,ds,y,split\na,yearly,2021,1,train\n",
    "언론보도 현황\n(단위: 건)\n지표,기간,값\na,2021,1\n", "unique_id,ds,y\r\na,2021년,1\r\n",
    "unique_id,ds,y\na,2021,1,\n", "unique_id,ds,y\n\n a ,2021, 1 \n\n",
  ]) func formsOfTheSameTable(text: String) throws {
    let table = try parse(text)
    #expect(table.series.map(\.id) == ["a"])
    #expect(table.series.first?.observations.map(\.period) == [.year(2021)])
    #expect(table.series.first?.observations.map(\.value) == [1])
  }

  /// The same two series in each layout, as a long table says them.
  @Test(arguments: [
    "지표,2021,2022,2023\n가,1,2,3\n나,10,,30\n", "구분,'21,'22년,2023년\n가,1,2,3\n나,10,-,30\n",
    "단위,성과지표,2023,2022,2021\n건,가,3,2,1\n건,나,30,,10\n", "과제,2021,2022,2023\n가,1,2,3\n나,10,,30\n",
    "실적표\n(단위: 건)\n지표,2021,2022,2023,비고\n가,1,2,3,\n나,10,,30,\n",
    "연도,가,나\n2021,1,10\n2022,2,\n2023,3,30\n", "가;year;나;비고\n1;2021;10;첫해\n2;2022;;\n3;2023;30;\n",
  ]) func valuesSideBySide(text: String) throws {
    let table = try parse(text)
    let long = try parse("id,ds,y\n가,2021,1\n가,2022,2\n가,2023,3\n나,2021,10\n나,2023,30\n")
    for (own, expected) in zip(table.series, long.series) {
      #expect(own.id == expected.id && own.start == expected.start)
      #expect(own.values == expected.values)
    }
    #expect(table.series.count == long.series.count)
    #expect(table.series.map(\.unit.symbol) == table.entries.map { $0.unit ?? "" })
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
    #expect(table.findings.contains { ["periods-across", "series-across"].contains($0.code) })
  }

  @Test func targetsBesideResultsAreLeftOutAndCategoriesAreNot() throws {
    let kinds = try parse("지표,구분,2021,2022\n가,목표,5,6\n가,실적,1,2\n")
    #expect(kinds.series.map(\.values) == [[1, 2]])
    #expect(kinds.findings.map(\.code).contains("other-kinds"))
    // Targets alone are no results either.
    #expect(throws: Finding.self) { try parse("지표,구분,2021,2022\n가,목표,5,6\n") }
    let categories = try parse("구분,지표,2021,2022\n언론,가,1,2\nSNS,나,3,4\n")
    #expect(categories.series.map(\.values) == [[1, 2], [3, 4]])
  }

  /// A year a row, as statistics of months are kept.
  @Test(arguments: [
    ("지표,연도,1월,2월,12월,계\n가,2023,1,2,3,6\n가,2024,4,,,4\n", "가"),
    ("연도,1월,2월,12월\n2024,4,,\n2023,1,2,3\n", "long"),
  ]) func monthsOfAYearSideBySide(text: String, id: String) throws {
    let table = try parse(text)
    let long = try parse(
      "id,ds,y\n\(id),2023-01,1\n\(id),2023-02,2\n\(id),2023-12,3\n\(id),2024-01,4\n")
    #expect(table.series == long.series)
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
  }

  @Test func quartersAndHalfYearsSideBySide() throws {
    let quarters = try parse("연도,1분기,2분기,3/4,4/4분기\n2023,1,2,3,4\n2024,5,6,,\n")
    #expect(quarters.series[0].start == .quarter(2023, 1))
    #expect(quarters.series[0].values == [1, 2, 3, 4, 5, 6])
    let halves = try parse("부서,year,상반기,하반기\n가,2023,1,2\n나,2023,3,4\n")
    #expect(halves.series.map(\.values) == [[1, 2], [3, 4]])
    #expect(halves.series[0].start == .half(2023, 1))
  }

  @Test func monthsSideBySideAndTheBlankOnesToCome() throws {
    let table = try parse("지표,2024-01,2024-02,2024-03,합계\n가,5,6,,11\n")
    #expect(table.series.map(\.values) == [[5, 6]])
    #expect(table.series[0].start == .month(2024, 1))
    #expect(table.allFindings.map(\.code) == ["periods-across", "extra-columns", "blank-end"])
  }

  @Test func manyBlankEndsAreToldOnce() throws {
    let rows = (1...9).map { "지표\($0),5,6,\n" }.joined()
    let table = try parse("지표,2024-01,2024-02,2024-03\n" + rows)
    let ends = table.allFindings.filter { $0.code == "blank-end" }
    #expect(ends.map(\.place.row) == [2])
    #expect(ends.first?.message.ko.contains("계열 8개가 더") == true)
    #expect(table.entries.allSatisfy { $0.findings.map(\.code) == ["blank-end"] })
  }

  /// Rows without names above them, slips in names, and a value that looks like a year.
  @Test(arguments: [
    "press,2021,2023\npress,2022,2100\n", "ds,unique_idd,y\n2021,a,1\n",
    "ds,valeu\n2021,1\n", "연도,지표들,보도값,값\n2021,a,1,2\n", "연도\n2021\n", "2021,2022,2023\n1,2,3\n",
  ]) func whatIsNoLayoutIsRefused(text: String) {
    #expect(throws: Finding.self) { try parse(text) }
  }

  @Test func aColumnNamedTwiceIsRefused() {
    #expect(throws: Finding.self) { try parse("지표,2021,2022,2021\n가,1,2,3\n") }
    #expect(throws: Finding.self) { try parse("연도,가,가\n2021,1,2\n") }
  }

  @Test func errorsOfValuesSideBySideKeepTheOthers() throws {
    let across = try parse("지표,2021,2022,2023\n가,1,x,3\n나,1,2,3\n다,1,2\n")
    #expect(across.entries.map { $0.series != nil } == [false, true, false])
    #expect(
      across.entries[0].findings[0].place == Place(file: "long.csv", row: 2, column: "2022"))
    let down = try parse("연도,가,나\n2021,1,2\n2022,x,3\n")
    #expect(down.entries.map { $0.series != nil } == [false, true])
    let ragged = try parse("연도,가,나\n2021,1\n2022,2,3\n")
    #expect(ragged.findings.contains { $0.severity == .error })
  }

  @Test func oneBadSeriesDoesNotLoseTheOthers() throws {
    let table = try parse("unique_id,ds,y\na,2021,1\nb,2021,abc\na,2022,2\nc,2021,1\nc,2021,2\n")
    #expect(table.entries.map(\.id) == ["a", "b", "c"])
    #expect(table.entries.map { $0.series != nil } == [true, false, false])
    #expect(table.entries[1].findings.map(\.code) == ["not-a-number"])
    #expect(table.entries[1].findings[0].place == Place(file: "long.csv", row: 3, column: "y"))
    #expect(table.entries[2].findings.map(\.code) == ["duplicate-period"])
  }

  @Test func periodsOfEveryKind() throws {
    let table = try parse(
      """
      id,ds,y
      year,2023,1
      half,2023H2,1
      quarter,2023Q4,1
      month,2023-07,1
      day,2023-07-15,1
      stamp,2023-07-15 00:00:00,1
      korean,'23. 12.,1
      step,17,1
      """)
    #expect(
      table.series.compactMap(\.start) == [
        .year(2023), .half(2023, 2), .quarter(2023, 4), .month(2023, 7),
        Period(frequency: .day, ordinal: 19_553), Period(frequency: .day, ordinal: 19_553),
        .month(2023, 12), .step(17),
      ])
  }

  @Test(arguments: [
    (["2023-01-31", "2023-02-28", "2023-03-31"], Period.month(2023, 1), 3),
    (["2023-01-01", "2023-02-01"], .month(2023, 1), 2),
    (["2023-03-31", "2023-06-30", "2023-12-31"], .quarter(2023, 1), 4),
    (["2020-12-31", "2021-12-31"], .year(2020), 2),
    (["2023-01-01", "2023-07-01"], .half(2023, 1), 2),
    (["2023-01-31", "2023-04-30", "2023-06-30"], .month(2023, 1), 6),
  ]) func endsOfPeriodsAreRecognised(dates: [String], start: Period, count: Int) throws {
    let rows = dates.map { "a,\($0),1\n" }.joined()
    let table = try parse("unique_id,ds,y\n" + rows)
    #expect(table.series[0].start == start)
    #expect(table.series[0].values.count == count)
    #expect(table.entries[0].findings.first?.code == "dates-as-periods")
  }

  @Test(
    "One date a year, such as the end of a fiscal year, is a year's value",
    arguments: [
      ["2015-03-31", "2016-03-31", "2018-03-31"], ["2015-02-28", "2016-02-29", "2018-02-28"],
      ["2015-05-20", "2016-05-20", "2018-05-20"],
    ]) func oneDayAYear(dates: [String]) throws
  {
    let rows = dates.map { "a,\($0),1\n" }.joined()
    let entry = try parse("unique_id,ds,y\n" + rows).entries[0]
    #expect(entry.series?.start == .year(2015))
    #expect(entry.series?.values == [1, 1, nil, 1])
    #expect(entry.findings.map(\.code) == ["one-day-a-year", "gaps"])
  }

  @Test(
    "Values that stand only every few periods are told",
    arguments: [
      (["2023-03", "2023-06", "2023-12"], "2023Q4"), (["2021-12", "2022-12", "2023-12"], "2023"),
      (["2022-06", "2022-12", "2023-06"], "2023H1"), (["2021Q1", "2022Q1", "2023Q1"], "2023"),
      (["2021Q2", "2021Q4", "2022Q2"], "2022H1"), (["2020H1", "2021H1", "2023H1"], "2023"),
    ]) func everyFewPeriods(periods: [String], better: String) throws
  {
    let rows = periods.map { "a,\($0),1\n" }.joined()
    let finding = try #require(try parse("unique_id,ds,y\n" + rows).entries[0].findings.first)
    #expect(finding.code == "every-few-periods" && finding.severity == .warning)
    #expect(finding.mend?.en.contains("write \(better) for \(periods[2])") == true)
  }

  @Test("Gaps of many series are told once; a series without any tells nothing")
  func gaps() throws {
    let head = "unique_id,ds,y\n"
    func rows(_ id: String, _ years: [Int]) -> String {
      years.map { "\(id),\($0),1\n" }.joined()
    }
    let gappy = (1...5).map { rows("s\($0)", [2018, 2019, 2021, 2022]) }.joined()
    let findings = try parse(head + gappy + rows("b", [2018, 2019, 2020])).allFindings
    #expect(findings.map(\.code) == ["gaps"])
    #expect(findings[0].message.en.contains("2020") && findings[0].message.en.contains("4 more"))
    #expect(try parse(head + rows("b", [2018, 2019, 2020])).allFindings.isEmpty)
  }

  @Test("What many series share is counted over all portions of a file")
  func sharedFindingsOfPortions() throws {
    var shared = SharedFindings()
    for (ids, told) in [(1...2, 2), (3...9, 1)] {
      let rows = ids.map { "s\($0),2019,1\ns\($0),2021,2\n" }.joined()
      var findings = try parse("unique_id,ds,y\n" + rows + "b,2019,x\n").entries
        .flatMap(\.findings)
      shared.add(SharedFindings(takenFrom: &findings))
      #expect(findings.map(\.code) == ["not-a-number"])
      #expect(shared.all.count == told)
    }
    #expect(shared.all[0].message.en.contains("8 more series"))
  }

  @Test("A single date is read as the dates of the other series are")
  func singleDates() throws {
    let others = "b,2022-12-31,1\nb,2023-12-31,2\nc,2022-12-31,3\nc,2023-12-31,4\n"
    let months = "d,2023-01-31,1\nd,2023-02-28,2\n"
    let head = "unique_id,ds,y\na,2023-12-31,7\n"
    #expect(try parse(head + others).series[0].start == .year(2023))
    #expect(try parse(head + others + months).series[0].start == .year(2023))
    #expect(try parse(head + months).series[0].start == .month(2023, 12))
    let alone = try parse(head)
    #expect(alone.series[0].start?.frequency == .day)
    #expect(alone.entries[0].findings.map(\.code) == ["single-date"])
    let within = try parse("unique_id,ds,y\na,2023-12-15,7\n" + others)
    #expect(within.series[0].start?.frequency == .day)
    #expect(within.entries[0].findings.isEmpty)
  }

  @Test func dailyFiguresStayDaily() throws {
    let table = try parse("unique_id,ds,y\na,2023-12-31,1\na,2024-01-01,2\na,2024-01-02,3\n")
    #expect(table.series[0].start?.frequency == .day)
    #expect(table.series[0].values == [1, 2, 3])
  }

  /// Steps that pass through the calendar years stay steps.
  @Test func longStepsAreNoYears() throws {
    let rows = (1...2300).map { "a,\($0),\($0)\n" }.joined()
    let table = try parse("unique_id,ds,y\n" + rows)
    #expect(table.series[0].start == .step(1))
    #expect(table.series[0].values.count == 2300)
  }

  /// Numbers read straight from bytes are the periods that the general reader finds.
  @Test func plainNumbersAreReadAlike() throws {
    for text in ["7", "0042", "1899", "2024", "12345", "123456", "202312", "1234567", "20231231"] {
      let table = try parse("unique_id,ds,y\na,\(text),1\n")
      #expect(table.series.first?.start == Period(parsing: text), "\(text)")
    }
    #expect(try parse("unique_id,ds,y\na,202313,1\n").series.isEmpty)
  }

  @Test func oneSeriesIsNamedAfterTheFile() throws {
    let table = try parse("기간,값\n2021,1\n2022,2\n", file: "자료/보도건수.csv")
    #expect(table.series.map(\.id) == ["보도건수"])
  }

  @Test func korean949IsRead() throws {
    let table = try LongTable.parse(try Fixtures.bytes("text/cp949.csv"), file: "cp949.csv")
    #expect(table.encoding == .cp949)
    #expect(table.series.map(\.id) == ["언론보도율", "똠방각하 펲시콜라", "½㎡ⅷ①㈜ 漢字"])
    #expect(table.series[1].values == [-149])
    #expect(
      table.coercions == [
        Coercion(
          place: Place(file: "cp949.csv", row: 2, column: "값"), before: "2,128", after: "2128"),
        Coercion(
          place: Place(file: "cp949.csv", row: 3, column: "값"), before: "△149", after: "-149"),
      ])
  }

  @Test func unitsAreReadOnce() throws {
    let table = try parse("unique_id,ds,y\na,2021,1억원\na,2022,\"350,000천원\"\n")
    #expect(table.series[0].values == [100_000_000, 350_000_000])
  }

  /// Commas between thousands are read the same from bytes as from text.
  @Test(arguments: [
    "2,128", "-1,234,567.25", "999,999,999,999.5", "1,000.000", "1,23", ",123", "12,3456", "1,234,",
    "1,234.5.6", "1,234,56", "0,001", "1234,567", "--1,000", "1,000e3",
  ]) func thousands(text: String) throws {
    let entry = try parse("unique_id,ds,y\na,2021,\"\(text)\"\n").entries[0]
    let reading = try? KoreanNumber.read(text)
    #expect(entry.series?.observations.first?.value == reading?.value)
  }

  @Test func missingFileIsAFinding() {
    let error = #expect(throws: Findings.self) { try LongTable.read(path: "/no/such/file.csv") }
    #expect(error?.all.map(\.code) == ["missing-file"])
  }
}
