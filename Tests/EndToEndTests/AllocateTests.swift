import Foundation
import Testing

/// The budget officer chooses projects within a budget.
@Suite struct AllocateTests {
  private static let table = Command.root.appending(
    path: "Documentation/examples/projects-2026.csv"
  ).path
  private static let press = Command.root.appending(
    path: "Documentation/examples/press-2018.yaml"
  ).path

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let text = try Command.succeed(["allocate"] + arguments + ["--json", "--draws", "2000"])
    return try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(text)")
  }

  private func number(_ value: Any?, _ path: String...) throws -> Double {
    let found = path.reduce(value) { ($0 as? [String: Any])?[$1] }
    return try #require((found as? NSNumber)?.doubleValue, "\(path)")
  }

  private func chosen(_ answer: [String: Any]) throws -> Set<String> {
    let choice = try #require(answer["choice"] as? [String: Any])
    let levers = try #require(choice["levers"] as? [String: [String: Any]])
    return Set(levers.filter { ($0.value["value"] as? NSNumber)?.doubleValue == 1 }.keys)
  }

  @Test("a table is allocated within its budget, its staff, its groups and what is required")
  func table() throws {
    let answer = try json([
      Self.table, "--budget", "6억", "--limit", "인력 <= 12", "--limit", "분류=문화 >= 2",
    ])
    let chosen = try chosen(answer)
    let rows = try String(contentsOfFile: Self.table, encoding: .utf8).split(separator: "\n")
      .dropFirst().map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
    let picked = rows.filter { chosen.contains($0[0]) }
    #expect(picked.count == chosen.count && chosen.contains("어르신급식"))
    #expect(picked.compactMap { Double($0[1]) }.reduce(0, +) <= 600)
    #expect(picked.compactMap { Double($0[5]) }.reduce(0, +) <= 12)
    #expect(picked.count { $0[6] == "문화" } >= 2)
    #expect(!(chosen.contains("골목상권할인") && chosen.contains("야시장")))
    let proof = try #require((answer["choice"] as? [String: Any])?["proof"])
    #expect(try number(proof, "gap") <= 0.001)
    #expect(try number(proof, "bound") >= number(proof, "value"))
    let provenance = try #require(answer["provenance"] as? [String: Any])
    #expect((provenance["model"] as? [String: String])?["file"] == "projects-2026.csv")
  }

  @Test("won and millions of won are the same budget") func units() throws {
    let written = ["6억", "600", "600백만원", "600,000,000원"]
    let choices = try written.map { try chosen(json([Self.table, "--budget", $0])) }
    #expect(Set(choices).count == 1)
  }

  @Test func wordsInBothLanguages() throws {
    let arguments = ["allocate", Self.table, "--budget", "6억", "--draws", "2000"]
    let korean = try Command.succeed(arguments + ["--lang", "ko"])
    #expect(korean.contains("증명: 이보다 나은 선택은 없습니다.") && korean.contains("사업비 ≤ 600백만원"))
    #expect(korean.contains("찾을 때 쓰지 않은 다른 난수 2,000개"))
    let english = try Command.succeed(arguments + ["--lang", "en"])
    #expect(english.contains("Proof: no choice is better."))
  }

  @Test func frontierGrowsWithTheBudget() throws {
    let answer = try json([Self.table, "--budget", "6억", "--frontier", "6", "--worst", "10%"])
    let points = try #require(answer["frontier"] as? [[String: Any]])
    let best = try points.map { try number($0, "best") }
    #expect(points.count == 6 && zip(best, best.dropFirst()).allSatisfy { $0 <= $1 * 1.002 })
    #expect(try number(points.first, "bound") == 300 && number(points.last, "bound") == 900)
  }

  @Test("the frontier as a chart and the choice as a table, every row with its run")
  func charts() throws {
    let folder = try TemporaryFolder()
    let run = try Command.run(
      [
        "allocate", Self.table, "--budget", "6억", "--limit", "인력 <= 12", "--draws", "2000",
        "--charts", "out", "-o", "frontier.svg", "--lang", "ko",
      ], in: folder.url)
    #expect(run.status == 0 && run.words.contains("차트 1개를 out에 썼습니다."), "\(run.words)")
    let names = ["csv", "json", "svg"].map { "charts/frontier-효과.\($0)" }
    #expect(
      Set(try folder.contents(of: "out").keys) == Set(names + ["tables/choice.csv", "run.json"]))
    #expect(try folder.read("frontier.svg") == folder.read("out/charts/frontier-효과.svg"))
    let points = try Records(folder.read("out/charts/frontier-효과.csv")).rows
    let choice = try Records(folder.read("out/tables/choice.csv")).rows
    let digest = try Checksum.sha256(URL(filePath: Self.table))
    for row in points + choice {
      #expect(row["model_sha256"] == digest && row["draws"] == "2000" && row["sampler"] == "mc")
    }
    #expect(
      try points.map { try $0.number("bound") }
        == stride(from: 300, through: 900, by: 60).map { $0 })
    let gain = try choice.reduce(0) { try $0 + $1.number("효과") }
    let asked = try #require(points.first { $0["bound"] == "600" })
    #expect(try (gain - asked.number("best")).magnitude <= 0.001 * gain)
    #expect(try choice.reduce(0) { try $0 + $1.number("사업비 ≤ 600백만원") } <= 600)
    let record = try folder.read("out/run.json")
    #expect(record.contains("--budget 6억") && record.contains("인력 <= 12"))
  }

  @Test("without a limit there is a table alone, without a choice nothing")
  func noFrontier() throws {
    let folder = try TemporaryFolder()
    try folder.write("name,cost(백만원),benefit\na,5,1\nb,5,2\n", to: "p.csv")
    func files(_ options: [String]) throws -> Set<String> {
      let name = "out\(options.count)"
      let run = try Command.run(
        ["allocate", "p.csv", "--draws", "100", "--charts", name] + options, in: folder.url)
      #expect(run.status == 0, "\(run.words)")
      return Set(try folder.contents().keys.filter { $0.hasPrefix(name) })
    }
    #expect(try files([]) == ["out0/tables/choice.csv", "out0/run.json"])
    #expect(try files(["--limit", "a <= 0", "--limit", "a >= 1"]).isEmpty)
  }

  @Test func chanceOfATarget() throws {
    let answer = try json([Self.table, "--budget", "6억", "--at-least", "15000"])
    let choice = answer["choice"]
    let achieved = try number(choice, "chance", "value")
    let mean = try json([Self.table, "--budget", "6억"])
    #expect(achieved > 0 && achieved <= 1 && mean["possible"] as? Bool == true)
    #expect(try number(choice, "proof", "bound") >= number(choice, "proof", "value"))
    #expect(try number(choice, "proof", "draws") == 100)
  }

  @Test func impossibleLimitsAreNamed() throws {
    let arguments = ["allocate", Self.table, "--budget", "3억", "--limit", "분류=문화 >= 4"]
    let text = try Command.succeed(arguments + ["--lang", "ko", "--draws", "100"])
    #expect(text.contains("불가능") && text.contains("사업비 ≤ 300백만원"))
    #expect(text.contains("≤ 545백만원"))
    let strict = try Command.run(arguments + ["--strict", "--draws", "100"])
    #expect(strict.status == 1)
  }

  @Test("a slip in the name of a category is told with the nearest name")
  func misspeltCategory() throws {
    let run = try Command.run([
      "allocate", Self.table, "--budget", "6억", "--limit", "분류=문하 >= 2", "--lang", "ko",
    ])
    #expect(run.status == 2 && run.words.contains("'분류=문화'"), "\(run.words)")
  }

  @Test("line breaks within names, as spreadsheets have them, are spaces")
  func brokenNames() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "사업명,\"사업비\n(백만원)\",효과\n\"마을\n축제\",50,163\n야시장,120,9\n", to: "projects.csv")
    let answer = try json([
      folder.path("projects.csv"), "--budget", "2억", "--limit", "마을 축제 <= 0",
    ])
    #expect(try chosen(answer) == ["야시장"])
    #expect(try number(answer["choice"], "levers", "마을 축제", "value") == 0)
  }

  @Test("won of fourteen digits are printed to the last one")
  func longAmounts() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "사업명,사업비(원),효과\n가,123456789012,9\n나,123456789011,8\n", to: "projects.csv")
    let text = try Command.succeed([
      "allocate", folder.path("projects.csv"), "--budget", "123456789011", "--lang", "en",
    ])
    #expect(text.contains("사업비 ≤ 123,456,789,011원  123,456,789,011     0"), "\(text)")
  }

  @Test("a driver model: levers in steps, a limit in the file")
  func driverModel() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.press, encoding: .utf8)
    try folder.write(text + "limits: [\"features <= 240.5\"]\n", to: "press.yaml")
    let answer = try json([folder.path("press.yaml"), "--maximize", "coverage"])
    #expect(try number(answer["choice"], "levers", "features", "value") == 240)
    let free = try json([
      folder.path("press.yaml"), "--maximize", "coverage", "--no-model-limits",
    ])
    #expect(try number(free["choice"], "levers", "features", "value") == 300)
    try folder.write(text + "limits: [\"feature <= 240\", \"features\"]\n", to: "bad.yaml")
    let bad = try Command.run(["allocate", folder.path("bad.yaml"), "--lang", "en"])
    #expect(bad.words.contains("'features'") && bad.words.contains("The limit 'features'"))
  }

  private static let bends = """
    levers:
      a: {value: 0, min: 0, max: 1, step: 1}
      b: {value: 0, min: 0}
      c: {value: 1, unit: 건}
    uncertainties:
      u: {dist: "normal(1, 1)"}
    formulas:
      product: a * b
      bent: 2 * min(b, 40)
      fine: u * (a + 3) / 2 + if(u > 0, b, 2 * b)
      gone: a / (u - u)
      count: c + 1[건]
    outcomes: [fine]

    """

  @Test(
    "what cannot be allocated is said in words",
    arguments: [
      (["--maximize", "product"], "allocation-not-affine", "a * b"),
      (["--maximize", "bent"], "allocation-not-affine", "min(b, 40)"),
      (["--maximize", "fine"], "allocation-unbounded", "b"),
      (["--maximize", "gone"], "allocation-not-finite", "gone"),
      (["--maximize", "fin"], "allocation-unknown-name", "fine"),
      (["--maximize", "a", "--limit", "a < 1"], "limit-not-read", "a < 1"),
      (["--maximize", "a", "--limit", "a <= 1,2"], "limit-not-read", "1,2"),
      (["--maximize", "a", "--limit", "a <= nan"], "limit-not-read", "nan"),
      (["--maximize", "a", "--limit", "u + a <= 1"], "limit-uncertain", "--probability"),
      (
        ["--maximize", "a", "--limit", "u + a = 1", "--probability", "0.9"], "limit-uncertain",
        "u + a"
      ),
      (["--maximize", "a", "--limit", "count <= 5억"], "limit-unit", "건"),
      (["--maximize", "a", "--worst", "1.5"], "allocation-share", "--worst"),
      (["--maximize", "a", "--worst", "x"], "allocation-options", "--worst"),
      (["--maximize", "a", "--minimize", "b"], "allocation-options", "--minimize"),
      (["--maximize", "a", "--at-most", "3"], "allocation-options", "--at-least"),
      (["--maximize", "a", "--budget", "3"], "allocation-options", "--limit"),
      (["--maximize", "a", "--frontier", "4"], "allocation-frontier", "--limit"),
      (["--maximize", "a", "--time", "0"], "time-syntax", "--time"),
      (["--maximize", "a", "--lever", "d"], "lever-unknown", "d"),
      (["--maximize", "a", "--lever", "a,a"], "lever-twice", "a"),
      (["--maximize", "a", "--period", "2019"], "outcome-period", "2019"),
    ])
  func said(arguments: [String], code: String, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.bends, to: "bends.yaml")
    for language in ["ko", "en"] {
      let run = try Command.run(
        ["allocate", folder.path("bends.yaml"), "--draws", "50", "--lang", language] + arguments)
      #expect(run.status == 2, "\(run.words)")
      #expect(run.words.contains(words) && run.output.isEmpty, "\(run.words)")
    }
  }

  @Test(
    "an uncertain cost keeps its limit with the chance asked for, with and without steps",
    arguments: ["50", "2000", "100000"], ["", ", step: 0.5"])
  func uncertainLimit(draws: String, step: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      uncertainties:
        ca: {dist: "normal(10, 2)"}
        cb: {dist: "normal(12, 5)"}
      levers:
        a: {value: 0, min: 0, max: 9, step: 1}
        b: {value: 0, min: 0, max: 9\(step)}
      formulas:
        cost: ca * a + cb * b
        benefit: 3 * a + 4 * b
      outcomes: [benefit]

      """, to: "m.yaml")
    let answer = try json([
      folder.path("m.yaml"), "--limit", "cost <= 100", "--probability", "0.9", "--draws", draws,
    ])
    let limits = try #require((answer["choice"] as? [String: Any])?["limits"] as? [[String: Any]])
    // On draws that the search has not seen; fifty say little.
    #expect(try number(limits.first, "chance", "value") > (draws == "50" ? 0.8 : 0.9))
    #expect(try number(limits.first, "value") < 100)
  }

  @Test("a cost typed in another unit leaves the others' choice alone")
  func costInAnotherUnit() throws {
    let folder = try TemporaryFolder()
    let head = "사업명,사업비(백만원),효과\n가,50,163.7\n나,120,9.3\n다,70,80\n"
    for cost in ["5000", "10000000000", "1e15"] {
      try folder.write(head + "라,\(cost),500\n", to: "projects.csv")
      let answer = try json([folder.path("projects.csv"), "--budget", "130"])
      let choice = try #require(answer["choice"] as? [String: Any])
      #expect(try number(choice["levers"], "가", "value") == 1)
      #expect(try number(choice["levers"], "다", "value") == 1)
      #expect(try number(choice["levers"], "라", "value") == 0)
    }
  }

  @Test("numbers beyond what the solvers take are refused", arguments: ["1e308,5", "5,1e308"])
  func tooLarge(numbers: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("사업명,사업비(백만원),효과\n가,5,9\n나,\(numbers)\n", to: "projects.csv")
    let run = try Command.run([
      "allocate", folder.path("projects.csv"), "--budget", "130", "--lang", "ko",
    ])
    #expect(run.status == 2 && run.words.contains("너무 큰 수"), "\(run.words)")
  }

  @Test("steps too large for the solver's arithmetic are not told as impossible")
  func largeSteps() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      levers:
        a: {value: 0, min: 0, max: 3.0e10, step: 1.0e10}
        b: {value: 0, min: 0, max: 3.0e10, step: 1.0e10}
      formulas:
        cost: 2.0e12 * a + 3.0e12 * b
        benefit: 2 * a + 3.5 * b
      outcomes: [benefit]

      """, to: "m.yaml")
    let answer = try json([folder.path("m.yaml"), "--limit", "cost <= 70000000000000000000000"])
    #expect(try number(answer["choice"], "levers", "a", "value") == 2e10)
    #expect(try number(answer["choice"], "levers", "b", "value") == 1e10)
  }

  @Test("with no budget nothing is chosen, and nothing better is possible")
  func noBudget() throws {
    let folder = try TemporaryFolder()
    try folder.write("사업명,사업비(백만원),효과\n가,50,163.7\n나,120,9.3\n", to: "projects.csv")
    let text = try Command.succeed([
      "allocate", folder.path("projects.csv"), "--budget", "0", "--lang", "en",
    ])
    #expect(text.contains("Proof: no choice is better."), "\(text)")
  }

  @Test(
    "tables that are no tables of projects",
    arguments: [
      ("이름,값\n가,1\n", "사업명"), ("사업명,사업비,효과\n", "한 줄도"),
      ("사업명,사업비,효과\n가,십원어치,3\n", "십원어치"), ("사업명,사업비,효과\n가,3,nan\n", "nan"),
      ("사업명,사업비,효과\n가,3,4\n가,5,6\n", "가"), ("사업명,사업비,효과\n가,3,\n", "비어"),
      ("사업명,사업비,효과,필수,제외\n가,3,4,O,O\n", "필수이면서"),
      ("사업명,사업비,효과,필수\n가,3,4,글쎄\n", "글쎄"),
      ("사업명,사업비,하한,상한\n가,3,4,2\n", "작지 않습니다"),
      ("사업명,사업비,효과\n가,3,pert(1)\n", "pert"),
    ])
  func badTables(text: String, words: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "p.csv")
    let run = try Command.run(["allocate", folder.path("p.csv"), "--budget", "5", "--lang", "ko"])
    #expect(run.status == 2 && run.words.contains(words), "\(run.words)")
  }

  @Test(
    "signs and names that a budget officer would want to look at again",
    arguments: [
      (
        "가,50,3\n나,-50,4\n", 2, "오류: p.csv, 3행, '사업비' 열: '나'의 비용 -50이 0보다 작습니다.",
        "--limit \"사업비 - 수입"
      ),
      ("가,△5,3\n", 2, "p.csv, 2행, '사업비' 열: '가'의 비용 △5", "부호"),
      (
        "가,50,3\n나,0,4\n다,0,1\n", 0, "참고: p.csv, 3행, '사업비' 열: 비용이 0인 사업이 2개",
        "(3행 '나', 4행 '다')"
      ),
      (
        "가,50,3\n나,20,-4\n다,20,\"normal(1,3)\"\n", 1,
        "주의: p.csv, 3행, '효과' 열: 효과가 평균으로 0보다 작은 사업이 1개 있습니다(3행 '나').", "부호를"
      ),
      (
        "가,50,3\n나,20,\"normal(-4, 3)\"\n다,20,\"pert(-9, -2, 1)\"\n", 1,
        "효과가 평균으로 0보다 작은 사업이 2개 있습니다(3행 '나', 4행 '다').", "부호를"
      ),
      ("효과,50,3\n나,20,4\n", 2, "p.csv, 2행, '사업명' 열: 사업 이름 '효과'는", "'효과 사업'"),
      ("가,50,3\n사업비,20,4\n", 2, "p.csv, 3행, '사업명' 열: 사업 이름 '사업비'는", "열 이름"),
      ("가,50,\"normal(1,3)\"\n가 효과,20,4\n", 2, "p.csv, 3행, '사업명' 열: 사업 이름 '가 효과'", "바꾸"),
    ])
  func oddProjects(rows: String, status: Int32, words: String, mend: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("사업명,사업비(백만원),효과\n" + rows, to: "p.csv")
    let run = try Command.run([
      "allocate", folder.path("p.csv"), "--budget", "60", "--lang", "ko", "--strict",
    ])
    let said = run.words.replacing(folder.path("p.csv"), with: "p.csv")
    #expect(run.status == status && said.contains(words) && said.contains(mend), "\(said)")
  }

  @Test("a low and a high below zero count as a negative benefit")
  func harmfulRange() throws {
    let folder = try TemporaryFolder()
    try folder.write("name,cost(백만원),low,high\na,50,1,3\nb,20,-4,-2\n", to: "p.csv")
    let run = try Command.run(["allocate", folder.path("p.csv"), "--budget", "60", "--lang", "en"])
    #expect(
      run.words.contains(
        "column 'high': 효과 is below zero on average for 1 of the projects (row 3 'b')"),
      "\(run.words)")
  }

  @Test("certain and uncertain benefits of one unit add up") func certainAndUncertain() throws {
    let folder = try TemporaryFolder()
    let rows = "가,10,10\n나,20,5\n다,20,\"normal(3,1)\"\n"
    try folder.write("사업명,사업비(백만원),효과(명)\n" + rows, to: "p.csv")
    let answer = try json([folder.path("p.csv"), "--budget", "30"])
    #expect(try chosen(answer) == ["가", "나"])
  }

  @Test("income in a column of its own is subtracted in a limit") func income() throws {
    let folder = try TemporaryFolder()
    try folder.write("사업명,사업비(백만원),효과,수입(백만원)\n가,50,3,\n나,70,9,30\n다,20,2,\n", to: "p.csv")
    let answer = try json([folder.path("p.csv"), "--limit", "사업비 - 수입 <= 0.6억"])
    #expect(try chosen(answer) == ["나", "다"])
  }

  @Test("two thousand projects, some of no cost, some that do harm")
  func manyProjects() throws {
    let folder = try TemporaryFolder()
    var text = "name,cost(백만원),benefit\n"
    for index in 0..<2_000 {
      text +=
        "p\(index),\(index % 7 == 0 ? 0 : (index * 7919) % 101),\((index * 104_729) % 97 - 20)\n"
    }
    try folder.write(text, to: "p.csv")
    let answer = try json([folder.path("p.csv"), "--budget", "200억", "--gap", "0.00001"])
    let choice = answer["choice"]
    #expect(try number(choice, "proof", "gap") <= 0.00001)
    let chosen = try chosen(answer)
    for index in stride(from: 0, to: 2_000, by: 7) {
      let benefit = (index * 104_729) % 97 - 20
      if benefit > 5 { #expect(chosen.contains("p\(index)"), "p\(index)") }
      if benefit < -5 { #expect(!chosen.contains("p\(index)"), "p\(index)") }
    }
  }
}
