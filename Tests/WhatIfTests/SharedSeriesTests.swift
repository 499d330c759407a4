import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

/// Drivers of one series are one path of the world.
@Suite("Two drivers of the same series")
struct SharedSeriesTests {
  private static let years = Period.year(2026)...Period.year(2028)

  private func series() throws -> [String: SeriesDriver] {
    let correlation = try Matrix(rows: [[1, 0.6, 0.3], [0.6, 1, 0.6], [0.3, 0.6, 1]])
    func driver(_ mean: Double) throws -> SeriesDriver {
      SeriesDriver(
        periods: [.year(2026), .year(2027), .year(2028)],
        margins: try (1...3).map { try Normal(mean: mean, sd: Double($0)) },
        stepCorrelation: correlation)
    }
    return ["r": try driver(100), "s": try driver(50)]
  }

  private func compiled(
    _ drivers: [(String, String)], correlations: [(String, String, Double)] = [],
    _ formulas: [(String, String)]
  ) throws -> CompiledModel {
    try CompiledModel(
      model(
        periods: Self.years, drivers: drivers, correlations: correlations, kind: .normal,
        formulas: formulas, outcomes: formulas.map(\.0)), series: try series())
  }

  private func draws(_ compiled: CompiledModel, _ name: String) throws -> [[Double]] {
    let result = try compiled.simulate(SimulationOptions(draws: 2_000))
    return try #require(result["base"]).outcomes.filter { $0.name == name }.map { Array($0.draws) }
  }

  @Test("have the same value in every draw and period")
  func same() throws {
    let model = try compiled(
      [("a", "series:r"), ("b", "series:r"), ("c", "series:s")],
      [("gap", "a - b"), ("twice", "a + b"), ("other", "a - c")])
    #expect(try draws(model, "gap").allSatisfy { $0.allSatisfy { $0 == 0 } })
    let run = try model.simulate(SimulationOptions(draws: 20_000))
    for (index, outcome) in try #require(run["base"]).outcomes.filter({ $0.name == "twice" })
      .enumerated()
    {
      // Twice one normal, not the sum of two: sd 2 σ instead of √2 σ.
      #expect(deviation(outcome.standardDeviation, from: 2 * Double(index + 1)) < 4)
    }
  }

  @Test("leave the draws of others, and of each other, as they were")
  func unmoved() throws {
    let one = try compiled([("a", "series:r"), ("c", "series:s")], [("y", "a + c")])
    let more = try compiled(
      [("0before", "series:r"), ("c", "series:s"), ("a", "series:r")],
      [("y", "a + c"), ("z", "prev(y, 0)")])
    #expect(try draws(one, "y") == draws(more, "y"))
  }

  @Test("share one correlation with others")
  func correlated() throws {
    let model = try compiled(
      [("a", "series:r"), ("b", "series:r"), ("c", "series:s")],
      correlations: [("b", "c", 0.8)], [("sum", "a + c")])
    let run = try model.simulate(SimulationOptions(draws: 40_000))
    let first = try #require(run["base"]?["sum", .year(2026)])
    #expect(deviation(first.standardDeviation, from: (2 + 2 * 0.8).squareRoot()) < 4)
  }

  @Test("may not be given correlations that contradict that")
  func refused() throws {
    let drivers = [("a", "series:r"), ("b", "series:r"), ("c", "series:s")]
    for (pairs, expected) in [
      ([("a", "b", 0.5)], ["correlation-same-series"]),
      ([("a", "c", 0.5), ("b", "c", 0.4)], ["correlation-same-series"]),
      ([("a", "b", 1.0)], []), ([("a", "c", 0.5), ("c", "b", 0.5)], []),
    ] {
      let declaration = try model(
        periods: Self.years, drivers: drivers, correlations: pairs, formulas: [("y", "a + b + c")],
        outcomes: ["y"])
      #expect(codes(of: declaration, series: try series()) == expected)
    }
  }

  @Test("are one in correlations estimated from forecast errors")
  func estimated() throws {
    let declaration = try model(
      periods: Self.years, drivers: [("a", "series:r"), ("b", "series:r"), ("c", "series:s")],
      kind: .normal, formulas: [("y", "a + c")], outcomes: ["y"])
    let estimated = EstimatedCorrelations(
      scores: [("a", "c", 0.9), ("b", "c", 0.9)], declaration: declaration,
      note: LocalizedText(verbatim: ""))
    #expect(estimated.pairs.count == 1)
    #expect(estimated.notes.map(\.code) == ["correlation-estimated"])
    let model = try CompiledModel(declaration, series: try series(), estimated: estimated)
    let y = try #require(
      try model.simulate(SimulationOptions(draws: 20_000))["base"]?["y", .year(2026)])
    #expect(deviation(y.standardDeviation, from: (2 + 2 * 0.9).squareRoot()) < 4)
  }

  @Test("part the variance between them")
  func sensitivity() throws {
    let model = try compiled(
      [("a", "series:r"), ("b", "series:r"), ("c", "series:s")], [("y", "a + b + c")])
    let result = try model.sensitivity(of: model.question("y", period: .year(2026)), points: 512)
    // Variances: (2 · 1)² of the shared path, 1 of the other series.
    let shares = Dictionary(
      uniqueKeysWithValues: result.shapley.map { ($0.driver, $0.share.value) })
    #expect(abs((shares["a"] ?? 0) + (shares["b"] ?? 0) - 0.8) < 0.05)
    #expect(abs((shares["c"] ?? 0) - 0.2) < 0.05)
  }
}
