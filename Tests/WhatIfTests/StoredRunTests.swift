import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("One driver changed in a stored run")
struct StoredRunTests {
  private static func compiled(_ b: String = "poisson(30)") throws -> CompiledModel {
    try CompiledModel(
      try model(
        drivers: [("a", "normal(10, 2)"), ("b", b), ("c", "lognormal(mu: 0, sigma: 0.4)")],
        correlations: [("a", "b", 0.5)], kind: .normal,
        formulas: [("s", "a * b"), ("y", "s + 3 * c - b"), ("w", "2 * c")], outcomes: ["y", "w"],
        targets: [.init(outcome: "y", value: 300)]))
  }

  @Test("It gives what a new run gives, bit for bit", arguments: [SamplerKind.mc, .sobol])
  func change(kind: SamplerKind) throws {
    let options = SimulationOptions(draws: 5_000, sampler: kind.sampler(seed: 4))
    let stored = try StoredRun(Self.compiled(), driver: "b", options)
    let before = try #require(Self.compiled().simulate(options)["base"])
    let after = try #require(Self.compiled("poisson(33)").simulate(options)["base"])
    let changed = stored.outcomes(try Poisson(mean: 33))
    for (index, name) in ["y", "w"].enumerated() {
      let (old, new) = (try #require(before[name]), try #require(after[name]))
      #expect(Array(stored.base[index].draws) == Array(old.draws))
      #expect(Array(changed[index].draws) == Array(new.draws))
      #expect(changed[index].mean == new.mean && changed[index].quantiles == new.quantiles)
    }
    #expect(changed[1].draws == stored.base[1].draws)
    // And back again.
    #expect(stored.outcomes(try Poisson(mean: 30))[0].mean == stored.base[0].mean)
  }

  @Test("Only an uncertainty that moves an outcome can be changed")
  func unsuitable() throws {
    let compiled = try Self.compiled()
    #expect(throws: Findings.self) { try StoredRun(compiled, driver: "nobody") }
  }
}

@Suite("Chances with one direction integrated")
struct PreIntegrationTests {
  private static func chance(
    _ formula: String, _ target: DriverModel.Target, draws: Int = 4_096, seed: UInt64 = 3
  ) throws -> Statistic {
    let compiled = try CompiledModel(
      try model(
        seed: seed,
        drivers: [("a", "normal(0, 1)"), ("b", "normal(0, 2)"), ("c", "poisson(4)")],
        correlations: [("a", "b", 0.5)], kind: .normal, formulas: [("y", formula)],
        outcomes: ["y"], targets: [target]))
    let result = try compiled.simulate(
      SimulationOptions(draws: draws, sampler: SobolSampler(seed: seed)))
    return try #require(result["base"]?["y"]?.attainment?.probability)
  }

  @Test("Sums of correlated normals: the normal probability, to seven digits")
  func closedForm() throws {
    // Var(a + b) = 1 + 4 + 2 · 0.5 · 2 = 7.
    let sd = 7.0.squareRoot()
    for value in [-3.0, 0, 4] {
      let upper = try Self.chance("a + b", .init(outcome: "y", value: value))
      #expect(upper.method == "pre-integrated, 16 scrambles")
      let expected = SpecialFunctions.normalSurvival(value / sd)
      #expect((upper.value - expected).magnitude < 1e-3)
      #expect(deviation(upper, from: expected) < 5)
      #expect(upper.standardError < 2e-4)
    }
  }

  @Test("Discrete drivers and targets from below agree with the sum over counts")
  func discrete() throws {
    let target = DriverModel.Target(outcome: "y", value: 5, direction: .lower)
    let found = try Self.chance("a + b + 2 * c", target)
    let poisson = try Poisson(mean: 4)
    let expected = (0..<60).reduce(0.0) { (sum: Double, k: Int) -> Double in
      let normal = SpecialFunctions.normalCumulative((5 - 2 * Double(k)) / 7.0.squareRoot())
      return sum + poisson.density(Double(k)) * normal
    }
    #expect(found.method.hasPrefix("pre-integrated"))
    #expect(deviation(found, from: expected) < 4 && found.standardError < 1e-3)
  }

  @Test("Where the outcome turns back, draws are counted instead")
  func fallback() throws {
    let found = try Self.chance("a * a", .init(outcome: "y", value: 1), draws: 65_536)
    #expect(found.method == "proportion, 16 scrambles")
    #expect(deviation(found, from: 0.31731050786291415) < 5)
  }
}
