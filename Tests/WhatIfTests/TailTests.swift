import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Outcomes whose spread lies in a few draws")
struct TailTests {
  private func codes(_ distribution: String) throws -> [String] {
    var declaration = try model(
      drivers: [("a", distribution)], formulas: [("y", "2 * a")], outcomes: ["y", "a"])
    declaration.seed = 1
    let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 2_000))
    return result.notes.map(\.code)
  }

  @Test("are named, each once")
  func heavy() throws {
    #expect(
      try codes("lognormal(mu: 0, sigma: 2.5)") == ["outcome-few-draws", "outcome-few-draws"])
  }

  @Test(
    "are not found where errors hold",
    arguments: ["normal(5, 2)", "gamma(0.5, 2)", "poisson(0.2)", "lognormal(mu: 0, sigma: 0.6)"])
  func light(_ distribution: String) throws {
    #expect(try codes(distribution).isEmpty)
  }

  /// A chance of 1 in 1,000 of 2,000 draws: k of them with k ~ Poisson(2), and none in 13 of 100 seeds.
  @Test("hold small chances, also where no draw has any")
  func rare() throws {
    var held = 0
    for seed in 1...60 {
      var declaration = try model(
        drivers: [("a", "uniform(0, 1000)")], outcomes: ["a"],
        targets: [.init(outcome: "a", value: 999)])
      declaration.seed = UInt64(seed)
      let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 2_000))
      let chance = try #require(result["base"]?["a"]?.attainment?.probability)
      held += abs(chance.value - 0.001) <= 1.96 * chance.standardError ? 1 : 0
    }
    #expect(held >= 54, "\(held) of 60")
  }
}
