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

  @Test func optionsThatDoNotGoTogetherAndColumnsThatAreNotThere() throws {
    let folder = try folder()
    let options = ["forecast", "부서.csv", "--horizon", "1", "--lang", "ko", "--panel"]
    let other = try Command.run(options + ["indicator", "--method", "ets"], in: folder.url)
    #expect(other.status == 64 && other.words.contains("--panel은"))
    let column = try Command.run(options + ["부서"], in: folder.url)
    #expect(column.status == 2 && column.words.contains("'indicator'"))
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
