import Indicators
import Probability
import Testing

@testable import WhatIf

/// 0.29 × 100 is 28.999999999999996, 0.7 + 0.1 is 0.7999999999999999, 1 − 0.7 is 0.30000000000000004:
/// the chances are those of the decimals that the file says.
@Suite("What arithmetic leaves in the last bits")
struct LastBitTests {
  private static func compiled() throws -> CompiledModel {
    try CompiledModel(
      try model(
        drivers: [
          ("rate", "discrete({0.1: 0.3, 0.29: 0.5, 0.57: 0.2})"), ("n", "binomial(10, 0.7)"),
        ],
        levers: [.init(name: "b", value: 0.1, min: 0, max: 1, step: 0.1)],
        formulas: [
          ("percent", "rate * 100"), ("share", "n / 10 + b"), ("rest", "1 - n / 10"),
          ("good", "percent >= 29"), ("same", "percent == 29"), ("below", "percent < 29"),
          ("least", "share >= b + 0.7"), ("not", "if(rest > 0.3, 1, 0)"),
        ],
        outcomes: ["percent", "share", "rest", "good", "same", "below", "least", "not"],
        targets: [
          .init(outcome: "percent", value: 29), .init(outcome: "share", value: 0.8),
          .init(outcome: "rest", value: 0.3, direction: .lower),
        ], scenarios: [.init(name: "more", overrides: ["b": .number(0.2)])]))
  }

  /// The chance of at least 7 of 10 with 0.7.
  private static let seven = 0.6496107184

  @Test("Chances count what equals the target", arguments: ["mc", "lhs", "sobol"])
  func targets(_ name: String) throws {
    let samplers: [String: any Sampler] = [
      "mc": MonteCarloSampler(seed: 1), "lhs": LatinHypercubeSampler(seed: 1),
      "sobol": SobolSampler(seed: 1),
    ]
    let result = try Self.compiled().simulate(
      SimulationOptions(draws: 16_384, sampler: samplers[name]))
    for (outcome, truth) in [("percent", 0.7), ("share", Self.seven), ("rest", Self.seven)] {
      let chance = try #require(result["base"]?[outcome]?.attainment?.probability)
      #expect((chance.value - truth).magnitude < 0.015, "\(outcome): \(chance.value)")
    }
    // With b = 0.2 six of ten are enough; the change counts the same draws.
    let change = try #require(result.difference("more")?["share"]?.attainment)
    #expect((change.value - 0.2001209490).magnitude < 0.015)
  }

  @Test("Long runs that keep no draws count alike")
  func streamed() throws {
    let result = try Self.compiled().simulate(
      overlays: [], outcomes: ["share"], SimulationOptions(draws: 2_000_000))
    let chance = try #require(result["base"]?["share"]?.attainment?.probability)
    #expect(deviation(chance, from: Self.seven) < 4)
  }

  @Test("Comparisons in formulas mean the decimals")
  func comparisons() throws {
    let result = try Self.compiled().simulate(SimulationOptions(draws: 20_000))
    let truths = [
      ("good", 0.7), ("same", 0.5), ("below", 0.3), ("least", Self.seven), ("not", 1 - Self.seven),
    ]
    for (outcome, truth) in truths {
      let mean = try #require(result["base"]?[outcome]?.mean)
      #expect((mean.value - truth).magnitude < 0.015, "\(outcome): \(mean.value)")
    }
  }

  /// 0.3 − 0.1 − 0.2 is −2.8 · 10⁻¹⁷ and 3.3 − 1.1 · 3 is −4.4 · 10⁻¹⁶: balances that come out even.
  @Test("A balance that comes out even is 0")
  func balance() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "discrete({1.1: 0.4, 1.2: 0.6})")],
        levers: [.init(name: "c", value: 0.3, min: 0, max: 1)],
        formulas: [
          ("spent", "0.1 + 0.2"), ("even", "c - 0.1 - 0.2"), ("over", "spent - c"),
          ("short", "max(3 * a - 3.3, 0)"), ("left", "(c - 0.1 - 0.2) / 12"),
          ("kept", "if(c - 0.1 - 0.2 >= 0, 1, 0)"), ("same", "3.3 - 3 * a == 0"),
          ("tiny", "c - 0.3 + 1e-9"),
        ],
        outcomes: ["even", "over", "short", "left", "kept", "same", "tiny"],
        targets: [
          .init(outcome: "even", value: 0), .init(outcome: "over", value: 0, direction: .lower),
          .init(outcome: "short", value: 0, direction: .lower),
          .init(outcome: "tiny", value: 0, direction: .lower),
        ]))
    let base = try #require(try compiled.simulate(SimulationOptions(draws: 20_000))["base"])
    for name in ["even", "over"] {
      #expect(base[name]?.mean.value == 0 && base[name]?.attainment?.probability.value == 1)
    }
    let few = try #require(base["short"]?.attainment?.probability)
    #expect(deviation(few, from: 0.4) < 4)
    #expect(base["left"]?.mean.value == 0 && base["kept"]?.mean.value == 1)
    #expect(abs((base["same"]?.mean.value ?? 0) - few.value) < 1e-12)
    // What is not of the last bits stays.
    #expect(abs((base["tiny"]?.mean.value ?? 0) - 1e-9) < 1e-15)
    #expect(base["tiny"]?.attainment?.probability.value == 0)
    let goal = try OutcomeGoal(atLeast: 0, probability: nil)
    let found = try compiled.solve(
      goal, of: try compiled.question("even"), levers: ["c"],
      options: SimulationOptions(draws: 1_000))
    #expect(found.isReached && found.best.change == 0)
  }

  @Test("Sums without end stay without a value")
  func endless() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("x", "discrete({0: 0.5, 1: 0.5})")], formulas: [("y", "1 / x - 5")],
        outcomes: ["y"]))
    let base = try #require(try compiled.simulate(SimulationOptions(draws: 1_000))["base"])
    #expect(base["y"]?.mean.value == -4 && (base["y"]?.mean.draws ?? 0) < 600)
  }

  @Test("What is really smaller stays so")
  func apart() throws {
    let compiled = try CompiledModel(
      try model(
        levers: [.init(name: "x", value: 29 - 1e-10)],
        formulas: [("good", "x >= 29"), ("zero", "0 * x >= 1e-300")],
        outcomes: ["x", "good", "zero"],
        targets: [.init(outcome: "x", value: 29)]))
    let result = try compiled.simulate(SimulationOptions(draws: 10))
    #expect(result["base"]?["x"]?.attainment?.probability.value == 0)
    #expect(result["base"]?["good"]?.mean.value == 0)
    #expect(result["base"]?["zero"]?.mean.value == 0)
  }

  @Test("Goals are reached by the decimals")
  func goals() throws {
    let compiled = try Self.compiled()
    let found = try compiled.solve(
      try OutcomeGoal(atLeast: 0.8, probability: 0.64), of: try compiled.question("share"),
      levers: ["b"], options: SimulationOptions(draws: 20_000))
    #expect(found.isReached && found.best.change == 0)
  }
}
