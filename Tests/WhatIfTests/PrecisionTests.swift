import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Stop rules and draws as a file")
struct PrecisionTests {
  private static func compiled() throws -> CompiledModel {
    try CompiledModel(
      try model(
        drivers: [("a", "normal(10, 2)"), ("c", "lognormal(mu: 0, sigma: 0.4)")],
        formulas: [("y", "a + c"), ("z", "a * c")], outcomes: ["y", "z"],
        targets: [.init(outcome: "y", value: 12)],
        scenarios: [
          DriverModel.Scenario(
            name: "more", overrides: ["a": try distribution("normal(10.05, 2)")]),
          DriverModel.Scenario(name: "same", overrides: [:]),
        ]))
  }

  /// The first 4,096 draws hold none of it in 4 of 10 seeds, and a mean without any error.
  @Test("What has not come up yet is not taken to be known", arguments: 1...6)
  func rare(seed: Int) throws {
    let compiled = try CompiledModel(
      try model(
        seed: UInt64(seed), drivers: [("flood", "bernoulli(0.0002)")],
        formulas: [("loss", "4 + 100 * flood")], outcomes: ["loss"]))
    let result = try compiled.simulate(
      until: [try PrecisionRule(parsing: "mean=0.1%")], SimulationOptions(draws: 5_000_000))
    let mean = try #require(result["base"]?["loss"]?.mean)
    #expect(mean.standardError > 0 && deviation(mean, from: 4.02) < 4)
    #expect(result.notes.map(\.code).contains("precision-met"))
  }

