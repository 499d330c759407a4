import Foundation
import Testing

/// Driver models that cannot run: what is said, where, and with which code.
@Suite struct BadModelTests {
  struct Damage: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: [String]
    let says: [String]
    var testDescription: String { name }

    init(_ name: String, _ lines: [String], _ says: [String]) {
      (self.name, self.lines, self.says) = (name, lines, says)
    }
  }

  /// A model that runs; each case replaces lines by their first word.
  private static let sound = [
    "title: 시험", "seed: 1", "uncertainties:", "  a: {unit: 건, dist: \"normal(10, 2)\"}",
    "  b: {unit: 건, dist: \"uniform(1, 3)\"}", "  c: {unit: 건, dist: \"triangular(1, 2, 3)\"}",
    "levers:", "  k: {unit: 건, value: 3, min: 0, max: 6, step: 1}", "correlations:",
    "  - [a, b, 0.3]", "formulas:", "  y: a + b + c + k", "outcomes: [y]", "targets: {y: 15}",
    "scenarios:", "  more: {set: {k: 5}}",
  ]

  static let damages = [
    Damage(
      "matrix not positive definite",
      ["  - [a, b, 0.9]\n  - [b, c, 0.9]\n  - [a, c, -0.9]"], ["a", "b", "c"]),
    Damage("unknown driver in a scenario", ["  more: {set: {kk: 5}}"], ["'more'", "'kk'", "k"]),
    Damage("unknown driver in a correlation", ["  - [a, bb, 0.3]"], ["'bb'"]),
    Damage("correlation of a lever", ["  - [a, k, 0.3]"], ["'k'"]),
    Damage("cycle", ["  y: a + z\n  z: y + b"], ["→"]),
    Damage("unknown name in a formula", ["  y: a + bb"], ["'bb'"]),
    Damage("units that do not add", ["  a: {unit: 원, dist: \"normal(10, 2)\"}"], ["원", "건"]),
    Damage("unknown unit", ["  a: {unit: 돈까스, dist: \"normal(10, 2)\"}"], ["돈까스"]),
    Damage("negative spread", ["  a: {unit: 건, dist: \"normal(10, -2)\"}"], ["-2"]),
    Damage("bounds the wrong way", ["  b: {unit: 건, dist: \"uniform(3, 1)\"}"], ["3", "1"]),
    Damage("not a number", ["  a: {unit: 건, dist: \"normal(NaN, 2)\"}"], ["NaN"]),
    Damage(
      "unknown distribution", ["  a: {unit: 건, dist: \"norml(10, 2)\"}"], ["norml", "normal"]),
    Damage("lever beyond its bounds", ["  more: {set: {k: 50}}"], ["50", "6"]),
    Damage("unknown outcome", ["outcomes: [yy]"], ["'yy'"]),
    Damage("text in a lever", ["  k: {unit: 건, value: 많음, min: 0, max: 6}"], ["많음"]),
  ]

  private func write(_ lines: [String], into folder: TemporaryFolder) throws {
    let keys = lines.map { String($0.prefix(while: { !"[:,".contains($0) })) }
    let text = BadModelTests.sound.map { line in
      guard let index = keys.firstIndex(where: { line.hasPrefix($0) }) else { return line }
      return lines[index]
    }
    try folder.write(text.joined(separator: "\n") + "\n", to: "모형.yaml")
  }

  @Test func soundModelRuns() throws {
    let folder = try TemporaryFolder()
    try write([], into: folder)
    let run = try Command.run(["simulate", "모형.yaml", "--draws", "100"], in: folder.url)
    #expect(run.status == 0, "\(run.words)")
    #expect(try Command.run(["check", "모형.yaml", "--strict"], in: folder.url).status == 0)
  }

  @Test(arguments: damages) func damageIsNamedAndNothingIsPrinted(_ damage: Damage) throws {
    let folder = try TemporaryFolder()
    try write(damage.lines, into: folder)
    let run = try Command.run(
      ["simulate", "모형.yaml", "--draws", "100", "--json", "--lang", "ko"], in: folder.url)
    #expect(run.status == 2 && run.output.isEmpty, "\(run.words)")
    for words in damage.says { #expect(run.words.contains(words), "\(run.words)") }
    #expect(run.words.contains("오류: ") && run.words.contains("  → "))
    let check = try Command.run(["check", "모형.yaml", "--lang", "ko"], in: folder.url)
    #expect(check.status == 2, "check finds what simulate refuses")
  }

  @Test func findingsNameTheFileAndTheRow() throws {
    let folder = try TemporaryFolder()
    try write(["  a: {unit: 건, dist: \"normal(10, -2)\"}"], into: folder)
    for arguments in [["simulate"], ["check"], ["why"], ["sensitivity"]] {
      let rest = arguments == ["why"] ? ["y"] : []
      let run = try Command.run(
        arguments + ["모형.yaml"] + rest + ["--lang", "ko"], in: folder.url)
      #expect(run.status == 2)
      #expect((run.words + run.output).contains("모형.yaml, 4행: 'a'의 분포"), "\(run.words)")
    }
  }

  @Test func outcomeWithoutValueIsAnErrorOfEveryQuestion() throws {
    let folder = try TemporaryFolder()
    try write(["  y: (a + b + c + k) / (a - a)"], into: folder)
    try folder.write("series,period,value\ny,2026,3\n", to: "실적.csv")
    for arguments in [
      ["simulate", "모형.yaml"], ["why", "모형.yaml", "y"], ["sensitivity", "모형.yaml"],
      ["compare", "모형.yaml", "--scenario", "more"], ["solve", "모형.yaml", "--lever", "k"],
      ["retrospect", "모형.yaml", "--actuals", "실적.csv"],
    ] {
      let run = try Command.run(arguments + ["--lang", "ko"], in: folder.url)
      #expect(run.status == 2 && run.words.contains("'y'"), "\(arguments): \(run.words)")
    }
  }

  @Test func modelThatCannotRunStopsThePlan() throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.copy(dataset: "seogu-2017", to: "w")
    try write(BadModelTests.damages[0].lines, into: folder)
    try FileManager.default.moveItem(
      at: folder.url.appending(path: "모형.yaml"), to: workspace.appending(path: "models/x.yaml"))
    let plan = try Command.run(["plan", "w", "--out", "out", "--draws", "100"], in: folder.url)
    #expect(plan.status == 2 && plan.words.contains("models/x.yaml"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("out")))
    let check = try Command.run(["check", "w"], in: folder.url)
    #expect(check.status == 2 && check.output.contains("models/x.yaml"))
  }

  @Test func missingModelScenarioAndDrawsHaveTheirCodes() throws {
    let folder = try TemporaryFolder()
    try write([], into: folder)
    func status(_ arguments: String) throws -> Int32 {
      let words = arguments.split(separator: " ").map(String.init)
      return try Command.run(["simulate"] + words, in: folder.url).status
    }
    #expect(try status("none.yaml") == 66)
    #expect(try [2, 64].contains(status("모형.yaml --scenario nope")))
    #expect(try [2, 64].contains(status("모형.yaml --draws 0")))
    #expect(try status("모형.yaml --draws many") == 64)
    try folder.write("", to: "빈.yaml")
    #expect(try status("빈.yaml") == 2)
    try folder.write("a: [1, 2\n", to: "깨진.yaml")
    #expect(try status("깨진.yaml") == 2)
  }
}
