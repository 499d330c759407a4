import Indicators
import Testing

@Suite struct WonParsingTests {
  @Test(arguments: [
    ("15.3억", 1_530_000_000), ("2억7천만원", 270_000_000), ("1억 2천만원", 120_000_000),
    ("4천4백만원", 44_000_000), ("228,705천원", 228_705_000), ("198백만원", 198_000_000),
    ("26억원", 2_600_000_000), ("279만원", 2_790_000), ("△149백만원", -149_000_000),
    ("(149)", -149), ("595억원", 59_500_000_000), ("1,234원", 1_234), ("₩1,234", 1_234),
    ("▲1.5억원", -150_000_000), ("-3천원", -3_000), ("1조 2,345억 6,789만원", 1_234_567_890_000),
    ("3천만원", 30_000_000), ("1억 천만원", 110_000_000), ("1억 5,500원", 100_005_500),
    ("(149)백만원", -149_000_000), ("２２８，７０５천원", 228_705_000), ("0", 0), ("5백", 500), ("0백만원", 0),
    ("0.0천만원", 0), ("1억 0천만원", 100_000_000),
    ("0.000001조원", 1_000_000), ("2.7십억", 2_700_000_000), ("9223372036854775807", Int.max),
    ("-9223372036854775808", Int.min), (".5억", 50_000_000), ("백만원 1", Int.max - 1),
  ])
  func amounts(_ text: String, _ won: Int) {
    let expected: Int? = won == Int.max - 1 ? nil : won
    #expect(Won(parsing: text)?.amount == expected)
  }

  @Test(arguments: [
    "", "원", "백만원", "만", "해당없음", "-", "1.2.3억", "1,23", "1,2345", "억3", "1만2억", "1백2천",
    "1억5500", "0.5원", "9223372036854775808", "99999999999999조", "1억2억", "12abc", "△", "()",
    "1원2", "(1)2(3)", "--5", "1e5", "½", "약 5억",
  ])
  func nonsense(_ text: String) { #expect(Won(parsing: text) == nil) }

  @Test func unitsAndDefaults() {
    #expect(Won(parsing: "470", defaultUnit: .million) == Won(470_000_000, displayUnit: .million))
    #expect(Won(parsing: "395.7", defaultUnit: .million)?.amount == 395_700_000)
    #expect(Won(parsing: "470원", defaultUnit: .million) == Won(470))
    #expect(Won(parsing: "228,705천원")?.displayUnit == .thousand)
    #expect(Won(parsing: "15.3억")?.displayUnit == .hundredMillion)
    #expect(Won(parsing: "2억7천만원")?.displayUnit == .one)
    #expect(WonUnit(parsing: "백만 원") == .million)
    #expect(WonUnit(parsing: "억") == .hundredMillion)
    #expect(WonUnit(parsing: "건") == nil)
    #expect(WonUnit.million.unit == Unit(parsing: "백만원"))
  }
}

@Suite struct WonFormattingTests {
  @Test func tables() {
    #expect(Won(-149_000_000).formatted(in: .million) == "△149")
    #expect(Won(228_705_000).formatted(in: .thousand) == "228,705")
    #expect(Won(1_530_500_000).formatted(in: .hundredMillion, decimals: 1) == "15.3")
    #expect(Won(499_999).formatted(in: .million) == "0")
    #expect(Won(500_000).formatted(in: .million) == "1")
    #expect(Won(-500_000).formatted(in: .million, negative: .parentheses) == "(1)")
    #expect(Won(-499_999).formatted(in: .million) == "0")
    #expect(Won(1_050_000).formatted(in: .million, decimals: 1) == "1.1")
    #expect(Won(26).formatted(in: .million, decimals: 6, showsUnit: true) == "0.000026백만원")
    #expect(Won(Int.min).formatted(in: .one) == "△9,223,372,036,854,775,808")
    #expect(Won(5, displayUnit: .one).formatted(decimals: 400) == "5.000000000000")
    #expect(Won(1_500, displayUnit: .thousand).formatted() == "2")
  }

  @Test func words() {
    #expect(Won(1_530_000_000).text(.ko) == "15억 3천만원")
    #expect(Won(12_345_678).text(.ko) == "1,234만 5,678원")
    #expect(Won(30_000_000).text(.ko) == "3,000만원")
    #expect(Won(-120_000_000).text(.ko) == "△1억 2천만원")
    #expect(Won(0).text(.ko) == "0원")
    #expect(Won(-1_530_000_000).text(.en) == "-KRW 1,530,000,000")
    #expect(Won(1_530_000_000).approximateText(.ko) == "15.3억원")
    #expect(Won(2_790_000).approximateText(.ko) == "279만원")
    #expect(Won(1_530_000_000).approximateText(.en) == "KRW 1.53 bn")
    #expect(Won(99_999_999).approximateText(.ko) == "1억원")
    #expect(Won(99_994_999).approximateText(.ko) == "9,999만원")
    #expect(Won(999_949_999_999).approximateText(.ko) == "9,999억원")
    #expect(Won(-999_960_000).approximateText(.en) == "-KRW 1 bn")
    #expect(Won(9_999).approximateText(.ko) == "9,999원")
  }

  @Test func wordsReadBack() {
    var random = Sequence48(seed: 5)
    for _ in 0..<2_000 {
      let digits = 1 + random.next(below: 14)
      var amount = 0
      for _ in 0..<digits { amount = amount * 10 + random.pick([0, 0, 0, 1, 2, 5, 9]) }
      let won = Won(random.next(below: 2) == 0 ? amount : -amount)
      #expect(Won(parsing: won.text(.ko))?.amount == won.amount)
      #expect(Won(parsing: won.formatted(showsUnit: true))?.amount == won.amount)
    }
  }

  @Test func roundedToUnits() {
    #expect(Won(1_500_000).rounded(to: .million) == Won(2_000_000, displayUnit: .million))
    #expect(Won(-1_500_000).rounded(to: .million)?.amount == -2_000_000)
    #expect(Won(Int.max).rounded(to: .trillion)?.amount == 9_223_372_000_000_000_000)
    #expect(Won(Int.min).rounded(to: .one)?.amount == Int.min)
  }
}
