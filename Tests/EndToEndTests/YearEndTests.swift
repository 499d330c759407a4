import Foundation
import Testing

@Suite struct YearEndTests {
  private let months = """
    unique_id,ds,y
    언론보도,2023-01,100
    언론보도,2023-02,110
    언론보도,2023-03,90
    언론보도,2023-04,105
    언론보도,2023-05,95
    언론보도,2023-06,100
    언론보도,2023-07,100
    언론보도,2023-08,110
    언론보도,2023-09,90
    언론보도,2023-10,105
    언론보도,2023-11,95
    언론보도,2023-12,100
    언론보도,2024-01,102
    언론보도,2024-02,112
    언론보도,2024-03,88
    빠진달,2024-01,5
    빠진달,2024-03,5

    """

  @Test func aPlannerSeesTheChanceOfTheTargetAndThePace() throws {
    let folder = try TemporaryFolder()
    try folder.write(months, to: "월별.csv")
    try folder.write("지표,목표\n언론보도,\"1,202\"\n", to: "목표.csv")
    let page = try Command.run(
      ["yearend", "월별.csv", "--targets", "목표.csv", "--method", "mean", "--lang", "ko"],
      in: folder.url)
    #expect(page.status == 0)
    #expect(page.output.contains("언론보도 · 2024년"))
    #expect(page.output.contains("2024년 3월까지 누계 302"))
    // Nine months are left and 900 to go.
    #expect(page.output.contains("남은 9개 기간에 평균 100.0씩 필요(지금까지 평균 100.7)"))
    #expect(page.output.contains("2024년 2월 값이 없어") && page.output.contains("0을 적으십시오"))
    #expect(!page.output.contains("mean:"))
  }

  @Test func targetsAreBroughtToTheUnitOfTheirSeries() throws {
    let folder = try TemporaryFolder()
    let rows = (1...15).map {
      "절감액,백만원,\($0 < 13 ? 2023 : 2024)-\(($0 - 1) % 12 + 1),\(100 + $0)\n"
    }
    try folder.write("지표,단위,기간,값\n" + rows.joined(), to: "m.csv")
    func run(_ options: [String]) throws -> Command.Outcome {
      try Command.run(
        ["yearend", "m.csv", "--method", "mean", "--lang", "ko"] + options, in: folder.url)
    }
    #expect(try run(["--target", "13억원"]).output.contains("목표 1,300백만원"))
    let plain = try run(["--target", "1,300"])
    let worded = try run(["--target", "13억"])
    #expect(plain.output == worded.output)
    let percent = try run(["--target", "90%"])
    #expect(!percent.output.contains("달성 확률") && percent.words.contains("단위의 종류가 달라"))
    try folder.write("지표,목표,방향\n절감액,13억원,이하\n", to: "t.csv")
    let most = try Records(run(["--targets", "t.csv", "--csv"]).output).rows[0]
    let least = try Records(run(["--target", "1300", "--csv"]).output).rows[0]
    let sum =
      try #require(Double(most["probability"] ?? "")) + #require(Double(least["probability"] ?? ""))
    #expect(abs(sum - 1) < 1e-3)
    try folder.write("지표,단위,기간,값\n절감액,억원,2021,12\n절감액,억원,2022,13\n", to: "y.csv")
    let alone = try run([])
    let annual = try run(["--annual", "y.csv"])
    #expect(annual.words.contains("단위가 달라") && annual.output == alone.output)
  }

  @Test func whatFiguresBelowZeroMayTakeBackIsNotReachedAlready() throws {
    let folder = try TemporaryFolder()
    let rows = "a,2023-10,-5\na,2023-11,3\na,2023-12,4\na,2024-01,-2\na,2024-02,5\n"
    try folder.write("unique_id,ds,y\n" + rows, to: "m.csv")
    let page = try Command.succeed(
      ["yearend", "m.csv", "--target", "-10", "--lang", "ko"], in: folder.url)
    #expect(!page.contains("이미 달성") && page.contains("평균 △1.3씩 필요"))
    try folder.write("unique_id,ds,y\na,2024-01,20\na,2024-02,5\na,2024-03,9\n", to: "p.csv")
    let reached = try Command.succeed(
      ["yearend", "p.csv", "--target", "30", "--lang", "ko"], in: folder.url)
    #expect(reached.contains("이미 달성하였습니다"))
  }

  @Test func csvJsonAndTheCourseOfTheYearAgree() throws {
    let folder = try TemporaryFolder()
    try folder.write(months, to: "m.csv")
    let options = ["yearend", "m.csv", "--target", "1202", "--method", "mean"]
    let csv = try Records(Command.succeed(options + ["--csv"], in: folder.url))
    let json = try Command.succeed(options + ["--json", "--path", "p.csv"], in: folder.url)
    let items = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    let row = csv.rows[0]
    #expect(row["known"] == "302")
    #expect(row["needed_pace"] == "100")
    let mean = try #require(Double(row["mean"] ?? ""))
    // As text: JSONSerialization reads a number of 17 digits an ulp off.
    #expect(json.contains("\"mean\": \(row["mean"] ?? ""),"))
    #expect(items.count == csv.rows.count)
    // The mean of 15 months for the nine that are left, but for the error of the draws.
    #expect(abs(mean - (302 + 9 * 1502 / 15)) < 3)
    #expect(csv.rows[1]["note"]?.contains("2024") == true)
    let path = try Records(
      String(contentsOf: folder.url.appending(path: "p.csv"), encoding: .utf8))
    #expect(path.rows.count == 12)
    #expect(path.rows[2]["cumulative"] == "302")
    #expect(path.rows[11]["cumulative"] == row["mean"])
    #expect(path.rows[11]["target_line"] == "1202")
  }

