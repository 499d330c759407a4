import Indicators
import Testing

@testable import TargetSetting

@Suite("Scores: options and names")
struct MethodOptionTests {
  private let up = [90.0, 94, 97, 99, 105]

  @Test func koreanNamesReadBack() throws {
    for (name, korean) in zip(ScoreMethod.names, ScoreMethod.koreanNames) {
      #expect(try #require(ScoreMethod(named: korean)).name == name)
    }
    #expect(ScoreMethod(named: "목표부여(편차)") == .deviation2Sigma)
    #expect(ScoreMethod(named: "목표부여(편차, 1시그마)") == .deviation1Sigma)
    #expect(ScoreMethod(named: "목표부여(비율)") == .ratio120to80)
    #expect(ScoreMethod(named: "목표부여(비율, 110%/80%)") == .ratio110to80)
    #expect(ScoreMethod(named: "추세치 평가") == .trend)
    #expect(ScoreMethod(named: "베타분포") == .beta)
    #expect(ScoreMethod(named: "글로벌 실적비교") == .comparator)
    #expect(ScoreMethod(named: "목표대실적") == .targetVersusActual)
    #expect(ScoreMethod(named: "단계별(구간) 평가") == .stages)
    #expect(ScoreMethod(named: "달성율") == .achievement)
    #expect(ScoreMethod(named: "편차3σ") == nil)
  }

  @Test func whatAMethodLacksIsATypedError() {
    #expect(throws: ScoringError.noLongTermGoal) {
      try ScoreMethod.midterm.fitted(to: up, direction: .higher)
    }
    #expect(throws: ScoringError.noComparator) {
      try ScoreMethod.comparator.fitted(to: up, direction: .higher)
    }
    let points = ThreePoints(worst: 100, standard: 90, best: 110)
    #expect(throws: ScoringError.threePointsOutOfOrder(points)) {
      try ScoreMethod.beta.fitted(
        to: up, direction: .higher, options: ScoreOptions(threePoints: points))
    }
  }

  @Test func midtermOfALowerIndicatorMovesDown() throws {
    let function = try ScoreMethod.midterm.fitted(
      to: [12, 11.4, 11, 10.2, 10.5], direction: .lower, options: ScoreOptions(longTermGoal: 8))
    #expect(abs(function.reference - 10) < 1e-12)
    #expect(try #require(function.scale).best < 10)
    #expect(abs(try function.score(10) - 60) < 1e-9)
  }

  @Test func stagesAreRightAtTheirEnds() throws {
    let function = try ScoreMethod.stages.fitted(
      to: up, direction: .higher, options: ScoreOptions(target: 200))
    #expect(try function.score(200) == 100)
    #expect(try function.score(199.9) == 90)
    #expect(try function.score(0) == 50)
    #expect(try function.requiredActual(score: 85) == 180)
    #expect(throws: ScoringError.self) { try function.requiredActual(score: 101) }
    #expect(StageTable(parsing: "100:100 90:95") != nil)
    #expect(StageTable(parsing: "90:95 100:100") == nil)
    #expect(StageTable(parsing: "90") == nil)
  }

  @Test func bandScoresFallWithDistance() throws {
    let function = try ScoreMethod.ratio120to80.fitted(
      to: [85, 92, 104], direction: .band(90...110))
    #expect(try function.score(100) == 100 && function.score(90) == 100)
    #expect(abs(try function.score(80) - 60) < 1e-9)
    #expect(try function.score(20) == 20)
    #expect(abs(try function.requiredActual(score: 60) - 120) < 1e-9)
    #expect(function.notes.count == 1)
  }

  @Test func consequencesShowBothReadings() throws {
    let sigma = ScoreConsequence.all(
      .deviation2Sigma, history: ScoreHistory(up), direction: .higher, actual: 110, wanted: nil)
    #expect(sigma.map(\.choice) == ["population", "sample"])
    #expect(sigma.map(\.isChosen) == [true, false])
    #expect(abs((sigma[0].score ?? 0) - 79.92047682223989) < 1e-9)
    #expect(abs((sigma[1].score ?? 0) - 77.81741612749497) < 1e-9)
    let short = ScoreConsequence.all(
      .deviation2Sigma, history: ScoreHistory([90, 94, 97, 99]), direction: .higher, actual: 110,
      wanted: nil)
    #expect(short.map(\.option) == ["sigma", "sigma", "short-history", "short-history"])
    let rate = ScoreConsequence.all(
      .achievement, history: ScoreHistory([10]), direction: .lower,
      options: ScoreOptions(target: 10), actual: 8, wanted: nil)
    #expect(rate.map(\.score) == [125, 120, 125, 100, 120, 125])
  }

  @Test func pointsAreTheShareOfTheWeight() throws {
    // 종로구시설관리공단: 64.26 × 8 / 100 = 5.1408.
    let function = try ScoreMethod.achievement.fitted(
      to: [100], direction: .higher, options: ScoreOptions(target: 100))
    #expect(abs(try function.points(64.26, weight: 8) - 5.1408) < 1e-12)
  }
}

