import Foundation
import Testing

/// The budget officer's what-if: `jipyo simulate` on the committed driver models.
@Suite struct SimulationTests {
  struct Statistic: Decodable, Equatable {
    let value: Double
    let standardError: Double
    let draws: Int
  }
  struct Attainment: Decodable, Equatable {
    let value: Double
    let standardError: Double
    let target: Double
  }
  struct Outcome: Decodable, Equatable {
    let mean: Statistic
    let quantiles: [String: Statistic]
    let attainment: Attainment?
  }
  struct Scenario: Decodable, Equatable {
    let outcomes: [String: Outcome]
  }
  struct Difference: Decodable {
    struct Outcome: Decodable { let mean: Statistic }
    let outcomes: [String: Outcome]
  }
  struct Result: Decodable {
    let scenarios: [String: Scenario]
    let differences: [String: Difference]
  }

  private static let press = Command.dataset("seogu-2017").appending(path: "models/press-2018.yaml")

  private func simulate(_ model: String, _ options: [String] = []) throws -> Result {
    let text = try Command.succeed(
      ["simulate", model, "--draws", "4000", "--json"] + options)
    return try JSONDecoder().decode(Result.self, from: Data(text.utf8))
  }

  @Test func scenariosStandBesideTheBaseWithTheirErrors() throws {
    let result = try simulate(SimulationTests.press.path)
    #expect(
      Set(result.scenarios.keys)
        == ["base", "monthly3", "better_pickup", "both", "fewer_releases"])
    for (name, scenario) in result.scenarios {
      let coverage = try #require(scenario.outcomes["coverage"], "\(name)")
      #expect(coverage.mean.draws == 4000 && coverage.mean.standardError > 0)
      let ladder = ["0.05", "0.5", "0.95"].compactMap { coverage.quantiles[$0]?.value }
      #expect(ladder.count == 3 && ladder == ladder.sorted())
      let attainment = try #require(coverage.attainment)
      #expect(attainment.target == 1926 && (0...1).contains(attainment.value))
      #expect(scenario.outcomes["stories"]?.attainment == nil)
    }
  }

  /// 36 more articles at a weight of 0.5 are 18 points in every draw, without any error.
  @Test func leverMovesTheOutcomeByItsWeight() throws {
    let result = try simulate(SimulationTests.press.path, ["--scenario", "monthly3"])
    #expect(Set(result.scenarios.keys) == ["base", "monthly3"])
    let difference = try #require(result.differences["monthly3"]?.outcomes["coverage"]?.mean)
    #expect(abs(difference.value - 18) < 1e-9 && difference.standardError < 1e-9)
    let stories = try #require(result.differences["monthly3"]?.outcomes["stories"]?.mean)
    #expect(stories.value == 0 && stories.standardError == 0)
  }

  @Test func scenarioThatChangesNothingDiffersByExactlyNothing() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOf: SimulationTests.press, encoding: .utf8)
    try folder.write(text + "  nothing:\n    reason: \"비교용\"\n", to: "모형.yaml")
    let result = try simulate(folder.path("모형.yaml"), ["--scenario", "nothing"])
    #expect(result.scenarios["nothing"] == result.scenarios["base"])
    for outcome in try #require(result.differences["nothing"]).outcomes.values {
      #expect(outcome.mean.value == 0 && outcome.mean.standardError == 0)
    }
  }

  /// E[U₁ + 2 U₂] with U₁ on (0, 6) and U₂ on (1, 3) is 3 + 4; P(≥ 7) is a half by symmetry.
  @Test func meanAndAttainmentAreTheClosedForm() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      title: sum
      seed: 5
      uncertainties:
        first: {unit: 건, dist: "uniform(0, 6)"}
        second: {unit: 건, dist: "uniform(1, 3)"}
      formulas:
        total: first + 2 * second
      outcomes: [total]
      targets: {total: 7}
      """, to: "sum.yaml")
    let result = try simulate(folder.path("sum.yaml"))
    let total = try #require(result.scenarios["base"]?.outcomes["total"])
    #expect(abs(total.mean.value - 7) < max(5 * total.mean.standardError, 1e-3))
    let attainment = try #require(total.attainment)
    #expect(abs(attainment.value - 0.5) < max(5 * attainment.standardError, 1e-3))
  }

  @Test(arguments: ["cost-review-2024", "grants-2024"])
  func runsAreTheSameForASeedAndDifferForAnother(model: String) throws {
    let path = Command.dataset("paju-2024").appending(path: "models/\(model).yaml").path
    let options = ["simulate", path, "--draws", "2000", "--json", "--seed"]
    let first = try Command.succeed(options + ["7"])
    #expect(try Command.succeed(options + ["7"]) == first)
    #expect(try Command.succeed(options + ["8"]) != first)
  }

  /// Every row tells the run and the file behind it.
  private func expectStamps(_ table: Records) throws {
    let digest = try Checksum.sha256(SimulationTests.press)
    #expect(!table.rows.isEmpty)
    for row in table.rows {
      #expect(row["model_sha256"] == digest)
      #expect(row["draws"] == "4000" && row["sampler"] == "mc" && row["seed"]?.isEmpty == false)
      #expect(row["overlay"]?.hasPrefix("base") == true)
      #expect(row["overlay"]?.hasSuffix(row["scenario"] ?? "-") == true)
    }
  }

  @Test func planHoldsTheScenariosOfItsModels() throws {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(
      [
        "plan", Command.dataset("seogu-2017").path, "--out", "out", "--draws", "4000", "--lang",
        "ko",
      ], in: folder.url)
    try #require(outcome.status == 0, "\(outcome.words)")
    let table = try Records(folder.read("out/tables/scenarios-press-2018.csv"))
    let simulated = try simulate(SimulationTests.press.path)
    for (name, scenario) in simulated.scenarios {
      let row = try #require(
        table.rows.first {
          $0["outcome"] == "coverage" && $0["scenario"] == name && $0["statistic"] == "mean"
        })
      #expect(try row.number("value") == scenario.outcomes["coverage"]?.mean.value)
    }
    let worst = table.rows.filter { $0["statistic"] == "worst0.1" && $0["outcome"] == "coverage" }
    #expect(worst.count == simulated.scenarios.count)
    try expectStamps(table)
    try expectStamps(Records(folder.read("out/charts/scenarios-press-2018-coverage.csv")))
    #expect(Page(try folder.read("out/report.html")).text.contains("기획기사를 월 3회(연 36건) 더 냄"))
  }
}
