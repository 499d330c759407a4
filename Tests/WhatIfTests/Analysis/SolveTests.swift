import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Goal seek")
struct SolveTests {
  private func press() throws -> CompiledModel {
    try CompiledModel(
      try model(
        drivers: [("a", "normal(100, 10)"), ("b", "normal(50, 5)")],
        levers: [
          .init(name: "x", value: 10, min: 0, max: 60, step: 1),
          .init(name: "y", value: 5, min: 0, max: 100),
        ], formulas: [("out", "a + b + 2 * x + y")], outcomes: ["out"],
        targets: [.init(outcome: "out", value: 200)]))
  }

  @Test("on the mean finds the smallest step that suffices")
  func mean() throws {
    let compiled = try press()
    let question = try compiled.question("out")
    let found = try compiled.solve(
      try OutcomeGoal(atLeast: 200), of: question, levers: ["x"],
      options: SimulationOptions(draws: 5_000))
    #expect(found.isReached)
    // The mean is 150 + 2 x + 5 up to its error of about 0.16: x = 23 or, with luck, 22.
    let value = try #require(found.best.moves.first?.value)
    #expect(value == 22 || value == 23)
    #expect(found.best.mean.value >= 200)
    let below = try compiled.simulate(
      overlays: [ScenarioOverlay(name: "less", overrides: ["x": .number(value - 1)])],
      SimulationOptions(draws: 5_000))
    #expect(try #require(below["less"]?["out"]).mean.value < 200)
  }

