import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Looking back")
struct RetrospectTests {
  private func compiled(_ seed: UInt64 = 1) throws -> CompiledModel {
    try CompiledModel(
      try model(
        seed: seed, drivers: [("a", "normal(100, 10)")], formulas: [("y", "2 * a")],
        outcomes: ["y"], scenarios: [.init(name: "low", overrides: ["a": .number(50)])]))
  }

  /// The CRPS of N(μ, σ) at y: σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π).
  @Test("gives the closed form of the score, position and intervals")
  func closedForm() throws {
    let result = try compiled().retrospect(
      [.init(name: "y", period: nil, value: 220)], scenarios: ["base"],
      options: SimulationOptions(draws: 20_000))
    let score = try #require(result.scenarios.first?.scores.first)
    let density = exp(-0.5) / (2 * Double.pi).squareRoot()
    let expected = 20 * (0.682689492 + 2 * density - 1 / Double.pi.squareRoot())
    #expect(abs(score.crps - expected) < 0.25)
    #expect(abs(score.position - 0.841345) < 0.01)
    #expect(abs(score.median - 200) < 0.6)
    #expect(score.isInside(0.9) && score.isInside(0.8) && !score.isInside(0.5))
  }

  @Test("holds its 90 % of honest models")
  func coverage() throws {
    var inside = 0
    let truth = RandomStream(seed: 9, name: "truth").draws(
      of: try Normal(mean: 200, sd: 20), count: 60)
    for (index, value) in truth.enumerated() {
      let result = try compiled(UInt64(index)).retrospect(
        [.init(name: "y", period: nil, value: value)], scenarios: ["base"],
        options: SimulationOptions(draws: 300))
      inside += result.scenarios[0].inside(0.9)
    }
    #expect((47...60).contains(inside))
  }

  @Test("matches periods, passes over strangers and refuses what does not fit")
  func matching() throws {
    let result = try compiled().retrospect(
      [
        .init(name: "y", period: .year(2018), value: 190),
        .init(name: "yy", period: .year(2018), value: 1),
      ], options: SimulationOptions(draws: 100))
    #expect(result.scenarios.map(\.overlay.name) == ["base", "low"])
    #expect(result.notes.map(\.code) == ["retrospect-certain", "retrospect-unknown"])
    #expect(throws: Findings.self) {
      try compiled().retrospect([.init(name: "yy", period: nil, value: 1)])
    }
    #expect(throws: Findings.self) {
      try compiled().retrospect([
        .init(name: "y", period: .year(2018), value: 1),
        .init(name: "y", period: .year(2019), value: 2),
      ])
    }
    let years = try CompiledModel(
      try model(
        periods: .year(2018)...(.year(2019)), drivers: [("a", "uniform(0, 1)")],
        formulas: [("y", "cumsum(a)")], outcomes: ["y"]))
    let scores = try years.retrospect(
      [
        .init(name: "y", period: .year(2019), value: 1.8),
        .init(name: "y", period: .year(2020), value: 3),
      ], options: SimulationOptions(draws: 400)
    ).scenarios[0].scores
    #expect(scores.count == 1 && abs((scores.first?.position ?? 0) - 0.9) < 0.08)
  }

  @Test("leaves out what was certain and says so; refuses where all was")
  func certain() throws {
    let happened = [
      Happened(name: "a", period: nil, value: 110), Happened(name: "y", period: nil, value: 190),
    ]
    let result = try compiled().retrospect(happened, options: SimulationOptions(draws: 200))
    #expect(result.scenarios.map(\.scores.count) == [2, 0])
    let note = try #require(result.notes.first { $0.code == "retrospect-certain" })
    #expect(note.message.en.contains("'low'") && note.message.en.contains("a, y"))
    let error = #expect(throws: Findings.self) {
      try compiled().retrospect(
        happened, scenarios: ["low"], options: SimulationOptions(draws: 200))
    }
    #expect(error?.all.map(\.code) == ["retrospect-nothing"])
  }
}
