import Indicators
import Tables
import Testing

@Suite struct KoreanNumberTests {
  @Test(arguments: [
    ("0", 0), ("12", 12), ("-12.5", -12.5), ("+3", 3), ("1e3", 1000), ("1.5E-3", 0.0015),
    ("007", 7), (".5", 0.5), ("5.", 5), ("-0", 0), ("123456789012345", 123_456_789_012_345),
    ("0.1", 0.1), ("2.675", 2.675), ("9007199254740993", 9_007_199_254_740_992),
    ("1234567890.123456789", 1234567890.123456789), ("1e-400", 0), (" 12 ", 12),
  ]) func plainNumbersAreNoCoercion(text: String, value: Double) throws {
    let reading = try KoreanNumber.read(text)
    #expect(reading.value == value)
    #expect(!reading.isCoerced)
  }

  @Test(arguments: [
    ("2,128", 2128), ("△149", -149), ("▲149", -149), ("(149)", -149), ("－3", -3), ("−3", -3),
    ("１２３", 123), ("２，１２８．５", 2128.5), ("△ 1,530", -1530), ("1,234,567.89", 1_234_567.89),
    ("(1,530.5)", -1530.5), ("+2,000", 2000), ("△0", 0), ("\u{00A0}2,128\u{3000}", 2128),
  ]) func marksAreRead(text: String, value: Double) throws {
    let reading = try KoreanNumber.read(text)
    #expect(reading.value == value)
    #expect(reading.isCoerced)
    #expect(reading.unit == nil)
  }

  @Test(arguments: [
    ("6.4%", 6.4, "%"), ("△24.09%", -24.09, "%"), ("1억 2천만원", 120_000_000, "원"),
    ("15.3억", 1_530_000_000, ""), ("228,705천원", 228_705_000, "원"), ("456건", 456, "건"),
    ("5만명", 50_000, "명"), ("2%p", 2, "%p"), ("₩1,234", 1234, ""), ("3 회", 3, "회"),
    ("1조 2,345억원", 1_234_500_000_000, "원"), ("(5건)", -5, "건"), ("12건/월", 12, "건/월"),
  ]) func wordsAndUnitsAreRead(text: String, value: Double, unit: String) throws {
    let reading = try KoreanNumber.read(text)
    #expect(reading.value == value)
    #expect(reading.unit?.symbol ?? "" == unit)
    #expect(reading.isCoerced)
  }

  @Test(arguments: ["-", "–", "—", "해당없음", "해당 없음", "N/A", "na", "－", "…", "null"])
  func wordsForUnknown(text: String) throws {
    let reading = try KoreanNumber.read(text)
    #expect(reading.value == nil)
    #expect(reading.isCoerced)
  }

  @Test(arguments: ["", " ", "\u{3000}"]) func emptyIsUnknownWithoutCoercion(text: String) throws {
    let reading = try KoreanNumber.read(text)
    #expect(reading.value == nil)
    #expect(!reading.isCoerced)
  }

  @Test(arguments: [
    ("abc", NumberProblem.notANumber), ("약 100", .notANumber), ("100여 건", .notANumber),
    ("12 34", .notANumber), ("1.2.3", .notANumber), ("--5", .notANumber), ("△△5", .notANumber),
    ("(5", .notANumber), ("5)", .notANumber), ("0x1F", .notANumber), ("1e", .notANumber),
    ("천이백", .notANumber), ("3자릿수", .notANumber), ("1,23", .ambiguousComma),
    ("12,34,567", .ambiguousComma), (",5", .notANumber), ("1.234,5", .ambiguousComma),
    ("3~5", .range), ("3-5", .range), ("3 – 5", .range), ("NaN", .notFinite), ("-inf", .notFinite),
    ("1e400", .notFinite), ("-1E999", .notFinite),
  ]) func unclearTextIsRefused(text: String, problem: NumberProblem) {
    #expect(throws: problem) { try KoreanNumber.read(text) }
  }

  @Test func filledTriangleIsNoted() throws {
    #expect(try KoreanNumber.read("▲3").hasFilledTriangle)
    #expect(try !KoreanNumber.read("△3").hasFilledTriangle)
  }

  @Test func unitOfTheColumnIsAcceptedEvenWhenRare() throws {
    #expect(try KoreanNumber.read("5자루", unit: "자루").value == 5)
    #expect(throws: NumberProblem.notANumber) { try KoreanNumber.read("5자루") }
  }
}
