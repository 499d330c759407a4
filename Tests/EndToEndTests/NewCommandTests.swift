import Foundation
import Testing

/// From one table of figures to proposed targets.
@Suite struct NewCommandTests {
  private let table = """
    행복시 성과지표
    (단위: 각 지표)
    지표,단위,구분,2021,2022,2023,2024
    보도자료,건,목표,100,105,118,120
    보도자료,건,실적,102,110,"1,115",131
    처리율,%,실적,91.5,92.0,93.25,94
    "절감액, 누계",백만원,실적,△3,5,,12.5
    만족도,별점,실적,3,4,4,4

    """

  @Test func aTableBecomesAWorkspaceThatProposesTargets() throws {
    let folder = try TemporaryFolder()
    try folder.write(table, to: "표.csv")
    let made = try Command.run(
      ["new", "계획", "--from", "표.csv", "--body", "행복시", "--lang", "ko"], in: folder.url)
    #expect(made.status == 0, "\(made.words)")
    #expect(made.words.contains("지표 4개, 실적 15개, 목표 4개로 작업공간을 계획에 만들었습니다(계획연도 2025년)."))
    let indicators = try Records(folder.read("계획/indicators.csv"))
    #expect(indicators.rows.map { $0["support"] } == ["count", "percent", "real", "count"])
    #expect(indicators.rows.map { $0["measure"] } == ["flow", "rate", "flow", "flow"])
    #expect(indicators.rows.map { $0["decimals"] } == ["0", "2", "1", "0"])
    let figures = try Records(folder.read("계획/observations.csv")).rows
    #expect(figures.count(where: { $0["kind"] == "target" }) == 4)
    #expect(figures.contains { $0["series_id"] == "절감액, 누계" && $0["value"] == "-3" })

    let check = try Command.run(["check", "계획", "--lang", "ko"], in: folder.url)
    #expect(check.status == 0, "\(check.words)")
    #expect(!(check.output + check.words).contains("오류"))
    let targets = try Command.run(["targets", "계획", "--csv"], in: folder.url)
    #expect(targets.status == 0, "\(targets.words)")
    #expect(try Records(targets.output).rows.count == 4)
  }

  @Test func lessIsBetterWhereTheNameSaysSo() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "지표,단위,2023,2024\n민원 처리기간,일,4,3.5\n체납액 징수율,%,70,72\n", to: "t.csv")
    let made = try Command.run(["new", "w", "--from", "t.csv", "--lang", "ko"], in: folder.url)
    #expect(made.words.contains("이름으로 보아 낮을수록 좋은 지표로 적었습니다: '민원 처리기간'"))
    let rows = try Records(folder.read("w/indicators.csv")).rows
    #expect(rows.map { $0["direction"] } == ["lower", "higher"])
  }

  @Test func whatSomebodyMayHaveEditedIsNeverReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("지표,2023,2024\n가,1,2\n", to: "t.csv")
    _ = try Command.succeed(["new", "w", "--from", "t.csv"], in: folder.url)
    try folder.write("edited", to: "w/README.md")
    let again = try Command.run(["new", "w", "--from", "t.csv", "--lang", "ko"], in: folder.url)
    #expect(again.status == 73)
    #expect(again.words.contains("이미 있는 폴더"))
    #expect(try folder.read("w/README.md") == "edited")
  }

  /// Tables of which no workspace can be made, with the exit code and a word of the message.
  @Test(arguments: [
    ("지표,2023,2024\n가,1,둘\n", 2, "둘"), ("id,ds,y\n가,1,2\n가,2,3\n", 2, "--year"), ("", 2, "비어"),
    ("지표,2023,2024\n가,,\n", 2, "가"),
  ])
  func nothingIsMadeOfABrokenTable(text: String, status: Int32, word: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "t.csv")
    let outcome = try Command.run(["new", "w", "--from", "t.csv", "--lang", "ko"], in: folder.url)
    #expect(outcome.status == status)
    #expect(outcome.words.contains(word), "\(outcome.words)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "w").path))
  }

  @Test func stepsNeedAYearAndAMissingFileIsSaid() throws {
    let folder = try TemporaryFolder()
    #expect(try Command.run(["new", "w", "--from", "no.csv"], in: folder.url).status == 66)
    #expect(
      try Command.run(["new", "w", "--from", "no.csv", "--year", "20"], in: folder.url).status
        == 64)
  }
}
