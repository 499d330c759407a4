import Foundation
import Testing

/// Copies of 서구's workspace, each broken in one place.
@Suite struct BadWorkspaceTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    let name: String
    let file: String
    let from: String
    let to: String
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ file: String, _ from: String, _ to: String, _ says: [String]) {
      (self.name, self.file, self.from, self.to, self.says) = (name, file, from, to, says)
    }
  }

  private static let model = "models/press-2018.yaml"
  static let damages = [
    Damage(
      "unknown unit", "indicators.csv", ",건,core,50", ",돈까스,core,50",
      ["indicators.csv, 2행, 'unit' 열", "'돈까스'"]),
    Damage(
      "weights not 100", "indicators.csv", ",core,50", ",core,60",
      ["'weight' 열", "110", "60 + 30 + 20"]),
    Damage(
      "formula of itself", "indicators.csv", "0.2 * releases", "0.2 * press_coverage",
      ["'formula' 열", "press_coverage → press_coverage"]),
    Damage(
      "cycle of two formulas", "indicators.csv", "contributions + addresses", "press_coverage",
      []),
    Damage(
      "unknown name in a formula", "indicators.csv", "0.2 * releases", "0.2 * relizes",
      ["'relizes'"]),
    Damage(
      "duplicate period", "observations.csv", "press_coverage,2016,target",
      "press_coverage,2015,target", ["observations.csv, 4행", "'2015'", "3행"]),
    Damage(
      "text in a number", "observations.csv", "actual,2128", "actual,많음",
      ["observations.csv, 2행, 'value' 열", "'많음'"]),
    Damage(
      "not a number", "observations.csv", "actual,2128", "actual,NaN", ["2행", "'NaN'"]),
    Damage(
      "negative count", "observations.csv", "actual,2128", "actual,-5", ["2행", "-5", "음수"]),
    Damage(
      "negative amount", "amounts.csv", "619000000", "-619000000",
      ["amounts.csv, 2행, 'amount_won' 열", "음수"]),
    Damage(
      "wrong column", "observations.csv", "series_id,period", "seriez,period",
      ["observations.csv, 1행", "'series_id'"]),
    Damage(
      "series nobody declared", "observations.csv", "press_coverage,2016,target",
      "press_covrage,2016,target", ["observations.csv, 4행", "'press_covrage'"]),
    Damage(
      "unknown driver in a scenario", model, "set: {releases:", "set: {relizes:",
      [model, "42행", "'relizes'", "pickup"]),
    Damage(
      "cycle in a model", model, "stories: releases * pickup", "stories: coverage * pickup",
      [model, "stories → coverage → stories"]),
    Damage("correlation beyond 1", model, "pickup, -0.2]", "pickup, -1.2]", [model, "-1.2"]),
  ]

  private func broken(_ damage: Damage) throws -> TemporaryFolder {
    let folder = try TemporaryFolder("깨진 자료")
    let workspace = try folder.copy(dataset: "seogu-2017", to: "서구")
    if damage.name == "cycle of two formulas" {
      try replace("0.2 * releases", "0.2 * planned_publicity", in: workspace, damage.file)
    }
    try replace(damage.from, damage.to, in: workspace, damage.file)
    return folder
  }

  private func replace(_ old: String, _ new: String, in folder: URL, _ file: String) throws {
    let url = folder.appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    let place = try #require(text.range(of: old), "\(file) lacks '\(old)'")
    try Data(text.replacingCharacters(in: place, with: new).utf8).write(to: url)
  }

  @Test(arguments: damages) func damageIsNamedAndNothingIsWritten(_ damage: Damage) throws {
    let folder = try broken(damage)
    let before = try folder.contents()
    let check = try Command.run(["check", "서구", "--lang", "ko"], in: folder.url)
    #expect(check.status == 2)
    for words in damage.says { #expect(check.output.contains(words), "\(check.output)") }
    #expect(check.output.contains("→"), "a way to mend it")
    let english = try Command.run(["check", "서구", "--lang", "en"], in: folder.url)
    #expect(english.status == 2 && english.output.contains("error: "))
    let plan = try Command.run(
      ["plan", "서구", "--out", "out", "--draws", "100", "--lang", "ko"], in: folder.url)
    #expect(plan.status == 2 && plan.output.isEmpty)
    for words in damage.says { #expect(plan.words.contains(words), "\(plan.words)") }
    #expect(try folder.contents() == before, "no partial output")
  }

  @Test func cycleOfTwoFormulasPrintsItsPath() throws {
    let damage = try #require(
      BadWorkspaceTests.damages.first { $0.name == "cycle of two formulas" })
    let folder = try broken(damage)
    let check = try Command.run(["check", "서구", "--lang", "ko"], in: folder.url)
    let path =
      /press_coverage → planned_publicity → press_coverage|planned_publicity → press_coverage → planned_publicity/
    #expect(check.output.contains(path))
  }

  @Test func allProblemsAreReportedAtOnce() throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.copy(dataset: "seogu-2017", to: "w")
    try replace(",core,50", ",core,60", in: workspace, "indicators.csv")
    try replace("actual,2128", "actual,많음", in: workspace, "observations.csv")
    try replace("619000000", "-1", in: workspace, "amounts.csv")
    let check = try Command.run(["check", "w", "--json"], in: folder.url)
    #expect(check.status == 2)
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [[String: Any]])
    let files = Set(
      findings.filter { $0["severity"] as? String == "error" }
        .compactMap { $0["file"] as? String })
    #expect(files == ["indicators.csv", "observations.csv", "amounts.csv"])
  }

  @Test func missingEmptyAndBrokenFilesHaveTheirCodes() throws {
    let folder = try TemporaryFolder()
    #expect(try Command.run(["plan", "없음", "--out", "out"], in: folder.url).status == 66)
    try folder.write("", to: "빈폴더/.keep")
    #expect(try Command.run(["plan", "빈폴더", "--out", "out"], in: folder.url).status == 66)
    let file = try folder.copy(dataset: "seogu-2017", to: "w").appending(path: "observations.csv")
    let good = try Data(contentsOf: file)
    try Data().write(to: file)
    #expect(try Command.run(["plan", "w", "--out", "out"], in: folder.url).status == 2)
    try (good + Data([0xFF, 0xFE, 0xFF])).write(to: file)
    let broken = try Command.run(["plan", "w", "--out", "out"], in: folder.url)
    #expect(broken.status == 2 && broken.words.contains("observations.csv, row 22"))
    try FileManager.default.removeItem(at: file)
    #expect(try Command.run(["plan", "w", "--out", "out"], in: folder.url).status == 66)
    #expect(try Command.run(["check", "none.yaml"], in: folder.url).status == 66)
    #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
  }

  @Test func strictEndsWithOneWhereThePlanHasFindings() throws {
    let path = Command.dataset("seogu-2017").path
    #expect(try Command.run(["check", path]).status == 0)
    let strict = try Command.run(["check", path, "--strict"])
    #expect(strict.status == 1 && strict.output.contains("warning: "))
  }
}
