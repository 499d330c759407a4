import Indicators
import Testing

@Suite struct UnitCheckerTests {
  private func units() throws -> [String: Unit] {
    var units: [String: Unit] = ["share": .none]
    for (name, symbol) in [
      ("cases", "건"), ("people", "명"), ("won", "원"), ("budget", "천원"), ("fee", "원/건"),
      ("rate", "%"), ("point", "%p"), ("area", "km²"),
    ] {
      let unit: Unit = try #require(Unit(parsing: symbol))
      units[name] = unit
    }
    return units
  }

  @Test(arguments: [
    ("cases * fee + won", "원"), ("cases + 5", "건"), ("max(cases, 0)", "건"),
    ("won / cases", "원/건"), ("cases * share", "건"), ("2 * 3", ""), ("exp(share)", ""),
    ("cases > 5", ""), ("if(cases > 5, won, 0)", "원"), ("cases ^ 2", "건^2"),
    ("sqrt(area * area)", "km²"), ("0.1 [건/명] * people + cases", "건"), ("won / won", ""),
    ("round(won, -3)", "원"), ("prev(cases, 3) * 1.02", "건"), ("cumsum(won)", "원"),
    ("lag(cases, 2, 0)", "건"), ("budget * 1000 [원/천원] + won", "원"), ("-won + 12 원", "원"),
    ("cases[2019] / cases", ""), ("total(won) / total(cases)", "원/건"), ("share ^ share", ""),
    ("unknown + cases", "건"), ("1 / cases", "1/건"), ("clamp(rate, 0, 100)", "%"),
  ])
  func infers(_ formula: String, _ symbol: String) throws {
    let unit = try UnitChecker.infer(try Expression(parsing: formula), units: try units())
    let expected = try #require(Unit(parsing: symbol))
    #expect(unit.isCompatible(with: expected), "\(formula): \(unit.symbol)")
  }

  @Test(arguments: [
    ("cases + people", "unit-mismatch"), ("budget + won", "unit-scale-mismatch"),
    ("rate + point", "unit-mismatch"), ("exp(cases)", "unit-needs-plain-number"),
    ("log(won)", "unit-needs-plain-number"), ("cases ^ 0.5", "unit-bad-power"),
    ("cases ^ share", "unit-bad-power"), ("2 ^ cases", "unit-needs-plain-number"),
    ("sqrt(cases)", "unit-bad-power"), ("cases > won", "unit-mismatch"),
    ("if(1, cases, won)", "unit-mismatch"), ("min(cases, won, 3)", "unit-mismatch"),
    ("clamp(cases, 0, won)", "unit-mismatch"), ("cases + 12 명", "unit-mismatch"),
    ("not (cases + won)", "unit-mismatch"), ("share + cases", "unit-mismatch"),
    ("round(won, cases)", "unit-needs-plain-number"),
  ])
  func mismatches(_ formula: String, _ code: String) throws {
    let expression = try Expression(parsing: formula)
    let units = try units()
    let error = #expect(throws: UnitMismatch.self) {
      try UnitChecker.infer(expression, units: units)
    }
    #expect(error?.code == code, "\(formula)")
  }

  @Test func percentLeftOver() throws {
    let units = try units()
    let share = try Expression(parsing: "won - won * rate")
    let error = #expect(throws: UnitMismatch.self) { try UnitChecker.infer(share, units: units) }
    #expect(error?.mend.ko.contains("비율 / 100 [%]") == true)
    let mended = try Expression(parsing: "won - won * rate / 100 [%]")
    #expect(try UnitChecker.infer(mended, units: units).symbol == "원")
  }

  @Test("a number's word behind a number is told from a unit")
  func myriads() throws {
    let sum = try Expression(parsing: "won + 1억")
    let units = try units()
    let error = #expect(throws: UnitMismatch.self) { try UnitChecker.infer(sum, units: units) }
    #expect(error?.mend.ko.contains("1 [억원]") == true)
  }

  @Test func wording() throws {
    let units = try units()
    let sum = try Expression(parsing: "won + budget")
    let error = #expect(throws: UnitMismatch.self) { try UnitChecker.infer(sum, units: units) }
    #expect(error?.message.ko == "`won + budget`: 'won'(원)과 'budget'(천원)은 단위가 다릅니다.")
    #expect(error?.mend.ko == "1천원은 1,000원입니다. 'budget'에 1000 [원/천원]을 곱하십시오.")
    #expect(error?.mend.en == "1 천원 is 1,000 원: multiply 'budget' by 1000 [원/천원].")
    let mended = try Expression(parsing: "won + budget * 1000 [원/천원]")
    #expect(try UnitChecker.infer(mended, units: units).symbol == "원")
    let mixed = try Expression(parsing: "cases + 0.1 * people")
    let other = #expect(throws: UnitMismatch.self) { try UnitChecker.infer(mixed, units: units) }
    #expect(
      other?.message.en
        == "`cases + 0.1 * people`: 'cases' (건) and '0.1 * people' (명) differ in unit.")
  }
}
