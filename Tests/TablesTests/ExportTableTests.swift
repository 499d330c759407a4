import Foundation
import Indicators
import Testing

@testable import Tables

/// Tables as statistics portals and open data portals export them.
@Suite struct ExportTableTests {
  private func parse(_ text: String) throws -> LongTable {
    try LongTable.parse(Array(text.utf8), file: "table.csv")
  }

  private func values(_ table: LongTable) -> [String: [Double?]] {
    Dictionary(uniqueKeysWithValues: table.series.map { ($0.id, $0.values) })
  }

  private func codes(_ table: LongTable) -> [String] { table.allFindings.map(\.code) }

  private static let people: [String: [Double?]] = [
    "서울 · 인구": [1, 2], "서울 · 남자": [3, 4], "부산 · 인구": [5, 6], "부산 · 남자": [7, 8],
  ]

  /// Where one column does not tell the rows apart, all that say what they are about do.
  @Test(arguments: [
    "행정구역별,항목,단위,2022 년,2023 년\n서울,인구,명,1,2\n서울,남자,명,3,4\n부산,인구,명,5,6\n부산,남자,명,7,8\n",
    "행정구역별(1),항목,2022,2023\n서울,인구,1,2\n,남자,3,4\n부산,인구,5,6\n,남자,7,8\n",
    "시도별,구분,2022,2023\n서울,인구,1,2\n서울,남자,3,4\n부산,인구,5,6\n부산,남자,7,8\n",
    "시도별,연도,인구,남자\n서울,2022,1,3\n서울,2023,2,4\n부산,2022,5,7\n부산,2023,6,8\n",
    "연도,기관,인구,남자\n2022,서울,1,3\n2022,부산,5,7\n2023,서울,2,4\n2023,부산,6,8\n",
    "C1,C1_NM,ITM_ID,ITM_NM,UNIT_NM,PRD_DE,DT\n11,서울,T1,인구,명,2022,1\n11,서울,T1,인구,명,2023,2\n"
      + "11,서울,T2,남자,명,2022,3\n11,서울,T2,남자,명,2023,4\n26,부산,T1,인구,명,2022,5\n"
      + "26,부산,T1,인구,명,2023,6\n26,부산,T2,남자,명,2022,7\n26,부산,T2,남자,명,2023,8\n",
    "시도별,2022,2022,2023,2023\n시도별,인구,남자,인구,남자\n서울,1,3,2,4\n부산,5,7,6,8\n",
  ]) func rowsNamedByTheirColumnsTogether(text: String) throws {
    let table = try parse(text)
    #expect(values(table) == Self.people)
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
  }

  /// Words left of the periods name rows as well, whatever their columns are called; merged cells go on.
  @Test func columnsOfAnyNameTellRowsApart() throws {
    let merged = try parse("대분류,중분류,2021,2022,2023\n가,나,1,2,3\n,다,4,5,6\n,라,7,8,9\n마,나,1,1,1\n")
    #expect(merged.entries.map(\.id) == ["가 · 나", "가 · 다", "가 · 라", "마 · 나"])
    let tasks = try parse("부서명,담당업무,순번,2022,2023\n총무과,민원,1,1,2\n총무과,교육,2,4,5\n")
    #expect(values(tasks) == ["총무과 · 민원": [1, 2], "총무과 · 교육": [4, 5]])
    // One row without a name is a slip, not a merged cell.
    let slip = try parse("지표,부서,2022,2023\n가,총무,1,2\n나,총무,3,4\n다,홍보,3,4\n,홍보,5,6\n")
    #expect(slip.entries.map(\.id) == ["가", "나", "다"])
    #expect(codes(slip).contains("no-identifier"))
  }

