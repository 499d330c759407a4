import Foundation
import Testing

/// The analyst: hundreds of series, one command.
@Suite struct AnalystTests {
  private static let columns = [
    "unique_id", "ds", "method", "label", "mean", "lo-80", "hi-80", "lo-95", "hi-95", "note",
  ]

  /// 200 yearly series of 1 to 10 years in an order of their own, three of them broken.
  private static let file: (text: String, order: [String], broken: Set<String>) = {
    var text = "unique_id,ds,y\n"
    var order: [String] = []
    for index in 0..<200 {
      let id = "지표 \((index * 73) % 200)"
      order.append(id)
      for year in 0...(index % 10) {
        let wave: Double = Double((index * 31 + year * year * 17) % 23)
        text += "\"\(id)\",\(2024 - index % 10 + year),\(50.0 + wave + 2.0 * Double(year))\n"
      }
    }
    let broken = ["중복", "글자", "무한"]
    text += "중복,2020,5\n중복,2020,6\n글자,2020,많음\n글자,2021,3\n무한,2020,NaN\n무한,2021,3\n"
    text += "\"마지막, 계열\",2022,8\n\"마지막, 계열\",2023,10\n\"마지막, 계열\",2024,12\n"
    return (text, order + broken + ["마지막, 계열"], Set(broken))
  }()

  private func forecast(_ options: [String]) throws -> (Command.Outcome, TemporaryFolder) {
    let folder = try TemporaryFolder("여러 계열")
    try folder.write(AnalystTests.file.text, to: "이력 자료.csv")
    let outcome = try Command.run(
      ["forecast", "이력 자료.csv", "--horizon", "2", "--lang", "ko"] + options, in: folder.url)
    return (outcome, folder)
  }

  @Test func orderIsKeptAndFailuresAreRowsWithTheirReason() throws {
    let (outcome, _) = try forecast([])
    #expect(outcome.status == 0)
    let table = try Records(outcome.output)
    #expect(table.columns == AnalystTests.columns)
    var order: [String] = []
    for row in table.rows {
      let id = try #require(row["unique_id"])
      if order.last != id { order.append(id) }
    }
    #expect(order == AnalystTests.file.order)
    for id in order {
      let rows = table.rows(where: "unique_id", is: id)
      if AnalystTests.file.broken.contains(id) {
        #expect(rows.count == 1 && rows[0]["note"]?.isEmpty == false && rows[0]["mean"] == "")
        continue
      }
      #expect(rows.map { $0["ds"] } == ["2025", "2026"])
      for row in rows {
        let ladder = try ["lo-95", "lo-80", "hi-80", "hi-95"].map { try row.number($0) }
        #expect(ladder == ladder.sorted())
        #expect(try ladder[0] < row.number("mean") && row.number("mean") < ladder[3])
        #expect(row["method"] == "auto" && row["label"]?.isEmpty == false && row["note"] == "")
      }
    }
    #expect(outcome.words.contains("이력 자료.csv"), "the place of each failure")
  }

  @Test func fileEqualsStandardOutput() throws {
    let (plain, _) = try forecast([])
    let (filed, folder) = try forecast(["--out", "결과.csv"])
    #expect(filed.status == 0 && filed.output.isEmpty)
    #expect(try folder.read("결과.csv") == plain.output)
    #expect(Set(try folder.contents().keys) == ["이력 자료.csv", "결과.csv"], "no file left over")
    #expect(try folder.read("이력 자료.csv") == AnalystTests.file.text)
  }

  @Test func jsonHoldsTheNumbersOfTheCSV() throws {
    let (csv, _) = try forecast([])
    let (json, _) = try forecast(["--json"])
    let rows = try JSONDecoder().decode([[String: JSONCell]].self, from: Data(json.output.utf8))
    let table = try Records(csv.output)
    #expect(rows.count == table.rows.count)
    for (object, row) in zip(rows, table.rows) {
      #expect(Set(object.keys) == Set(AnalystTests.columns))
      for name in ["unique_id", "ds", "method", "label", "note"] {
        #expect(object[name]?.text == row[name])
      }
      for name in ["mean", "lo-80", "hi-80", "lo-95", "hi-95"] {
        #expect(object[name]?.number == row[name].flatMap { Double($0) })
      }
    }
  }

