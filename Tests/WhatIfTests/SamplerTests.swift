import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Samplers")
struct SamplerTests {
  private static func compiled(_ more: [(String, String)] = []) throws -> CompiledModel {
    try CompiledModel(
      try model(
        drivers: [
          ("a", "normal(10, 2)"), ("b", "poisson(30)"), ("c", "lognormal(mu: 0, sigma: 0.4)"),
        ] + more,
        correlations: [("a", "b", 0.5)], kind: .normal,
        formulas: [("y", "a + b + c"), ("z", "a * c")], outcomes: ["y", "z"],
        targets: [.init(outcome: "y", value: 45)],
        scenarios: [
          DriverModel.Scenario(name: "more", overrides: ["b": try distribution("poisson(32)")])
        ]))
  }

  private static func run(
    _ sampler: any Sampler, _ compiled: CompiledModel, draws: Int = 4_000, threads: Int = 1,
    block: Int? = nil
  ) throws -> SimulationResult {
    try compiled.simulate(
      SimulationOptions(draws: draws, sampler: sampler, threads: threads, blockSize: block))
  }

  @Test(
    "Threads, blocks and unused drivers leave every bit as it was", arguments: SamplerKind.allCases)
  func invariance(kind: SamplerKind) throws {
    let sampler = kind.sampler(seed: 5)
    let expected = try Self.run(sampler, Self.compiled())
    let draws = try #require(expected["base"]?["y"]).draws
    for (threads, block) in [(2, 100), (1, 1), (3, 1_000)] {
      let other = try Self.run(sampler, Self.compiled(), threads: threads, block: block)
      #expect(other["base"]?["y"]?.draws == draws)
    }
    let unused = try Self.run(
      sampler, Self.compiled([("aa", "normal(0, 1)"), ("zz", "beta(2, 3)")]))
    #expect(unused["base"]?["y"]?.draws == draws)
    #expect(unused.difference("more")?["y"]?.mean == expected.difference("more")?["y"]?.mean)
  }

  @Test("Space-filling samplers round the number of draws up and say so")
  func rounding() throws {
    #expect(SobolSampler(seed: 1).rounded(draws: 5_000) == 8_192)
    #expect(SobolSampler(seed: 1).rounded(draws: 8_192) == 8_192)
    #expect(SobolSampler(seed: 1).rounded(draws: 1) == 256)
    #expect(LatinHypercubeSampler(seed: 1).rounded(draws: 1_001) == 1_008)
    #expect(MonteCarloSampler(seed: 1).rounded(draws: 1_001) == 1_001)
    let result = try Self.run(SobolSampler(seed: 1), Self.compiled(), draws: 5_000)
    #expect(result.provenance.draws == 8_192)
    #expect(result.notes.contains { $0.code == "simulation-draws-rounded" })
    let exact = try Self.run(SobolSampler(seed: 1), Self.compiled(), draws: 8_192)
    #expect(!exact.notes.contains { $0.code == "simulation-draws-rounded" })
  }

  @Test("Each replicate hits every cell of each driver once", arguments: [SamplerKind.lhs, .sobol])
  func stratified(kind: SamplerKind) throws {
    let (draws, cells) = (16 * 256, 256)
    let sources = kind.sampler(seed: 9).sources(
      [Innovation(driver: "a"), Innovation(driver: "b", step: 3)], draws: draws)
    for source in sources {
      var scores = [Double](repeating: 0, count: draws)
      scores.withUnsafeMutableBufferPointer { source.fill($0, from: 0) }
      for replicate in 0..<16 {
        let part = scores[(replicate * cells)..<((replicate + 1) * cells)]
        let hit = Set(part.map { Int(SpecialFunctions.normalCumulative($0) * Double(cells)) })
        #expect(hit.count == cells)
      }
    }
  }

  /// E y = 10 + 30 + e^0.08, Var z from the lognormal's moments; P(y ≥ 45) from a long run of R.
  @Test(
    "All samplers agree with the truth within their standard errors",
    arguments: SamplerKind.allCases)
  func truth(kind: SamplerKind) throws {
    let result = try Self.run(kind.sampler(seed: 11), Self.compiled(), draws: 32_768)
    let y = try #require(result["base"]?["y"])
    #expect(deviation(y.mean, from: 40 + 1.0832870676749586) < 4)
    let z = try #require(result["base"]?["z"])
    #expect(deviation(z.mean, from: 10.832870676749586) < 4)
    let difference = try #require(result.difference("more")?["y"]?.mean)
    #expect(deviation(difference, from: 2) < 4)
    if kind != .mc {
      #expect(y.mean.method == "mean, 16 scrambles")
      let plain = try Self.run(MonteCarloSampler(seed: 11), Self.compiled(), draws: 32_768)
      let other = try #require(plain["base"]?["y"])
      #expect(y.mean.standardError < other.mean.standardError / 5)
    }
  }

  @Test("Intervals from replicates cover the truth", arguments: [SamplerKind.lhs, .sobol])
  func coverage(kind: SamplerKind) throws {
    let compiled = try Self.compiled()
    var covered = 0
    for seed in UInt64(0)..<200 {
      let result = try Self.run(kind.sampler(seed: seed), compiled, draws: 512)
      let mean = try #require(result["base"]?["z"]?.mean)
      if deviation(mean, from: 10.832870676749586) < 1.959963984540054 { covered += 1 }
    }
    // Binomial(200, 0.95): four standard deviations are 12.
    #expect(covered > 177 && covered <= 200, "\(covered) of 200")
  }

  @Test("A keyed permutation is one", arguments: [1, 2, 3, 17, 1_000] as [UInt32])
  func permutation(size: UInt32) {
    let cells = CellPermutation(key: 0x1234_5678, size: size)
    #expect(Set((0..<size).map { cells[$0] }) == Set(0..<size))
    #expect(size < 17 || (0..<size).map { cells[$0] } != Array(0..<size))
  }
}
