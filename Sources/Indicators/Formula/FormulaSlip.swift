/// Characters that people write from habit of another language, with what to write instead.
struct FormulaSlip {
  /// Stable code.
  let code: String
  /// What is wrong.
  let problem: LocalizedText
  /// What to write instead.
  let mend: LocalizedText

  /// The known slips by what is read.
  static let all: [String: FormulaSlip] = [
    "=": FormulaSlip(
      code: "formula-single-equals",
      problem: LocalizedText(
        ko: "'=' 하나는 수식에서 쓰지 않습니다.", en: "A single '=' has no meaning in a formula."),
      mend: LocalizedText(
        ko: "같은지 비교하려면 '=='을 쓰고, 이름은 수식 밖에 쓰십시오.",
        en: "Write '==' to compare; the formula's name stands outside the formula.")),
    "%": FormulaSlip(
      code: "formula-percent-sign",
      problem: LocalizedText(
        ko: "'%'는 연산자가 아닙니다.", en: "'%' is not an operator."),
      mend: LocalizedText(
        ko: "비율이면 5% 대신 0.05를, 퍼센트 값이면 5 [%]를 쓰십시오.",
        en: "Write 0.05 for the ratio, or 5 [%] for a value in percent.")),
    "**": replace("**", by: "^", "거듭제곱은", "a power"),
    "&&": replace("&&", by: "and", "'그리고'는", "a conjunction"),
    "||": replace("||", by: "or", "'또는'은", "an alternative"),
    "&": replace("&", by: "and", "'그리고'는", "a conjunction"),
    "|": replace("|", by: "or", "'또는'은", "an alternative"),
    "!": replace("!", by: "not", "부정은", "a negation"),
    "?": FormulaSlip(
      code: "formula-foreign-operator",
      problem: LocalizedText(
        ko: "'?'는 수식에서 쓰지 않습니다.", en: "'?' is not used in formulas."),
      mend: LocalizedText(
        ko: "조건에 따라 고르려면 if(조건, 참일 때, 거짓일 때)로 쓰십시오.",
        en: "Write if(c, a, b) for a choice.")),
    "#": FormulaSlip(
      code: "formula-unknown-character",
      problem: LocalizedText(
        ko: "'#' 기호는 수식에서 쓰지 않습니다.", en: "'#' is not used in formulas."),
      mend: LocalizedText(
        ko: "설명을 붙이려면 '#' 앞에 공백을 두십시오.", en: "Put a space before '#' for a remark.")),
    ";": replace(";", by: ",", "인자 사이에는", "arguments"),
    "·": replace("·", by: "*", "곱셈은", "a product"),
  ]

  /// Any other character.
  static func unknown(_ character: Character) -> FormulaSlip {
    let hidden = character.unicodeScalars.first {
      [.format, .control].contains($0.properties.generalCategory)
    }
    if let hidden { return invisible(hidden) }
    if "“”„‘’".contains(character) { return curlyQuote(character) }
    return FormulaSlip(
      code: "formula-unknown-character",
      problem: LocalizedText(
        ko: "수식에서 쓸 수 없는 문자 '\(character)'입니다.",
        en: "The character '\(character)' is not used in formulas."),
      mend: LocalizedText(
        ko: "이름에는 글자, 숫자, 밑줄, 점만 쓰고 연산자는 + - * / ^ 를 쓰십시오.",
        en: "Names take letters, digits, underscore and dot; operators are + - * / ^."))
  }

  /// A quotation mark as word processors set it.
  private static func curlyQuote(_ character: Character) -> FormulaSlip {
    FormulaSlip(
      code: "formula-unknown-character",
      problem: LocalizedText(
        ko: "둥근 따옴표 '\(character)'가 있습니다.", en: "There is a curly quote '\(character)'."),
      mend: LocalizedText(ko: "곧은 큰따옴표(\")로 바꾸십시오.", en: "Put a straight quote (\") for it."))
  }

  /// A character that nobody sees, as copies from web pages bring along.
  private static func invisible(_ scalar: Unicode.Scalar) -> FormulaSlip {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return FormulaSlip(
      code: "formula-unknown-character",
      problem: LocalizedText(
        ko: "보이지 않는 글자(\(code))가 있습니다.", en: "There is an invisible character (\(code))."),
      mend: LocalizedText(
        ko: "그 자리를 지우고 다시 입력하십시오.", en: "Delete that place and type it again."))
  }

  private static func replace(
    _ slip: String, by right: String, _ korean: String, _ english: String
  ) -> FormulaSlip {
    FormulaSlip(
      code: "formula-foreign-operator",
      problem: LocalizedText(
        ko: "'\(slip)'\(Josa.topic.form(after: "기호")) 수식에서 쓰지 않습니다.",
        en: "'\(slip)' is not used in formulas."),
      mend: LocalizedText(
        ko: "\(korean) '\(right)'로 쓰십시오.", en: "Write '\(right)' for \(english)."))
  }
}