  @Test func severalMethodsGiveSeveralRowsASeries() throws {
    let (outcome, _) = try forecast(["--method", "naive,drift", "--levels", "90"])
    let table = try Records(outcome.output)
    #expect(
      table.columns == ["unique_id", "ds", "method", "label", "mean", "lo-90", "hi-90", "note"])
    let rows = table.rows(where: "unique_id", is: "마지막, 계열")
    #expect(rows.map { $0["method"] } == ["naive", "naive", "drift", "drift"])
    #expect(try rows.map { try $0.number("mean") } == [12, 12, 14, 16])
  }

  @Test func whatIsAskedForTwiceIsAnsweredOnce() throws {
    let (outcome, _) = try forecast(["--method", "naive,naive", "--levels", "90%,80,90"])
    let table = try Records(outcome.output)
    #expect(table.columns.dropFirst(5) == ["lo-90", "hi-90", "lo-80", "hi-80", "note"])
    #expect(table.rows(where: "unique_id", is: "마지막, 계열").count == 2)
  }

  @Test func monthsWithASeasonAndKoreanFormsAreRead() throws {
    let folder = try TemporaryFolder()
    var text = "지표,기간,값\n"
    for month in 0..<36 {
      let value = 1000 + 100 * (month % 12) + month
      text += "보도,\(2022 + month / 12)년 \(month % 12 + 1)월,\"\(grouped(Double(value)))\"\n"
    }
    try folder.write(text, to: "months.csv")
    let outcome = try Command.run(
      ["forecast", "months.csv", "--horizon", "12", "--season", "12", "--method", "snaive"],
      in: folder.url)
    #expect(outcome.status == 0, "\(outcome.words)")
    let rows = try Records(outcome.output).rows
    #expect(rows.first?["ds"] == "2025-01" && rows.last?["ds"] == "2025-12")
    #expect(try rows.map { try $0.number("mean") } == (0..<12).map { Double(1024 + 101 * $0) })
  }

  @Test func standardInputAndCP949AreRead() throws {
    let folder = try TemporaryFolder()
    let text = "unique_id,ds,y\n언론,2023,10\n언론,2024,12\n"
    let piped = try Command.run(["forecast", "-", "--horizon", "1"], input: text)
    #expect(piped.status == 0)
    let (press, lines): ([UInt8], [UInt8]) = (
      [0xBE, 0xF0, 0xB7, 0xD0], Array("unique_id,ds,y\n".utf8)
    )
    let bytes = lines + press + Array(",2023,10\n".utf8) + press + Array(",2024,12\n".utf8)
    try folder.write(Data(bytes), to: "cp949.csv")
    let old = try Command.succeed(["forecast", "cp949.csv", "--horizon", "1"], in: folder.url)
    #expect(old == piped.output && old.contains("언론,2025"))
  }

  @Test func strictTurnsWarningsIntoOne() throws {
    let (outcome, _) = try forecast(["--strict"])
    #expect(outcome.status == 1)
    let (quiet, _) = try forecast(["--quiet"])
    #expect(quiet.status == 0 && quiet.words.isEmpty && !quiet.output.isEmpty)
  }

  @Test func aLargeFileIsForecastInPortionsWithTheSameRows() throws {
    let folder = try TemporaryFolder()
    let tail = String(repeating: "가", count: 90)
    var text = "unique_id,ds,y\n"
    for id in 0..<7000 {
      for year in 2019...2023 { text += "\(id)\(tail),\(year),\(id % 50 + year % 7)\n" }
    }
    text += "나쁜\(tail),2023,두개\n"
    try folder.write(text, to: "large.csv")
    let options = ["--horizon", "1", "--method", "naive", "--lang", "ko"]
    let large = try Command.run(
      ["forecast", "large.csv", "--out", "large.out.csv"] + options, in: folder.url)
    #expect(large.status == 0)
    #expect(large.words.contains("35002행"))
    let piped = try Command.run(["forecast", "-"] + options, in: folder.url, input: text)
    let written = try String(
      contentsOf: folder.url.appending(path: "large.out.csv"), encoding: .utf8)
    #expect(written == piped.output)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names.sorted() == ["large.csv", "large.out.csv"])
  }
}
