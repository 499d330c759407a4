import Indicators
import Testing

@Suite struct FormulaGraphTests {
  private func graph(_ formulas: [(String, String)], leaves: [String] = ["x"]) throws
    -> FormulaGraph
  {
    try FormulaGraph(
      try formulas.map { (name: $0.0, expression: try Expression(parsing: $0.1)) }, leaves: leaves)
  }

  private func findings(_ formulas: [(String, String)]) -> [Finding] {
    do {
      _ = try graph(formulas)
      return []
    } catch let findings as Findings {
      return findings.all
    } catch {
      return []
    }
  }

  @Test func orders() throws {
    let graph = try graph([("c", "b + a"), ("b", "a * 2"), ("a", "x")])
    #expect(graph.order == ["a", "b", "c"])
    #expect(graph.dependencies["c"] == ["b", "a"])
    #expect(graph.dependents(on: ["x"]) == ["a", "b", "c"])
    #expect(graph.dependents(on: ["b"]) == ["c"])
    #expect(try self.graph([("p", "x"), ("q", "x"), ("r", "x")]).order == ["p", "q", "r"])
  }

  @Test func cyclesPrintTheirPath() {
    let found = findings([("a", "b + 1"), ("b", "x + c"), ("c", "a")])
    #expect(found.map(\.code) == ["formula-cycle"])
    #expect(found.first?.message.en.hasSuffix("a → b → c → a") == true)
    #expect(findings([("a", "a + 1")]).first?.message.en.hasSuffix("a → a") == true)
  }

  @Test func recursionOverTimeIsNoCycle() throws {
    #expect(try graph([("a", "prev(a, x) * 1.02")]).order == ["a"])
    #expect(try graph([("a", "lag(b, 2, 0)"), ("b", "a + x")]).order == ["a", "b"])
    #expect(findings([("a", "prev(x, a)")]).map(\.code) == ["formula-cycle"])
    #expect(findings([("a", "prev(b, 1)"), ("b", "total(a)")]).map(\.code) == ["formula-cycle"])
    #expect(findings([("a", "mean(prev(a, 1))")]).map(\.code) == ["formula-cycle"])
  }

  @Test func namesAreChecked() {
    let found = findings([("a", "y_ + xx"), ("a", "x"), ("x", "1")])
    #expect(
      found.map(\.code) == [
        "formula-duplicate-name", "formula-duplicate-name", "formula-unknown-name",
        "formula-unknown-name",
      ])
    #expect(found.last?.mend?.en == "Did you mean 'x'?")
  }

  @Test("A unit outside its brackets is told where it belongs")
  func unitsAsNames() throws {
    let mend = try #require(findings([("y", "x * 500000원/일")]).first?.mend)
    #expect(mend.ko.contains("500000[원/일]") && mend.en.contains("500000[원/일]"))
    let other = try #require(findings([("y", "x * 500000원/월말평균")]).first?.mend)
    #expect(!other.ko.contains("["))
  }

  /// `2x` would be the number 2 in the unit x: no product.
  @Test("A name right behind a number is not taken for its unit")
  func namesAsUnits() {
    let found = findings([("단가", "x + 1"), ("y", "2단가 + x")])
    #expect(found.map(\.code) == ["formula-name-as-unit"])
    #expect(found.first?.mend?.ko.contains("2 * 단가") == true)
    #expect(findings([("건", "x + 1"), ("y", "2건 + x")]).isEmpty)
  }

  /// 4500만 is a number, and taking 만 for a unit would be off by 10,000.
  @Test(
    "Words of numbers are no units",
    arguments: [
      ("x * 4500만", "45000000"), ("3억 - x", "300000000"), ("x / 2 [천]", "2000"),
      ("5 [억/명] * x", "500000000"),
    ])
  func numberWords(_ formula: String, _ digits: String) throws {
    let found = findings([("y", formula)])
    #expect(found.map(\.code) == ["formula-number-word"])
    #expect(found.first?.mend?.ko.contains(digits) == true)
    #expect(findings([("y", "x * 3억원 + 5만명 * x")]).isEmpty)
  }

  @Test func longChains() throws {
    var formulas: [(String, String)] = []
    for index in (1..<20_000).reversed() { formulas.append(("f\(index)", "f\(index - 1) + 1")) }
    formulas.append(("f0", "x"))
    #expect(try graph(formulas).order.first == "f0")
  }

  @Test func unitsOfAllFormulas() throws {
    let cases = try #require(Unit(parsing: "건"))
    let graph = try graph([("b", "a * 2 + prev(b, 0)"), ("a", "x + 1")])
    let units = try UnitChecker.infer(graph, units: ["x": cases])
    #expect(units["a"] == cases)
    #expect(units["b"] == cases)
    let people = try #require(Unit(parsing: "명"))
    let mixed = try self.graph([("s", "x + y")], leaves: ["x", "y"])
    let error = #expect(throws: Findings.self) {
      try UnitChecker.infer(mixed, units: ["x": cases, "y": people])
    }
    #expect(
      error?.all.first?.message.ko == "'s'의 수식 `x + y`: 'x'(건)와 'y'(명)는 단위가 다릅니다.")
  }
}
