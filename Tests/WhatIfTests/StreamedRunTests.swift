import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Runs that keep no draws")
struct StreamedRunTests {
  private static let count = 2 * StreamedRun.first + 4_711

  private static func compiled(_ formula: String) throws -> CompiledModel {
    try CompiledModel(
      model(
        drivers: [("a", "normal(3, 1)"), ("b", "pert(1, 2, 4)"), ("n", "poisson(120)")],
        correlations: [("a", "b", 0.4)],
        formulas: [("y", formula), ("z", "a * n - b")], outcomes: ["y", "z"],
        targets: [
          .init(outcome: "y", value: 9), .init(outcome: "z", value: 300, direction: .lower),
        ]))
  }

  private static func run(
    _ formula: String, keepsDraws: Bool, threads: Int = 1, block: Int? = nil,
    sampler: (any Sampler)? = nil
  ) throws -> SimulationResult {
    try compiled(formula).simulate(
      SimulationOptions(
        draws: count, sampler: sampler, quantiles: [0.999], threads: threads, blockSize: block,
        keepsDraws: keepsDraws))
  }

  @Test("Every statistic is that of the run that keeps its draws", arguments: [(1, nil), (3, 100)])
  func same(threads: Int, block: Int?) throws {
    let kept = try Self.run("a * b", keepsDraws: true)
    let streamed = try Self.run("a * b", keepsDraws: false, threads: threads, block: block)
    #expect(streamed["base"]?["y"]?.draws.isEmpty == true)
    #expect(kept["base"]?["y"]?.draws.count == Self.count)
    #expect(streamed.toJSON() == kept.toJSON())
  }

  @Test("A scenario that changes nothing but the rounding differs by exactly 0", arguments: 1...8)
  func rounding(seed: Int) throws {
    let compiled = try CompiledModel(
      model(
        seed: UInt64(seed), drivers: [("a", "normal(30, 1)"), ("b", "pert(1, 2, 4)")],
        formulas: [("y", "a * b")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 60)],
        scenarios: [.init(name: "same", overrides: ["y": try formula("(a * b + 0.1) - 0.1")])]))
    for keepsDraws in [true, false] {
      let result = try compiled.simulate(
        SimulationOptions(draws: Self.count, keepsDraws: keepsDraws))
      let difference = try #require(result.difference("same")?["y"])
      #expect(difference.mean.value == 0 && difference.mean.standardError == 0)
      #expect(difference.better.value == 0 && difference.worse.value == 0)
    }
  }

  @Test(
    "Missing values, values that abound and dependent draws are handled as ever",
    arguments: [
      ("log(a)", nil), ("max(a, 4)", nil), ("round(b)", nil), ("a", SobolSampler(seed: 1)),
    ] as [(String, (any Sampler)?)])
  func unsuitable(formula: String, sampler: (any Sampler)?) throws {
    let kept = try Self.run(formula, keepsDraws: true, sampler: sampler)
    let other = try Self.run(formula, keepsDraws: false, threads: 2, sampler: sampler)
    #expect(other.toJSON() == kept.toJSON())
    #expect(other["base"]?["y"]?.nonFinite == kept["base"]?["y"]?.nonFinite)
  }

  @Test("A value that is missing only after the first draws is counted, not read as a number")
  func missingLate() throws {
    let draws = try #require(try Self.run("a", keepsDraws: true)["base"]?["y"]?.draws)
    let (first, later) = (draws.prefix(StreamedRun.first), draws.dropFirst(StreamedRun.first))
    let ends = try [first, later].map { part in
      (low: try #require(part.min()), high: try #require(part.max()))
    }
    let formula =
      ends[1].low < ends[0].low
      ? "log(a - \((ends[0].low + ends[1].low) / 2))"
      : "log(\((ends[0].high + ends[1].high) / 2) - a)"
    try #require(ends[1].low < ends[0].low || ends[1].high > ends[0].high)
    let kept = try Self.run(formula, keepsDraws: true)
    let streamed = try Self.run(formula, keepsDraws: false, threads: 2)
    #expect(kept["base"]?["y"]?.nonFinite != nil)
    #expect(streamed.toJSON() == kept.toJSON())
  }

  @Test("Scenarios and their differences too, where a difference is the same in all draws as well")
  func scenarios() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "normal(3, 1)"), ("n", "poisson(120)")],
        levers: [.init(name: "k", unit: .none, value: 1)],
        formulas: [("y", "a * n * k"), ("z", "n + k"), ("w", "n")], outcomes: ["y", "z", "w"],
        targets: [.init(outcome: "y", value: 400), .init(outcome: "z", value: 130)],
        scenarios: [
          .init(name: "more", overrides: ["k": .number(1.5)]),
          .init(name: "none", overrides: ["k": .number(1)]),
        ]))
    func run(_ keepsDraws: Bool, threads: Int) throws -> SimulationResult {
      try compiled.simulate(
        SimulationOptions(draws: Self.count, threads: threads, keepsDraws: keepsDraws))
    }
    let kept = try run(true, threads: 1)
    let streamed = try run(false, threads: 3)
    #expect(streamed["more"]?["y"]?.draws.isEmpty == true)
    #expect(streamed.toJSON() == kept.toJSON())
    #expect(streamed.difference("more")?["z"]?.mean.standardError == 0)
    #expect(streamed["base"]?["w"]?.column == streamed["more"]?["w"]?.column)
    #expect(streamed["base"]?["y"]?.column != streamed["more"]?["y"]?.column)
  }
}
