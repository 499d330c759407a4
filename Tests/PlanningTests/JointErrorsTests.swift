import Forecasting
import Indicators
import Planning
import Probability
import Testing
import WhatIf

@Suite("Drivers from series that err together")
struct JointErrorsTests {
  private func series(_ id: String, _ values: [Double]) -> Series {
    Series(
      id: id, name: id,
      observations: values.enumerated().map { (.year(2006 + $0.offset), $0.element) })
  }

  private func compiled(_ written: [DriverModel.Correlation]) throws -> CompiledModel {
    let shared = [100.0, 108, 99, 112, 104, 118, 101, 109, 120, 103, 114, 98]
    let other = [50.0, 52, 47, 51, 49, 53, 50, 46, 54, 51, 48, 52]
    let runner = ModelRunner(
      series: [
        "a": series("a", shared), "b": series("b", shared.map { 2 * $0 + 3 }),
        "c": series("c", other),
      ], method: try MethodCatalogue.standard.method(named: "naive"), planYear: 2018)
    return try runner.compile(
      DriverModel(
        uncertainties: ["x", "y"].map {
          .init(name: $0, source: .series($0 == "x" ? "a" : "b"))
        }, correlations: written,
        formulas: [
          .init(name: "sum", expression: try Expression(parsing: "x + y"), text: "x + y")
        ], outcomes: ["sum"]))
  }

  @Test("are correlated without being told, and a note says so")
  func estimated() throws {
    let model = try compiled([])
    #expect(model.notes.map(\.code).contains("correlation-estimated"))
    let free = try compiled([.init(first: "x", second: "y", value: 0)])
    #expect(!free.notes.map(\.code).contains("correlation-estimated"))
    func spread(_ model: CompiledModel) throws -> Double {
      let result = try model.simulate(SimulationOptions(draws: 2_000))
      return try #require(result["base"]?["sum"]).standardDeviation.value
    }
    #expect(try spread(model) > 1.15 * spread(free))
  }
}
