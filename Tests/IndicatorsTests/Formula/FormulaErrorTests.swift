import Indicators
import Testing

@Suite struct FormulaErrorTests {
  private func error(_ text: String) -> FormulaError? {
    #expect(throws: FormulaError.self) { try Expression(parsing: text) }
  }

  @Test(arguments: [
    ("", "formula-empty", 1), ("   ", "formula-empty", 4), ("a +", "formula-missing-operand", 4),
    ("releases * * 2", "formula-missing-operand", 12), ("(a + b", "formula-open-bracket", 1),
    ("a)", "formula-extra-bracket", 2), ("a = 3", "formula-single-equals", 3),
    ("a ** 2", "formula-foreign-operator", 3), ("a && b", "formula-foreign-operator", 3),
    ("5% * a", "formula-percent-sign", 2), ("1,908 + a", "formula-stray-comma", 2),
    ("a b", "formula-missing-operator", 3), ("a < b < c", "formula-chained-comparison", 7),
    ("foo(a)", "formula-unknown-function", 1), ("min(a)", "formula-argument-count", 1),
    ("if(a, b)", "formula-argument-count", 1), ("if", "formula-misplaced-word", 1),
    ("and b", "formula-misplaced-word", 1), ("x[가나]", "formula-bad-period", 2),
    ("x[2019", "formula-open-bracket", 2), ("1.2.3", "formula-bad-number", 1),
    ("1e999", "formula-number-range", 1), ("a # b", "formula-unknown-character", 3),
    ("2 * not a", "formula-misplaced-not", 5), ("lag(x, 0.5, 1)", "formula-lag-steps", 1),
    ("3 [건/]", "formula-bad-unit", 3), ("1_000", "formula-bad-unit", 2),
    ("a ? 1 : 0", "formula-foreign-operator", 3), ("a#b", "formula-unknown-character", 2),
    ("“a”", "formula-unknown-character", 1), ("a; b", "formula-foreign-operator", 2),
    ("보도건수 + 건수 율", "formula-missing-operator", 11), ("\"a\"", "formula-unknown-character", 1),
    ("min(a, b", "formula-open-bracket", 4), ("()", "formula-missing-operand", 2),
  ])
  func codesAndPlaces(_ text: String, _ code: String, _ column: Int) {
    let found = error(text)
    #expect(found?.code == code, "\(text)")
    #expect(found?.column == column, "\(text)")
    #expect(found?.problem.ko.hasSuffix(".") == true)
    #expect(found?.mend != nil)
  }

  @Test func suggestions() {
    #expect(error("sqr(a)")?.mend?.en == "Did you mean 'sqrt'?")
    #expect(error("AVERAGE(a)")?.mend?.en.hasSuffix("mean(x) for several periods.") == true)
    #expect(error("SUM(a, b)")?.mend?.en.hasPrefix("Write a + b") == true)
    #expect(error("IF(a, b, c)")?.mend?.ko == "'if'를 쓰십시오.")
    #expect(error("ln(a)")?.mend?.en == "Write 'log'.")
  }

  @Test func wordingNamesThePlace() {
    let found = error("releases * * 2")?.finding(place: Place(file: "models/push.yaml"))
    #expect(
      found?.text(.ko)
        == """
        models/push.yaml: 수식 `releases * * 2`의 12번째 글자: 수나 이름이 올 자리입니다(읽은 것: '*').
          → 연산자 양쪽에 수, 이름 또는 괄호를 쓰십시오.
        """)
    let long = String(repeating: "가나다 + ", count: 40) + "* 1"
    #expect((error(long)?.message.ko.count ?? 999) < 160)
  }

  @Test func hugeFormulasEndInAnAnswerOrAnError() throws {
    let million = 1_000_000
    func repeated(_ part: String, _ count: Int) -> String { String(repeating: part, count: count) }
    #expect(error(repeated("a+", million) + "a")?.code == "formula-too-long")
    #expect(error(repeated("(", 100_000))?.code == "formula-too-deep")
    #expect(error(repeated("(", million))?.code == "formula-too-long")
    for part in ["-", "+", "not ", "a^", "abs(", "if(1,", "min(", "a<(", "1+("] {
      let count = 90_000 / part.count
      #expect(error(repeated(part, count))?.code == "formula-too-deep", "\(part)")
    }
    #expect(error(repeated("a+", 30_000) + "a")?.code == "formula-too-large")
    #expect(error("min(" + repeated("a,", 30_000) + "a)")?.code == "formula-too-large")
    #expect(error(repeated("9", 90_000))?.code == "formula-number-range")
    #expect(error(repeated("[", 90_000)) != nil)
    #expect(error("x" + repeated("[", 90_000)) != nil)
    #expect(error("1 [" + repeated("(", 90_000) + "]") != nil)
    #expect(try Expression(parsing: repeated(" ", 90_000) + "a") == .variable("a"))
    #expect(try Expression(parsing: repeated("a", 90_000)).variables.count == 1)
  }

  @Test func invisibleCharactersAreNamed() {
    let found = error("배출\u{200B} * 2")
    #expect(found?.code == "formula-unknown-character")
    #expect(found?.problem.ko.contains("U+200B") == true)
  }

  @Test func theLargestFormulasWork() throws {
    let sum = try Expression(parsing: String(repeating: "a+", count: 998) + "a")
    #expect(try sum.evaluate { _ in 2 } == 1_998)
    #expect(try Expression(parsing: sum.description) == sum)
    #expect(try UnitChecker.infer(sum, units: ["a": .none]) == .none)
    #expect(try sum.trace(label: "s") { _ in 2 }.children.count == 1)
    let over = sum.evaluate(over: Period.year(2020)...Period.year(2021)) { _, _ in 1 }
    #expect(over?.values == [999, 999])
    let open = String(repeating: "(1 - ", count: 99)
    let nested = try Expression(parsing: open + "1" + String(repeating: ")", count: 99))
    #expect(try nested.evaluate { _ in nil } == 0)
    #expect(try nested.trace(label: "n") { _ in nil }.value == 0)
    let part = "if(1, 1 - -x * x ^ ("
    let tall = String(repeating: part, count: 30) + "2" + String(repeating: "), 0)", count: 30)
    let tower = try Expression(parsing: tall)
    #expect(try Expression(parsing: tower.description) == tower)
    #expect(try tower.evaluate { _ in 1 } == 2)
    #expect(try tower.trace(label: "n") { _ in 1 }.value == 2)
  }
}