  @Test("on the probability inverts the closed form, and simulate gives its numbers back")
  func probability() throws {
    let compiled = try press()
    let question = try compiled.question("out")
    let options = SimulationOptions(draws: 10_000)
    let found = try compiled.solve(
      try OutcomeGoal(try #require(question.target), probability: 0.8), of: question, levers: ["y"],
      options: options)
    // N(170 + y, √125): y = 30 + 0.8416 · 11.18 = 39.41.
    let value = try #require(found.best.moves.first?.value)
    #expect(abs(value - 39.41) < 0.6)
    #expect(found.best.probability.value >= 0.8 && found.best.probability.value < 0.8003)
    let again = try compiled.simulate(
      overlays: [ScenarioOverlay(name: "found", overrides: ["y": .number(value)])], options)
    let outcome = try #require(again["found"]?["out"])
    #expect(outcome.attainment?.probability == found.best.probability)
    #expect(outcome.mean == found.best.mean)
    #expect(deviation(found.check, from: 0.8) < 4)
  }

  @Test("with several levers makes the least change, as an exhaustive search does")
  func several() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "normal(100, 10)")],
        levers: [
          .init(name: "x", value: 10, min: 0, max: 40, step: 2),
          .init(name: "y", value: 5, min: 0, max: 30, step: 1),
        ], formulas: [("out", "a + 2 * x + 0.1 * y ^ 2 + 0.05 * x * y")], outcomes: ["out"]))
    let question = try compiled.question("out")
    let options = SimulationOptions(draws: 20)
    for bound in [160.0, 230] {
      let goal = try OutcomeGoal(atLeast: bound)
      let found = try compiled.solve(goal, of: question, levers: ["x", "y"], options: options)
      var overlays: [ScenarioOverlay] = []
      for x in stride(from: 0.0, through: 40, by: 2) {
        for y in stride(from: 0.0, through: 30, by: 1) {
          overlays.append(
            ScenarioOverlay(
              name: "\(x) \(y)", overrides: ["x": .number(x), "y": .number(y)]))
        }
      }
      let all = try compiled.simulate(overlays: overlays, options)
      let least = zip(overlays, all.scenarios.dropFirst()).compactMap {
        overlay, result -> Double? in
        guard (result["out"]?.mean.value ?? 0) >= bound,
          case .number(let x) = overlay.overrides["x"], case .number(let y) = overlay.overrides["y"]
        else { return nil }
        return (pow((x - 10) / 40, 2) + pow((y - 5) / 30, 2)).squareRoot()
      }.min()
      #expect(found.isReached)
      #expect(abs(found.best.change - (try #require(least))) < 1e-9, "\(bound)")
      #expect(found.alone.count == 2)
    }
  }

  @Test("keeps bounds and steps in every answer", arguments: [1, 2])
  func constraints(seed: Int) throws {
    let stream = RandomStream(seed: UInt64(seed), name: "levers")
    var u = [Double](repeating: 0, count: 40)
    stream.fillUniforms(&u, from: 0)
    let levers = (0..<3).map { index in
      let (low, steps) = ((u[index] * 20).rounded(), (u[index + 3] * 30).rounded() + 1)
      let step = [0.1, 0.25, 1, 3][Int(u[index + 6] * 4)]
      let start = low + (u[index + 9] * steps).rounded() * step
      return DriverModel.Lever(
        name: "l\(index)", value: start, min: low, max: low + steps * step,
        step: index == 2 ? nil : step)
    }
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "uniform(0, 10)")], levers: levers,
        formulas: [("out", "a + l0 * \(u[12]) - l1 * \(u[13]) + sqrt(l2 + 1) * 3")],
        outcomes: ["out"]))
    let question = try compiled.question()
    let start =
      try compiled.simulate(SimulationOptions(draws: 500))["base"]?["out"]?.mean.value ?? 0
    for goal in [
      try OutcomeGoal(atLeast: start + 3), try OutcomeGoal(atMost: start - 2),
      try OutcomeGoal(atLeast: start + 1, atMost: start + 9, probability: 0.7),
      try OutcomeGoal(atLeast: 1e6),
    ] {
      let found = try compiled.solve(
        goal, of: question, levers: ["l0", "l1", "l2"], options: SimulationOptions(draws: 20))
      for attempt in [found.best] + found.alone {
        let overlay = ScenarioOverlay(
          name: "check",
          overrides: Dictionary(
            uniqueKeysWithValues: attempt.moves.map { ($0.lever, .number($0.value)) }))
        #expect(compiled.overlayFindings(overlay).isEmpty, "\(attempt.moves)")
        let achieved = found.achieved(attempt)
        if attempt.reaches {
          let kept =
            goal.probability.map { achieved.value >= $0 }
            ?? (goal.margin(achieved.value) >= -1e-9)
          #expect(kept)
        }
      }
      if goal.atLeast == 1e6 { #expect(!found.isReached) }
    }
  }

  @Test("says how near it gets where the goal is out of reach")
  func unreachable() throws {
    let compiled = try press()
    let found = try compiled.solve(
      try OutcomeGoal(atLeast: 500), of: try compiled.question(), levers: ["x", "y"],
      options: SimulationOptions(draws: 100))
    #expect(!found.isReached)
    #expect(found.best.moves.map(\.value) == [60, 100])
    #expect(abs(found.best.mean.value - 370) < 5)
  }

  /// min(Poisson, x) reaches 5 no more often with x above 5, and `idle` changes nothing.
  @Test("says that nothing comes nearer where the levers add nothing, and leaves them")
  func plateau() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("wishes", "poisson(6.5)")],
        levers: [
          .init(name: "x", value: 5, min: 0, max: 10, step: 1),
          .init(name: "idle", value: 30, min: 0, max: 50, step: 1),
        ],
        formulas: [("y", "min(wishes, x)"), ("out", "y + 0 * idle")], outcomes: ["out"],
        targets: [.init(outcome: "out", value: 5)]))
    for levers in [["x"], ["idle"], ["x", "idle"]] {
      let found = try compiled.solve(
        try OutcomeGoal(atLeast: 5, probability: 0.8), of: try compiled.question(),
        levers: levers, options: SimulationOptions(draws: 2_000))
      #expect(!found.isReached && found.best.change == 0, "\(levers)")
      #expect(found.best == found.today)
    }
  }

  @Test("leaves everything as it is where the goal is reached already")
  func already() throws {
    let compiled = try press()
    let found = try compiled.solve(
      try OutcomeGoal(atLeast: 100), of: try compiled.question(), levers: ["x", "y"],
      options: SimulationOptions(draws: 1_000))
    #expect(found.isReached && found.best.change == 0 && found.alone.isEmpty)
  }

  @Test("refuses what it cannot do, with the nearest names")
  func refusals() throws {
    let compiled = try press()
    let question = try compiled.question()
    func codes(_ levers: [String]) throws -> [String] {
      do throws(Findings) {
        _ = try compiled.solve(try goal(), of: question, levers: levers)
        return []
      } catch {
        return error.all.map(\.code)
      }
    }
    func goal() throws(Findings) -> OutcomeGoal {
      do throws(Finding) { return try OutcomeGoal(atLeast: 1) } catch { throw Findings([error]) }
    }
    #expect(try codes(["z"]) == ["lever-unknown"])
    #expect(try codes(["a"]) == ["lever-unknown"])
    #expect(try codes(["x", "x"]) == ["lever-twice"])
    #expect(try codes([]) == ["lever-count"])
    #expect(throws: Finding.self) { try compiled.question("outt") }
    #expect(throws: Finding.self) { try compiled.question("out", period: .year(2019)) }
    #expect(throws: Finding.self) { try OutcomeGoal() }
    #expect(throws: Finding.self) { try OutcomeGoal(atLeast: 3, atMost: 2) }
    #expect(throws: Finding.self) { try OutcomeGoal(atLeast: 3, probability: 1.2) }
    #expect(throws: Finding.self) { try OutcomeGoal(atLeast: .nan) }
  }
}