  @Test("Rules about nothing are refused", arguments: ["chance=1%", "difference=1%", "ranking"])
  func nothing(text: String) throws {
    let compiled = try CompiledModel(
      try model(drivers: [("x", "uniform(0, 1)")], formulas: [("y", "2 * x")], outcomes: ["y"]))
    let rule = try PrecisionRule(parsing: text)
    let error = #expect(throws: Findings.self) {
      try compiled.simulate(until: [rule], SimulationOptions(draws: 10_000))
    }
    #expect(error?.all.map(\.code) == ["precision-nothing"])
  }

  @Test("What is the same in all draws has no error, but for what is certain")
  func noError() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("x", "uniform(0, 1)")], levers: [.init(name: "c", value: 2)],
        formulas: [("y", "min(x + 2, c)"), ("z", "c + 1")], outcomes: ["y", "z"],
        targets: [.init(outcome: "y", value: 2)],
        scenarios: [.init(name: "sure", overrides: ["x": .number(0.5)])]))
    let result = try compiled.simulate(SimulationOptions(draws: 1_000))
    let unsure = try #require(result["base"]?["y"])
    #expect(unsure.mean.value == 2 && unsure.mean.standardError.isNaN)
    #expect(unsure.quantile(0.05)?.standardError.isNaN == true)
    #expect((unsure.attainment?.probability.standardError ?? 0) > 0)
    #expect(result["base"]?["z"]?.mean.standardError == 0)
    #expect(result["sure"]?["y"]?.mean.standardError == 0)
  }

  @Test("What stays the same in a million draws is taken to be so")
  func alike() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("x", "uniform(0, 1)")], formulas: [("y", "min(x + 2, 1)")], outcomes: ["y"]))
    let result = try compiled.simulate(
      until: [try PrecisionRule(parsing: "mean=1%")], SimulationOptions(draws: 5_000_000))
    #expect((1_000_000..<5_000_000).contains(result.provenance.draws))
    #expect(result.notes.map(\.code).contains("precision-met"))
  }

  @Test(
    "Each rule is met by the draws it asks for",
    arguments: [
      "mean=0.5%", "mean=0.05", "p95=1%", "p2.5=2%", "chance=1%", "difference=5%", "ranking",
    ])
  func met(text: String) throws {
    let rule = try PrecisionRule(parsing: text)
    let result = try Self.compiled().simulate(
      until: [rule], SimulationOptions(draws: 3_000_000))
    #expect(result.notes.map(\.code).contains("precision-met"), "\(result.notes.map(\.code))")
    #expect(PrecisionCheck(rule, result).ratio <= 1)
    #expect(result.provenance.draws < 600_000)
    // A plain run of that many draws is the same.
    var options = SimulationOptions(draws: result.provenance.draws)
    options.quantiles = [rule.probability].compactMap(\.self)
    let plain = try Self.compiled().simulate(options)
    #expect(plain["base"]?["y"]?.mean == result["base"]?["y"]?.mean)
  }

  @Test("What cannot be reached is a warning that says how far it is")
  func notMet() throws {
    let rule = try PrecisionRule(parsing: "mean=0.001%")
    let result = try Self.compiled().simulate(until: [rule], SimulationOptions(draws: 10_000))
    let finding = try #require(result.notes.first { $0.code == "precision-not-met" })
    #expect(finding.severity == .warning && finding.message.en.contains("10,000 draws"))
    #expect(result.provenance.draws == 10_000)
  }

  @Test("A ranking that the draws do not settle is not said to be known, kept draws or not")
  func closeRanking() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("x", "normal(0, 1)"), ("w", "normal(0, 1)")], formulas: [("y", "x + w")],
        outcomes: ["y"],
        scenarios: [
          DriverModel.Scenario(name: "a", overrides: ["w": try distribution("normal(0, 1.5)")]),
          DriverModel.Scenario(name: "b", overrides: ["x": try distribution("normal(0, 1.2)")]),
        ]))
    var options = SimulationOptions(draws: 400_000)
    options.keepsDraws = false
    let result = try compiled.simulate(until: [try PrecisionRule(parsing: "ranking")], options)
    #expect(result.notes.map(\.code) == ["precision-not-met"])
  }

  @Test("Sobol' points need far fewer draws for the mean")
  func sobol() throws {
    let rule = try PrecisionRule(parsing: "mean=0.05%")
    let draws = try SamplerKind.allCases.filter { $0 != .lhs }.map { kind in
      try Self.compiled().simulate(
        until: [rule], SimulationOptions(draws: 3_000_000, sampler: kind.sampler(seed: 1))
      ).provenance.draws
    }
    #expect(draws[1] * 8 < draws[0], "\(draws)")
  }

  @Test("A limit of time ends the run and says how many draws it was")
  func time() throws {
    let result = try Self.compiled().simulate(
      until: [], within: .milliseconds(50), SimulationOptions(draws: 50_000_000))
    #expect(result.notes.map(\.code).contains("simulation-time-limit"))
    #expect(result.provenance.draws >= PrecisionSteps.first)
    #expect(try PrecisionRule.duration("500ms") == .milliseconds(500))
    #expect(try PrecisionRule.duration("2m") == .seconds(120))
  }

  @Test(
    "What is no rule is refused",
    arguments: [
      "", "mean", "mean=", "mean=-1%", "p0=1%", "p100=1%", "p=1", "ranking=3", "x=1", "p95=nan",
    ])
  func syntax(text: String) {
    #expect(throws: Finding.self) { try PrecisionRule(parsing: text) }
    #expect(throws: Finding.self) { try PrecisionRule.duration(text) }
  }

  @Test("A precision of nothing is refused by its own words", arguments: ["mean=0%", "p95=-1"])
  func notPositive(text: String) {
    let error = #expect(throws: Finding.self) { try PrecisionRule(parsing: text) }
    #expect(error?.code == "precision-not-positive")
  }

  @Test("Draws leave as CSV and as a NumPy array")
  func export() throws {
    let result = try Self.compiled().simulate(SimulationOptions(draws: 5_000))
    var csv = Data()
    DrawExport(result, format: .csv).forEachPiece { csv.append($0) }
    let lines = String(decoding: csv, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 5_001)
    #expect(lines[0] == "base/y,base/z,more/y,more/z,same/y,same/z")
    let draws = try #require(result["base"]?["z"]).draws
    #expect(Double(lines[4_321].split(separator: ",")[1]) == draws[draws.startIndex + 4_320])
    var npy = Data()
    DrawExport(result, format: .npy).forEachPiece { npy.append($0) }
    let head = Int(npy[8]) + Int(npy[9]) << 8 + 12
    #expect(head % 64 == 0 && npy.count == head + 5_000 * 6 * 8)
    #expect(npy[head - 1] == 10 && Array(npy[1..<6]) == Array("NUMPY".utf8))
    let place = head + (4_320 * 6 + 1) * 8
    let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(npy[place + $1]) << UInt64(8 * $1) }
    #expect(Double(bitPattern: bits) == draws[draws.startIndex + 4_320])
  }

  @Test("An outcome without any value is an error, one with some a warning with readable inputs")
  func nonFinite() throws {
    let none = try CompiledModel(
      try model(
        drivers: [("a", "normal(0, 1)")], formulas: [("y", "log(0 - exp(a))")], outcomes: ["y"]))
    let result = try none.simulate(SimulationOptions(draws: 100))
    let finding = try #require(result.notes.first { $0.code == "outcome-never-finite" })
    #expect(finding.severity == .error)
    let some = try CompiledModel(
      try model(drivers: [("a", "normal(0, 1)")], formulas: [("y", "log(a)")], outcomes: ["y"]))
    let part = try some.simulate(SimulationOptions(draws: 100))
    let warning = try #require(part.notes.first { $0.code == "outcome-not-finite" })
    #expect(
      warning.message.en.wholeMatch(of: /.*a = -\d\.\d{1,6}\. .*/) != nil, "\(warning.message.en)")
  }
}