@Suite("Ratchet")
struct RatchetTests {
  @Test func theNextTargetAbsorbsItsShare() {
    let assigned = Ratchet(.assigned)
    #expect(abs(assigned.next(target: 100, result: 110, direction: .higher) - 105.364) < 1e-9)
    #expect(assigned.next(target: 100, result: 90, direction: .higher) == 100)
    let negotiated = Ratchet(.negotiated)
    #expect(abs(negotiated.next(target: 10, result: 9, direction: .lower) - 9.6389) < 1e-9)
    let paper = Ratchet(exceeded: 0.5364, missed: -0.4435)
    #expect(paper.next(target: 100, result: 90, direction: .higher) > 100)
  }

  @Test func thisYearsResultRaisesNextYearsReference() throws {
    func roll(_ first: Double) throws -> RatchetRoll {
      try RatchetRoll(
        .deviation2Sigma, history: ScoreHistory([90, 94, 97, 99, 105]), direction: .higher,
        actuals: [first, 110, 110], ratchet: Ratchet(.assigned))
    }
    let (plain, over) = (try roll(106), try roll(125))
    #expect(plain.years.map(\.time) == [6, 7, 8])
    #expect(plain.years[0].reference == 105 && plain.years[1].reference == 106)
    #expect(over.years[1].reference == 125)
    #expect((over.years[1].score ?? 0) < (plain.years[1].score ?? 0))
    #expect(over.years[1].target > plain.years[1].target)
  }
}

@Suite("Method rules as data")
struct MethodRuleTests {
  private func row(
    _ name: String, _ value: String, from year: Int? = nil, body: String = ""
  ) -> MethodRule {
    MethodRule(
      name: name, value: value, effectiveFrom: year, body: body, source: "조례",
      confidence: .verified)
  }

  @Test func theShippedRulesAreTheDefaults() {
    #expect(MethodRuleBook.standard.parameters == ScoreParameters.standard)
    #expect(MethodRuleBook.standard.findings.isEmpty)
    #expect(MethodRuleBook.standard.rules == MethodRules.all)
  }

  @Test func laterOwnRowsWinFromTheirYearOn() {
    let own = [
      row("grades", "A:90 B:0", from: 2020), row("grades", "수:80 우:0", from: 2023),
      row("sigma", "sample", body: "파주시"), row("midterm-years", "4", body: "서구"),
    ]
    let early = MethodRuleBook(own, body: "파주시", year: 2021)
    #expect(early.parameters.grades.grades.map(\.name) == ["A", "B"])
    #expect(early.parameters.sigma == .sample)
    #expect(early.parameters.midtermYears == 5)
    let late = MethodRuleBook(own, body: "파주시", year: 2024)
    #expect(late.parameters.grades.grade(of: 80).name == "수")
    #expect(MethodRuleBook(own, body: "파주시", year: 2019).parameters.grades == .standard)
    #expect(late["grades"]?.source == "조례")
  }

  @Test(arguments: [
    ("sigmma", "sample"), ("sigma", "n-1"), ("grades", "A:80 B:90"), ("target-cap", "nan"),
  ])
  func aBadRowIsAWarningAndLeftOut(_ name: String, _ value: String) {
    let book = MethodRuleBook([row(name, value)])
    #expect(book.findings.count == 1 && book.findings[0].severity == .warning)
    #expect(book.parameters == .standard)
  }
}
