import Foundation
import Indicators
import Tables
import Testing

@Suite struct DriverModelReaderTests {
  func parse(_ text: String, series: Set<String>? = nil) -> DriverModelReading {
    DriverModelReader.parse(Array(text.utf8), file: "m.yaml", knownSeries: series)
  }

  @Test func wholeSyntax() throws {
    let reading = parse(
      """
      title: 홍보실 2018
      seed: 18446744073709551615
      periods: 2018..2022
      uncertainties:
        releases: {unit: 건, from: "series:releases"}
        pickup:   {unit: "", dist: "pert(0.25, 0.40, 0.55)"}
      levers:
        features: {unit: 건, value: 36, min: 0, max: 60, step: 1}
        price: {value: "1.5"}
      correlation: normal
      correlations:
        - [releases, pickup, 0.3]
      formulas:
        stories: releases * pickup + lag(stories, 1, 0)
        coverage: 0.2 * releases + 0.3 * stories[2019] + 0.5 * features
        fixed: 3
      outcomes: [coverage, stories]
      targets: {coverage: 1926, stories: {value: 10, direction: lower}}
      scenarios:
        monthly3: {set: {features: 36}, reason: "월 3회", owner: 언론팀}
        push: {extends: monthly3, set: {pickup: "pert(0.30, 0.45, 0.60)", stories: releases / 2}}
        same: {extends: base}
        nothing:
      """, series: ["releases"])
    #expect(reading.findings.map { $0.text(.en) } == [])
    let model = try #require(reading.model)
    #expect(model.title == "홍보실 2018")
    #expect(model.seed == .max)
    #expect(model.periods == Period.year(2018)...Period.year(2022))
    #expect(model.uncertainties.map(\.name) == ["releases", "pickup"])
    #expect(model.uncertainties[0].source == .series("releases"))
    #expect(model.levers[0].unit.symbol == "건")
    #expect(model.levers[0].max == 60)
    #expect(model.levers[1].value == 1.5)
    #expect(model.correlationKind == .normal)
    #expect(model.correlations == [.init(first: "releases", second: "pickup", value: 0.3)])
    #expect(model.formulas.map(\.name) == ["stories", "coverage", "fixed"])
    #expect(model.formulas[2].expression == .number(3))
    #expect(model.outcomes == ["coverage", "stories"])
    #expect(model.targets[1] == .init(outcome: "stories", value: 10, direction: .lower))
    #expect(model.scenarios.map(\.name) == ["monthly3", "push", "same", "nothing"])
    #expect(model.scenarios[0].owner == "언론팀")
    #expect(model.scenarios[1].extends == "monthly3")
    #expect(model.scenarios[2].extends == nil)
    guard case .distribution(let spec) = model.scenarios[1].overrides["pickup"] else {
      Issue.record("a distribution was expected")
      return
    }
    #expect(spec.family == "pert")
    guard case .formula = model.scenarios[1].overrides["stories"] else {
      Issue.record("a formula was expected")
      return
    }
  }

  /// Words that YAML 1.1 takes for booleans stay names.
  @Test func namesStayNames() {
    let reading = parse("levers: {yes: {value: 1}, n: {value: 2}}\noutcomes: [yes, n]\n")
    #expect(reading.model?.outcomes == ["yes", "n"])
  }

  @Test func tabsAndCP949AndBOM() throws {
    #expect(parse("levers:\n\tx: {value: 1}\n").findings.map(\.code) == ["model-syntax"])
    let text = "levers: {보도: {value: 1}}\noutcomes: [보도]\n"
    #expect(parse("\u{FEFF}" + text).model?.outcomes == ["보도"])
  }

  @Test func bracketsAreNoMinus() {
    let reading = parse(
      "levers: {x: {value: 1}}\noutcomes: [x]\nscenarios: {a: {set: {x: \"(0.3)\"}}}\n")
    #expect(reading.model?.scenarios[0].overrides["x"] == .formula(.number(0.3), "(0.3)"))
    #expect(parse("levers: {x: {value: (3)}}\noutcomes: [x]\n").model == nil)
  }

  @Test(arguments: [
    "uncertainties: {x: {unit: 원, dist: normal(100, 5)}}", "levers: {x: {value: 1,200}}",
    "uncertainties: {x: {unit: 원, dist: “normal(100, 5)”}}",
  ])
  func commasWithinBracesAreExplained(_ text: String) {
    let findings = parse(text + "\noutcomes: [x]\n").findings
    let key = findings.first { $0.code == "model-unknown-key" }
    #expect(key?.mend?.ko.contains("쉼표는 항목을 나눕니다") == true)
  }

