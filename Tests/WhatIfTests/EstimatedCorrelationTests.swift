import Foundation
import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

@Suite("Correlations from forecast errors")
struct EstimatedCorrelationTests {
  private func series() throws -> [String: SeriesDriver] {
    let driver = SeriesDriver(
      periods: [.year(2018)], margins: [try Normal(mean: 0, sd: 1)], stepCorrelation: .identity(1))
    return ["a": driver, "b": driver, "c": driver]
  }

  private func declaration(_ written: [(String, String, Double)] = []) throws -> DriverModel {
    try model(
      drivers: ["a", "b", "c"].map { ($0, "series:\($0)") }, correlations: written,
      formulas: [("y", "a + b + c")], outcomes: ["y"])
  }

  private func variance(_ compiled: CompiledModel) throws -> Double {
    let result = try compiled.simulate(SimulationOptions(draws: 4_000))
    let sd = try #require(result["base"]?["y"]).standardDeviation.value
    return sd * sd
  }

  @Test("enter the draws, and what the file writes counts before them")
  func enter() throws {
    let scores = [("a", "b", 0.6), ("b", "c", 0.001)]
    let plain = try declaration()
    let estimated = EstimatedCorrelations(
      scores: scores, declaration: plain, note: LocalizedText(verbatim: "note"))
    let compiled = try CompiledModel(plain, series: try series(), estimated: estimated)
    #expect(compiled.notes.map(\.code) == ["correlation-estimated"])
    #expect(abs(try variance(compiled) - (3 + 2 * 0.6)) < 0.4)
    let written = try declaration([("b", "a", 0)])
    let other = EstimatedCorrelations(
      scores: scores, declaration: written, note: LocalizedText(verbatim: "note"))
    #expect(other.notes.isEmpty)
    #expect(
      abs(try variance(CompiledModel(written, series: try series(), estimated: other)) - 3) < 0.4)
  }

  /// The matrix of Higham (2002), example 3.2, with ones for the contradiction.
  @Test("are repaired to the nearest correlation matrix, and the note says what changed")
  func repaired() throws {
    let declaration = try model(
      drivers: ["a", "b", "c"].map { ($0, "series:\($0)") }, correlations: [("a", "b", 0.9)],
      kind: .normal, formulas: [("y", "a + b + c")], outcomes: ["y"])
    let estimated = EstimatedCorrelations(
      scores: [("b", "c", 0.9), ("a", "c", -0.9)], declaration: declaration,
      note: LocalizedText(verbatim: ""))
    #expect(estimated.notes.map(\.code) == ["correlation-estimated", "correlation-repaired"])
    #expect(estimated.notes[1].message.en.contains("0.90 → 0.50"))
    #expect(estimated.pairs.allSatisfy { abs(abs($0.value) - 0.5) < 0.01 })
    let compiled = try CompiledModel(declaration, series: try series(), estimated: estimated)
    #expect(compiled.notes.map(\.code) == ["correlation-estimated", "correlation-repaired"])
  }

  @Test("are rank correlations in a model of rank correlations")
  func ranks() throws {
    let estimated = EstimatedCorrelations(
      scores: [("a", "b", 0.5)], declaration: try declaration(),
      note: LocalizedText(verbatim: ""))
    #expect(abs((estimated.pairs.first?.value ?? 0) - 6 / Double.pi * asin(0.25)) < 1e-12)
  }
}
