import Indicators
import Tables
import Testing

/// Rows with several measures over the same periods, side by side.
@Suite struct MeasureTableTests {
  private func parse(_ text: String, kind: FigureKind = .actual) throws -> LongTable {
    try LongTable.parse(Array(text.utf8), file: "table.csv", kind: kind)
  }

  private func codes(_ table: LongTable) -> [String] { table.allFindings.map(\.code) }

  private static let rows = "가,10,100,11,110\n나,20,,21,210\n"

  /// However the columns are named and ordered, each measure of a row is one series.
  @Test(arguments: [
    "기관,2022년 방문객,2022년 매출,2023년 방문객,2023년 매출\n" + rows,
    "기관,2022 방문객 실적,2022(매출),2023 방문객,2023 매출(잠정)\n" + rows,
    "기관,2022년,,2023년,\n,방문객,매출,방문객,매출\n" + rows,
    "연번,기관,2022년,,2023년,\n연번,기관,방문객,매출,방문객,매출\n1,가,10,100,11,110\n2,나,20,,21,210\n",
    "기관,방문객,,매출,\n,2022년,2023년,2022년,2023년\n가,10,11,100,110\n나,20,21,,210\n",
    "기관,방문객(2022),매출(2022),방문객(2023),매출(2023)\n" + rows,
    "기관,방문객_2022,매출_2022,방문객 2023년,매출 2023년\n" + rows,
    "기관,2022 방문객,2022 매출,2023 방문객,2023 매출,2024 방문객 목표\n가,10,100,11,110,12\n나,20,,21,210,2\n",
  ]) func eachMeasureOfARowIsASeries(text: String) throws {
    let table = try parse(text)
    let values = Dictionary(uniqueKeysWithValues: table.series.map { ($0.id, $0.values) })
    #expect(
      values == [
        "가 · 방문객": [10, 11], "가 · 매출": [100, 110], "나 · 방문객": [20, 21], "나 · 매출": [210],
      ])
    let first = try #require(table.entries.first)
    #expect(first.id == "가 · 방문객" && first.series?.start == .year(2022))
    let note = try #require(table.findings.first { $0.code == "measures-across" })
    #expect(note.message.ko.contains("'방문객', '매출'"))
    #expect(table.allFindings.allSatisfy { $0.severity == .note })
  }

  @Test func unitsStayInTheNameAndUnitsBesideBelongToAll() throws {
    let text =
      "기관,단위,2022 방문객(천명),2022 매출(백만원),2023 방문객(천명),2023 매출(백만원)\n가,건,1,2,3,4\n"
    #expect(try parse(text).series.map(\.id) == ["가 · 방문객(천명)", "가 · 매출(백만원)"])
    #expect(
      try LongTable.parse(Array(text.utf8)).units
        == ["가 · 방문객(천명)": "건", "가 · 매출(백만원)": "건"])
    let panels = try LongSource(Array(text.utf8), file: nil).panels(by: "all")
    #expect(panels == ["가 · 방문객(천명)": "all · 방문객(천명)", "가 · 매출(백만원)": "all · 매출(백만원)"])
  }

  /// Not every row has every measure; one that has none of them is left out, and said so.
  @Test func measuresWithoutValuesAreNoSeries() throws {
    let table = try parse(
      "기관,2022 방문객,2022 매출,2023 방문객,2023 매출\n가,1,X,2,-\n나,3,4,5,6\n다,,,,\n")
    #expect(table.entries.map(\.id) == ["가 · 방문객", "나 · 방문객", "나 · 매출"])
    let note = try #require(table.findings.first { $0.code == "blank-measures" })
    #expect(note.severity == .note && note.message.ko.contains("3개"))
  }

  @Test func targetsBelongToTheirMeasure() throws {
    let text =
      "기관,2023 방문객,2023 매출,2024 방문객,2024 매출,2025 방문객 목표,2025 매출목표\n가,1,2,3,4,5,6\n"
    let targets = try parse(text, kind: .target)
    #expect(targets.series.map(\.id) == ["가 · 방문객", "가 · 매출"])
    #expect(targets.series.map(\.values) == [[5], [6]])
  }

  /// A part of the newest year, or a measure of one year, goes on with nothing.
  @Test func aMeasureOfOnePeriodIsAWarning() throws {
    let table = try parse(
      "기관,2022 방문객,2022 매출,2023 방문객,2023 매출,2024년 방문객(10월 누계),2023 종사자\n가,1,2,3,4,5,6\n")
    #expect(table.series.map(\.values) == [[1, 3], [2, 4]])
    let warning = try #require(table.findings.first { $0.code == "unread-period-columns" })
    #expect(warning.severity == .warning)
    #expect(warning.message.ko.contains("'2024년 방문객(10월 누계)', '2023 종사자'"))
  }

  /// Columns that all count to some month are read as before, now with a warning.
  @Test func periodsThatAllSaySoFarAreAWarning() throws {
    let table = try parse("기관,2023.10월 누계,2024.10월 누계\n가,1,2\n")
    #expect(table.series.map(\.id) == ["가"])
    #expect(table.findings.first { $0.code == "partial-period" }?.severity == .warning)
  }

  /// Words that differ between all columns leave it open which of them belong together.
  @Test(arguments: [
    "기관,2022 방문자,2023 방문객,2023 매출액,2022 매출\n가,1,2,3,4\n",
    "기관,2022년,,2023년,\n,방문자,매출액,방문객,매출\n가,10,100,11,110\n",
  ]) func namesWithoutAnyRepetitionAreRefused(text: String) throws {
    let error = try #require(throws: Finding.self) { try parse(text) }
    #expect(error.code == "unclear-measures")
    #expect(error.message.ko.contains("방문자'") && error.mend?.ko.contains("2022 방문객") == true)
  }

  @Test func aSpoiltRowCountsForAllItsMeasures() throws {
    let table = try parse(
      "기관,2022 방문객,2022 매출,2023 방문객,2023 매출\n가,1,2,3\n나,1,많음,3,4\n다,1,2,3,4\n")
    #expect(table.series.map(\.id) == ["나 · 방문객", "다 · 방문객", "다 · 매출"])
    #expect(table.entries.filter { $0.series == nil }.map(\.id) == ["가 · 방문객", "가 · 매출", "나 · 매출"])
  }

  /// A period behind other words names a column of one measure as well.
  @Test func periodsBehindTheName() throws {
    let table = try parse("시군구,인구(2021),인구(2022),인구(2023)\n가,1,2,3\n")
    #expect(table.series.map(\.id) == ["가"] && table.series.map(\.values) == [[1, 2, 3]])
  }
}
