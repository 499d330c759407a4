import Indicators
import Testing

@testable import WhatIf

@Suite("Many scenarios")
struct ScenarioBatchTests {
  private static func compiled(_ count: Int) throws -> CompiledModel {
    try CompiledModel(
      model(
        drivers: [
          ("x", "normal(100, 10)"), ("w", "lognormal(mu: 0, sigma: 0.5)"), ("v", "poisson(4)"),
        ],
        levers: [.init(name: "features", value: 36, min: 0, max: 1_000)],
        correlations: [("x", "w", 0.4)],
        formulas: [("z", "2 * x"), ("y", "z + features + w"), ("u", "log(v)")],
        outcomes: ["y", "z", "u"], targets: [.init(outcome: "y", value: 240)],
        scenarios: (0..<count).map { index in
          .init(
            name: "s\(index)",
            overrides: index % 3 == 0
              ? ["features": .number(Double(index))]
              : ["w": try distribution("lognormal(mu: \(Double(index) / 100), sigma: 0.5)")])
        }))
  }

  @Test("Batches give what one run of all gives, bit for bit, in the same order")
  func same() throws {
    let compiled = try Self.compiled(40)
    var options = SimulationOptions(draws: 60_000)
    let whole = try compiled.simulate(options)
    options.keepsDraws = false
    let overlays = compiled.scenarios.dropFirst()
    options.memoryLimit = 32 << 20
    #expect(
      ScenarioBatches.parts(
        Array(overlays), columns: 3, MonteCarloSampler(seed: 1), options
      ).count == 5)
    for outcomes in [["y", "z", "u"], ["u"]] {
      let batched = try compiled.simulate(
        overlays: Array(overlays), outcomes: outcomes, options)
      #expect(batched.scenarios.map(\.overlay) == compiled.scenarios)
      #expect(batched.differences.map(\.scenario) == overlays.map(\.name))
      for (own, other) in zip(batched.scenarios, whole.scenarios) {
        for name in outcomes {
          #expect(own[name]?.mean == other[name]?.mean)
          #expect(own[name]?.quantiles == other[name]?.quantiles)
          #expect(own[name]?.attainment == other[name]?.attainment)
          #expect(own[name]?.nonFinite == other[name]?.nonFinite)
          #expect(own[name]?.draws.isEmpty == true)
        }
      }
      for (own, other) in zip(batched.differences, whole.differences) {
        #expect(own[outcomes[0]]?.mean == other[outcomes[0]]?.mean)
        #expect(own[outcomes[0]]?.better == other[outcomes[0]]?.better)
      }
      if outcomes.count == 3 {
        #expect(batched.notes == whole.notes)
        let columns = { (result: SimulationResult) in
          result.scenarios.map { $0.outcomes.map(\.column) }
        }
        #expect(columns(batched) == columns(whole))
      }
    }
  }
}
