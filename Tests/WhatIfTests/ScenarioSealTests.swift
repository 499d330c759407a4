import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Governed versions")
struct ScenarioSealTests {
  private func declaration(
    _ features: Double = 40, frozen: String?, weight: String = "0.5", extra: Bool = false
  ) throws -> DriverModel {
    var scenarios: [DriverModel.Scenario] = [
      .init(name: "step", overrides: ["posts": .number(3)]),
      .init(
        name: "budget", extends: "step",
        overrides: [
          "features": .number(features), "pickup": try distribution("pert(0.2, 0.4, 0.6)"),
        ], reason: "본예산", owner: "예산팀", frozen: frozen),
    ]
    if extra {
      scenarios.append(
        .init(name: "more", extends: "budget", overrides: ["features": .number(50)]))
    }
    return try model(
      drivers: [("pickup", "pert(0.1, 0.4, 0.6)")],
      levers: [.init(name: "features", value: 36), .init(name: "posts", value: 1)],
      formulas: [("y", "pickup + \(weight) * features + posts")], outcomes: ["y"],
      scenarios: scenarios)
  }

  private func seal() throws -> String {
    let compiled = try CompiledModel(try declaration(frozen: ""))
    let note = try #require(compiled.notes.first { $0.code == "scenario-frozen-unsealed" })
    let text = compiled.seal(of: try compiled.scenario(named: "budget")).text
    #expect(note.mend?.en.contains(text) == true)
    return text
  }

  @Test("a sealed scenario is silent, and may be extended")
  func sealed() throws {
    let seal = try seal()
    for extra in [false, true] {
      let compiled = try CompiledModel(try declaration(frozen: seal, extra: extra))
      #expect(compiled.notes.isEmpty)
    }
  }

  @Test("an edit of it is an error, an edit of the model a warning")
  func edited() throws {
    let seal = try seal()
    #expect(codes(of: try declaration(41, frozen: seal)) == ["scenario-frozen-edited"])
    let other = try CompiledModel(try declaration(frozen: seal, weight: "0.6"))
    #expect(other.notes.map(\.code) == ["scenario-frozen-model"])
    for bad in ["yes", "abc-def", seal + "0", seal.replacing("-", with: "")] {
      #expect(codes(of: try declaration(frozen: bad)) == ["scenario-frozen-seal"], "\(bad)")
    }
  }

  @Test("an edit of what it inherits counts as well")
  func inherited() throws {
    let seal = try seal()
    var changed = try declaration(frozen: seal)
    changed.scenarios[0] = .init(name: "step", overrides: ["posts": .number(4)])
    #expect(codes(of: changed) == ["scenario-frozen-edited"])
    var unchanged = try declaration(frozen: seal)
    unchanged.title = "another title"
    unchanged.scenarios.append(.init(name: "unrelated", overrides: ["posts": .number(9)]))
    #expect(codes(of: unchanged).isEmpty)
  }
}
