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

  @Test("are named with their period")
  func period() throws {
    let declaration = try model(
      periods: Period.month(2026, 1)...Period.month(2026, 12),
      drivers: [("a", "lognormal(mu: 0, sigma: 2.5)")],
      formulas: [("x", "if(cumsum(1) > 2, a, 3)")], outcomes: ["x"])
    let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 2_000))
    #expect(result.notes.map(\.code) == ["outcome-few-draws"])
    #expect(result.notes[0].message.ko.contains("'x' 2026-03"))
  }

  /// The chance of 1 is 1e-9: the spread is 0 in the draws, but not in the model.
  @Test("or in none at all are told from what is certain")
  func same() throws {
    let declaration = try model(
      drivers: [("rare", "bernoulli(0.000000001)")], levers: [.init(name: "l", value: 2)],
      formulas: [("y", "l + rare"), ("z", "3 * l")], outcomes: ["y", "z"])
    let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 3_000))
    #expect(result.notes.map(\.code) == ["outcome-same-draws"])
    #expect(result.notes[0].message.ko.contains("3,000번 모두 2입니다. 확률이 0.1%보다"))
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
