import Testing

@testable import Indicators

@Suite struct FormulaNameTests {
  @Test(arguments: [
    "a", "A1", "_x", "x_1", "min", "pi", "coverage2018", "방문객", "a.b", "nota",
    String(repeating: "a", count: 101),
  ])
  func wordsAreNames(_ text: String) {
    #expect(Expression.isName(text))
  }

  @Test(arguments: [
    "", " ", "1", "1a", "and", "or", "not", "if", "a b", "a ", "a-b", "a+", "x[2019]", "(a)",
    "12 건",
    "a.", "ｘ", "\r\n", String(repeating: "a", count: 500_000),
  ])
  func otherTextsAreNot(_ text: String) {
    #expect(!Expression.isName(text))
  }

  /// Full-width characters, spaces of other scripts and joined line ends are read as ever.
  @Test func charactersOutsideASCII() throws {
    let plain = try Expression(parsing: "a*(b+2.5)-min(c,d)<=3")
    #expect(try Expression(parsing: "ａ×（ｂ＋２．５）−min（c,\u{3000}d）≤３") == plain)
    #expect(try Expression(parsing: "a *\r\n(b+2.5)\t- min(c, d) <= 3\r\n") == plain)
  }

  @Test func placesOfMistakesCountCharacters() {
    for text in ["a + $b", "가 + $b", "a\r\n+ $b"] {
      let error = #expect(throws: FormulaError.self) { try Expression(parsing: text) }
      #expect(error?.column == 5 && error?.read == "$")
    }
  }
}
