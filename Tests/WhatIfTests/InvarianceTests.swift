import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("What must not change a result")
struct InvarianceTests {
  private static let drivers = [
    ("releases", "poisson(120)"), ("pickup", "pert(0.25, 0.40, 0.55)"), ("tv", "gamma(4, 2)"),
    ("value", "lognormal(mu: 1, sigma: 0.5)"), ("noise", "studentt(4, 0, 1)"),
  ]
  private static let correlations = [("releases", "pickup", 0.3), ("pickup", "tv", -0.4)]
  private static let formulas = [
    ("stories", "releases * pickup"),
    ("coverage", "0.2 * releases + 0.3 * stories + 0.5 * features + log(tv) * value + noise"),
  ]
  private static let lever = DriverModel.Lever(
    name: "features", value: 36, min: 0, max: 60, step: 1)

  private static func declaration(
    _ drivers: [(String, String)] = drivers,
    _ correlations: [(String, String, Double)] = correlations,
    scenarios: [DriverModel.Scenario] = []
  ) throws -> DriverModel {
    try model(
      drivers: drivers, levers: [lever], correlations: correlations, formulas: formulas,
      outcomes: ["coverage", "stories"], targets: [.init(outcome: "coverage", value: 60)],
      scenarios: scenarios)
  }

  private static func draws(
    _ declaration: DriverModel, threads: Int = 1, block: Int? = nil, count: Int = 5_000
  ) throws -> [Double] {
    let result = try CompiledModel(declaration).simulate(
      SimulationOptions(draws: count, threads: threads, blockSize: block))
    return try #require(result["base"]).outcomes.flatMap { Array($0.draws) }
  }

  @Test("Threads and block sizes leave every bit as it was", arguments: [1, 7, 128, 1_000, 5_000])
  func threadsAndBlocks(block: Int) throws {
    let declaration = try Self.declaration()
    let expected = try Self.draws(declaration)
    for threads in [1, 2, 3] {
      #expect(try Self.draws(declaration, threads: threads, block: block) == expected)
    }
  }

  @Test("The order of drivers and of correlations leaves every bit as it was")
  func driverOrder() throws {
    let expected = try Self.draws(Self.declaration())
    let turned = try Self.declaration(
      Self.drivers.reversed(), Self.correlations.reversed().map { ($0.1, $0.0, $0.2) })
    #expect(try Self.draws(turned) == expected)
  }

  @Test("Another driver, even a correlated pair, moves nobody else's draws")
  func addedDriver() throws {
    let expected = try Self.draws(Self.declaration())
    let more = try Self.declaration(
      [("aaa", "normal(0, 1)"), ("zzz", "normal(0, 1)")] + Self.drivers,
      Self.correlations + [("aaa", "zzz", 0.9)])
    #expect(try Self.draws(more) == expected)
    let unrelated = try Self.declaration(Self.drivers + [("b", "poisson(3)")])
    #expect(try Self.draws(unrelated) == expected)
  }

  @Test("A correlation of 0 ties nothing together")
  func zeroCorrelation() throws {
    let expected = try Self.draws(Self.declaration())
    let zero = try Self.declaration(Self.drivers, Self.correlations + [("value", "tv", 0)])
    #expect(try Self.draws(zero) == expected)
  }

  @Test("More draws continue the same draws")
  func moreDraws() throws {
    let declaration = try Self.declaration()
    let short = try Self.draws(declaration, count: 1_000)
    let long = try Self.draws(declaration, count: 3_000)
    #expect(Array(short.prefix(1_000)) == Array(long.prefix(1_000)))
  }

  @Test("A scenario that changes nothing differs by exactly 0")
  func nullOverlay() throws {
    let scenarios = [
      DriverModel.Scenario(name: "none"),
      DriverModel.Scenario(name: "same", overrides: ["features": .number(36)]),
      DriverModel.Scenario(
        name: "rewritten", overrides: ["pickup": try distribution("pert(0.25, 0.40, 0.55)")]),
    ]
    let result = try CompiledModel(Self.declaration(scenarios: scenarios)).simulate(
      SimulationOptions(draws: 3_000))
    #expect(result.differences.count == 3)
    for difference in result.differences {
      for outcome in difference.outcomes {
        #expect(outcome.mean.value.bitPattern == 0)
        #expect(outcome.mean.standardError == 0)
        #expect(outcome.quantiles.allSatisfy { $0.statistic.value.bitPattern == 0 })
        #expect(outcome.better.value == 0)
        #expect(outcome.worse.value == 0)
      }
      #expect(difference["coverage"]?.attainment?.value == 0)
    }
    let base = try #require(result["base"]?["coverage"])
    for name in ["none", "same", "rewritten"] {
      #expect(try #require(result[name]?["coverage"]).draws == base.draws)
    }
  }

  @Test("The same model and seed give the same draws; another seed gives others")
  func seeds() throws {
    let compiled = try CompiledModel(Self.declaration())
    let first = try compiled.simulate(SimulationOptions(draws: 500))
    let again = try compiled.simulate(SimulationOptions(draws: 500))
    let other = try compiled.simulate(
      SimulationOptions(draws: 500, sampler: MonteCarloSampler(seed: 2)))
    #expect(first.toJSON().text() == again.toJSON().text())
    #expect(first["base"]?["coverage"]?.draws != other["base"]?["coverage"]?.draws)
    #expect(other.provenance.seed == 2)
  }
}
