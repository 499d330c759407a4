import Foundation
import Testing

/// `jipyo audit`, `jipyo survey` and the lints of `jipyo check`, as a user runs them.
@Suite struct AuditTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let tables = root.appending(path: "Datasets/published/tables")

  /// The first block of a language in a guide.
  private func block(_ language: String, _ guide: String) throws -> String {
    let text = try String(
      contentsOf: Self.root.appending(path: "Documentation/\(guide)"), encoding: .utf8)
    let parts = text.components(separatedBy: "```\(language)\n")
    return try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
  }

  @Test func theGuidesExampleRuns() throws {
    let folder = try TemporaryFolder()
    try folder.write(try block("yaml", "audit.md"), to: "welfare.yaml")
    let output = try Command.succeed(["audit", "welfare.yaml", "--lang", "en"], in: folder.url)
    #expect(output == (try block("text", "audit.md")))
  }

  @Test func theSurveyGuidesExampleRuns() throws {
    let shown = try block("text", "surveys.md")
    let lines = shown.split(separator: "\n", maxSplits: 1)
    let command = try #require(lines.first?.split(separator: " ").map(String.init))
    #expect(command.prefix(3) == ["$", "jipyo", "survey"])
    #expect(try Command.succeed(Array(command.dropFirst(2))) == String(lines[1]))
  }

  struct Audit: Decodable {
    struct Figure: Decodable {
      let id: String
      let verdict: String
      let hidden: [Double]?
    }
    let verdict: String
    let figures: [Figure]
    let leftOut: [String]
  }

  @Test func theBudgetOfSeoguIsConsistent() throws {
    let path = Self.tables.appending(path: "seogu-2017-budget.csv").path
    let text = try Command.succeed(["audit", path, "--json", "--strict"])
    let audit = try JSONDecoder().decode(Audit.self, from: Data(text.utf8))
    #expect(audit.verdict == "withinRounding" && audit.figures.count == 36)
    let total = try #require(audit.figures.first { $0.id == "계 예산액" }?.hidden)
    #expect((total[0] - 469.755).magnitude < 1e-3 && (total[1] - 470.078).magnitude < 1e-3)
    #expect(audit.leftOut == ["재무활동 증감률"])
  }

  /// The data package keeps the table cell by cell; a digit changed there is found by both commands.
  @Test func tablesOfAWorkspaceAreAudited() throws {
    let path = Command.dataset("seogu-2017").path
    let text = try Command.succeed(["audit", path, "--json", "--strict"])
    let audit = try JSONDecoder().decode(Audit.self, from: Data(text.utf8))
    #expect(audit.verdict == "withinRounding" && audit.figures.count == 36)
    #expect(!(try Command.succeed(["check", path])).contains("published-table-inconsistent"))
    let folder = try TemporaryFolder()
    let copy = try folder.copy(dataset: "seogu-2017", to: "w")
    let printed = try folder.read("w/published_tables.csv")
    try folder.write(
      printed.replacing("personnel,amount,31,", with: "personnel,amount,37,"),
      to: "w/published_tables.csv")
    let wrong = try Command.run(["audit", copy.path, "--strict", "--lang", "ko"])
    #expect(wrong.status == 1 && wrong.output.contains("'인력운영비 예산액' 37백만원 →"))
    let check = try Command.succeed(["check", copy.path, "--lang", "ko"])
    #expect(check.contains("published_tables.csv"))
    #expect(check.contains("'인력운영비 예산액' 37백만원 →"))
  }

  @Test func aRelationCanStandBesideACell() throws {
    let folder = try TemporaryFolder()
    let head = "table_id,row,column,value,decimals,unit,source,relation\n"
    let base = "t,협력사업,실적,5,0,건,s,\nt,협력사업,목표,7,0,건,s,\n"
    try folder.write(
      head + base + "t,협력사업,전년대비,140,0,%,s,\"share(협력사업 목표, 협력사업 실적)\"\n", to: "right.csv")
    try folder.write(
      head + base + "t,협력사업,전년대비,110,0,%,s,\"share(협력사업 목표, 협력사업 실적)\"\n", to: "wrong.csv")
    try folder.write(head + base, to: "none.csv")
    #expect(try Command.run(["audit", "right.csv", "--strict"], in: folder.url).status == 0)
    #expect(try Command.run(["audit", "wrong.csv", "--strict"], in: folder.url).status == 1)
    let none = try Command.run(["audit", "none.csv", "--lang", "ko"], in: folder.url)
    #expect(none.status == 2 && none.words.contains("대조할 것이 없습니다"))
    let empty = try Command.run(["audit", folder.url.path, "--lang", "ko"])
    #expect(empty.status == 66 && empty.words.contains("published_tables.csv"))
  }

  /// The bases of two targets of C6 are swapped; those that are rounded up are in order.
  @Test func swappedBasesOfAPublishedPlanAreFound() throws {
    let path = Command.dataset("published/plans/youth-foundation-2026").path
    let text = try Command.succeed(["check", path, "--json", "--lang", "ko"])
    struct Row: Decodable {
      let code: String
      let message: String
    }
    let rows = try JSONDecoder().decode([Row].self, from: Data(text.utf8))
    let swapped = rows.filter { $0.code == "basis-does-not-give-target" }
    #expect(swapped.count == 2)
    #expect(swapped.allSatisfy { $0.message.contains("서로 바뀐 것으로 보입니다") })
    #expect(rows.count { $0.code == "target-below-last-actual" } == 3)
    #expect(!rows.contains { $0.message.contains("지표명 미기록") })
  }

  @Test func strictEndsWithOneAndBadFilesWithTwo() throws {
    let path = Self.tables.appending(path: "gwangju-2023-attainment.yaml").path
    let strict = try Command.run(["audit", path, "--strict", "--lang", "ko"])
    #expect(strict.status == 1)
    #expect(strict.output.contains("'달성 비율' 70% → 71.018%"))
    #expect(try Command.run(["audit", path]).status == 0)
    let folder = try TemporaryFolder()
    try folder.write("figure,value,unit,relation\na,1,건,\nb,x,건,sum(aa)\n", to: "bad.csv")
    let bad = try Command.run(["audit", "bad.csv", "--lang", "en"], in: folder.url)
    #expect(bad.status == 2 && bad.output.isEmpty)
    #expect(bad.words.contains("bad.csv, row 3, column 'value'"))
    #expect(bad.words.contains("bad.csv, row 3, column 'relation'"))
    #expect(try Command.run(["audit", "none.csv"]).status == 66)
  }

  @Test func wrongSurveysAreRefused() throws {
    for options in [
      "--size 0 --percent 5", "--size 5 --percent 120", "--size 5 --percent 5 --split 9",
    ] {
      let arguments = options.split(separator: " ").map(String.init)
      let outcome = try Command.run(["survey"] + arguments)
      #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.words.isEmpty)
    }
    #expect(
      try Command.run(["survey", "--size", "5", "--percent", "5", "--level", "3"]).status == 64)
  }

  @Test func theFalseEqualityOfPajuIsFoundAndTheSampleCityIsClean() throws {
    let paju = Self.root.appending(path: "Datasets/paju-2024").path
    let found = try Command.succeed(["check", paju, "--lang", "ko"])
    #expect(found.contains("36건(17개월)") && found.contains("36건/년(12개월)"))
    let city = Self.root.appending(path: "Datasets/sample-city").path
    #expect(try Command.succeed(["check", city, "--lang", "en"]) == "Nothing to report.\n")
  }

  @Test func aBlankLastPeriodIsNoted() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "unique_id,ds,y\na,2021,1\na,2022,2\na,2023,3\na,2024,\nb,2023,1\nb,2024,2\n", to: "h.csv")
    let outcome = try Command.run(
      ["forecast", "h.csv", "--horizon", "1", "--lang", "en"], in: folder.url)
    #expect(outcome.status == 0)
    #expect(
      outcome.words.contains("row 5, column 'ds': Series 'a' has no value for 2024"))
    #expect(!outcome.words.contains("'b'"))
  }
}