  /// `(A)` and `(B)` call the columns by letters; `(p)` and `(E)` say what the figures are.
  @Test func lettersOfColumnsAreNoWords() throws {
    let table = try parse("구분,2021년 실적(A),2022년 실적(B),2023(C),2024(E),증감(B-A)\n가,1,2,3,9,1\n")
    #expect(values(table) == ["가": [1, 2, 3]])
    #expect(codes(table).contains("target-columns"))
    let measured = try parse(
      "구분,2022 방문객(A),2022 매출(B),2023 방문객(C),2023 매출(D)\n가,1,2,3,4\n")
    #expect(values(measured) == ["가 · 방문객": [1, 3], "가 · 매출": [2, 4]])
  }

  @Test func partsOfNoYearAreRefusedWithTheReason() throws {
    let error = try #require(throws: Finding.self) { try parse("지표,1월,2월\n가,1,2\n") }
    #expect(error.code == "parts-without-year")
  }

  /// 1.2억원 beside 110, without a word on the unit of the latter.
  @Test func wordsOfSizeBesidePlainNumbersAreAWarning() throws {
    let table = try parse("지표,2021,2022\n가,110,1.2억원\n나,1억원,2억원\n다,12명,13\n")
    let warnings = table.allFindings.filter { $0.code == "scaled-beside-plain" }
    #expect(warnings.count == 1 && warnings[0].severity == .warning)
    #expect(warnings[0].message.ko.contains("'가' 계열"))
    let same = try parse("지표,단위,2021,2022\n가,백만원,110,1.2억원\n")
    #expect(!codes(same).contains("scaled-beside-plain"))
  }

  /// A column is enough where its names do not repeat a period, as before.
  @Test func oneColumnIsEnoughWhereItTellsRowsApart() throws {
    let table = try parse("부서,지표,2021,2022\n총무,가,1,2\n홍보,나,3,4\n홍보,가,,\n")
    #expect(values(table) == ["가": [1, 2], "나": [3, 4]])
    #expect(!codes(table).contains("names-combined"))
  }

  /// The first column names the rows where none has a known name, but for numbers of rows.
  @Test func theFirstColumnNamesRowsAsBefore() throws {
    let table = try parse("사업,연령별,2021,2022,2023\n가,노인,1,2,3\n나,노인,4,5,6\n")
    #expect(values(table) == ["가": [1, 2, 3], "나": [4, 5, 6]])
    let numbered = try parse("연번,사업,2021,2022,2023\n1,가,1,2,3\n2,나,4,5,6\n")
    #expect(values(numbered) == values(table))
  }

  @Test func columnsThatTellNothingApartLeaveTheError() throws {
    let table = try parse("지표,부서,2021\n가,총무,1\n가,총무,2\n")
    #expect(codes(table).contains("duplicate-period") && !codes(table).contains("names-combined"))
  }

