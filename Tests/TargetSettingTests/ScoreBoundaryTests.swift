import Indicators
import Testing

@testable import TargetSetting

/// What turns on one side or the other of a limit in the scores.
@Suite struct ScoreBoundaryTests {
  private let up = [90.0, 94, 97, 99, 105]

  @Test func aGoalBehindTheReferenceIsTold() throws {
    func isTold(_ goal: Double, _ direction: Direction) throws -> Bool {
      try ScoreMethod.midterm.fitted(
        to: up, direction: direction, options: ScoreOptions(longTermGoal: goal)
      ).notes.contains { $0.en.contains("is worse than the reference") }
    }
    #expect(try isTold(100, .higher) && !isTold(110, .higher))
    #expect(try isTold(110, .lower) && !isTold(90, .lower))
  }

  /// σ of 85, 92, 104 is 7.8457: the floor lies two of them below the band.
  @Test func aBandFallsToTheFloorAtItsSigmas() throws {
    let sigma = 7.845734863959881
    let function = try ScoreMethod.deviation2Sigma.fitted(
      to: [85, 92, 104], direction: .band(90...110))
    #expect(abs(try function.score(90 - sigma) - 60) < 1e-9)
    #expect(abs(try function.score(110 + 2 * sigma) - 20) < 1e-9)
  }

  /// The inverse stays on the side of the band on which the last result lies.
  @Test func theInverseOfABandLooksWhereTheLastResultLies() throws {
    let below = try ScoreMethod.ratio120to80.fitted(to: [104, 92, 85], direction: .band(90...110))
    #expect(abs(try below.requiredActual(score: 60) - 80) < 1e-9)
    let inside = try ScoreMethod.ratio120to80.fitted(to: [85, 92, 104], direction: .band(90...110))
    #expect(abs(try inside.requiredActual(score: 60) - 120) < 1e-9)
  }

  @Test func targetAgainstResultIsCappedAndARateIsNot() throws {
    let options = ScoreOptions(target: 4)
    #expect(
      try ScoreMethod.targetVersusActual.fitted(to: [3], direction: .higher, options: options)
        .score(10) == 100)
    #expect(
      try ScoreMethod.achievement.fitted(to: [3], direction: .higher, options: options).score(10)
        == 250)
  }

  @Test func theReflectedRateHasItsInverse() throws {
    let rate = AchievementRate(target: 10, direction: .lower, form: .reflected)
    #expect(rate.percent(8) == 120)
    #expect(rate.requiredActual(percent: 120) == 8)
  }

  /// Two results say nothing about a spread, whatever the policy asks for.
  @Test func noPolicyTakesASpreadFromTwoResults() throws {
    let options = ScoreOptions(shortHistory: .useAvailable(minimum: 1))
    let two = try ScoreMethod.deviation2Sigma.fitted(
      to: [90, 100], direction: .higher, options: options)
    #expect(two.method == .ratio120to80)
    let three = try ScoreMethod.deviation2Sigma.fitted(
      to: [80, 90, 100], direction: .higher, options: options)
    #expect(three.method == .deviation2Sigma)
  }

  /// A target that is passed on: 100, then 100 + 0.5364 × 10.
  @Test func theRatchetCarriesItsTargetOn() throws {
    let roll = try RatchetRoll(
      .ratio120to80, history: ScoreHistory([90, 95, 100]), direction: .higher,
      actuals: [110, 110, 90], target: 100, ratchet: Ratchet(.assigned))
    let second = 100 + 0.5364 * 10
    #expect(roll.years.map(\.target)[0] == 100)
    #expect(abs(roll.years[1].target - second) < 1e-12)
    #expect(abs(roll.years[2].target - (second + 0.5364 * (110 - second))) < 1e-12)
  }
}
