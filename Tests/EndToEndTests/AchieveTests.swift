import Foundation
import Testing

/// The 성과보고서: targets against results, and whether stated chances came true.
@Suite struct AchieveTests {
  private func rows(_ path: String, _ options: [String] = []) throws -> [[String: String]] {
    try Records(Command.succeed(["achieve", path, "--csv"] + options)).rows
  }

  @Test func ratesAndStatusFromTheFigures() throws {
    let folder = try TemporaryFolder()
    let copy = try folder.copy(dataset: "seogu-2017", to: "w")
    // 170 → 221 (130%, not above), 140 (82.35%), 238 (140%) against a target of 170.
    for (actual, rate, status) in [
      (221.0, 130.0, "met"), (140, 100 * 140 / 170.0, "missed"), (238, 140, "exceeded"),
    ] {
      let figures = try String(
        contentsOf: Command.dataset("seogu-2017").appending(path: "observations.csv"),
        encoding: .utf8)
      try folder.write(
        figures.replacing(
          "planned_publicity,2015,actual,170", with: "planned_publicity,2015,actual,\(Int(actual))"),
        to: "w/observations.csv")
      let row = try #require(
        rows(copy.path, ["--year", "2015"]).first { $0["indicator_id"] == "planned_publicity" })
      #expect(try row.number("target") == 170 && row.number("actual") == actual)
      #expect(abs(try row.number("rate") - rate) < 1e-9)
      #expect(row["status"] == status)
      // Weights 50, 30 and 20, each rate counted up to 100.
      let text = try Command.succeed(["achieve", copy.path, "--year", "2015", "--lang", "ko"])
      let weighted = (50 * 100 + 30 * 100 + 20 * min(rate, 100)) / 100
      let shown = String(format: "%.1f", weighted)
      #expect(text.contains("가중 달성률(지표마다 100%까지 인정): \(shown)%"))
    }
  }

  @Test func openResultIsAForecastWithItsChances() throws {
    let path = Command.dataset("seogu-2017").path
    let table = try rows(path)
    #expect(table.map { $0["year"] } == ["2016", "2016", "2016"])
    let press = table[0]
    #expect(press["actual"] == "" && press["rate"] == "" && press["status"] == "")
    #expect(try press.number("target") == 1908)
    let chances = try ["p_exceeded", "p_met", "p_missed"].map { try press.number($0) }
    #expect(abs(chances.reduce(0, +) - 1) < 1e-9 && chances.allSatisfy { $0 >= 0 })
    #expect(try press.number("forecast_median") > 1908 && chances[2] < 0.5)
    for row in table.dropFirst() {
      #expect(try row.number("rate") == 100 && row["status"] == "met")
    }
    let text = try Command.succeed(["achieve", path, "--lang", "ko"])
    #expect(text.contains("실적이 확정된 지표 2개: 초과달성 0개(0.0%), 달성 2개(100.0%), 미달성 0개(0.0%)"))
    #expect(text.contains("언론매체보도율: 2016년 실적이 아직 없어 전망입니다"))
  }

  @Test(arguments: [
    ("ko", "2023년 목표가 있는 지표가 없어"), ("en", "No indicator has a target for 2023"),
  ])
  func yearWithoutTargetsSaysSo(language: String, words: String) throws {
    let text = try Command.succeed([
      "achieve", Command.dataset("paju-2024").path, "--lang", language,
    ])
    #expect(text.contains(words))
    #expect(text.contains("4,563") && text.contains("25.4") && !text.contains("(0%)"))
  }

  // 서구 has two published targets with an earlier result (2016), both met; of the two even
  // chances one came true. Wilson's interval of 2 in 2 begins at 2 / (2 + 1.96²).
  @Test func calibrationCountsWhatHappened() throws {
    let text = try Command.succeed([
      "achieve", Command.dataset("seogu-2017").path, "--calibration", "--lang", "ko",
    ])
    let lines = text.split(separator: "\n")
    func cells(_ name: String) throws -> [Substring] {
      try #require(lines.first { $0.hasPrefix(name) }).split(separator: " ").suffix(5)
    }
    let lower = Int((100 * 2 / (2 + 1.959964 * 1.959964)).rounded())
    let published = try cells("공표 목표")
    #expect(published[0] == "2" || published.contains("2"))
    #expect(published.contains("100%") && published.contains("\(lower)%~100%"))
    let even = try cells("균형 수준(50%)")
    #expect(even.contains("50%") && even.contains("9%~91%"))
  }
}
