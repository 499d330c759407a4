import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Scenarios")
struct ScenarioTests {
  private static func compiled(_ scenarios: [DriverModel.Scenario]) throws -> CompiledModel {
    try CompiledModel(
      model(
        drivers: [("x", "normal(100, 10)"), ("w", "normal(0, 1)")],
        levers: [.init(name: "features", value: 36, min: 0, max: 60, step: 1)],
        formulas: [("z", "2 * x"), ("y", "z + features + w")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 240)], scenarios: scenarios))
  }

  @Test("Overrides are inherited, and the nearest one counts")
  func inheritance() throws {
    let compiled = try Self.compiled([
      .init(name: "push", extends: "more", overrides: ["x": .number(110)], reason: "r", owner: "o"),
      .init(name: "more", overrides: ["features": .number(40), "x": .number(90)]),
      .init(name: "own", extends: "base", overrides: ["z": try formula("3 * x")]),
    ])
    let push = try compiled.scenario(named: "push")
    #expect(push.ancestors == ["base", "more"])
    #expect(push.overrides == ["features": .number(40), "x": .number(110)])
    #expect(push.owner == "o" && push.reason == "r")
    let result = try compiled.simulate(
      SimulationOptions(draws: 2_000), scenarios: ["push", "own"])
    #expect(result.scenarios.map(\.overlay.name) == ["base", "push", "own"])
    let spread = try #require(result["push"]?["y"]).standardDeviation
    #expect(deviation(spread, from: 1) < 4)
    let own = try #require(result.difference("own")?["y"])
    #expect(deviation(own.mean, from: 100) < 4)
    #expect(own.better.value == 1)
  }

  @Test("Scenarios share draws: a lever moves every draw by the same")
  func commonDraws() throws {
    let compiled = try Self.compiled([
      .init(name: "more", overrides: ["features": .number(46)])
    ])
    let difference = try #require(
      try compiled.simulate(SimulationOptions(draws: 2_000)).difference("more")?["y"])
    #expect((difference.mean.value - 10).magnitude < 1e-12)
    #expect(difference.mean.standardError == 0)
    #expect(Set(difference.quantiles.map(\.statistic.value)) == [difference.mean.value])
    #expect(difference.better.value == 1 && difference.worse.value == 0)
    #expect((difference.attainment?.value ?? 0) > 0)
  }

  @Test("Another distribution of the same driver keeps its draws and its correlation")
  func distributionOverride() throws {
    let compiled = try Self.compiled([
      .init(name: "wide", overrides: ["x": try distribution("normal(100, 20)")])
    ])
    let result = try compiled.simulate(SimulationOptions(draws: 5_000))
    let base = try #require(result["base"]?["y"])
    let wide = try #require(result["wide"]?["y"])
    #expect(deviation(wide.standardDeviation, from: 1_601.0.squareRoot()) < 4)
    let w = try #require(
      try compiled.simulate(overlays: [], outcomes: ["w"], SimulationOptions(draws: 5_000))[
        "base"]?[
          "w"])
    // y − 36 − w − 200 doubles where the spread of x does.
    for ((a, b), noise) in zip(zip(base.draws, wide.draws), w.draws).prefix(100) {
      #expect((2 * (a - 236 - noise) - (b - 236 - noise)).magnitude < 1e-9)
    }
  }

  @Test("A formula may become a distribution, a driver a formula, and the base stays as it was")
  func kinds() throws {
    let compiled = try Self.compiled([
      .init(name: "a", overrides: ["z": try distribution("uniform(0, 1)")]),
      .init(name: "b", overrides: ["x": try formula("50 + features")]),
      .init(name: "c", overrides: ["z": .number(5)]),
    ])
    let plain = try Self.compiled([]).simulate(SimulationOptions(draws: 1_000))
    let result = try compiled.simulate(SimulationOptions(draws: 1_000))
    #expect(result["base"]?["y"]?.draws == plain["base"]?["y"]?.draws)
    #expect(deviation(try #require(result["a"]?["y"]).mean, from: 36.5) < 4)
    #expect(deviation(try #require(result["b"]?["y"]).mean, from: 208) < 4)
    #expect(deviation(try #require(result["c"]?["y"]).mean, from: 41) < 4)
  }

  @Test("An overlay that no file declares runs as well")
  func adHoc() throws {
    let compiled = try Self.compiled([])
    let overlay = ScenarioOverlay(name: "trial", overrides: ["features": .number(60)])
    let result = try compiled.simulate(overlays: [overlay], SimulationOptions(draws: 100))
    #expect((try #require(result.difference("trial")?["y"]).mean.value - 24).magnitude < 1e-9)
  }

  @Test("Lower is better where the target is to stay below")
  func lower() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("x", "normal(0, 1)")], levers: [.init(name: "cut", value: 0)],
        formulas: [("y", "x - cut")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 0, direction: .lower)],
        scenarios: [.init(name: "cut", overrides: ["cut": .number(1)])]))
    let result = try compiled.simulate(SimulationOptions(draws: 20_000))
    let chance = try #require(result["cut"]?["y"]?.attainment)
    #expect(deviation(chance.probability, from: SpecialFunctions.normalCumulative(1)) < 4)
    let difference = try #require(result.difference("cut")?["y"])
    #expect(difference.better.value == 1)
    #expect(
      deviation(
        try #require(difference.attainment), from: SpecialFunctions.normalCumulative(1) - 0.5) < 4)
  }
}
