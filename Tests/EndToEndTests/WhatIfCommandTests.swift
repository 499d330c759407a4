import Foundation
import Testing

/// The budget officer's questions to a driver model, as the commands answer them.
@Suite struct WhatIfCommandTests {
  private static let press = Command.root.appending(
    path: "Documentation/examples/press-2018.yaml"
  ).path

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let text = try Command.succeed(arguments + ["--json"])
    return try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
  }

  private func number(_ value: Any?, _ path: String...) throws -> Double {
    let found = path.reduce(value) { ($0 as? [String: Any])?[$1] }
    return try #require((found as? NSNumber)?.doubleValue, "\(path)")
  }

  @Test func solveInvertsSimulate() throws {
    let answer = try json([
      "solve", Self.press, "--outcome", "coverage", "--at-least", "1926", "--probability", "0.5",
      "--lever", "features", "--draws", "5000",
    ])
    #expect(answer["reached"] as? Bool == true)
    let value = try number(answer["solution"], "levers", "features", "value")
    let achieved = try number(answer["solution"], "probability", "value")
    #expect(value == value.rounded() && (100...300).contains(value) && achieved >= 0.5)
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.press, encoding: .utf8)
    for (features, reaches) in [(value, true), (value - 1, false)] {
      try folder.write(
        text + "  found: {set: {features: \(Int(features))}}\n", to: "found.yaml")
      let run = try json([
        "simulate", folder.path("found.yaml"), "--scenario", "found", "--draws", "5000",
      ])
      let chance = try number(
        run["scenarios"], "found", "outcomes", "coverage", "attainment", "value")
      #expect((chance >= 0.5) == reaches)
      if reaches { #expect(chance == achieved) }
    }
  }

  /// The digest is that of `sha256sum`.
  @Test("JSON says which model and which version gave it")
  func stamped() throws {
    let folder = try TemporaryFolder()
    let lines = [
      "title: stamp", "uncertainties:", "  c: {dist: \"normal(0, 3)\"}", "levers:",
      "  n: {value: 1, min: 0, max: 9, step: 1}", "formulas:", "  y: c + n", "outcomes: [y]",
      "scenarios:", "  more: {set: {n: 2}}", "",
    ]
    try folder.write(lines.joined(separator: "\n"), to: "stamp.yaml")
    let model = folder.path("stamp.yaml")
    let commands = [
      ["simulate", model, "--draws", "100"], ["why", model, "y", "--draws", "100"],
      ["compare", model, "--scenario", "more", "--draws", "100"],
      ["solve", model, "--at-least", "3", "--draws", "100"],
      ["sensitivity", model, "--draws", "64"],
    ]
    for command in commands {
      let provenance = try #require(try json(command)["provenance"] as? [String: Any])
      let stamp = try #require(provenance["model"] as? [String: String], "\(command)")
      #expect(stamp["file"] == "stamp.yaml")
      #expect(
        stamp["sha256"] == "4925ea106140fbb82ec9ebc33b47e30fb35d06f08e271eda11eada9d4ea50175")
      #expect((provenance["jipyo"] as? String)?.contains(".") == true)
      #expect((provenance["workspace"] as? [Any])?.isEmpty == true)
    }
  }

  @Test("JSON of a model that takes series names the files of their workspace")
  func workspaceStamped() throws {
    let folder = try TemporaryFolder()
    let own = folder.url.appending(path: "city")
    try FileManager.default.copyItem(at: Command.dataset("seogu-2017"), to: own)
    let model = [
      "uncertainties:", "  likes: {unit: 건, from: \"series:sns_activity\"}", "outcomes: [likes]",
      "",
    ]
    try folder.write(model.joined(separator: "\n"), to: "city/models/likes.yaml")
    let run = try json(["simulate", folder.path("city/models/likes.yaml"), "--draws", "100"])
    let provenance = try #require(run["provenance"] as? [String: Any])
    let files = try #require(provenance["workspace"] as? [[String: String]])
    let digest = try Checksum.sha256(own.appending(path: "observations.csv"))
    #expect(files.contains { $0["file"] == "observations.csv" && $0["sha256"] == digest })
  }

  @Test("The means of the worst draws are printed on demand and stand in the plan's table")
  func worstDraws() throws {
    let arguments = ["simulate", Self.press, "--draws", "2000", "--lang", "ko"]
    #expect(!(try Command.succeed(arguments)).contains("나쁜 쪽"))
    let table = try Command.succeed(arguments + ["--worst"])
    let run = try json(["simulate", Self.press, "--draws", "2000"])
    let mean = try number(run["scenarios"], "base", "outcomes", "coverage", "worst", "0.1", "value")
    #expect(table.contains("나쁜 쪽 10% 평균"))
    let digits = String(Int(mean.rounded()))
    let shown = digits.prefix(1) + "," + digits.dropFirst()
    let row = try #require(table.split(separator: "\n").first { $0.hasPrefix("기준") })
    #expect(row.contains(" \(shown)"))
  }

  @Test func solveSaysHowNearItGets() throws {
    let text = try Command.succeed([
      "solve", Self.press, "--at-least", "5000", "--draws", "500", "--lang", "ko",
    ])
    #expect(text.contains("닿지 않음") && text.contains("features 300건"))
    let strict = try Command.run([
      "solve", Self.press, "--at-least", "5000", "--draws", "500", "--strict",
    ])
    #expect(strict.status == 1)
  }

  @Test func compareAddsUpAsPrinted() throws {
    struct Answer: Decodable {
      struct Outcome: Decodable { let bridge: Bridge }
      struct Bridge: Decodable {
        let start: Double
        let steps: [Step]
        let end: Double
      }
      struct Step: Decodable { let amount: Double }
      let outcomes: [String: Outcome]
    }
    let text = try Command.succeed([
      "compare", Self.press, "--scenario", "push", "--draws", "2000", "--json",
    ])
    let bridge = try #require(
      JSONDecoder().decode(Answer.self, from: Data(text.utf8)).outcomes["coverage"]?.bridge)
    #expect(bridge.steps.count == 2)
    #expect(bridge.steps.reduce(bridge.start) { $0 + $1.amount } == bridge.end)
    let folder = try TemporaryFolder()
    let run = try Command.run(
      [
        "compare", Self.press, "--scenario", "monthly3", "--scenario", "push", "--draws", "2000",
        "--charts", "out", "-o", "bridge.svg",
      ], in: folder.url)
    #expect(run.status == 0, "\(run.words)")
    #expect(try folder.read("bridge.svg").contains("<svg"))
    let table = try Records(folder.read("out/charts/waterfall-coverage-monthly3-push.csv"))
    let ends = try table.rows.filter { $0["kind"] == "total" }.map { try $0.number("to") }
    let changes = try table.rows.filter { $0["kind"] == "change" }.map { try $0.number("change") }
    #expect(abs(ends[0] + changes.reduce(0, +) - ends[1]) < 1e-9)
  }

  @Test func aComparisonRecordsItsSeedAndTheWorkspace() throws {
    let folder = try TemporaryFolder()
    let model = Command.root.appending(path: "Datasets/seogu-2017/models/press-2018.yaml").path
    _ = try Command.succeed(
      ["compare", model, "--scenario", "monthly3", "--draws", "2000", "--charts", "out"],
      in: folder.url)
    let record = try JSONDecoder().decode(
      RunRecord.self, from: Data(folder.read("out/run.json").utf8))
    #expect(record.seed == "20180101")
    #expect(record.inputs.first?.path == model)
    #expect(record.inputs.contains { $0.path == "observations.csv" })
  }

  private struct RunRecord: Decodable {
    struct Input: Decodable { let path: String }
    let seed: String?
    let inputs: [Input]
  }

  @Test func scenariosThatChangeNothingAreCalledTheSame() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      uncertainties: {a: {unit: 건, dist: "normal(mean: 10, sd: 1)"}}
      levers: {b: {unit: 건, value: 2, min: 0, max: 5, step: 1}}
      formulas: {y: a + b}
      outcomes: [y]
      scenarios:
        same: {set: {b: 2}}
      """, to: "m.yaml")
    let words = try Command.succeed(
      ["compare", "m.yaml", "--scenario", "same", "--lang", "ko"], in: folder.url)
    #expect(words.contains("모든 추출에서 결과가 같습니다"))
  }

  @Test func sensitivityHasTheFixedShape() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      title: ishigami
      seed: 1
      uncertainties:
        x1: {dist: "uniform(-3.141592653589793, 3.141592653589793)"}
        x2: {dist: "uniform(-3.141592653589793, 3.141592653589793)"}
        x3: {dist: "uniform(-3.141592653589793, 3.141592653589793)"}
      formulas:
        y: sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)
      outcomes: [y]
      """, to: "ishigami.yaml")
    let answer = try json([
      "sensitivity", folder.path("ishigami.yaml"), "--outcome", "y", "--draws", "8192",
    ])
    for (name, first, total) in [
      ("x1", 0.3139, 0.5576), ("x2", 0.4424, 0.4424), ("x3", 0.0, 0.2437),
    ] {
      for (kind, truth) in [("first", first), ("total", total)] {
        let value = try number(answer["indices"], name, kind, "value")
        #expect(abs(value - truth) < 3e-3, "\(name) \(kind)")
        #expect(try number(answer["indices"], name, kind, "low") <= value)
        #expect(try number(answer["indices"], name, kind, "high") >= value)
      }
    }
  }

  @Test func sensitivityAnswersAllInOneRun() throws {
    let text = try Command.succeed([
      "sensitivity", Self.press, "--all", "--lever", "features", "--draws", "64", "--lang", "ko",
    ])
    for part in ["Shapley", "하나씩 움직이면", "순위 상관", "목표를 놓칠 확률이", "고를 수 있는"] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func whyShowsTheWayDown() throws {
    let text = try Command.succeed([
      "why", Self.press, "coverage", "--scenario", "push", "--lang", "ko", "--draws", "500",
    ])
    for part in [
      "coverage = 0.2 * releases", "└─ features = 시나리오 monthly3 (월 3회, 언론팀) = 201건",
      "pert(3.6, 4.2, 4.9)의 평균", "press-2018.yaml 4행",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }

  @Test func retrospectScoresWhatHappened() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "series,period,value\ncoverage,2018,1980\nreleases,2018,1290\npickup,2018,9\n",
      to: "actuals.csv")
    let answer = try json([
      "retrospect", Self.press, "--actuals", folder.path("actuals.csv"), "--scenario", "base",
      "--draws", "2000",
    ])
    let base = (answer["scenarios"] as? [String: Any])?["base"]
    #expect(try number(base, "count") == 3 && number(base, "inside", "0.9") == 2)
  }

  @Test func frozenScenarioCannotBeChanged() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.press, encoding: .utf8)
    func check(_ line: String) throws -> Command.Outcome {
      try folder.write(text + "  plan: {set: {features: \(line)}\n", to: "frozen.yaml")
      return try Command.run(["check", folder.path("frozen.yaml"), "--lang", "en"])
    }
    let unsealed = try check("201}, frozen: true")
    let seal = try #require(
      unsealed.output.firstMatch(of: /frozen: ([0-9a-f]{12}-[0-9a-f]{12})/)?.1)
    #expect(unsealed.status == 0)
    let sealed = try check("201}, frozen: \(seal)")
    #expect(sealed.status == 0 && !sealed.output.contains("frozen"))
    let edited = try check("202}, frozen: \(seal)")
    #expect(edited.status == 2 && edited.output.contains("changed after it was sealed"))
  }

  @Test func leverOutOfBoundsIsSaidOnce() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.press, encoding: .utf8)
    try folder.write(text + "  high: {set: {features: 301}}\n", to: "high.yaml")
    let run = try Command.run(["simulate", folder.path("high.yaml"), "--lang", "en"])
    #expect(run.status == 2)
    #expect(run.words.components(separatedBy: "301").count == 2, "\(run.words)")
  }

  @Test(arguments: [
    (["solve", "--lever", "featurs"], "features"), (["why", "covrage"], "coverage"),
    (["sensitivity", "--outcome", "covrage"], "coverage"),
    (["compare", "--scenario", "pussh"], "push"), (["solve", "--probability", "1.5"], "0.8"),
    (["sensitivity", "--period", "2019"], "--period"), (["compare"], "monthly3"),
  ])
  func wrongWordsAreMet(arguments: [String], hint: String) throws {
    let run = try Command.run(
      [arguments[0], Self.press] + arguments.dropFirst() + ["--lang", "en"])
    #expect(run.status == 2 || run.status == 64)
    #expect(run.words.contains(hint), "\(run.words)")
    #expect(run.output.isEmpty)
  }
}
