import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("A tree of 20 correlated drivers against NumPy")
struct Tree20Tests {
  private struct Reference: Decodable {
    let value: Double
    let standardError: Double
  }

  @Test("Means, spreads, percentiles and chances agree within four standard errors")
  func reference() throws {
    let compiled = try CompiledModel(try Self.tree())
    let result = try compiled.simulate(SimulationOptions(draws: 40_000))
    let references = try JSONDecoder().decode(
      [String: [String: Reference]].self, from: try Self.fixture("tree20.reference.json"))
    #expect(references.count == 5)
    for (name, reference) in references {
      let outcome = try #require(result["base"]?[name])
      var statistics = ["mean": outcome.mean, "sd": outcome.standardDeviation]
      for p in [0.05, 0.25, 0.5, 0.75, 0.95] { statistics["\(p)"] = outcome.quantile(p) }
      statistics["atLeast1e7"] = outcome.attainment?.probability
      for (label, statistic) in statistics {
        let truth = try #require(reference[label])
        let error = hypot(statistic.standardError, truth.standardError)
        #expect((statistic.value - truth.value).magnitude < 4 * error, "\(name) \(label)")
      }
    }
  }

  private static func fixture(_ name: String) throws -> Data {
    let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/\(name)")
    return try Data(contentsOf: url)
  }

  /// Reads the few forms of line that the fixture has.
  private static func tree() throws -> DriverModel {
    let text = String(decoding: try fixture("tree20.yaml"), as: UTF8.self)
    var section = ""
    var drivers: [(String, String)] = []
    var formulas: [(String, String)] = []
    var correlations: [(String, String, Double)] = []
    for line in text.split(separator: "\n").map(String.init) {
      guard line.hasPrefix(" ") else {
        section = String(line.prefix { $0 != ":" })
        continue
      }
      let body = line.trimmingCharacters(in: .whitespaces)
      if section == "correlations" {
        let parts = body.dropFirst(3).dropLast().components(separatedBy: ", ")
        correlations.append((parts[0], parts[1], try #require(Double(parts[2]))))
        continue
      }
      let colon = try #require(body.range(of: ": "))
      let (name, rest) = (String(body[..<colon.lowerBound]), String(body[colon.upperBound...]))
      if section == "formulas" { formulas.append((name, rest)) }
      if section == "uncertainties" {
        drivers.append((name, rest.components(separatedBy: "\"")[1]))
      }
    }
    return try model(
      drivers: drivers, correlations: correlations, kind: .normal, formulas: formulas,
      outcomes: ["media_kpi", "sns_kpi", "save_kpi", "grant_kpi", "impact"],
      targets: ["media_kpi", "sns_kpi", "save_kpi", "grant_kpi", "impact"].map {
        .init(outcome: $0, value: 1e7)
      })
  }
}
