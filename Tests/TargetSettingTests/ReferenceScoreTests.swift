import Foundation
import Indicators
import Testing

@testable import TargetSetting

/// Every method against `Tests/Reference/targets/methods.py` (NumPy, SciPy), to 10⁻⁹.
@Suite("Scores: another implementation")
struct ReferenceScoreTests {
  struct Case: Decodable {
    let history: [Double]
    let actual: Double
    let lower: Bool
    let goal: Double
    let peers: [Double]
    let points: [Double]
    let scores: [String: Double]
  }
  private struct File: Decodable { let cases: [Case] }

  private static func cases() throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: "methods", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }

  private func options(_ row: Case, _ name: String) -> ScoreOptions {
    var options = ScoreOptions(
      target: row.goal, longTermGoal: row.goal,
      comparator: row.peers.reduce(0, +) / Double(row.peers.count),
      threePoints: ThreePoints(
        worst: row.points[0], standard: row.points[1], best: row.points[2]))
    switch name {
    case "trend-drop": options.parameters.dropsTrendOutliers = true
    case "beta-pert": options.parameters.betaForm = .pert
    case "midterm-unit-4":
      options.parameters.midtermYears = 4
      options.parameters.midtermRange = .unitStep
    default: break
    }
    return options
  }

  private func method(_ name: String) throws -> ScoreMethod {
    let variants = ["trend-drop": "trend", "beta-pert": "beta", "midterm-unit-4": "midterm"]
    return try #require(ScoreMethod(named: variants[name] ?? name))
  }

  @Test func everyMethodAgrees() throws {
    for (index, row) in try Self.cases().enumerated() {
      for (name, expected) in row.scores {
        let function = try method(name).fitted(
          to: row.history, direction: row.lower ? .lower : .higher, options: options(row, name))
        let score = try function.score(row.actual)
        #expect(abs(score - expected) < 1e-9, "\(name), case \(index)")
        #expect(function.method == (try method(name)))
      }
    }
  }

  @Test func theOutlierRuleDropsSomethingSomewhere() throws {
    let changed = try Self.cases().filter { row in
      abs((row.scores["trend"] ?? 0) - (row.scores["trend-drop"] ?? 0)) > 1
    }
    #expect(changed.count > 5)
  }

  @Test func inverseOfScoreIsIdentityForTheNewMethods() throws {
    for row in try Self.cases() {
      for name in ["midterm", "midterm-unit-4", "beta", "beta-pert", "global"] {
        let function = try method(name).fitted(
          to: row.history, direction: row.lower ? .lower : .higher, options: options(row, name))
        for score in stride(from: 21.0, through: 99, by: 3) {
          let actual = try function.requiredActual(score: score)
          #expect(abs(try function.score(actual) - score) < 1e-7)
        }
      }
    }
  }
}
