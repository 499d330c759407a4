import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Comparing scenarios")
struct ComparisonTests {
  @Test("attributes an interaction to both changes alike, exactly")
  func product() throws {
    let compiled = try CompiledModel(
      try model(
        levers: [.init(name: "x", value: 2), .init(name: "y", value: 3)],
        formulas: [("out", "x * y")], outcomes: ["out"],
        scenarios: [.init(name: "more", overrides: ["x": .number(4), "y": .number(7)])]))
    let result = try compiled.compare(
      .base, try compiled.scenario(named: "more"), of: [try compiled.question()],
      options: SimulationOptions(draws: 10))
    let bridge = try #require(result.outcomes.first?.bridge)
    // 6 → 28: x alone 6, y alone 8, the interaction 8 shared: 10 and 12.
    #expect(bridge.start == 6 && bridge.end == 28)
    #expect(bridge.steps.map(\.amount) == [10, 12])
    #expect(bridge.steps.map(\.change) == ["4", "7"])
    #expect(bridge.steps.allSatisfy { $0.standardError < 1e-9 })
  }

  @Test("gives the only change the error of the difference, also where few draws make it")
  func rare() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("flood", "bernoulli(0.002)"), ("loss", "lognormal(mean: 40, sd: 60)")],
        formulas: [("y", "flood * loss")], outcomes: ["y"],
        scenarios: [
          .init(name: "more", overrides: ["flood": try distribution("bernoulli(0.006)")])
        ]))
    let found = try compiled.compare(
      .base, try compiled.scenario(named: "more"), of: [try compiled.question()],
      options: SimulationOptions(draws: 5_000)
    ).outcomes[0]
    let step = try #require(found.bridge?.steps.first)
    #expect((step.standardError / found.difference.standardError - 1).magnitude < 0.01)
  }

  /// Sums of x y z, each from 1 to 2: every change is worth 7/3.
  @Test(
    "is exact for up to ten changes, and tells the error of drawn orders", arguments: [9, 15])
  func many(count: Int) throws {
    let names = (0..<count).map { "x\($0)" }
    let products = stride(from: 0, to: count, by: 3).map {
      names[$0..<($0 + 3)].joined(separator: " * ")
    }
    let overrides = names.map { ($0, DriverModel.Scenario.Override.number(2)) }
    let compiled = try CompiledModel(
      try model(
        levers: names.map { .init(name: $0, value: 1) },
        formulas: [("out", products.joined(separator: " + "))], outcomes: ["out"],
        scenarios: [
          .init(name: "all", overrides: Dictionary(uniqueKeysWithValues: overrides))
        ]))
    let found = try compiled.compare(
      .base, try compiled.scenario(named: "all"), of: [try compiled.question()],
      options: SimulationOptions(draws: 10)
    ).outcomes[0]
    let bridge = try #require(found.bridge)
    #expect(bridge.steps.count == count && (bridge.orders == nil) == (count <= 10))
    #expect(bridge.steps.reduce(bridge.start) { $0 + $1.amount } == bridge.end)
    for step in bridge.steps {
      let apart = (step.amount - 7.0 / 3).magnitude
      #expect(count <= 10 ? apart < 1e-9 : apart < 4.5 * step.standardError)
      #expect(count <= 10 ? step.standardError < 1e-9 : step.standardError > 0.01)
    }
  }

  @Test("sums exactly over random models, in numbers and as printed", arguments: 1...12)
  func sums(seed: Int) throws {
    var u = [Double](repeating: 0, count: 60)
    RandomStream(seed: UInt64(seed), name: "bridge").fillUniforms(&u, from: 0)
    let count = 2 + Int(u[0] * 11)
    let scale = pow(10, (u[1] * 12 - 4).rounded())
    let drivers = (0..<count).map { ("d\($0)", "normal(\(u[$0 + 2] * 10), \(u[$0 + 15]))") }
    let names = drivers.map(\.0)
    let products = zip(names, names.dropFirst()).map { "\($0) * \($1)" }.joined(separator: " + ")
    let overrides = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { index, name in
        (name, DriverModel.Scenario.Override.number(u[index + 30] * 20 - 5))
      })
    let compiled = try CompiledModel(
      try model(
        seed: UInt64(seed), drivers: drivers, formulas: [("out", "(\(products)) * \(scale)")],
        outcomes: ["out"], targets: [.init(outcome: "out", value: 20 * scale)],
        scenarios: [.init(name: "other", overrides: overrides)]))
    let other = try compiled.scenario(named: "other")
    let result = try compiled.compare(
      .base, other, of: [try compiled.question()], options: SimulationOptions(draws: 24))
    let outcome = try #require(result.outcomes.first)
    for bridge in [try #require(outcome.bridge), try #require(outcome.attainmentBridge)] {
      #expect(bridge.steps.reduce(bridge.start) { $0 + $1.amount } == bridge.end)
      #expect(bridge.steps.reversed().reduce(bridge.start) { $0 + $1.amount } == bridge.end)
      #expect((bridge.orders == nil) == (count <= BridgeOrders.mostExact))
      for decimals in [-3, 0, 2, 5] {
        let shown = bridge.rounded(decimals: decimals)
        let unit = pow(10, Double(-decimals))
        let sum = shown.amounts.reduce(0) { $0 + ($1 / unit).rounded() }
        #expect((shown.end / unit).rounded() - (shown.start / unit).rounded() == sum)
        for (step, amount) in zip(bridge.steps, shown.amounts) {
          #expect(abs(step.amount - amount) < 2 * unit)
        }
      }
    }
    let tolerance = 1e-9 * (outcome.from.value.magnitude + outcome.to.value.magnitude + scale)
    let bridge = try #require(outcome.bridge)
    #expect(abs(bridge.start - outcome.from.value) < tolerance)
    #expect(abs(bridge.end - outcome.to.value) < tolerance)
  }

  @Test("gives Shapley values: the mean over all orders of the changes")
  func orders() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "uniform(0, 1)")],
        levers: [
          .init(name: "x", value: 1), .init(name: "y", value: 2), .init(name: "z", value: 3),
        ], formulas: [("out", "x * y * z + x ^ 2 + a * z")], outcomes: ["out"],
        scenarios: [
          .init(name: "to", overrides: ["x": .number(5), "y": .number(-1), "z": .number(4)])
        ]))
    let options = SimulationOptions(draws: 60)
    let question = try compiled.question()
    let to = try compiled.scenario(named: "to")
    let result = try compiled.compare(.base, to, of: [question], options: options)
    let bridge = try #require(result.outcomes.first?.bridge)
    func mean(_ names: [String]) throws -> Double {
      let overlay = ScenarioOverlay(
        name: "part", overrides: to.overrides.filter { names.contains($0.key) })
      return try #require(
        compiled.simulate(overlays: [overlay], options).scenarios.last?["out"]?.mean.value)
    }
    var amounts = ["x": 0.0, "y": 0.0, "z": 0.0]
    for order in ["xyz", "xzy", "yxz", "yzx", "zxy", "zyx"] {
      var done: [String] = []
      for name in order.map(String.init) {
        let before = try mean(done)
        done.append(name)
        amounts[name, default: 0] += (try mean(done) - before) / 6
      }
    }
    for step in bridge.steps {
      #expect(abs(step.amount - (amounts[step.variable] ?? .nan)) < 1e-9)
    }
  }

  @Test("a scenario against itself differs by exactly nothing and has no bridge")
  func same() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "uniform(0, 1)")], levers: [.init(name: "x", value: 1)],
        formulas: [("out", "a * x")], outcomes: ["out"],
        scenarios: [.init(name: "null", overrides: ["x": .number(1)])]))
    let result = try compiled.compare(
      .base, try compiled.scenario(named: "null"), of: [try compiled.question()],
      options: SimulationOptions(draws: 1_000))
    let outcome = try #require(result.outcomes.first)
    #expect(outcome.difference.value == 0 && outcome.difference.standardError == 0)
    #expect(outcome.better.value == 0 && outcome.better.standardError == 0)
    #expect(outcome.bridge == nil)
  }

  @Test("the paired interval holds the true difference")
  func interval() throws {
    var held = 0
    for seed in 1...40 {
      let compiled = try CompiledModel(
        try model(
          seed: UInt64(seed), drivers: [("a", "normal(10, 2)"), ("b", "uniform(0, 4)")],
          levers: [.init(name: "x", value: 1)], formulas: [("out", "a * x + b")],
          outcomes: ["out"],
          scenarios: [
            .init(
              name: "to",
              overrides: ["x": .number(1.5), "b": try distribution("uniform(1, 7)")])
          ]))
      let result = try compiled.compare(
        .base, try compiled.scenario(named: "to"), of: [try compiled.question()],
        options: SimulationOptions(draws: 200))
      let outcome = try #require(result.outcomes.first)
      if deviation(outcome.difference, from: 7) < 1.96 { held += 1 }
    }
    #expect(held >= 34)
  }
}
