import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

/// The mean of the worst draws against closed forms and against the sorted draws themselves.
@Suite("Mean of the worst draws")
struct WorstDrawsTests {
  private static func outcome(
    _ distribution: String, draws: Int, seed: UInt64 = 1, direction: Direction = .higher,
    sampler: (any Sampler)? = nil
  ) throws -> OutcomeResult {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", distribution)], formulas: [("y", "2 * a + 1")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 0, direction: direction)]))
    let result = try compiled.simulate(
      SimulationOptions(draws: draws, sampler: sampler ?? MonteCarloSampler(seed: seed)))
    return try #require(result["base"]?["y"])
  }

  /// 2 X + 1 with X standard normal: 1 ∓ 2 φ(z) / α.
  private static func truth(_ share: Double, isUpper: Bool) -> Double {
    let z = SpecialFunctions.normalQuantile(share)
    return 1 + (isUpper ? 2 : -2) * exp(-z * z / 2) / (2 * Double.pi).squareRoot() / share
  }

  @Test("Of a normal outcome, from either side", arguments: [Direction.higher, .lower])
  func normal(direction: Direction) throws {
    let worst = try Self.outcome("normal(0, 1)", draws: 400_000, direction: direction).worst
    #expect(worst.isUpper == (direction == .lower))
    #expect(worst.means.map(\.probability) == [0.05, 0.1])
    for mean in worst.means {
      let truth = Self.truth(mean.probability, isUpper: worst.isUpper)
      #expect((mean.statistic.value - truth).magnitude < 4 * mean.statistic.standardError)
      #expect(mean.statistic.standardError < 0.02)
    }
  }

  @Test(
    "Outcomes with the same values keep their own targets, draws kept or not",
    arguments: [20_000, 300_000])
  func sharedValues(draws: Int) throws {
    let raised = DriverModel.Scenario(name: "more", overrides: ["k": .number(2)])
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "normal(10, 2)")], levers: [.init(name: "k", value: 0)],
        formulas: [("y", "a + k"), ("z", "y"), ("plain", "y")], outcomes: ["y", "z", "plain"],
        targets: [
          .init(outcome: "y", value: 12), .init(outcome: "z", value: 9, direction: .lower),
        ], scenarios: [raised]))
    let result = try compiled.simulate(SimulationOptions(draws: draws))
    let base = try #require(result["base"])
    #expect(["y", "z", "plain"].map { base[$0]?.worst.isUpper } == [false, true, false])
    let difference = try #require(result.difference("more"))
    let (y, z) = (try #require(difference["y"]), try #require(difference["z"]))
    // N(12, 2) less N(10, 2): Φ(0) − Φ(−1) at least 12, Φ(−1.5) − Φ(−0.5) at most 9.
    let (gained, lost) = (try #require(y.attainment), try #require(z.attainment))
    #expect(deviation(gained, from: 0.5 - 0.15865525393145707) < 4)
    #expect(deviation(lost, from: 0.06680720126885807 - 0.3085375387259869) < 4)
    #expect(difference["plain"]?.attainment == nil)
  }

  @Test("It is the mean of the lowest draws where these are a whole number")
  func sorted() throws {
    let outcome = try Self.outcome("lognormal(mu: 0, sigma: 1)", draws: 20_001)
    // Of 20,001 draws rank 1,000 is the type 7 quantile of 5%; half of its weight counts.
    let lowest = outcome.draws.sorted()
    let mean = (lowest[..<1_000].reduce(0, +) + 0.05 * lowest[1_000]) / 1_000.05
    #expect((outcome.worst.means[0].statistic.value / mean - 1).magnitude < 1e-12)
  }

  @Test("95% intervals hold the truth", arguments: [SamplerKind.mc, .lhs, .sobol])
  func coverage(kind: SamplerKind) throws {
    var held = [0, 0]
    let seeds = 120
    for seed in 1...UInt64(seeds) {
      let worst = try Self.outcome(
        "normal(0, 1)", draws: 2_048, sampler: kind.sampler(seed: seed)
      ).worst
      for (index, mean) in worst.means.enumerated() {
        let miss = (mean.statistic.value - Self.truth(mean.probability, isUpper: false)).magnitude
        held[index] += miss <= 1.96 * mean.statistic.standardError ? 1 : 0
      }
    }
    for count in held { #expect(Double(count) / Double(seeds) > 0.88, "\(kind) \(count)") }
  }

  @Test("A certain outcome falls short of nothing")
  func certain() throws {
    let compiled = try CompiledModel(
      model(drivers: [], formulas: [("y", "7 * 1")], outcomes: ["y"]))
    let worst = try #require(compiled.simulate(SimulationOptions(draws: 100))["base"]?["y"]).worst
    #expect(worst.means.allSatisfy { $0.statistic.value == 7 && $0.statistic.standardError == 0 })
  }
}
