import Foundation
import Testing

/// The analyst asks how good the forecasts would have been.
@Suite struct BacktestTests {
  private static let file: String = {
    var text = "unique_id,ds,y\n"
    for series in 0..<12 {
      for year in 0..<9 {
        let wave: Double = Double((series * 31 + year * year * 17) % 23)
        text += "지표 \(series),\(2015 + year),\(50.0 + wave + 3.0 * Double(year))\n"
      }
    }
    return text + "짧은 지표,2022,5\n짧은 지표,2023,6\n"
  }()

  private func run(_ options: [String]) throws -> (Command.Outcome, TemporaryFolder) {
    let folder = try TemporaryFolder("되짚기")
    try folder.write(BacktestTests.file, to: "이력.csv")
    let outcome = try Command.run(
      ["backtest", "이력.csv", "--horizon", "2", "--method", "auto,naive", "--lang", "ko"] + options,
      in: folder.url)
    return (outcome, folder)
  }

  @Test func theTableNamesMethodsAndWhatWasLeftOut() throws {
    let (outcome, _) = try run(["--per-series", "--per-step"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("80% 적중률") && outcome.output.contains("지표 11"))
    #expect(outcome.words.contains("계열 1개는 짧아서"))
    #expect(!outcome.words.contains("\u{1B}"), "no progress where there is no terminal")
  }

  @Test func theFolderHoldsScoresCasesAndThePicture() throws {
    let (outcome, folder) = try run(["--out", "결과", "--origins", "2", "--quiet"])
    #expect(outcome.status == 0 && outcome.words.isEmpty)
    let cases = try Records(folder.read("결과/cases.csv"))
    // 12 series, 2 origins, 2 methods, 2 steps.
    #expect(cases.rows.count == 12 * 2 * 2 * 2)
    let naive = cases.rows(where: "method", is: "naive")
    for row in naive {
      let (actual, mean) = (try row.number("y"), try row.number("mean"))
      #expect(abs(abs(actual - mean) - (try row.number("naive_error"))) < 1e-9)
    }
    let scores = try Records(folder.read("결과/scores.csv"))
    #expect(scores.rows.map { $0["method"] } == ["auto", "naive"])
    let picture = try folder.read("결과/charts/calibration-backtest.svg")
    #expect(picture.contains("auto") && picture.contains("naive"))
    let again = try run(["--out", "결과", "--origins", "2", "--quiet"]).1
    #expect(try folder.contents(of: "결과") == again.contents(of: "결과"))
  }

  @Test func jsonHasTheSameFigures() throws {
    let (outcome, _) = try run(["--json", "--quiet"])
    let data = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let object = try #require(data as? [String: Any])
    let pooled = try #require(object["pooled"] as? [[String: Any]])
    #expect(pooled.map { $0["method"] as? String } == ["auto", "naive"])
    #expect((object["by_series"] as? [Any])?.count == 24)
    #expect((object["too_short"] as? [String]) == ["짧은 지표"])
  }

  @Test func nothingToCompareIsAnErrorWithAMend() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\na,2020,1\na,2021,2\n", to: "a.csv")
    let outcome = try Command.run(
      ["backtest", "a.csv", "--horizon", "2", "--lang", "en"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.words.contains("longer histories"))
    let wrong = try Command.run(
      ["backtest", "a.csv", "--horizon", "0", "--lang", "en"], in: folder.url)
    #expect(wrong.status == 64)
  }
}

/// The analyst asks why.
@Suite struct ExplainTests {
  @Test func everySeriesIsExplainedInWords() throws {
    let folder = try TemporaryFolder("설명")
    var text = "unique_id,ds,y\n"
    for year in 0..<20 {
      text +=
        "긴 지표,\(2000 + year),\(100 + 3 * year + (year * year * 7) % 11 + (year == 9 ? 90 : 0))\n"
    }
    for year in 0..<5 { text += "짧은 지표,\(2015 + year),\(90 + 4 * year)\n" }
    try folder.write(text, to: "a.csv")
    let words = try Command.run(
      ["forecast", "a.csv", "--horizon", "2", "--explain", "--lang", "ko"], in: folder.url)
    #expect(words.status == 0)
    for part in [
      "긴 지표", "본 것: 자료 20개", "결합: ETS(", "공동학습추세", "폭: 과거", "2009의 값", "결합: 단기 풀링 0.",
    ] {
      #expect(words.output.contains(part), "\(part) is missing in \(words.output)")
    }
    let json = try Command.run(
      ["forecast", "a.csv", "--horizon", "2", "--explain", "--json", "--quiet"], in: folder.url)
    let items = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
    #expect(items?.map { $0["kind"] as? String } == ["plain", "short"])
    #expect((items?[0]["steps"] as? [Any])?.count == 2)
    let wrong = try Command.run(
      ["forecast", "a.csv", "--horizon", "2", "--explain", "--method", "theta", "--lang", "en"],
      in: folder.url)
    #expect(wrong.status == 64)
  }
}
