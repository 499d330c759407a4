import Foundation
import Indicators
import Testing

@testable import TargetSetting

/// Every method under random rules, bounds, bands and short histories against
/// `Tests/Reference/targets/scoring.py` (NumPy, SciPy), which was written from the text of the rules.
@Suite("Scores: another implementation")
struct ReferenceScoreTests {
  struct Case: Decodable {
    let history: [Double]
    let direction: String
    let band: [Double]?
    let actual: Double
    let wanted: Double
    let goal: Double
    let peers: [Double]
    let points: [Double]?
    let target: Double?
    let bounds: [Double]?
    let stretch: Double?
    let sigma: String?
    let form: String?
    let cap: Double?
    let stages: [[Double]]?
    let rules: [String: String]
    let expected: [String: [Double?]]
  }
  private struct File: Decodable { let cases: [Case] }

  private static func cases() throws -> [Case] {
    let url = try #require(
      Bundle.module.url(forResource: "scoring", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }

  private func direction(_ row: Case) -> Direction {
    if let band = row.band { return .band(band[0]...band[1]) }
    return row.direction == "lower" ? .lower : .higher
  }

  private func options(_ row: Case) throws -> ScoreOptions {
    var texts = row.rules
    texts["achievement-lower"] = row.form
    texts["achievement-cap"] = row.cap.map { String($0) }
    texts["stages"] = row.stages?.map { "\($0[0]):\($0[1])" }.joined(separator: " ")
    let book = MethodRuleBook(
      texts.map { MethodRule(name: $0.key, value: $0.value, source: "", confidence: .general) })
    try #require(book.findings.isEmpty)
    return ScoreOptions(
      bounds: Support(lower: row.bounds?[0], upper: row.bounds?[1]),
      stretch: row.stretch.map { $0 / 100 }, target: row.target, longTermGoal: row.goal,
      comparator: row.peers.reduce(0, +) / Double(row.peers.count),
      threePoints: row.points.map { ThreePoints(worst: $0[0], standard: $0[1], best: $0[2]) },
      parameters: book.parameters)
  }

  private func comparison(_ row: Case) throws -> MethodComparison {
    MethodComparison(
      history: ScoreHistory(row.history), direction: direction(row), actual: row.actual,
      wanted: row.wanted, sigma: row.sigma == "sample" ? .sample : .population,
      options: try options(row))
  }

  private func agree(_ value: Double?, _ expected: Double?, size: Double) -> Bool {
    guard let value, let expected else { return value == nil && expected == nil }
    return abs(value - expected) <= 1e-8 * max(1, abs(expected), size)
  }

  @Test func everyMethodAgrees() throws {
    var defined = 0
    for (index, row) in try Self.cases().enumerated() {
      let size = row.history.map(\.magnitude).max() ?? 0
      for method in try comparison(row).rows {
        let name = method.requested.name
        let expected = row.expected[name] ?? [nil, nil]
        #expect(agree(method.score, expected[0], size: 0), "score of \(name), case \(index)")
        #expect(
          agree(method.requiredActual, expected[1], size: size), "result of \(name), case \(index)")
        defined += expected[0] == nil ? 0 : 1
      }
    }
    #expect(defined > 400)
  }

  @Test func inverseOfScoreIsIdentity() throws {
    for row in try Self.cases() where row.band == nil {
      for function in try comparison(row).rows.compactMap(\.function) where function.isLineOrCurve {
        let range = try options(row).parameters.scoreRange
        for share in stride(from: 0.05, through: 0.95, by: 0.1) {
          let score = range.low + share * (range.high - range.low)
          let actual = try function.requiredActual(score: score)
          #expect(abs(try function.score(actual) - score) < 1e-6)
        }
      }
    }
  }

  @Test func aPointOffAnExactLineIsAnOutlier() throws {
    var options = ScoreOptions()
    options.parameters.dropsTrendOutliers = true
    let function = try ScoreMethod.trend.fitted(
      to: [10, 10, 30, 10, 10], direction: .higher, options: options)
    #expect(function.method == .ratio120to80)
    let kept = try ScoreMethod.trend.fitted(to: [10, 10, 30, 10, 10], direction: .higher)
    #expect(kept.method == .trend)
  }

  @Test(arguments: [[90.0], [90, 94, 97, 99, 105]])
  func onlyDeviationAndRatioScoreABand(_ history: [Double]) throws {
    let options = ScoreOptions(longTermGoal: 100, comparator: 100)
    for method in [ScoreMethod.trend, .midterm, .beta, .comparator] {
      #expect(throws: ScoringError.bandNotScored) {
        try method.fitted(to: history, direction: .band(95...105), options: options)
      }
    }
  }
}

extension ScoreFunction {
  fileprivate var isLineOrCurve: Bool {
    switch curve {
    case .line, .trend, .threePoints: true
    case .band, .achievement, .stages: false
    }
  }
}
