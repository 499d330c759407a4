import Indicators
import Testing

@testable import TargetSetting

/// Values worked out from the published formulas, independent of this code, to 10⁻⁹.
@Suite("Scores: golden values")
struct ScoreGoldenTests {
  static let up = [90.0, 94, 97, 99, 105]
  static let down = [12.0, 11.4, 11.0, 10.2, 10.5]

  private func close(_ a: Double?, _ b: Double) -> Bool {
    guard let a else { return false }
    return abs(a - b) <= 1e-9
  }

  private func fit(
    _ name: String, _ history: [Double], _ direction: Direction,
    _ sigma: SigmaKind = .population
  ) throws -> ScoreFunction {
    let method = try #require(ScoreMethod(named: name, sigma: sigma))
    return try method.fitted(to: history, direction: direction)
  }

  @Test(arguments: [
    (
      "deviation-2sigma", SigmaKind.population, 115.0399203184089, 94.9600796815911,
      79.92047682223989
    ),
    ("deviation-2sigma", .sample, 116.22497216032183, 93.77502783967817, 77.81741612749497),
    ("deviation-1sigma", .population, 110.01996015920446, 99.98003984079554, 99.84095364447974),
    ("ratio-120-80", .population, 126, 84, 69.52380952380952),
    ("ratio-110-90", .population, 115.5, 94.5, 79.04761904761901),
    ("ratio-110-80", .population, 115.5, 84, 86.031746031746),
  ])
  func higher(_ row: (String, SigmaKind, Double, Double, Double)) throws {
    let function = try fit(row.0, Self.up, .higher, row.1)
    #expect(function.reference == 105)
    #expect(close(function.scale?.best, row.2))
    #expect(close(function.scale?.floor, row.3))
    #expect(close(try function.score(110), row.4))
    #expect(function.method.name == row.0)
    #expect(function.notes.isEmpty)
  }

  @Test(arguments: [
    ("deviation-2sigma", SigmaKind.population, 9.22, 11.78, 81.875),
    (
      "deviation-2sigma", .sample, 10.5 - 2 * 0.7155417527999329, 10.5 + 2 * 0.7155417527999329,
      79.56559480312313
    ),
    ("ratio-120-80", .population, 8.4, 12.6, 73.33333333333331),
  ])
  func lower(_ row: (String, SigmaKind, Double, Double, Double)) throws {
    let function = try fit(row.0, Self.down, .lower, row.1)
    #expect(function.reference == 10.5)
    #expect(close(function.scale?.best, row.2))
    #expect(close(function.scale?.floor, row.3))
    #expect(close(try function.score(9.8), row.4))
  }

  @Test func trendHigher() throws {
    let function = try fit("trend", Self.up, .higher)
    guard case .trend(let line) = function.curve else {
      Issue.record("not a trend")
      return
    }
    #expect(close(line.intercept, 86.5))
    #expect(close(line.slope, 3.5))
    #expect(close(line.expected, 107.5))
    #expect(close(line.deviation, 1.5652475842498528))
    #expect(close(line.standardised(110), 1.5971914124998499))
    #expect(close(try function.score(110), 95.5910781458054))
    #expect(close(try function.score(107.5), 60))
    #expect(function.scale == nil)
  }

  @Test func trendLower() throws {
    let function = try fit("trend", Self.down, .lower)
    guard case .trend(let line) = function.curve else {
      Issue.record("not a trend")
      return
    }
    #expect(close(line.expected, 9.76))
    #expect(close(line.deviation, 0.44586993619215953))
    #expect(close(line.standardised(9.8), -0.08971226080325728))
    #expect(close(try function.score(9.8), 57.140634900814746))
  }

  @Test func inverse() throws {
    let function = try fit("deviation-2sigma", Self.up, .higher)
    #expect(close(try function.requiredActual(score: 90), 112.52994023880667))
    #expect(close(try function.requiredActual(score: 60), 105))
    #expect(close(try function.requiredActual(score: 20), 94.9600796815911))
  }

  @Test func achievement() throws {
    func rate(_ target: Double, _ direction: Direction, _ form: AchievementForm = .quotient)
      -> AchievementRate
    {
      AchievementRate(target: target, direction: direction, form: form)
    }
    #expect(close(rate(4.0, .higher).percent(4.11), 102.75))
    #expect(close(rate(2.5, .lower).percent(2.0), 125))
    #expect(close(rate(10, .lower).percent(12), 83.33333333333333))
    #expect(close(rate(10, .lower, .reflected).percent(8), 120))
    #expect(close(rate(10, .lower, .reflected).percent(12), 80))
    #expect(rate(0, .higher).percent(5) == nil)
    #expect(rate(5, .lower).percent(0) == nil)
    let capped = AchievementRate(target: 4, direction: .higher, cap: 100)
    #expect(capped.percent(4.11) == 100)
    #expect(capped.requiredActual(percent: 110) == nil)
  }

  @Test func jsonHasTheContractsMembers() throws {
    let function = try fit("ratio-120-80", Self.up, .higher)
    let score = try ScoreReport(function, actual: 110).json(.en).text(indented: false)
    #expect(score.hasPrefix(#"{"score":69.5238095238095"#))
    #expect(
      score.hasSuffix(
        #","reference":105,"best":126,"floor":84,"method":"ratio-120-80","notes":[]}"#))
    let needed = try ScoreReport(function, score: 60).json(.en).text(indented: false)
    #expect(needed.hasPrefix(#"{"requiredActual":105,"#))
    #expect(!needed.contains("\"score\""))
  }
}

@Suite("Scores: methods side by side")
struct MethodComparisonTests {
  @Test func theChoiceOfMethodMovesTheScoreFrom70To100() throws {
    let comparison = MethodComparison(
      history: ScoreHistory(ScoreGoldenTests.up), direction: .higher, actual: 110)
    #expect(comparison.rows.map(\.requested.name) == ScoreMethod.names)
    let range = try #require(comparison.range)
    #expect(abs(range.lowerBound - 69.52380952380952) < 1e-9)
    #expect(abs(range.upperBound - 99.84095364447974) < 1e-9)
    #expect(abs((comparison.rows[0].requiredActual ?? 0) - 112.52994023880667) < 1e-9)
  }

  @Test func aMethodWithoutAnswerIsARowWithItsReason() {
    let comparison = MethodComparison(
      history: ScoreHistory([80, 90]), direction: .band(80...100), actual: 90,
      options: ScoreOptions(band: .refuse))
    #expect(comparison.rows.filter { $0.function == nil }.count == 9)
    #expect(comparison.rows[0].notes == [ScoringError.bandNotScored.message])
    #expect(comparison.rows.last?.score == 100)
    #expect(comparison.range == nil)
  }
}
