import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("The example of Documentation/what-if.md")
struct GuideExampleTests {
  @Test("gives the figures that the page prints")
  func figures() throws {
    let declaration = try model(
      seed: 20_180_101,
      drivers: [("releases", "lognormal(p5: 1200, p95: 1400)"), ("pickup", "pert(3.4, 4.0, 4.7)")],
      levers: [.init(name: "features", unit: unit("건"), value: 165, min: 100, max: 300, step: 1)],
      correlations: [("releases", "pickup", -0.2)],
      formulas: [
        ("stories", "releases * pickup"),
        ("coverage", "0.2 * releases + 0.3 * stories + 0.5 * features"),
      ], outcomes: ["coverage"], targets: [.init(outcome: "coverage", value: 1_926)],
      scenarios: [
        .init(name: "monthly3", overrides: ["features": .number(201)]),
        .init(
          name: "push", extends: "monthly3",
          overrides: ["pickup": try distribution("pert(3.6, 4.2, 4.9)")]),
      ], units: ["releases": "건"])
    let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 100_000))
    let page = try Self.page()
    for (name, scenario) in [("base", "base"), ("monthly3", "monthly3"), ("push", "push")] {
      let outcome = try #require(result[scenario]?["coverage"])
      let row = try #require(
        page.split(separator: "\n").first { $0.hasPrefix("    \(name) ") && $0.contains("%") })
      let chance = try #require(outcome.attainment?.probability.value)
      for figure in [
        String(format: "%.1f", outcome.mean.value),
        String(format: "%.1f", outcome.quantile(0.5)?.value ?? 0),
        String(format: "%.0f%%", chance * 100),
      ] {
        #expect(row.replacing(",", with: "").contains(figure), "\(figure) in \(row)")
      }
    }
  }

  private static func page() throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: root.appendingPathComponent("Documentation/what-if.md"), encoding: .utf8)
  }
}
