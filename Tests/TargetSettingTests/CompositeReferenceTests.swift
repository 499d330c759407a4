import Foundation
import Indicators
import Probability
import Testing

@testable import TargetSetting

/// Composites, grades and marginal scores against 10⁶ draws of NumPy
/// (`Tests/Reference/targets/composites.py`), within five standard errors of 20,000 draws.
@Suite struct CompositeReferenceTests {
  struct Member: Decodable {
    let share: Double
    let lower: Bool
    let method: String
    let history: [Double]
    let mean: Double
    let deviation: Double
    let expected: Double
    let expectedError: Double
    let perUnit: Double
    let perUnitError: Double
    let perPercent: Double
    let perPercentError: Double
  }
  struct Case: Decodable {
    let correlation: Double
    let members: [Member]
    let mean: Double
    let error: Double
    let grades: [Double]
  }
  private struct File: Decodable { let cases: [Case] }

  private static func cases() throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: "composites", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }

  private func scored(_ member: Member, _ index: Int) throws -> ScoredIndicator {
    let direction: Direction = member.lower ? .lower : .higher
    let method = try #require(ScoreMethod(named: member.method))
    return ScoredIndicator(
      indicator: Indicator(
        id: "i\(index)", name: "지표", goal: "g", unit: SeoguPlan.cases, direction: direction,
        unitCost: Won(2_000_000)),
      share: member.share, function: try method.fitted(to: member.history, direction: direction),
      distribution: try Normal(mean: member.mean, sd: member.deviation),
      lastResult: try #require(member.history.last))
  }

  @Test func drawsAgree() throws {
    for (number, row) in try Self.cases().enumerated() {
      let composite = CompositeScore(
        try row.members.enumerated().map { try scored($1, $0) }, correlation: row.correlation)
      #expect(abs(composite.mean - row.mean) < 5 * row.error, "case \(number)")
      for (grade, expected) in zip(composite.grades, row.grades) {
        let error = (expected * (1 - expected) / 20_000).squareRoot()
        #expect(abs(grade.probability - expected) < 5 * error + 1e-4, "case \(number)")
      }
      for (part, member) in zip(composite.parts, row.members) {
        #expect(abs(part.expected - member.expected) < 5 * member.expectedError)
        #expect(abs(part.perUnit - member.perUnit) < 5 * member.perUnitError + 1e-9)
        #expect(abs(part.perPercent - member.perPercent) < 5 * member.perPercentError + 1e-9)
        #expect(abs(part.contribution - member.share * part.expected) < 1e-9)
        #expect(part.perMillionWon.map { abs($0 - part.perUnit / 2) < 1e-12 } == true)
      }
    }
  }
}
