import Foundation
import Testing

/// `--support`, and what happens where nothing can be forecast.
@Suite struct SupportTests {
  private let rates = """
    unique_id,ds,y
    이행률,2018,88
    이행률,2019,97
    이행률,2020,91
    이행률,2021,99
    이행률,2022,92
    이행률,2023,99.5

    """

  private func upper(_ options: [String], _ folder: TemporaryFolder) throws -> [Double] {
    let rows = try Records(
      Command.succeed(["forecast", "r.csv", "--horizon", "2"] + options, in: folder.url)
    ).rows
    return rows.compactMap { $0["hi-95"].flatMap(Double.init) }
  }

  @Test func percentagesStayBelowAHundred() throws {
    let folder = try TemporaryFolder()
    try folder.write(rates, to: "r.csv")
    #expect(try upper([], folder).allSatisfy { $0 > 100 })
    for range in ["0..100", "percent", "..100", "0%..100%"] {
      for method in ["auto", "naive"] {
        let ends = try upper(["--support", range, "--method", method], folder)
        #expect(ends.count == 2 && ends.allSatisfy { $0 <= 100 }, "\(range), \(method): \(ends)")
      }
    }
    #expect(try upper(["--support", "0.."], folder).allSatisfy { $0 > 100 })
  }

  @Test(arguments: ["100..0", "..", "0-100", "0..x", "5..5", "nan..1", "0..inf", ""])
  func whatIsNoRangeIsRefused(_ range: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(rates, to: "r.csv")
    for command in [
      ["forecast", "r.csv", "--horizon", "1"], ["backtest", "r.csv", "--horizon", "1"],
    ] {
      let run = try Command.run(
        command + ["--support=\(range)", "--lang", "ko"], in: folder.url)
      #expect(run.status == 64, "\(range)")
      #expect(run.words.contains("--support") && run.words.contains("0..100"), "\(run.words)")
      #expect(run.output.isEmpty)
    }
  }

  @Test func aValueOutsideIsNamedAndTheOthersAreForecast() throws {
    let folder = try TemporaryFolder()
    try folder.write(rates + "만족도,2022,101\n만족도,2023,99\n", to: "r.csv")
    let run = try Command.run(
      ["forecast", "r.csv", "--horizon", "1", "--support", "0..100", "--lang", "ko"],
      in: folder.url)
    #expect(run.status == 0)
    #expect(run.words.contains("'만족도'의 2022년 값 101은 --support 0..100에서 벗어납니다."))
    #expect(run.words.contains("예측하지 못한 것이 1건 있습니다."))
    #expect(try Records(run.output).rows.count == 2)
  }

  @Test func backtestAndYearEndKeepTheBounds() throws {
    let folder = try TemporaryFolder()
    try folder.write(rates, to: "r.csv")
    let page = try Command.succeed(
      ["backtest", "r.csv", "--horizon", "1", "--support", "0..100", "--out", "b"],
      in: folder.url)
    #expect(!page.isEmpty)
    var months = "unique_id,ds,y\n"
    for month in 1...17 {
      let ds = month <= 12 ? "2023-\(month)" : "2024-\(month - 12)"
      months += "달성률,\(ds),\(90 + (month * 7) % 10)\n"
    }
    try folder.write(months, to: "m.csv")
    let options = ["yearend", "m.csv", "--measure", "stock", "--csv"]
    let free = try Records(Command.succeed(options, in: folder.url)).rows[0]
    let bound = try Records(
      Command.succeed(options + ["--support", "0..100"], in: folder.url)
    ).rows[0]
    #expect((Double(free["hi-95"] ?? "") ?? 0) > 100)
    #expect((Double(bound["hi-95"] ?? "") ?? 999) <= 100)
  }

  @Test func whereEverythingFailsTheCommandFails() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\n가,2022,1\n가,2023,2\n나,2023,5\n", to: "r.csv")
    let run = try Command.run(
      ["forecast", "r.csv", "--horizon", "1", "--method", "damped", "--lang", "ko"],
      in: folder.url)
    #expect(run.status == 2)
    #expect(run.words.contains("2건 가운데 예측한 것이 하나도 없습니다."))
    #expect(try Records(run.output).rows.allSatisfy { $0["mean"] == "" && $0["note"] != "" })
    let some = try Command.run(
      ["forecast", "r.csv", "--horizon", "1", "--method", "damped,naive", "--lang", "en"],
      in: folder.url)
    #expect(some.status == 0)
    #expect(some.words.contains("2 forecasts failed; the column note tells why."))
  }
}
