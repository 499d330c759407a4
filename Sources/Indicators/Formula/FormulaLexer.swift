/// Cuts a formula into words.
struct FormulaLexer {
  /// The most characters a formula may have.
  static let longestFormula = 100_000

  private let formula: String
  private let characters: [Character]
  private var index = 0
  private var last: FormulaToken.Kind = .end

  /// Starts reading; throws where the formula is longer than anyone writes.
  init(_ formula: String) throws(FormulaError) {
    self.formula = formula
    guard formula.utf8.count <= 4 * FormulaLexer.longestFormula else {
      throw FormulaLexer.tooLong(formula)
    }
    characters = formula.halfwidth
    guard characters.count <= FormulaLexer.longestFormula else {
      throw FormulaLexer.tooLong(formula)
    }
  }

  /// The next word; `.end` at the end and ever after.
  mutating func next() throws(FormulaError) -> FormulaToken {
    while let character = peek, character.isBlank { index += 1 }
    let start = index
    guard let character = peek else { return token(.end, from: start) }
    let kind: FormulaToken.Kind
    if character.isASCIIDigit || (character == "." && peek(1)?.isASCIIDigit == true) {
      kind = try number(from: start)
    } else if FormulaLexer.startsName(character) {
      kind = .name(name())
    } else if character == "[", followsOperand {
      kind = try bracketed(from: start)
    } else {
      kind = try symbol(from: start)
    }
    last = kind
    return token(kind, from: start)
  }

  /// Whether a character may start a name.
  static func startsName(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return character.isLetter }
    return ascii == UInt8(ascii: "_") || (0x61...0x7A).contains(ascii | 0x20)
  }

  // MARK: Words

  private mutating func number(from start: Int) throws(FormulaError) -> FormulaToken.Kind {
    skipDigits()
    if peek == ".",
      peek(1)?.isASCIIDigit == true || !(peek(1).map(FormulaLexer.startsName) ?? false)
    {
      index += 1
      skipDigits()
    }
    if peek == "e" || peek == "E" {
      let signed = peek(1) == "+" || peek(1) == "-"
      if peek(signed ? 2 : 1)?.isASCIIDigit == true {
        index += signed ? 2 : 1
        skipDigits()
      }
    }
    let text = text(start..<index)
    let padded = (text.hasPrefix(".") ? "0" : "") + (text.hasSuffix(".") ? text + "0" : text)
    guard let value = Double(padded), value.isFinite else {
      throw error(
        "formula-number-range", at: start,
        LocalizedText(ko: "수가 너무 큽니다.", en: "This number is too large."),
        LocalizedText(
          ko: "1.8e308보다 작은 수를 쓰십시오.", en: "Write a number smaller than 1.8e308."))
    }
    guard peek != "." else {
      throw error(
        "formula-bad-number", at: start,
        LocalizedText(ko: "소수점이 둘 이상인 수입니다.", en: "This number has two decimal points."),
        LocalizedText(ko: "소수점은 하나만 쓰십시오.", en: "Keep one decimal point."))
    }
    return .number(value)
  }

  private mutating func name() -> String {
    let start = index
    while let character = peek {
      if FormulaLexer.startsName(character) || character.isASCIIDigit {
        index += 1
      } else if character == ".", let after = peek(1),
        FormulaLexer.startsName(after) || after.isASCIIDigit
      {
        index += 2
      } else {
        break
      }
    }
    return text(start..<index)
  }

  private mutating func bracketed(from start: Int) throws(FormulaError) -> FormulaToken.Kind {
    guard let closing = characters[start...].firstIndex(of: "]") else {
      throw error(
        "formula-open-bracket", at: start,
        LocalizedText(ko: "'['를 닫는 ']'가 없습니다.", en: "'[' is never closed."),
        LocalizedText(ko: "x[2019]처럼 ']'로 닫으십시오.", en: "Close it with ']', as in x[2019]."))
    }
    index = closing + 1
    return .bracketed(String(characters[(start + 1)..<closing]))
  }

  private mutating func symbol(from start: Int) throws(FormulaError) -> FormulaToken.Kind {
    let one = characters[start]
    if let pair = FormulaLexer.pair(one, peek(1)) {
      index += 2
      return .symbol(pair)
    }
    // Slips of two characters are one written twice.
    if peek(1) == one, let slip = FormulaSlip.all[String([one, one])] {
      throw error(slip.code, at: start, slip.problem, slip.mend)
    }
    index += 1
    if let single = FormulaLexer.operation(one) { return .symbol(single) }
    if FormulaLexer.marks.contains(one) { return .mark(one) }
    let slip = FormulaSlip.all[String(one)] ?? FormulaSlip.unknown(one)
    throw error(slip.code, at: start, slip.problem, slip.mend)
  }

  private static func pair(
    _ first: Character, _ second: Character?
  ) -> Expression.BinaryOperator? {
    switch (first, second) {
    case ("<", "="): .lessOrEqual
    case (">", "="): .greaterOrEqual
    case ("=", "="): .equal
    case ("!", "="), ("<", ">"): .notEqual
    default: nil
    }
  }

  private static func operation(_ character: Character) -> Expression.BinaryOperator? {
    switch character {
    case "+": .add
    case "-", "−", "–": .subtract
    case "*", "×": .multiply
    case "/", "÷": .divide
    case "^": .power
    case "<": .less
    case ">": .greater
    case "≤": .lessOrEqual
    case "≥": .greaterOrEqual
    case "≠": .notEqual
    default: nil
    }
  }

  private static let marks: [Character] = ["(", ")", "[", "]", "{", "}", ",", ":"]

  // MARK: Characters

  private var peek: Character? { peek(0) }

  private func peek(_ offset: Int) -> Character? {
    index + offset < characters.count ? characters[index + offset] : nil
  }

  /// Some characters as a text.
  private func text(_ range: Range<Int>) -> String {
    var text = ""
    for character in characters[range] { text.append(character) }
    return text
  }

  private var followsOperand: Bool {
    switch last {
    case .name, .number, .bracketed: true
    default: false
    }
  }

  private mutating func skipDigits() {
    while peek?.isASCIIDigit == true { index += 1 }
  }

  private func token(_ kind: FormulaToken.Kind, from start: Int) -> FormulaToken {
    FormulaToken(kind: kind, column: start + 1, text: text(start..<index))
  }

  private func error(
    _ code: String, at start: Int, _ problem: LocalizedText, _ mend: LocalizedText
  ) -> FormulaError {
    let end = Swift.min(characters.count, Swift.max(index, start + 1))
    return FormulaError(
      code: code, formula: formula, column: start + 1, read: String(characters[start..<end]),
      problem: problem, mend: mend)
  }

  private static func tooLong(_ formula: String) -> FormulaError {
    FormulaError(
      code: "formula-too-long", formula: String(formula.prefix(80)) + "…", column: 1, read: "",
      problem: LocalizedText(
        ko: "수식이 \(longestFormula)자를 넘습니다.",
        en: "The formula has more than \(longestFormula) characters."),
      mend: LocalizedText(
        ko: "수식을 여러 개로 나누고 이름으로 이으십시오.",
        en: "Split it into several named formulas."))
  }
}
