import Indicators
import Testing

@testable import TargetSetting

@Suite("Scores: what the history does not carry")
struct ScoreSpecialCaseTests {
  @Test(arguments: ["deviation-2sigma", "trend"])
  func flatHistoryFallsBackToTheRatioAndSaysSo(_ name: String) throws {
    let method = try #require(ScoreMethod(named: name))
    let flat = [Double](repeating: 133_010, count: 5)
    let function = try method.fitted(to: flat, direction: .higher)
    #expect(function.requested == method)
    #expect(function.method == .ratio120to80)
    #expect(function.notes.count == 1)
    #expect(function.notes[0].ko.contains("표준편차가 0"))
    #expect(try function.score(133_010) == 60)
  }

  @Test func flatnessIsNotFooledByArithmetic() throws {
    let function = try ScoreMethod.deviation1Sigma.fitted(
      to: [Double](repeating: 0.1, count: 5), direction: .higher)
    #expect(function.method == .ratio110to90)
  }

  @Test func exactTrendFallsBack() throws {
    let function = try ScoreMethod.trend.fitted(to: [1, 2, 3, 4, 5], direction: .higher)
    #expect(function.method == .ratio120to80)
    #expect(function.notes[0].en.contains("lie on one line"))
  }

  @Test(arguments: 1...2)
  func fewerThanThreeYearsUseTheLastResultAndTheRatio(_ count: Int) throws {
    let history = Array([170.0, 165].prefix(count))
    let function = try ScoreMethod.deviation2Sigma.fitted(to: history, direction: .higher)
    #expect(function.method == .ratio120to80)
    #expect(function.reference == history[count - 1])
    #expect(function.notes.count == 2)
  }

  @Test func fourYearsAreUsedAndNamed() throws {
    let history = [90.0, 94, 97, 99]
    let used = try ScoreMethod.deviation2Sigma.fitted(to: history, direction: .higher)
    #expect(used.method == .deviation2Sigma)
    #expect(used.notes.map(\.en) == ["Computed from 4 years of results instead of five."])
    let strict = try ScoreMethod.deviation2Sigma.fitted(
      to: history, direction: .higher, options: ScoreOptions(shortHistory: .ratio))
    #expect(strict.method == .ratio120to80)
  }

  @Test func boundsHoldTheBestTargetAndSaySo() throws {
    let function = try ScoreMethod.deviation2Sigma.fitted(
      to: [90, 94, 97, 96, 99], direction: .higher, options: ScoreOptions(bounds: .percent))
    #expect(function.scale?.best == 100)
    #expect(function.notes.count == 1)
    #expect(function.notes[0].ko.hasPrefix("값의 범위에 맞추어 최고목표를"))
    #expect(try function.score(99) > 60)
    #expect(try function.score(100) == 100)
  }

  @Test func stretchMovesTheReference() throws {
    let options = ScoreOptions(stretch: 0.05)
    let up = try ScoreMethod.ratio120to80.fitted(
      to: [90, 94, 100], direction: .higher, options: options)
    #expect(up.reference == 105)
    let down = try ScoreMethod.ratio120to80.fitted(
      to: [90, 94, 80], direction: .lower, options: options)
    #expect(down.reference == 76)
  }

  @Test func trendUsesTheYearsThatAreThere() throws {
    // Results 2, 4 and 9 at years 1, 2 and 4, scored at year 6: slope 33/14, line at 6 = 191/14.
    let series = Series(
      id: "x", name: "x",
      observations: [(.year(2001), 2), (.year(2002), 4), (.year(2004), 9)])
    let history = ScoreHistory(series: series, before: 2006)
    #expect(history.hasGaps)
    let function = try ScoreMethod.trend.fitted(to: history, direction: .higher)
    #expect(abs(function.reference - 191.0 / 14) < 1e-12)
    #expect(function.notes.count == 2)
  }

  @Test func historyStartsAfterTheLastBreak() {
    let series = Series(
      id: "x", name: "x", observations: (2014...2019).map { (.year($0), Double($0)) },
      breaks: [SeriesBreak(period: .year(2017), reason: "기준금액 변경")])
    #expect(ScoreHistory(series: series, before: 2019).values == [2017, 2018])
  }

  @Test func trendNeverReachesItsEnds() throws {
    let function = try ScoreMethod.trend.fitted(to: [1, 3, 2, 5, 4], direction: .higher)
    #expect(throws: ScoringError.scoreNotReachable(score: 100)) {
      try function.requiredActual(score: 100)
    }
    #expect(throws: ScoringError.scoreOutOfRange(score: 10, low: 20, high: 100)) {
      try function.requiredActual(score: 10)
    }
  }

  @Test func badInputIsATypedError() throws {
    let method = ScoreMethod.ratio120to80
    #expect(throws: ScoringError.emptyHistory) {
      try method.fitted(to: [Double](), direction: .higher)
    }
    #expect(throws: ScoringError.notFinite) {
      try method.fitted(to: [1, .nan], direction: .higher)
    }
    #expect(throws: ScoringError.undefinedLine(reference: 0)) {
      try method.fitted(to: [0, 0, 0], direction: .higher)
    }
    #expect(throws: ScoringError.undefinedLine(reference: -5)) {
      try method.fitted(to: [-5], direction: .higher)
    }
    #expect(throws: ScoringError.bandNotScored) {
      try method.fitted(
        to: [1, 2, 3], direction: .band(1...3), options: ScoreOptions(band: .refuse))
    }
    let function = try method.fitted(to: [1, 2, 3], direction: .higher)
    #expect(throws: ScoringError.notFinite) { try function.score(.infinity) }
  }

  @Test func undefinedRateIsNullNotZero() throws {
    let function = try ScoreMethod.achievement.fitted(to: [0, 0, 0], direction: .higher)
    let report = try ScoreReport(function, actual: 3)
    #expect(report.score == nil)
    #expect(report.notes.last == ScoringError.zeroDenominator.message)
    #expect(report.json(.ko).text(indented: false).hasPrefix(#"{"score":null,"#))
  }

  @Test func bandAchievement() throws {
    let function = try ScoreMethod.achievement.fitted(to: [Double](), direction: .band(80...100))
    #expect(try function.score(90) == 100)
    #expect(try function.score(40) == 50)
    #expect(try function.score(125) == 80)
  }
}
