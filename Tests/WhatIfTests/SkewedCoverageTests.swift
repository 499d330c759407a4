import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

/// 95 % intervals where few draws carry most of the spread: a product of lognormals.
@Suite("Intervals of a skewed product")
struct SkewedCoverageTests {
  private static let sigma = 0.77.squareRoot()

  private func compiled() throws -> CompiledModel {
    try CompiledModel(
      model(
        drivers: [
          ("a", "lognormal(mu: 1, sigma: 0.5)"), ("b", "lognormal(mu: 0, sigma: 0.6)"),
          ("c", "lognormal(mu: 0.3, sigma: 0.4)"),
        ], formulas: [("y", "a * b * c")], outcomes: ["y"]))
  }

  @Test(
    "hold mean and standard deviation, which the usual errors miss in one case of six",
    arguments: [SamplerKind.mc, .lhs, .sobol])
  func skewed(kind: SamplerKind) throws {
    let compiled = try compiled()
    let mean = exp(1.3 + 0.77 / 2)
    let deviation = mean * (exp(0.77) - 1).squareRoot()
    var held = [0, 0]
    for seed in 0..<200 {
      let y = try #require(
        try compiled.simulate(
          SimulationOptions(draws: 2_048, sampler: kind.sampler(seed: UInt64(seed)), threads: 1))[
            "base"]?["y"])
      for (place, (found, truth)) in [(y.mean, mean), (y.standardDeviation, deviation)].enumerated()
      {
        held[place] += (found.value - truth).magnitude <= 1.96 * found.standardError ? 1 : 0
      }
    }
    #expect((182...199).contains(held[0]), "mean \(held[0])")
    #expect((179...199).contains(held[1]), "standard deviation \(held[1])")
  }

  @Test("of a uniform variable that fills space: no n / (n − 1) in its variance")
  func uniform() throws {
    let compiled = try CompiledModel(
      model(drivers: [("a", "uniform(0, 1)")], formulas: [("y", "a")], outcomes: ["y"]))
    let sampler = LatinHypercubeSampler(seed: 4)
    let y = try #require(
      try compiled.simulate(SimulationOptions(draws: 16_384, sampler: sampler))["base"]?["y"])
    let truth = (1.0 / 12).squareRoot()
    #expect((y.standardDeviation.value - truth).magnitude < 4 * y.standardDeviation.standardError)
    #expect((y.standardDeviation.value - truth).magnitude < 3e-6)
  }

  @Test("of what no draw has met is at least one draw", arguments: [SamplerKind.lhs, .sobol])
  func unmet(kind: SamplerKind) throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "bernoulli(0.00001)")], formulas: [("y", "abs(a)")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 1)], scenarios: []))
    let result = try compiled.simulate(
      SimulationOptions(draws: 1_024, sampler: kind.sampler(seed: 3)))
    let chance = try #require(result["base"]?["y"]?.attainment?.probability)
    #expect(chance.standardError > 0)
    #expect((chance.value - 1e-5).magnitude <= 1.96 * chance.standardError)
  }
}
