import Foundation
import Testing

/// All scoring methods of one indicator, and what a better year costs later.
@Suite struct MethodsCommandTests {
  struct Report: Decodable {
    struct Comparison: Decodable {
      struct Range: Decodable { let low, high: Double }
      let range: Range
      let methods: [Row]
    }
    struct Row: Decodable {
      let requested: String
      let method: String?
      let score, requiredActual, reference, best, floor: Double?
    }
    struct Year: Decodable {
      let year: Int
      let score, target, reference: Double
      let method: String
    }
    let actual: Double
    let comparison: Comparison
    let roll, better: [Year]
  }

  private func report(_ options: [String]) throws -> Report {
    let path = Command.dataset("seogu-2017").path
    let text = try Command.succeed(["methods", path, "press_coverage", "--json"] + options)
    return try JSONDecoder().decode(Report.self, from: Data(text.utf8))
  }

  /// The only result is 2,128 (2015); a result of 2,300 between best and floor scores
  /// 20 + 80 × (2,300 − floor) / (best − floor).
  @Test(arguments: [
    ("deviation-2sigma", 1.2, 0.8), ("deviation-1sigma", 1.1, 0.9), ("ratio-120-80", 1.2, 0.8),
    ("ratio-110-90", 1.1, 0.9), ("ratio-110-80", 1.1, 0.8), ("trend", 1.2, 0.8),
  ])
  func scoreIsThatOfTheFormula(method: String, up: Double, down: Double) throws {
    let report = try report(["--actual", "2300"])
    let row = try #require(report.comparison.methods.first { $0.requested == method })
    let (best, floor) = (2128 * up, 2128 * down)
    #expect(abs(try #require(row.best) - best) < 1e-9)
    #expect(abs(try #require(row.floor) - floor) < 1e-9)
    #expect(row.reference == 2128)
    let score = 20 + 80 * (2300 - floor) / (best - floor)
    #expect(abs(try #require(row.score) - score) < 1e-9)
    #expect(abs(try #require(row.requiredActual) - (floor + 0.875 * (best - floor))) < 1e-9)
  }

  @Test func rateAgainstTheReference() throws {
    let rows = try report(["--actual", "2300"]).comparison.methods
    let rate = try #require(rows.first { $0.requested == "achievement" })
    let target = try #require(rate.reference)
    #expect(abs(try #require(rate.score) - 100 * 2300 / target) < 1e-9)
    #expect(abs(try #require(rate.requiredActual) - 0.9 * target) < 1e-9)
    #expect(rows.first { $0.requested == "global" }?.score == nil, "it needs peers")
  }

  /// 10% better in 2018 is 2,340.8: 80 points that year; in 2019 the reference is 2,340.8, so the
  /// old result earns 20 + 200 × (2,128 / 2,340.8 − 0.8), and the target has absorbed 53.64% of the
  /// excess.
  @Test func ratchetCostsNextYear() throws {
    let report = try report(["--actual", "2128", "--years", "2"])
    #expect(report.roll.map(\.year) == [2018, 2019] && report.better.map(\.year) == [2018, 2019])
    #expect(abs(report.roll[0].score - 60) < 1e-9 && abs(report.roll[1].score - 60) < 1e-9)
    #expect(abs(report.better[0].score - 80) < 1e-9)
    #expect(abs(report.better[1].reference - 2340.8) < 1e-9)
    #expect(abs(report.better[1].score - (20 + 200 * (2128 / 2340.8 - 0.8))) < 1e-9)
    #expect(abs(report.better[1].target - (2128 + 0.5364 * 212.8)) < 1e-6)
  }

  @Test func sentenceSaysWhatRisesAndWhatFalls() throws {
    let path = Command.dataset("seogu-2017").path
    let text = try Command.succeed([
      "methods", path, "언론매체보도율", "--actual", "2128", "--lang", "ko",
    ])
    #expect(text.hasPrefix("언론매체보도율 2018년, 실적을 2,128건으로 볼 때\n"))
    #expect(text.contains("그해 평점은 20.0점 오르고, 실적이 같을 때 다음 해 평점은 18.2점 내려갑니다."))
    #expect(text.contains("초과한 만큼의 53.6%"))
    #expect(text.contains("60점에서 73.3점까지 13.3점 차이 납니다."))
  }

  /// 25.4 stories a year were published although the plan prints whole ones.
  @Test(arguments: [("ko", "실적을 25.4건으로 볼 때", "25.4의 평점"), ("en", "25.4건", "score of 25.4")])
  func resultIsShownAsItWasScored(language: String, title: String, header: String) throws {
    let text = try Command.succeed([
      "methods", Command.dataset("paju-2024").path, "planned_stories", "--actual", "25.4",
      "--lang", language,
    ])
    #expect(text.contains(title) && text.contains(header))
    #expect(text.contains("30.48") && text.contains("20.32"), "120% and 80% of 25.4")
  }

  @Test func unknownIndicatorNamesTheKnown() throws {
    let outcome = try Command.run([
      "methods", Command.dataset("seogu-2017").path, "보도율", "--lang", "ko",
    ])
    #expect(outcome.status != 0 && outcome.output.isEmpty)
    #expect(outcome.words.contains("'보도율'은 지표가 아닙니다"))
    #expect(outcome.words.contains("press_coverage, sns_activity, planned_publicity"))
  }
}
