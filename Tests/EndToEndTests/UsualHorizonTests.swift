import Foundation
import Testing

/// `jipyo forecast FILE` without a word on how far: to the end of the next year.
@Suite struct UsualHorizonTests {
  /// Years to 2024, months to 2024-10 and to 2024-12, quarters to 2024Q2, days and steps.
  private static let text: String = {
    var text = "unique_id,ds,y\n"
    func add(_ id: String, _ periods: [String]) {
      for (index, period) in periods.enumerated() {
        text += "\(id),\(period),\(50 + (index * 7) % 13)\n"
      }
    }
    func months(to last: Int) -> [String] {
      (0..<last).map { "\(2022 + $0 / 12)-\($0 % 12 < 9 ? "0" : "")\($0 % 12 + 1)" }
    }
    add("years", (2019...2024).map(String.init))
    add("october", months(to: 34))
    add("december", months(to: 36))
    add("quarters", (0..<10).map { "\(2022 + $0 / 4)Q\($0 % 4 + 1)" })
    add("days", (1...21).map { "2024-03-\($0 < 10 ? "0" : "")\($0)" })
    add("steps", (1...8).map(String.init))
    return text
  }()

  private func run(_ options: [String], text: String = text) throws -> Command.Outcome {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "figures.csv")
    return try Command.run(["forecast", "figures.csv"] + options, in: folder.url)
  }

  private func periods(_ outcome: Command.Outcome) throws -> [String: [String]] {
    Dictionary(
      grouping: try Records(outcome.output).rows, by: { $0["unique_id"] ?? "" }
    ).mapValues { rows in rows.compactMap { $0["ds"] } }
  }

  @Test func everySeriesGoesToTheEndOfItsNextYear() throws {
    let outcome = try run([])
    #expect(outcome.status == 0, "\(outcome.words)")
    let periods = try periods(outcome)
    #expect(periods["years"] == ["2025"])
    #expect(periods["october"]?.first == "2024-11" && periods["october"]?.count == 14)
    for id in ["october", "december"] { #expect(periods[id]?.last == "2025-12") }
    #expect(periods["quarters"]?.first == "2024Q3" && periods["quarters"]?.last == "2025Q4")
    #expect(periods["days"]?.first == "2024-03-22" && periods["days"]?.last == "2024-03-28")
    #expect(periods["steps"] == ["9"])
    #expect(
      outcome.words.contains(
        "to the end of the year after the last value's (1 year, 6 quarters, 12 to 14 months)"))
    #expect(outcome.words.contains("one season ahead (7 days, 1 step)"))
  }

  @Test func theWordsAreKoreanAndQuietKeepsThemBack() throws {
    let korean = try run(["--lang", "ko"])
    #expect(
      korean.words.contains(
        "--horizon을 쓰지 않아 마지막 값의 다음 해 말까지(1개년, 6개 분기, 12~14개월), 한 계절(7일, 1기간) 예측했습니다."))
    #expect(try !run(["--quiet"]).words.contains("--horizon"))
    let given = try run(["--horizon", "1"])
    #expect(!given.words.contains("--horizon"))
  }

  @Test func panelsHierarchiesAndExplanationsGoAsFar() throws {
    let table = "지표,2021,2022,2023,2024\n가,10,11,12,13\n나,20,21,23,24\n"
    for options in [["--panel", "all"], ["--explain"], ["--explain", "--panel", "all"]] {
      let outcome = try run(options, text: table)
      #expect(outcome.status == 0, "\(outcome.words)")
      #expect(outcome.words.contains("(1 year)"))
    }
    let folder = try TemporaryFolder()
    try folder.write(table, to: "figures.csv")
    try folder.write("child,parent\n가,합\n나,합\n", to: "parts.csv")
    let outcome = try Command.run(
      ["forecast", "figures.csv", "--hierarchy", "parts.csv"], in: folder.url)
    #expect(try periods(outcome) == ["가": ["2025"], "나": ["2025"], "합": ["2025"]])
    #expect(outcome.words.contains("(1 year)"))
  }

  @Test func portionsSayTheSameAsTheWhole() throws {
    var text = "unique_id,ds,y\n"
    for series in 0..<3_000 {
      for year in 2012...2024 { text += "series \(series),\(year),\(series % 97 + year % 7)\n" }
    }
    #expect(text.utf8.count > 512 << 10)
    let streamed = try run(["--method", "naive"], text: text)
    let given = try run(["--method", "naive", "--horizon", "1"], text: text)
    #expect(streamed.output == given.output)
    #expect(streamed.words.contains("(1 year)"))
  }

  @Test(arguments: [
    (["years"], 1, "1 period ahead"), (["october", "december"], 12, "12 periods ahead"),
    (["quarters"], 4, "4 periods ahead"), (["days"], 7, "7 periods ahead"),
  ])
  func aBacktestGoesOneYear(_ names: [String], _ horizon: Int, _ words: String) throws {
    let lines = Self.text.split(separator: "\n")
    let wanted = lines.filter { line in names.contains { line.hasPrefix($0 + ",") } }
    let folder = try TemporaryFolder()
    try folder.write(
      ([lines[0]] + wanted).joined(separator: "\n") + "\n", to: "figures.csv")
    let usual = try Command.run(["backtest", "figures.csv"], in: folder.url)
    let given = try Command.run(
      ["backtest", "figures.csv", "--horizon", "\(horizon)"], in: folder.url)
    #expect(usual.status == 0 && usual.output == given.output && !usual.output.isEmpty)
    #expect(usual.words.contains(words) && !given.words.contains("ahead"))
  }

  @Test func aBacktestOfMonthsAndYearsAsksForTheHorizon() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.text, to: "figures.csv")
    let outcome = try Command.run(["backtest", "figures.csv"], in: folder.url)
    #expect(outcome.status == 64 && outcome.words.contains("Give --horizon"))
  }
}