  @Test func severalDocumentsAreRefused() {
    #expect(parse("outcomes: [x]\n---\noutcomes: [y]\n").findings.map(\.code) == ["model-syntax"])
  }

  @Test(arguments: [5, 100, 2_000, 50_000]) func deepNestingEndsInAMessage(depth: Int) {
    let deep = [
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth),
      String(repeating: "{a: ", count: depth) + String(repeating: "}", count: depth),
      String(repeating: "- ", count: depth) + "x",
      (0..<min(depth, 1500)).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
      String(repeating: "? ", count: depth) + "x",
    ]
    for text in deep {
      let reading = parse(text)
      #expect(reading.model == nil)
      #expect(!reading.findings.isEmpty)
    }
  }

  /// 3억 of a lever in 억원 is 3, not 300,000,000.
  @Test func amountsAreReadInTheUnitOfTheirVariable() throws {
    let text = """
      levers:
        b: {unit: 억원, value: 3억, min: 1억, max: 5억, step: "5천만"}
        c: {unit: 천원, value: "1,200"}
        n: {unit: 명, value: 3만}
      uncertainties:
        a: {unit: 백만원, dist: "uniform(2, 4)"}
      outcomes: [b]
      scenarios:
        s: {set: {b: 4억, a: 1억2천만}}
      """
    let reading = DriverModelReader.parse(Array(text.utf8), file: "m.yaml", knownSeries: nil)
    let model = try #require(reading.model)
    let levers = model.levers
    #expect(levers.map(\.value) == [3, 1_200, 30_000])
    #expect(levers[0].min == 1 && levers[0].max == 5 && levers[0].step == 0.5)
    #expect(model.scenarios[0].overrides == ["b": .number(4), "a": .number(120)])
    #expect(reading.findings.contains { $0.text(.ko).contains("'3억' 값을 3억원으로") })
    #expect(reading.findings.allSatisfy { $0.severity == .note })
    let price = "levers: {b: {unit: 만원/명, value: 45만}}\noutcomes: [b]\n"
    let refused = DriverModelReader.parse(Array(price.utf8), file: "m.yaml", knownSeries: nil)
    #expect(refused.findings.map(\.code).contains("model-not-a-number"))
  }

  /// A unit behind a number is brought to that of its variable, or refused.
  @Test func unitsBehindNumbersAreRead() throws {
    let text = """
      levers:
        b: {unit: 백만원, value: 3천만원, max: 5억원}
        r: {unit: "%", value: 30%}
        t: {unit: 분, value: 2시간}
      formulas: {y: b * 2}
      outcomes: [y]
      targets: {y: 180백만원}
      scenarios:
        s: {set: {b: 1억원, r: 50%, y: 3억}}
      """
    let model = try #require(parse(text).model)
    #expect(model.levers.map(\.value) == [30, 30, 120] && model.levers[0].max == 500)
    #expect(
      model.scenarios[0].overrides == ["b": .number(100), "r": .number(50), "y": .number(3e8)])
    #expect(model.scenarios[0].written == ["y": .amount])
    let won = try #require(Unit(parsing: "원"))
    #expect(model.targets == [.init(outcome: "y", value: 1.8e8, written: .unit(won))])
    for wrong in ["{value: 30%}", "{unit: 명, value: 5건}", "{unit: 만원/명, value: 3억원}"] {
      let codes = parse("levers: {b: \(wrong)}\noutcomes: [b]\n").findings.map(\.code)
      #expect(codes == ["model-not-a-number"], "\(wrong)")
    }
  }

  private static let small = """
    levers:
      k: {unit: 백만원, value: 30}
    uncertainties:
      a: {unit: 명, dist: "poisson(4)"}
    formulas:
      y: a * 2
    outcomes: [y]
    targets: {y: 5}
    scenarios:
      s: {set: {k: 3}}

    """

  /// What people write in other ways: code, row and words that mend it.
  @Test(arguments: [
    ("k: 3}", "k: +20}", "scenario-relative-change", 10, "k: 50"),
    ("k: 3}", "k: -10%}", "scenario-relative-change", 10, "k: 27"),
    ("k: 3}", "a: +10%}", "scenario-relative-change", 10, "a_배율"),
    ("k: 3}", "a: a * 1.1}", "scenario-changes-itself", 10, "a_배율"),
    ("k: 3}", "k: 1,200}", "scenario-unknown-driver", 10, "천 단위 쉼표"),
    ("{set: {k: 3}}", "{k: 3}", "model-unknown-key", 10, "set: {k: 36}"),
    ("{set: {k: 3}}", "{reason: [a]}", "model-shape", 10, "reason:"),
    ("  s: ", "  기준: ", "scenario-reserved-name", 10, "다른 이름"),
    ("{y: 5}", "{y: 1,000,000}", "model-duplicate-key", 8, "천 단위 쉼표"),
    ("  y: a", "  y：a", "model-shape", 6, "전각 쌍점"),
    ("  y: a", "  y:a", "model-shape", 6, "쌍점 뒤에 공백"),
    ("  a: {", "\ta: {", "model-syntax", 4, "들여쓰기에 탭"),
    ("  a: {unit: 명", "  a: ｛unit: 명", "model-syntax", 4, "전각 기호 '｛'"),
    ("unit: 백만원", "unit: %", "model-syntax", 2, "따옴표"),
    ("unit: 백만원", "unit: 억", "number-as-unit", 2, "억원"),
    ("  a: {", "  a-b: {", "model-bad-name", 4, "a_b"),
    ("  a: {", "  a(명): {", "model-bad-name", 4, "괄호를 쓸 수 없습니다"),
    ("  y: a * 2", "  {y: a / 2 [명]}", "model-syntax", 6, "대괄호가 든 수식"),
    ("outcomes: [y]", "outcomes: y", "model-no-outcomes", 7, "outcomes: [y]"),
  ])
  func slipsAreNamedWithWhatToWrite(
    _ right: String, _ wrong: String, _ code: String, _ row: Int, _ words: String
  ) {
    let text = Self.small.replacing(right, with: wrong)
    let finding = parse(text).findings.first { $0.code == code }
    #expect(finding?.place.row == row, "\(parse(text).findings.map { $0.text(.ko) })")
    let told = finding.map { $0.message.ko + ($0.mend?.ko ?? "") } ?? ""
    #expect(told.contains(words), "\(told)")
  }

  /// Who lists the base among the scenarios means the base.
  @Test(arguments: [
    "  기준: {set: {}, reason: 현행 유지}\n", "  base:\n", "  기준:\n    set:\n    owner: 예산팀\n",
  ])
  func theBaseMayBeListed(_ scenario: String) {
    let reading = parse(Self.small + scenario)
    #expect(reading.findings == [] && reading.model?.scenarios.map(\.name) == ["s"])
    let changed = parse(Self.small + "  기준: {extends: s}\n")
    #expect(changed.findings.map(\.code) == ["scenario-reserved-name"])
  }

  @Test(arguments: [("이하", Direction.lower), ("이내", .lower), ("이상", .higher), ("하향", .lower)])
  func koreanDirectionsAreRead(_ word: String, _ direction: Direction) {
    let text = Self.small.replacing("{y: 5}", with: "{y: {value: 5, direction: \(word)}}")
    #expect(parse(text).model?.targets == [.init(outcome: "y", value: 5, direction: direction)])
  }

  /// `5 이하` says value and direction at once.
  @Test(arguments: [
    ("5 이하", Direction.lower), ("5이내", .lower), ("5 이상", .higher), ("\"5 이하\"", .lower),
    ("{value: 5 이내}", .lower),
  ])
  func targetsAreReadWithTheirDirection(_ words: String, _ direction: Direction) {
    let text = Self.small.replacing("{y: 5}", with: "{y: \(words)}")
    #expect(parse(text).model?.targets == [.init(outcome: "y", value: 5, direction: direction)])
    let empty = parse(Self.small.replacing("{y: 5}", with: "{y: 이하}"))
    #expect(empty.findings.map(\.code) == ["model-not-a-number"])
  }

  /// As many periods as a model may have, and not one more.
  @Test(arguments: [("2027-05-18", true), ("2027-05-19", false)])
  func tenThousandPeriodsAreRead(_ last: String, _ isRead: Bool) {
    let reading = parse("periods: 2000-01-01..\(last)\n" + Self.small)
    #expect((reading.model != nil) == isRead)
    #expect(reading.findings.map(\.code) == (isRead ? [] : ["model-too-many-periods"]))
  }

  /// Spaces of web pages are spaces, also where they indent.
  @Test func unbreakableSpacesAreSpaces() {
    let reading = parse(Self.small.replacing(" ", with: "\u{00A0}"))
    #expect(reading.model == parse(Self.small).model && reading.findings.isEmpty)
  }
}
