import Indicators
import Probability
import Testing

@testable import TargetSetting

@Suite("Department scores and achievement")
struct DepartmentTests {
  private func indicator(_ id: String, weight: Double?, part: String = "", cost: Int? = nil)
    -> Indicator
  {
    Indicator(
      id: id, name: id, goal: "g", unit: .none, weight: weight, part: part,
      unitCost: cost.map { Won($0) })
  }

  /// Scores uniform on 20…100: the result is uniform between floor 80 and best 120.
  private func scored(_ id: String, share: Double, cost: Int? = nil) throws -> ScoredIndicator {
    let function = try ScoreMethod.ratio120to80.fitted(to: [100, 100, 100], direction: .higher)
    return ScoredIndicator(
      indicator: indicator(id, weight: nil, cost: cost), share: share, function: function,
      distribution: try Uniform(min: 80, max: 120), lastResult: 100)
  }

  @Test func aUniformScoreHasItsClosedForms() throws {
    let grades = try #require(GradeScale(parsing: "A:90 B:60 C:0"))
    let one = CompositeScore([try scored("a", share: 1, cost: 500_000)], grades: grades)
    #expect(abs(one.mean - 60) < 4 * one.standardError)
    #expect(abs(one.grades[0].probability - 0.125) < 0.01)
    #expect(abs(one.grades[1].probability - 0.375) < 0.015)
    #expect(abs(one.grades.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    #expect(abs(one.quantile(0.25) - 40) < 1)
    #expect(abs(one.probability(atLeast: 80) - 0.25) < 0.015)
    // One unit is 2 points where the score is not at its ceiling: all but the last 1 of 40 units.
    #expect(abs(one.parts[0].perUnit - 2 * (1 - 0.5 / 40)) < 0.01)
    #expect(abs((one.parts[0].perMillionWon ?? 0) - 2 * one.parts[0].perUnit) < 1e-12)
  }

  @Test func dependenceWidensTheSumAndLeavesItsMean() throws {
    let parts = [try scored("a", share: 0.5), try scored("b", share: 0.5)]
    let free = CompositeScore(parts)
    let tied = CompositeScore(parts, correlation: 1)
    // Uniform scores have variance 80²/12; independent halves sum to half of it.
    let whole = 80.0 / 12.0.squareRoot()
    func deviation(_ score: CompositeScore) -> Double {
      score.standardError * Double(score.draws).squareRoot()
    }
    #expect(abs(deviation(free) - whole / 2.0.squareRoot()) < 0.3)
    #expect(abs(deviation(tied) - whole) < 0.3)
    #expect(abs(free.mean - 60) < 1 && abs(tied.mean - 60) < 1)
  }

  /// Normals of correlation ½ make uniforms of correlation 6/π asin(¼) = 0.4826.
  @Test func aCorrelationIsThatBetweenIndicators() throws {
    let half = CompositeScore(
      [try scored("a", share: 0.5), try scored("b", share: 0.5)], correlation: 0.5)
    let deviation = half.standardError * Double(half.draws).squareRoot()
    let expected = 80 / 12.0.squareRoot() * ((1 + 0.4825837395) / 2).squareRoot()
    #expect(abs(deviation - expected) < 0.3)
    #expect(half.probability(atLeast: 20) == 1)
  }