  @Test func earlierYearsAreWeighedIn() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\na,2024-01,10\na,2024-02,14\n", to: "m.csv")
    try folder.write(
      "unique_id,ds,y\na,2020,400\na,2021,410\na,2022,395\na,2023,405\n", to: "y.csv")
    let alone = try Records(
      Command.succeed(["yearend", "m.csv", "--csv", "--method", "mean"], in: folder.url))
    let both = try Records(
      Command.succeed(
        ["yearend", "m.csv", "--csv", "--method", "mean", "--annual", "y.csv"], in: folder.url))
    let (without, with) = (alone.rows[0]["mean"] ?? "", both.rows[0]["mean"] ?? "")
    #expect(try #require(Double(without)) < 200)
    #expect(try #require(Double(with)) > 350)
  }

  @Test func aTargetIsANumberAsKoreanTablesWriteIt() throws {
    let folder = try TemporaryFolder()
    try folder.write(months, to: "m.csv")
    func run(_ target: String) throws -> Command.Outcome {
      try Command.run(
        ["yearend", "m.csv", "--method", "mean", "--csv", "--lang", "ko", "--target", target],
        in: folder.url)
    }
    let grouped = try Records(run("1,202").output)
    #expect(grouped.rows[0]["target"] == "1202")
    #expect(try Records(run("-5").output).rows[0]["target"] == "-5")
    for wrong in ["nan", "inf", "많이", "-"] {
      let outcome = try run(wrong)
      #expect(
        outcome.status == 64 && outcome.output.isEmpty && outcome.words.contains("'\(wrong)'"))
    }
  }

  @Test func figuresThatLookCumulativeOrNotYetKnownAreDoubtedAloud() throws {
    let folder = try TemporaryFolder()
    var (running, filled) = ("unique_id,ds,y\n", "unique_id,ds,y\n")
    for month in 0..<24 {
      let period = String(format: "%d-%02d", 2023 + month / 12, month % 12 + 1)
      if month < 18 { running += "예산,\(period),\(100 * (month % 12 + 1))\n" }
      filled += "언론,\(period),\(month < 19 ? 100 + month % 5 : 0)\n"
    }
    try folder.write(running, to: "누계.csv")
    try folder.write(filled, to: "영.csv")
    try folder.write(months, to: "m.csv")
    func page(_ file: String, _ more: [String] = []) throws -> String {
      try Command.succeed(
        ["yearend", file, "--method", "mean", "--lang", "ko"] + more, in: folder.url)
    }
    #expect(try page("누계.csv").contains("누계로 보입니다"))
    #expect(try !page("누계.csv", ["--measure", "stock"]).contains("누계로 보입니다"))
    #expect(try page("영.csv").contains("마지막 5개 기간이 모두 0입니다"))
    #expect(try !page("m.csv").contains("주의"))
  }

  /// Percentages are not summed up in silence.
  @Test func figuresInPerCentHaveNoTotal() throws {
    let folder = try TemporaryFolder()
    let months =
      (1...19).map { "2023-\(String(format: "%02d", $0))" }.prefix(12)
      + (1...7).map { "2024-0\($0)" }
    let rate = months.indices.map { "\(80 + $0 % 3)" }.joined(separator: ",")
    let count = months.indices.map { "\(10 + $0 % 4)" }.joined(separator: ",")
    let header = "지표,단위," + months.joined(separator: ",")
    try folder.write("\(header)\n만족도,%,\(rate)\n민원,건,\(count)\n", to: "m.csv")
    func page(_ more: [String]) throws -> String {
      try Command.succeed(
        ["yearend", "m.csv", "--method", "mean", "--lang", "ko"] + more, in: folder.url)
    }
    let plain = try page([])
    #expect(plain.contains("단위가 %인 값은 더할 수 없습니다"))
    #expect(plain.contains("2024년 7월까지 누계"))
    let mean = try page(["--measure", "mean", "--target", "82"])
    #expect(mean.contains("2024년 7월까지 평균 80.9%") && mean.contains("한 해 평균 전망 80.9%"))
    #expect(mean.contains("남은 5개 기간에 평균 83.6% 필요"))
    #expect(try page(["--csv", "--measure", "stock"]).contains(",last\n"))
  }

  @Test func targetsAndYearsThatFitNoSeriesAreNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(months, to: "m.csv")
    try folder.write("지표,목표\n언론보도,1202\n오타,3\n", to: "목표.csv")
    try folder.write("unique_id,ds,y\n언론보도,2021-01,3\n딴것,2021,3\n", to: "y.csv")
    let outcome = try Command.run(
      [
        "yearend", "m.csv", "--method", "mean", "--lang", "ko", "--targets", "목표.csv",
        "--annual", "y.csv",
      ], in: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.words.contains("'오타'") && outcome.words.contains("'딴것'"))
    #expect(outcome.words.contains("연도별 값이 아니어서"))
  }

  @Test func whereNothingCanBeSaidTheCommandEndsWith2() throws {
    let folder = try TemporaryFolder()
    try folder.write("unique_id,ds,y\na,2021,1\na,2022,2\n", to: "y.csv")
    let years = try Command.run(["yearend", "y.csv", "--lang", "ko"], in: folder.url)
    #expect(years.status == 2)
    #expect(years.words.contains("월·분기·반기"))
    #expect(years.output.isEmpty)
    let absent = try Command.run(["yearend", "없는.csv"], in: folder.url)
    #expect(absent.status == 66)
    let bad = try Command.run(["yearend", "y.csv", "--method", "아무거나"], in: folder.url)
    #expect(bad.status == 64)
  }
}
