import Foundation
import Indicators
import Testing

@testable import TargetSetting

@Suite("Rules: every parameter is data")
struct RuleTests {
  private static let up = [90.0, 94, 97, 99, 105]
  private static let place = Place(file: "method_rules.csv", row: 2)

  private func book(_ rules: [(String, String)], year: Int? = 2026) -> MethodRuleBook {
    MethodRuleBook(
      rules.map {
        MethodRule(
          name: $0.0, value: $0.1, source: "s", confidence: .verified, place: Self.place)
      }, year: year)
  }

  private func score(
    _ name: String, _ rules: [(String, String)], actual: Double = 110
  ) throws -> Double {
    let book = book(rules)
    #expect(book.findings.isEmpty)
    let method = try #require(ScoreMethod(named: name, rules: book.parameters))
    var options = ScoreOptions(parameters: book.parameters)
    options.comparator = 112
    options.longTermGoal = 150
    return try method.fitted(to: Self.up, direction: .higher, options: options).score(actual)
  }

  /// By hand from the formulas of the guide, with reference 105, σ = √25.2 and results 90…105.
  @Test func changedRulesGiveTheFormulaWithTheirValue() throws {
    let sigma = 25.2.squareRoot()
    #expect(abs(try score("ratio", [("ratio-main", "110/90")]) - (20 + 80 * 15.5 / 21)) < 1e-9)
    #expect(abs(try score("비율기타", [("ratio-other", "115/85")]) - (20 + 80 * 20.75 / 31.5)) < 1e-9)
    let wide = 20 + 80 * (5 + 3 * sigma) / (6 * sigma)
    #expect(abs(try score("편차", [("deviation-main", "3")]) - wide) < 1e-9)
    let half = 20 + 80 * (1 + 1.5 * sigma) / (3 * sigma)
    #expect(
      abs(try score("deviation-other", [("deviation-other", "1.5")], actual: 106) - half) < 1e-9)
    let peers = 20 + 80 * (-2 + sigma) / (2 * sigma)
    #expect(abs(try score("global", [("global-method", "deviation 1")]) - peers) < 1e-9)
    #expect(abs(try score("편차", [("score-range", "0..100")]) - 74.900596) < 1e-6)
    #expect(
      abs(try score("편차", [("stretch", "2")]) - (20 + 80 * (2.9 + 2 * sigma) / (4 * sigma))) < 1e-9)
    let best = (2.0 / 3) * 100 + 20
    #expect(abs(try score("stages", [("stages", "100:\(best) 0:1")]) - best) < 1e-9)
    #expect(try score("achievement", [("achievement-decimals", "1")]) == 104.8)
    // β: worst 90, standard 105, best 105.
    let mean = (90 + 2 * 105 + 105) / 4.0
    let z = (104.0 - mean) / (15.0 / 5)
    let beta = try score("beta", [("beta-weight", "2"), ("beta-divisor", "5")], actual: 104)
    #expect(abs(beta - (20 + 80 * 0.5 * erfc(-z / 2.0.squareRoot()))) < 1e-9)
  }

  /// t(3) at Zp = 1.5971914124998499 by its closed form: ½ + (√3 z/(3 + z²) + atan(z/√3))/π.
  @Test func trendCanBeReadFromStudentsT() throws {
    let z = 1.5971914124998499
    let root = 3.0.squareRoot()
    let share = 0.5 + (root * z / (3 + z * z) + atan(z / root)) / Double.pi
    #expect(abs(try score("trend", [("trend-score", "student")]) - (20 + 80 * share)) < 1e-9)
    let parameters = book([("trend-score", "student")]).parameters
    let function = try ScoreMethod.trend.fitted(
      to: Self.up, direction: .higher, options: ScoreOptions(parameters: parameters))
    for score in [21.0, 47, 60, 88, 99] {
      let actual = try function.requiredActual(score: score)
      #expect(abs(try function.score(actual) - score) < 1e-8)
    }
  }

  @Test func aBreakCanBringTheRatioMethod() throws {
    let series = Series(
      id: "x", name: "x", observations: (0..<8).map { (.year(2015 + $0), 50.0 + Double($0 * $0)) },
      breaks: [SeriesBreak(period: .year(2018), reason: "")])
    let history = ScoreHistory(series: series, before: 2023)
    let since = try ScoreMethod.deviation2Sigma.fitted(to: history, direction: .higher)
    #expect(since.method == .deviation2Sigma)
    let parameters = book([("after-break", "ratio"), ("ratio-main", "130/70")]).parameters
    let ratio = try ScoreMethod.deviation2Sigma.fitted(
      to: history, direction: .higher, options: ScoreOptions(parameters: parameters))
    #expect(ratio.method == .ratio(best: 1.3, floor: 0.7))
    #expect(ratio.notes.contains { $0.ko.contains("불연속") })
    let choices = ScoreConsequence.all(
      .deviation2Sigma, history: history, direction: .higher, actual: 100, wanted: nil)
    #expect(choices.contains { $0.option == "after-break" && $0.choice == "ratio" })
  }

  /// Every rule that ships refuses a value outside its bounds, keeps its default, and says its form.
  @Test(arguments: MethodRules.all.map(\.name)) func outOfBoundsIsRefusedInWords(_ name: String)
    throws
  {
    for bad in ["", "-1e9", "nonsense", "99999", "120/120/80", "nan"] {
      let book = book([(name, bad)])
      let finding = try #require(book.findings.first, "\(name)=\(bad)")
      #expect(finding.code == "bad-method-rule" && finding.place == Self.place)
      #expect(finding.mend?.ko.contains("값의 형식: ") == true)
      #expect(finding.mend?.ko.hasSuffix(": ") == false)
      #expect(book.parameters == .standard)
      #expect(book[name]?.place == Place())
    }
  }

  @Test(arguments: [
    ("ratio-main", ["100/80", "120/100", "201/80", "120/-1", "80/120", "120"]),
    ("score-range", ["100..20", "20..20", "20", "-1..100", "20..1001"]),
    ("deviation-main", ["0", "0.09", "10.1", "-2"]), ("stretch", ["-51", "101"]),
    ("global-method", ["ratio 2", "deviation", "deviation 0"]),
    ("achievement-decimals", ["7", "-1", "1.5"]), ("beta-divisor", ["0"]),
  ])
  func bounds(_ name: String, _ bad: [String]) {
    for value in bad { #expect(book([(name, value)]).findings.count == 1, "\(name)=\(value)") }
  }

  @Test func shippedRulesSayWhatTheParametersAre() {
    #expect(MethodRuleBook.standard.findings.isEmpty)
    #expect(MethodRuleBook.standard.parameters == .standard)
  }

  @Test("A reader is told what every short name of a source stands for")
  func sourcesAreExplained() {
    for rule in MethodRules.all where rule.source != "–" {
      let isExplained = !RuleSources.legend(of: [rule.source]).isEmpty
      #expect(isExplained || rule.source.contains(/(19|20)\d\d/), "\(rule.name): \(rule.source)")
    }
    let legend = RuleSources.legend(of: ["C1, C2 [VC]"]).map(\.ko)
    #expect(legend.count == 3)
    #expect(legend.last == "확실도: VC 공개 프로그램에서만 확인")
    #expect(RuleSources.legend(of: ["2017년 성과계획서 C10"]).isEmpty)
  }

  @Test func rulesThatContradictEachOtherAreReported() throws {
    let status = book([("status-exceeded", "90")])
    #expect(status.findings.map(\.code) == ["method-rules-conflict"])
    let years = book([("spread-years", "4"), ("fewest-years", "5")])
    #expect(years.findings.map(\.code) == ["method-rules-conflict"])
  }

  @Test func datedRowsHoldFromTheirYear() throws {
    let row = MethodRule(
      name: "ratio-main", value: "110/90", effectiveFrom: 2025, source: "s", confidence: .verified)
    #expect(MethodRuleBook([row], year: 2024).parameters.ratioMain == .ratio120to80)
    #expect(MethodRuleBook([row], year: 2025).parameters.ratioMain == .ratio110to90)
  }

  /// Two circulars and a gap: each year has the rule of its own time, and what ships in between.
  @Test func theRuleOfAYearIsTheOneInForceThen() throws {
    func row(_ value: String, _ first: Int?, _ last: Int?) -> MethodRule {
      MethodRule(
        name: "ratio-main", value: value, effectiveFrom: first, effectiveTo: last, source: "지침",
        section: "12쪽", confidence: .verified, place: Self.place)
    }
    let rows = [row("130/70", nil, 2016), row("115/85", 2017, 2019), row("110/90", 2024, nil)]
    func value(_ year: Int?) -> String? { MethodRuleBook(rows, year: year)["ratio-main"]?.value }
    #expect([2015, 2016].map(value) == ["130/70", "130/70"])
    #expect([2017, 2019, 2020, 2023].map(value) == ["115/85", "115/85", "120/80", "120/80"])
    #expect(value(2024) == "110/90" && value(nil) == "110/90")
    #expect(rows.map(\.years.ko) == ["~2016", "2017~2019", "2024~"])
    let wrong = MethodRuleBook([row("110/90", 2025, 2024)], year: 2025)
    #expect(wrong.findings.map(\.code) == ["bad-method-rule"])
    #expect(wrong["ratio-main"]?.value == "120/80")
  }

  /// What the sources do not say is said to be unknown, never guessed.
  @Test func unknownDatesAndPagesAreSaidToBeUnknown() throws {
    let book = MethodRuleBook.standard
    #expect(book.rules.allSatisfy { $0.effectiveFrom == nil && $0.effectiveTo == nil })
    let sigma = try #require(book["sigma"])
    #expect(sigma.years.ko == "미상(≤2025)" && sigma.years.en == "unknown (≤2025)")
    #expect(sigma.sectionText.ko.contains("54268838203"))
    let stretch = try #require(book["stretch"])
    #expect(stretch.years.ko == "미상" && stretch.sectionText.en == "unknown")
    let grades = try #require(book["grades"])
    #expect(grades.sectionText.ko == "–")
    let json = grades.json(.ko).text()
    #expect(json.contains("\"source\": null") && json.contains("\"section\": null"))
  }

  @Test func sourceYearsAreNotDatesOfEntryIntoForce() throws {
    let met = try #require(MethodRuleBook.standard["status-met"])
    #expect(met.sourceYear == 2016 && met.effectiveFrom == nil)
    #expect(MethodRuleBook([], year: 1999)["status-met"] == met)
  }
}
