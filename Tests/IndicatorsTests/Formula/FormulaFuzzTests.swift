import Indicators
import Testing

/// Random input never crashes, and what is read prints back.
@Suite struct FormulaFuzzTests {
  private let pieces: [String] = [
    "a", "b.c", "보도", "1", "2.5", "1e", ".", "(", ")", "[", "]", "{", "}", ",", ":", "+", "-", "*",
    "/", "^", "<", ">", "=", "!", "and", " or ", "not ", "if(", "min(", "prev(", "lag(", " ", "건",
    "%",
    "2023", "Q4", "년", "12월", "'", "△", "억", "만원", "천", "\u{301}", "🙂", "\u{0}", "ᄀ", "²", "~",
    "pert(", "mu", "discrete({", "empirical([", "٣", "½", "\u{FEFF}", "\n", "．", "（", "e5", "\"",
  ]

  @Test func randomPiecesNeverCrash() throws {
    var random = Sequence48(seed: 42)
    var read = 0
    for _ in 0..<30_000 {
      let text = (0..<(1 + random.next(below: 12))).map { _ in random.pick(pieces) }.joined()
      if let expression = try? Expression(parsing: text) {
        read += 1
        #expect(try Expression(parsing: expression.description) == expression, "\(text)")
        _ = try? expression.evaluate { _ in 1 }
        _ = try? UnitChecker.infer(expression, units: [:])
        _ = try? expression.trace(label: "t") { _ in 1 }
        _ = expression.evaluate(over: Period.year(2020)...Period.year(2022)) { _, _ in 1 }
      }
      _ = Won(parsing: text)
      _ = try? DistributionSpec(parsing: text)
      if let period = Period(parsing: text) { _ = (period + 1).text(.ko) + period.shortText(.en) }
      if let unit = Unit(parsing: text) { #expect(Unit(parsing: unit.symbol) == unit, "\(text)") }
      _ = Period.range(parsing: text)
      _ = text.with(.topic)
      if read.isMultiple(of: 16) { _ = NearestNames.hint(for: text, among: pieces) }
    }
    #expect(read > 300)
  }

  @Test func randomBytesNeverCrash() {
    var random = Sequence48(seed: 9)
    for _ in 0..<10_000 {
      let bytes = (0..<random.next(below: 24)).map { _ in UInt8(random.next(below: 256)) }
      let text = String(decoding: bytes, as: UTF8.self)
      _ = try? Expression(parsing: text)
      _ = try? DistributionSpec(parsing: text)
      _ = (Won(parsing: text), Period(parsing: text), Unit(parsing: text), text.with(.object))
    }
  }
}