  @Test func unitsAndPanelsKnowCombinedNames() throws {
    let text = "시도별,항목,단위,2022,2023\n서울,인구,명,1,2\n서울,세대,호,3,4\n부산,인구,명,5,6\n"
    let source = try LongSource(Array(text.utf8), file: "t.csv")
    #expect(try source.table().units == ["서울 · 인구": "명", "서울 · 세대": "호", "부산 · 인구": "명"])
    #expect(
      try source.panels(by: "항목") == ["서울 · 인구": "인구", "서울 · 세대": "세대", "부산 · 인구": "인구"])
  }

  /// The month beside the year, and rarer names of periods.
  @Test(arguments: [
    "연도,월,민원\n2023,11,1\n2023,12,2\n2024,1,3\n", "기준년도,월,민원\n2023,11월,1\n2023,12월,2\n2024,1월,3\n",
    "기준년월,민원\n202311,1\n202312,2\n202401,3\n", "연도,월,값\n2023,11,1\n2023,12,2\n2024,1,3\n",
    "지표,연도,월,값\n민원,2023,11,1\n민원,2023,12,2\n민원,2024,1,3\n",
    "기관명,연도,월,건수\n민원,2023,11,1\n민원,2023,12,2\n민원,2024,1,3\n",
    "일시,민원\n2023-11-01 00:00,1\n2023-12-01 00:00,2\n2024-01-01 00:00,3\n",
  ]) func periodsAsPortalsWriteThem(text: String) throws {
    let table = try parse(text)
    #expect(table.series.map(\.values) == [[1, 2, 3]])
    #expect(table.series.map(\.start) == [.month(2023, 11)])
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
  }

  /// A column of words is no series of figures, and what does not tell rows apart is no table of series.
  @Test func wordsAreNoValues() throws {
    let table = try parse("기관,연도,담당,방문객,매출\n가,2022,김,1,2\n가,2023,이,3,4\n나,2023,이,5,6\n")
    #expect(
      values(table) == ["가 · 방문객": [1, 3], "가 · 매출": [2, 4], "나 · 방문객": [5], "나 · 매출": [6]])
    let one = try parse("연도,기관,담당,방문객\n2022,가,김,1\n2022,나,이,2\n")
    #expect(values(one) == ["가": [1], "나": [2]])
    for text in [
      "회계연도,회계명,금액\n2023,일반,1\n2023,일반,2\n",
      "series_id,period,reason\na,2022,law\n",
    ] {
      let error = try #require(throws: Finding.self) { try parse(text) }
      #expect(error.code == "missing-columns")
    }
  }

  /// A row of units below the names is a remark.
  @Test func unitsBelowTheNames() throws {
    let table = try parse("연도,보도,게시\n,건,회\n2022,1,2\n2023,3,4\n")
    #expect(values(table) == ["보도": [1, 3], "게시": [2, 4]])
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
  }

  @Test func aLetterBehindANumberIsExplained() throws {
    let table = try parse("지표,2022,2023\n가,1,0.721p\n")
    #expect(table.entries[0].findings.first?.mend?.ko.contains("'p)'") == true)
  }

  /// A column of kinds tells results from targets in records, too; of anything else it names rows.
  @Test func kindsOfRecords() throws {
    let kinds = try parse("기관,연도,구분,건수\n가,2022,목표,9\n가,2022,실적,1\n가,2023,실적,2\n")
    #expect(values(kinds) == ["가": [1, 2]])
    let people = try parse("기관,연도,구분,건수\n가,2022,남,9\n가,2022,여,1\n")
    #expect(values(people) == ["가 · 남": [9], "가 · 여": [1]])
  }

  @Test func aMonthThatIsNoneIsAnError() throws {
    let table = try parse("연도,월,민원\n2023,12,2\n2024,13,3\n2024,1,4\n")
    #expect(codes(table).contains("bad-part-of-year"))
  }

  /// Figures with a unit of their own are brought to the unit of their row; 1.2억원 is no 120,000,000 억원.
  @Test func figuresTakeTheUnitOfTheirRow() throws {
    let text = "지표,단위,2022,2023\n절감액,억원,1.2억원,2.5억원\n예산,백만원,150,1억 6천만원\n민원,천건,3천건,4\n"
    let table = try parse(text)
    #expect(values(table) == ["절감액": [1.2, 2.5], "예산": [150, 160], "민원": [3, 4]])
    #expect(codes(table).contains("unit-converted"))
    let above = try parse("(단위: 천원)\n지표,2022,2023\n예산,150,16만원\n")
    #expect(values(above) == ["예산": [150, 160]])
    let named = try parse("지표,2022,2023\n예산(천원),150,16만원\n")
    #expect(values(named) == ["예산(천원)": [150, 160]])
    let other = try parse("지표,단위,2022,2023\n만족도,점,80%,81%\n")
    #expect(other.findings.first { $0.code == "unit-beside-differs" }?.severity == .warning)
    #expect(values(other) == ["만족도": [80, 81]])
  }

  /// The unit in the brackets of a name, where nothing else says one; other words in brackets are none.
  @Test(arguments: [
    (
      "지표,2022,2023\n매출(천원),1,2\n참여율 (%),1,2\n방문(월),1,2\n교육(과정),1,2\n",
      ["매출(천원)": "천원", "참여율 (%)": "%"]
    ),
    ("연도,매출(단위: 천원),보도\n2022,1,2\n", ["매출(단위: 천원)": "천원"]),
    ("(단위: 명)\n연도,매출(천원),보도\n2022,1,2\n", ["매출(천원)": "천원", "보도": "명"]),
    ("기관,2022 매출(천원),2022 방문,2023 매출(천원),2023 방문\n가,1,2,3,4\n", ["가 · 매출(천원)": "천원"]),
  ]) func unitsInNames(text: String, units: [String: String]) throws {
    #expect(try LongTable.parse(Array(text.utf8)).units == units)
  }

  /// A part of the running year beside whole years is left out with a warning, not with all the others.
  @Test(arguments: ["2024.9월", "2024년 9월말", "2024. 3/4", "2024년 상반기"])
  func aPartOfTheRunningYearIsNotRead(name: String) throws {
    let table = try parse("지표,2022년,2023년,\(name)\n가,1,2,3\n나,4,5,6\n")
    #expect(values(table) == ["가": [1, 2], "나": [4, 5]])
    let warning = try #require(table.findings.first { $0.code == "shorter-period-columns" })
    #expect(warning.severity == .warning && warning.message.ko.contains("'\(name)'"))
  }

  /// Months are not left out where they are as many as the years, or within these.
  @Test func monthsBesideTheirYearsStayAnError() throws {
    let table = try parse("지표,2023년,2023.11월,2023.12월\n가,9,2,3\n")
    #expect(codes(table).contains("mixed-frequencies"))
  }

  @Test func yearlyTotalsOfMonthsAreLeftOut() throws {
    let months = (1...12).map { "2023년 \($0)월,\($0)" }.joined(separator: "\n")
    let table = try parse("기간,민원\n2023년,78\n\(months)\n2024년,\n2024년 1월,5\n")
    #expect(table.series.map(\.values.count) == [13])
    #expect(codes(table).contains("subtotals-skipped"))
    let other = try parse("기간,민원\n2023년,79\n\(months)\n")
    #expect(codes(other).contains("mixed-frequencies"))
  }

  @Test func marksOfFootnotesAndOfSecrecy() throws {
    let table = try parse("지표,2021,2022,2023\n가,\"1,200*\",\"1,410¹⁾\",\"1,500 ²⁾³⁾\"\n나,X,..,3\n")
    #expect(values(table) == ["가": [1200, 1410, 1500], "나": [3]])
    #expect(table.coercionCount == 5)
    let bad = try parse("지표,2022,2023\n가,*,1\n나,5²,1\n")
    #expect(bad.entries.allSatisfy { $0.series == nil })
  }

  /// Where a series would have a period twice and further columns may tell rows apart, portions would not
  /// show it of the whole; otherwise they do.
  @Test(arguments: [
    ("지표,부서,기간,값\n", "지표,부서 N,2023,N\n", true),
    ("지표,부서,기간,값\n", "지표 HALF,부서,YEAR,N\n", false),
    ("지표,부서,2022,2023\n", "지표 HALF,부서 N,2023,N\n", true),
    ("지표,부서,2022,2023\n", "지표 N,부서 N,2023,N\n", false),
  ]) func portionsNeedNoFurtherColumns(header: String, row: String, isWhole: Bool) throws {
    let rows = (0..<40).map {
      row.replacing("HALF", with: "\($0 / 2)").replacing("YEAR", with: "\(2022 + $0 % 2)")
        .replacing("N", with: "\($0)")
    }
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data((header + rows.joined()).utf8).write(to: url)
    let portions = LongPortions(path: url.path, smallest: 0, usualSize: 64)
    #expect((portions == nil) == isWhole)
    let whole = try LongTable.read(path: url.path)
    #expect(whole.entries.allSatisfy { $0.series != nil })
    guard let portions else { return }
    let parts = try (0..<portions.count).flatMap { try portions.table($0).entries }
    #expect(parts == whole.entries)
  }
}
