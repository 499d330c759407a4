import Forecasting
import Indicators
import Planning
import Probability
import Testing
import WhatIf

@Suite("Targets of models and the direction of their indicators")
struct TargetDirectionsTests {
  private func compiled(_ target: DriverModel.Target) throws -> CompiledModel {
    let runner = ModelRunner(
      series: [:], method: try MethodCatalogue.standard.method(named: "naive"), planYear: 2026,
      indicators: [
        Indicator(id: "complaints", name: "민원", goal: "", unit: .none, direction: .lower),
        Indicator(id: "visits", name: "방문", goal: "", unit: .none),
      ])
    return try runner.compile(
      DriverModel(
        uncertainties: [
          .init(
            name: "rate", source: .distribution(try DistributionSpec(parsing: "uniform(0, 1)")))
        ],
        formulas: ["complaints", "민원", "visits"].map {
          .init(name: $0, expression: try Expression(parsing: "10 * rate"), text: "10 * rate")
        }, outcomes: [target.outcome], targets: [target]))
  }

  @Test("less is better where the indicator says so", arguments: ["complaints", "민원"])
  func lower(_ outcome: String) throws {
    let model = try compiled(.init(outcome: outcome, value: 2))
    #expect(model.notes.map(\.code).contains("target-direction-of-indicator"))
    let chance = try #require(
      try model.simulate(SimulationOptions(draws: 20_000))["base"]?[outcome]?.attainment)
    #expect(chance.direction == .lower && abs(chance.probability.value - 0.2) < 0.015)
  }

  @Test("and more everywhere else")
  func others() throws {
    let visits = try compiled(.init(outcome: "visits", value: 2))
    #expect(!visits.notes.map(\.code).contains("target-direction-of-indicator"))
    let chance = try visits.simulate(SimulationOptions(draws: 20_000))["base"]?["visits"]?
      .attainment
    #expect(abs((chance?.probability.value ?? 0) - 0.8) < 0.015)
    let told = try compiled(.init(outcome: "complaints", value: 2, direction: .lower))
    #expect(!told.notes.map(\.code).contains("target-direction-of-indicator"))
  }
}
