import Indicators
import Probability
import Testing

@testable import WhatIf

/// 95 % intervals of quantiles against the quantiles of a normal, over many seeds.
@Suite("Intervals of quantiles")
struct QuantileCoverageTests {
  private static let probabilities = [0.05, 0.25, 0.5, 0.95]

  /// The share of intervals, of value ± 1.96 standard errors, that hold the truth.
  private func coverage(_ make: (UInt64) -> any Sampler, seeds: Int, draws: Int) throws -> Double {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "normal(10, 2)"), ("b", "normal(5, 3)")], correlations: [("a", "b", 0.5)],
        kind: .normal, formulas: [("y", "a + b")], outcomes: ["y"]))
    let truth = try Normal(mean: 15, sd: (4.0 + 9 + 2 * 0.5 * 6).squareRoot())
    var held = 0
    for seed in 0..<seeds {
      let y = try #require(
        try compiled.simulate(
          SimulationOptions(draws: draws, sampler: make(UInt64(seed)), threads: 1))["base"]?["y"])
      for p in Self.probabilities {
        let found = try #require(y.quantile(p))
        held += (found.value - truth.quantile(p)).magnitude <= 1.96 * found.standardError ? 1 : 0
      }
    }
    return Double(held) / Double(seeds * Self.probabilities.count)
  }

  @Test("hold the truth in 95 of 100 seeds with Sobol' points, tails included")
  func sobol() throws {
    let share = try coverage({ SobolSampler(seed: $0) }, seeds: 250, draws: 2_048)
    #expect(abs(share - 0.95) < 0.025, "\(share)")
  }

  @Test("hold the truth in 95 of 100 seeds with a Latin hypercube")
  func latin() throws {
    let share = try coverage({ LatinHypercubeSampler(seed: $0) }, seeds: 250, draws: 1_024)
    #expect(abs(share - 0.95) < 0.025, "\(share)")
  }

  @Test("hold the truth in 95 of 100 seeds with random draws")
  func random() throws {
    let share = try coverage({ MonteCarloSampler(seed: $0) }, seeds: 250, draws: 1_000)
    #expect(abs(share - 0.95) < 0.025, "\(share)")
  }

  /// A sum of normals is one direction: every point switches at the same place, where the error must
  /// not be taken for 0.
  @Test("hold the truth in 95 of 100 seeds where a chance is integrated")
  func integrated() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "normal(10, 2)"), ("b", "normal(5, 3)")], correlations: [("a", "b", 0.5)],
        kind: .normal, formulas: [("y", "a + b")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 18)]))
    let truth = 1 - (try Normal(mean: 15, sd: 19.0.squareRoot())).cumulative(18)
    var held = 0
    for seed in 0..<60 {
      let options = SimulationOptions(
        draws: 256, sampler: SobolSampler(seed: UInt64(seed)), threads: 1)
      let chance = try #require(
        try compiled.simulate(options)["base"]?["y"]?.attainment
      ).probability
      #expect(chance.method.hasPrefix("pre-integrated"))
      #expect(chance.standardError > 0 && chance.standardError < 1e-4)
      held += (chance.value - truth).magnitude <= 1.96 * chance.standardError ? 1 : 0
    }
    #expect((52...60).contains(held), "\(held)")
  }
}
