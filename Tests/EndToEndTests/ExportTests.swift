import Foundation
import Testing

/// Tables as portals export them, taken through the commands that planners and analysts use.
@Suite struct ExportTests {
  private static let kosis = """
    \u{FEFF}"행정구역별","항목","단위","2021 년","2022 년","2023 년"
    "서울","등록인구","명","9,509,458","9,428,372","9,386,034"
    "","세대","호","4,426,007","4,446,296","4,469,417"
    "부산","등록인구","명","3,350,380","3,317,812","3,293,362"
    "","세대","호","1,544,663","1,556,104","1,561,000"

    """

  @Test func aStatisticsPortalsTableBecomesAPlan() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.kosis, to: "kosis.csv")
    let made = try Command.run(
      ["new", "plan", "--from", "kosis.csv", "--lang", "ko"], in: folder.url)
    #expect(made.status == 0, "\(made.words)")
    #expect(made.words.contains("지표 4개, 실적 12개"))
    let observations = try folder.read("plan/observations.csv")
    #expect(observations.contains("서울 · 세대,2023,actual,4469417,호"))
    let targets = try Command.run(["targets", "plan", "--csv"], in: folder.url)
    #expect(targets.status == 0 && targets.output.contains("부산 · 등록인구"))
    let charts = try Command.run(["charts", "plan", "--out", "charts"], in: folder.url)
    #expect(charts.status == 0)
    #expect(try folder.contents().keys.contains { $0.hasSuffix("indicator-서울 · 세대.csv") })
  }

  /// A year whose months stand in a column of their own, with the units of the columns.
  @Test func monthsBesideYearsLeadToTheYearsEnd() throws {
    var text = "연도,월,보도(건),민원(건)\n"
    for year in 2022...2024 {
      for month in 1...(year == 2024 ? 8 : 12) {
        text += "\(year),\(month),\(100 + month),\(300 - month)\n"
      }
    }
    let folder = try TemporaryFolder()
    try folder.write(text, to: "months.csv")
    let outlook = try Command.run(["yearend", "months.csv", "--lang", "ko"], in: folder.url)
    #expect(outlook.status == 0)
    #expect(outlook.output.contains("2024년 8월까지 누계 836건"))
    let forecast = try Command.run(["forecast", "months.csv"], in: folder.url)
    let last = try Records(forecast.output).rows(where: "unique_id", is: "민원(건)").last
    #expect(last?["ds"] == "2025-12")
  }
}
