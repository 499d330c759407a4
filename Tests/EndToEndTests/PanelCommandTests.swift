import Foundation
import Testing

/// The same indicator of several departments, and a table of figures with a slip in it.
@Suite struct PanelCommandTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var text = "지표,부서,기간,값\n"
    let figures = [
      "총무과": [51.0, 53, 56, 58, 61], "홍보과": [40, 43, 44, 47, 49], "안전과": [80, 83, 88, 92, 95],
    ]
    for name in figures.keys.sorted() {
      for (index, value) in (figures[name] ?? []).enumerated() {
        text += "보도 \(name),보도건수,\(2019 + index),\(value)\n"
      }
    }
    text += "보도 신설과,보도건수,2023,62\n"
    try folder.write(
      text.replacingOccurrences(of: "지표,부서", with: "series,indicator"), to: "부서.csv")
    return folder
  }

  private func means(_ options: [String]) throws -> [String: Double] {
    let folder = try folder()
    let outcome = try Command.run(
      ["forecast", "부서.csv", "--horizon", "1", "--lang", "ko"] + options, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
    return try Dictionary(
      uniqueKeysWithValues: Records(outcome.output).rows.map {
        ($0["unique_id"] ?? "", try $0.number("mean"))
      })
  }

  @Test func aNewDepartmentGrowsAsTheOthersDo() throws {
    let alone = try means([])
    let together = try means(["--panel", "indicator"])
    #expect(together.count == 4)
    let own = try #require(alone["보도 신설과"])
    let shared = try #require(together["보도 신설과"])
    // The other three grew by 4 to 5 % a year; one figure alone knows nothing of it.
    #expect(shared > own && shared > 63 && shared < 66)
  }

  @Test func whatThePanelTaughtIsToldInWords() throws {
    let folder = try folder()
    let outcome = try Command.run(
      ["forecast", "부서.csv", "--horizon", "1", "--panel", "all", "--explain", "--lang", "ko"],
      in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.output.contains("보도 신설과") && outcome.output.contains("4개"))
  }

  @Test func aPanelAsJsonIsJson() throws {
    let folder = try folder()
    let text = try Command.succeed(
      ["forecast", "부서.csv", "--horizon", "1", "--panel", "indicator", "--json"], in: folder.url)
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.count == 4 && rows.allSatisfy { $0["mean"] is Double })
  }

  @Test func aSignThatNoNameHoldsIsNoPanel() throws {
    let folder = try folder()
    let outcome = try Command.run(
      ["forecast", "부서.csv", "--horizon", "1", "--panel", "|", "--lang", "ko"], in: folder.url)
    #expect(outcome.status == 2 && outcome.words.contains("'|'"))
  }

  @Test func optionsThatDoNotGoTogetherAndColumnsThatAreNotThere() throws {
    let folder = try folder()
    let options = ["forecast", "부서.csv", "--horizon", "1", "--lang", "ko", "--panel"]
    let other = try Command.run(options + ["indicator", "--method", "ets"], in: folder.url)
    #expect(other.status == 64 && other.words.contains("--panel은"))
    let column = try Command.run(options + ["부서"], in: folder.url)
    #expect(column.status == 2 && column.words.contains("'indicator'"))
  }

  @Test func aBacktestShowsThePanelBesideTheMethods() throws {
    let folder = try folder()
    let command = [
      "backtest", "부서.csv", "--horizon", "1", "--origins", "2", "--panel", "indicator", "--lang",
      "ko",
    ]
    let outcome = try Command.run(
      command + ["--method", "short", "--out", "결과"], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.output.contains("panel") && outcome.output.contains("short"))
    let cases = try Records(folder.read("결과/cases.csv"))
    // 3 departments with five years, 2 origins, 2 methods, 1 step; one year allows no origin.
    #expect(cases.rows.count == 12)
    #expect(try folder.read("결과/run.json").contains("--panel 'indicator'"))
    let wrong = try Command.run(
      ["backtest", "부서.csv", "--horizon", "1", "--panel", "없는열", "--lang", "ko"], in: folder.url)
    #expect(wrong.status == 2 && wrong.words.contains("'없는열'"))
  }

  @Test func aDepartmentWithoutAnyFigureIsARowWithItsReason() throws {
    let folder = try folder()
    try folder.write(try folder.read("부서.csv") + "보도 빈과,보도건수,2023,\n", to: "부서.csv")
    let outcome = try Command.run(
      ["forecast", "부서.csv", "--horizon", "1", "--panel", "indicator", "--lang", "ko"],
      in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
    let rows = try Records(outcome.output).rows
    #expect(rows.count == 5)
    let empty = try #require(rows.first { $0["unique_id"] == "보도 빈과" })
    #expect(empty["mean"] == "" && (empty["note"] ?? "").contains("값이 하나도 없습니다"))
  }

  /// A workspace in which four offices measure one indicator.
  private func workspace(panel: [String] = ["보도", "보도", "보도", "보도"]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      #"{"name": "offices", "title": "부서", "resources": [], "jipyo": {"planYear": 2024}}"#,
      to: "w/datapackage.json")
    var indicators = "indicator_id,goal_id,name,unit,decimals,panel\n"
    var observations = "series_id,period,kind,value\n"
    try folder.write(
      "goal_id,parent_id,level,name\ng,,strategic,홍보\n", to: "w/goals.csv")
    let growth = [51.0, 53, 56, 58, 61]
    for (office, name) in panel.enumerated() {
      indicators += "o\(office),g,\(office)과 보도건수,건,1,\(name)\n"
      for (index, value) in (office == 3 ? [60] : growth).enumerated() {
        let year = office == 3 ? 2023 : 2019 + index
        observations += "o\(office),\(year),actual,\(value * (1 + 0.4 * Double(office)))\n"
      }
    }
    try folder.write(indicators, to: "w/indicators.csv")
    try folder.write(observations, to: "w/observations.csv")
    return folder
  }

  @Test func aWorkspaceDeclaresAPanelAndAPlannerSeesWithAndWithout() throws {
    let folder = try workspace()
    let with = try Command.run(["targets", "w", "--lang", "ko"], in: folder.url)
    #expect(with.status == 0, "\(with.words)")
    #expect(with.output.contains("패널 풀링(구성원 4개)") && with.output.contains("--no-panel"))
    let without = try Command.run(["targets", "w", "--no-panel", "--lang", "ko"], in: folder.url)
    #expect(without.status == 0 && !without.output.contains("패널"))
    #expect(with.output != without.output)
    let why = try Command.run(["targets", "w", "--json", "--lang", "ko"], in: folder.url)
    #expect(why.output.contains("같은 지표 4개 계열을 참고했습니다"), "\(why.output)")
    let plan = try Command.run(
      ["plan", "w", "--no-panel", "--out", "계획", "--lang", "ko"], in: folder.url)
    #expect(plan.status == 0, "\(plan.words)")
    #expect(try folder.read("계획/run.json").contains("--no-panel"))
  }

  @Test func panelsThatCannotWorkAreNoticed() throws {
    let folder = try workspace(panel: ["보도", "보도", "혼자", ""])
    let check = try Command.run(["check", "w", "--lang", "ko"], in: folder.url)
    #expect(check.status == 0, "\(check.output)")
    #expect(check.output.contains("패널 '혼자'") && !check.output.contains("패널 '보도'"))
    let indicators = try folder.read("w/indicators.csv")
    try folder.write(
      indicators.replacingOccurrences(of: "o1,g,1과 보도건수,건", with: "o1,g,1과 보도건수,%"),
      to: "w/indicators.csv")
    let other = try Command.run(["check", "w", "--lang", "ko"], in: folder.url)
    #expect(other.output.contains("단위"), "\(other.output)")
  }

  @Test func checkTellsADigitTooMany() throws {
    let folder = try TemporaryFolder()
    let years = [1810, 1902, 19850, 2042, 2101, 2150]
    let rows = years.enumerated().map { "언론보도,\(2018 + $0),\($1)" }.joined(separator: "\n")
    try folder.write("unique_id,ds,y\n\(rows)\n", to: "이력.csv")
    let outcome = try Command.run(["check", "이력.csv", "--lang", "ko"], in: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("19,850") && outcome.output.contains("1,985"))
    let strict = try Command.run(["check", "이력.csv", "--strict", "--lang", "ko"], in: folder.url)
    #expect(strict.status == 1)
  }
}
