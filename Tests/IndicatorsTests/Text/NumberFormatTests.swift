import Indicators
import Testing

@Suite struct NumberFormatTests {
  struct Case: Decodable {
    let value: Double
    let decimals: Int
    let nearest: Double
    let up: Double
    let down: Double
    let text: String
  }

  @Test func roundsInDecimalAsPythonDoes() throws {
    for row in try Fixture.decode("rounding", as: [Case].self) {
      let format = NumberFormat(decimals: row.decimals, negative: .minus)
      let text = format.text(row.value)
      #expect(text.filter { $0 != "-" } == row.text, "\(row.value)")
      func rule(_ mode: RoundingRule.Mode) -> Double {
        RoundingRule(decimals: row.decimals, mode: mode).apply(row.value)
      }
      guard row.value.magnitude < 1e8, row.value.magnitude > 1e-3 else { continue }
      #expect(rule(.nearest) == row.nearest, "\(row.value) to \(row.decimals)")
      #expect(rule(.up) == row.up, "\(row.value) up to \(row.decimals)")
      #expect(rule(.down) == row.down, "\(row.value) down to \(row.decimals)")
    }
  }

  @Test("computed decimals are written as such, other numbers with all their digits")
  func decimalsWithoutNoise() {
    let cases: [(Double, String)] = [
      (60.00000000000001, "60"), (0.1 + 0.2, "0.3"), (41.24999999999993, "41.25"),
      (362.815 - 366.038, "-3.223"), (5475.599999999999, "5475.6"), (0, "0"), (-0.0, "0"),
      (123_456_789_012, "123456789012"), (.infinity, ""),
    ]
    for (value, text) in cases { #expect(CSVText.decimal(value) == text) }
    for value in [1.0 / 3, .pi, 3611.6023923868725, 0.0964183279719608, .leastNonzeroMagnitude] {
      #expect(CSVText.decimal(value) == CSVText.number(value))
      #expect(JSONValue.decimal(value) == .number(value))
    }
    for step in 1...1_000 {
      let value = 1e6 * (Double(step) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
      guard case .number(let written) = JSONValue.decimal(value) else { return }
      #expect((written - value).magnitude <= 5e-14 * value.magnitude)
    }
  }

  /// A typed or computed figure and its text, as an array.
  struct Figure: Decodable {
    let value: Double
    let decimals: Int
    let text: String

    init(from decoder: any Decoder) throws {
      var row = try decoder.unkeyedContainer()
      value = try row.decode(Double.self)
      decimals = try row.decode(Int.self)
      text = try row.decode(String.self)
    }
  }

  /// 81.87499999999996, a score that is 81.875 on paper, prints as 81.88, as spreadsheets show it.
  @Test func figuresArePrintedAsASpreadsheetShowsThem() throws {
    let figures = try Fixture.decode("figures", as: [Figure].self)
    #expect(figures.first?.text == "81.88")
    for row in figures {
      let format = NumberFormat(decimals: row.decimals, negative: .minus)
      let text = format.text(row.value)
      // A rounded zero carries no sign.
      let isZero = !row.text.contains { ("1"..."9").contains($0) }
      #expect(text == (isZero ? row.text.filter { $0 != "-" } : row.text), "\(row.value)")
      let rounded = RoundingRule(decimals: row.decimals).apply(row.value)
      #expect(format.text(rounded) == text, "\(row.value)")
    }
  }

  @Test func signs() {
    #expect(NumberFormat(decimals: 0).text(-149) == "△149")
    #expect(NumberFormat(decimals: 0).text(-0.4) == "0")
    #expect(NumberFormat(decimals: 2).text(2.675) == "2.68")
    #expect(NumberFormat().text(1_234_567.5) == "1,234,567.5")
    #expect(NumberFormat(decimals: 1, plus: true).text(0.31) == "+0.3")
    #expect(NumberFormat(decimals: 2).percent(-24.09) == "△24.09%")
    #expect(NumberFormat(decimals: 2, negative: .parentheses).percent(-24.09) == "(24.09%)")
    #expect(NumberFormat(decimals: 1).percent(ratio: 0.0285) == "2.9%")
    #expect(NumberFormat().text(.nan) == "–")
    #expect(NumberFormat().text(-.infinity) == "△∞")
    #expect(NumberFormat(grouping: false).text(1e21) == "1000000000000000000000")
    #expect(NumberFormat().text(1e-7) == "0.0000001")
    #expect(NumberFormat(decimals: 2).text(0.004) == "0.00")
    #expect(NumberFormat(decimals: 1).text(99.95) == "100.0")
    #expect(NumberFormat(decimals: -2).text(1_250) == "1,300")
    #expect(NumberFormat(decimals: Int.min).text(5) == "0")
    #expect(NumberFormat(decimals: 0).text(.leastNonzeroMagnitude) == "0")
  }

  @Test func targetsOfThePublishedPlans() {
    // 14 × 1.1 was printed as 16, 8,804 × 1.1 as 9,684, 94.6 × 1.01 as 95.6.
    #expect(RoundingRule(mode: .up).apply(14 * 1.1) == 16)
    #expect(RoundingRule().apply(8_804 * 1.1) == 9_684)
    #expect(RoundingRule(decimals: 1, mode: .up).apply(94.6 * 1.01) == 95.6)
    #expect(RoundingRule(mode: .up).apply(10 * 1.1) == 11)
    #expect(RoundingRule(mode: .up).apply(110 * 1.1) == 121)
    #expect(RoundingRule(mode: .down).apply(0.29 * 100) == 29)
    #expect(RoundingRule(mode: .up).apply(-15.4) == -15)
    #expect(RoundingRule(mode: .down).apply(-15.4) == -16)
    #expect(RoundingRule(decimals: -3).apply(122_640) == 123_000)
    #expect(RoundingRule(decimals: 40).apply(1e300) == 1e300)
    #expect(RoundingRule(mode: .up).apply(.infinity) == .infinity)
    #expect(RoundingRule(decimals: 1).text(1_234.56) == "1,234.6")
  }

  @Test func numbersWithoutEndAreShort() {
    let plain = NumberFormat()
    #expect(plain.text(1.04070723e300) == "1.04071e300")
    #expect(plain.text(-9.9999999e307) == "△1e308")
    #expect(plain.text(1e22) == "1e22")
    #expect(plain.text(9.99e20) == "999,000,000,000,000,000,000")
    #expect(plain.text(-2.5e-300) == "△2.5e-300")
    #expect(NumberFormat(decimals: 2, negative: .minus).text(-1.5e40) == "-1.5e40")
    #expect(NumberFormat(decimals: 2).text(1e-300) == "0.00")
    #expect(NumberFormat(plus: true).text(3e25) == "+3e25")
    #expect(plain.percent(ratio: 1e30) == "1e32%")
  }
}