  /// A unit more does not lead beyond the band.
  @Test func betterInABandIsNearerToIt() throws {
    let band = Indicator(
      id: "b", name: "b", goal: "g", unit: .none, direction: .band(90...110))
    let scored = ScoredIndicator(
      indicator: band, share: 1,
      function: try ScoreMethod.ratio120to80.fitted(to: [100], direction: .band(90...110)),
      distribution: try Normal(mean: 100, sd: 1), lastResult: 100)
    #expect(
      [80.0, 88, 100, 112, 120].map { scored.better(by: 5, at: $0) } == [85, 90, 100, 110, 115])
  }

  /// A small share still has a best indicator to work on.
  @Test func theBestLeverMayBeSmall() throws {
    let all = ["a", "b", "c"].map { indicator($0, weight: nil) }
    let proposals = try all.enumerated().map { index, one in
      var options = ProposalOptions(method: FixedNormal(mean: 100, sd: Double(5 + 10 * index)))
      options.scoreMethod = .ratio120to80
      return try TargetProposer(options).propose(one, in: single(one, [100]))
    }
    let score = try #require(
      try DepartmentScore(
        "d", proposals, scheme: AssessmentScheme(.plain), correlation: 0, grades: .standard))
    let best = try #require(score.bestLever)
    // A narrow result is hardly ever beyond best or floor, so its unit always counts.
    #expect(best.scored.indicator.id == "a" && best.perPercent < 0.7)
  }

  @Test func theOrderOfIndicatorsChangesNothing() throws {
    let parts = [try scored("a", share: 0.7), try scored("b", share: 0.3)]
    let one = CompositeScore(parts, correlation: 0.3)
    let other = CompositeScore(Array(parts.reversed()), correlation: 0.3)
    #expect(abs(one.mean - other.mean) < 1e-9)
    #expect(zip(one.grades, other.grades).allSatisfy { $0.probability == $1.probability })
    #expect(one.parts[0].perUnit == other.parts[1].perUnit)
  }

  @Test func assessmentsGivePartsTheirWeights() throws {
    let all = [
      indicator("a", weight: 60, part: "common"), indicator("b", weight: 40, part: "common"),
      indicator("c", weight: nil, part: "own"), indicator("d", weight: nil, part: "own"),
    ]
    let shares = try AssessmentScheme(.selfAssessment).shares(all)
    for (share, expected) in zip(shares, [0.42, 0.28, 0.15, 0.15]) {
      #expect(abs(share - expected) < 1e-12)
    }
    #expect(throws: Finding.self) { try AssessmentScheme(.provincial).shares(all) }
    #expect(throws: Finding.self) {
      try AssessmentScheme(.selfAssessment).shares(Array(all.prefix(2)))
    }
    let plain = try AssessmentScheme(.plain).shares([
      indicator("a", weight: 50), indicator("b", weight: 30), indicator("c", weight: nil),
    ])
    for (share, expected) in zip(plain, [0.5, 0.3, 0.2]) { #expect(abs(share - expected) < 1e-12) }
    #expect(throws: Finding.self) {
      try AssessmentScheme(.plain).shares([indicator("a", weight: 0)])
    }
  }

  @Test func statusHasThreeWords() {
    #expect(AchievementStatus(rate: 130) == .met && AchievementStatus(rate: 130.1) == .exceeded)
    #expect(AchievementStatus(rate: 100) == .met && AchievementStatus(rate: 99.9) == .missed)
    var strict = ScoreParameters()
    strict.statusExceeded = 100
    #expect(AchievementStatus(rate: 100.5, strict) == .exceeded)
  }

  @Test func openYearsHaveChancesThatSumToOne() throws {
    let normal = try Normal(mean: 110, sd: 20)
    let up = AchievementRow(
      indicator("a", weight: nil), year: 2024, target: 100, actual: nil, outlook: normal)
    let chances = try #require(up.chances)
    #expect(abs(chances.missed - 0.3085375387) < 1e-9)
    #expect(abs(chances.exceeded - 0.1586552539) < 1e-9)
    #expect(abs(chances.exceeded + chances.met + chances.missed - 1) < 1e-12)
    let lower = Indicator(id: "l", name: "l", goal: "g", unit: .none, direction: .lower)
    let down = AchievementRow(lower, year: 2024, target: 130, actual: nil, outlook: normal)
    // Met below 130, exceeded below 100: 130/100 = 130 %.
    #expect(abs((down.chances?.missed ?? 0) - 0.1586552539) < 1e-9)
    #expect(abs((down.chances?.exceeded ?? 0) - 0.3085375387) < 1e-9)
    let known = AchievementRow(
      indicator("a", weight: nil), year: 2024, target: 100, actual: 97, outlook: normal)
    #expect(known.status == .missed && known.chances == nil && known.rate == 97)
  }

  /// 초과달성 of a count is strictly beyond the limit: P(X > 13) and P(X < 10) of a Poisson of 10.
  @Test func limitsOfCountsBelongToTheLesserStatus() throws {
    let outlook = try Poisson(mean: 10)
    let up = AchievementRow(
      indicator("a", weight: nil), year: 2024, target: 10, actual: nil, outlook: outlook)
    #expect(abs((up.chances?.exceeded ?? 0) - 0.13553557738068908) < 1e-12)
    #expect(abs((up.chances?.missed ?? 0) - 0.4579297144718523) < 1e-12)
    let lower = Indicator(id: "l", name: "l", goal: "g", unit: .none, direction: .lower)
    let down = AchievementRow(lower, year: 2024, target: 13, actual: nil, outlook: outlook)
    #expect(abs((down.chances?.exceeded ?? 0) - 0.4579297144718523) < 1e-12)
    #expect(abs((down.chances?.missed ?? 0) - (1 - 0.8644644226193109)) < 1e-12)
  }

  @Test func theWeightedRateCountsEachUpToItsCap() {
    let rows = [(50.0, 150.0), (50, 80)].map { weight, actual in
      AchievementRow(
        indicator(actual > 100 ? "a" : "b", weight: weight), year: 2024, target: 100,
        actual: actual,
        outlook: nil)
    }
    let report = AchievementReport(year: 2024, rows: rows, parameters: .standard)
    #expect(report.weightedRate == 90)
  }

  /// 광주광역시 2023: 초과 80, 달성 321, 미달 51 of 452; printed 70 %, really 71.0 %.
  @Test func countsAndSharesOfGwangju() throws {
    func rows(_ count: Int, _ actual: Double) -> [AchievementRow] {
      (0..<count).map {
        AchievementRow(
          indicator("x\($0)", weight: nil), year: 2023, target: 100, actual: actual, outlook: nil)
      }
    }
    let report = AchievementReport(
      year: 2023, rows: rows(80, 150) + rows(321, 104) + rows(51, 90), parameters: .standard)
    #expect(report.counts.map(\.count) == [80, 321, 51])
    #expect(report.judged == 452)
    #expect((321.0 / Double(report.judged) * 1000).rounded() == 710)
  }

  @Test func calibrationComparesStatedWithReached() throws {
    let cases = (0..<20).map { index in
      AttainmentCalibration.Case(
        indicator: "a", year: 2000 + index, target: 1, actual: index < 10 ? 1 : 0,
        probability: 0.8, isReached: index < 10, ambition: nil)
    }
    let calibration = AttainmentCalibration(cases)
    let group = try #require(calibration.groups.first)
    #expect(group.count == 20 && abs(group.stated - 0.8) < 1e-12 && group.reached == 0.5)
    // Wilson for 10 of 20: 0.2993 to 0.7007.
    #expect(abs(group.interval.lowerBound - 0.2993) < 1e-4)
    #expect(abs(group.interval.upperBound - 0.7007) < 1e-4)
    #expect(!group.isConsistent)
    #expect(abs((calibration.brier ?? 0) - (0.5 * 0.04 + 0.5 * 0.64)) < 1e-12)
    #expect(calibration.fifths.count == 1)
    let sure = AttainmentCalibration([
      AttainmentCalibration.Case(
        indicator: "a", year: 2020, target: 1, actual: 1, probability: 1, isReached: true,
        ambition: nil)
    ])
    #expect(sure.fifths.map(\.count) == [1])
  }
}
