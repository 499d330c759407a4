extension FormulaParser {
  /// An error at the present word, or at another one.
  func failure(
    _ code: String, at place: FormulaToken? = nil, _ problem: LocalizedText,
    _ mend: LocalizedText? = nil
  ) -> FormulaError {
    let place = place ?? token
    return FormulaError(
      code: code, formula: formula, column: place.column, read: place.text, problem: problem,
      mend: mend)
  }

  func missingOperand() -> FormulaError {
    let isAtEnd = token.kind == .end
    return failure(
      "formula-missing-operand",
      LocalizedText(
        ko: isAtEnd
          ? "수식이 도중에 끝났습니다."
          : "수나 이름이 올 자리입니다(읽은 것: '\(token.text)').",
        en: isAtEnd
          ? "The formula ends where a number or a name is expected."
          : "A number or a name is expected, '\(token.text)' was read."),
      LocalizedText(
        ko: "연산자 양쪽에 수, 이름 또는 괄호를 쓰십시오.",
        en: "Write a number, a name or brackets on both sides of an operator."))
  }

  /// The error for something that cannot follow a complete operand.
  func afterOperand() -> FormulaError {
    switch token.kind {
    case .mark(")"):
      return failure(
        "formula-extra-bracket",
        LocalizedText(ko: "여는 괄호 없는 ')'입니다.", en: "This ')' closes nothing."),
        LocalizedText(ko: "')'를 지우거나 '('를 더하십시오.", en: "Remove it, or add '('."))
    case .mark(","):
      return failure(
        "formula-stray-comma",
        LocalizedText(
          ko: "쉼표는 함수의 인자 사이에만 씁니다.",
          en: "A comma only stands between the arguments of a function."),
        LocalizedText(
          ko: "1,908 같은 수는 쉼표 없이 1908로 쓰십시오.",
          en: "Write numbers without thousands separators: 1908."))
    default:
      let shown = token.text
      return failure(
        "formula-missing-operator",
        LocalizedText(
          ko: "'\(shown)' 앞에 연산자가 없습니다.", en: "There is no operator before '\(shown)'."),
        LocalizedText(
          ko: "곱하려면 '*'를 쓰십시오. 이름에는 빈칸을 쓸 수 없습니다(밑줄을 쓰십시오).",
          en: "Write '*' to multiply; names have no spaces (use an underscore)."))
    }
  }

  func unclosed(_ opening: FormulaToken) -> FormulaError {
    guard token.kind == .end else { return afterOperand() }
    return failure(
      "formula-open-bracket", at: opening,
      LocalizedText(
        ko: "'('를 닫는 ')'가 없습니다.", en: "This '(' is never closed."),
      LocalizedText(ko: "')'를 더하십시오.", en: "Add ')'."))
  }

  func chainedComparison() -> FormulaError {
    failure(
      "formula-chained-comparison",
      LocalizedText(ko: "비교를 잇달아 쓸 수 없습니다.", en: "Comparisons cannot be chained."),
      LocalizedText(
        ko: "a < b < c는 a < b and b < c로 쓰십시오.", en: "Write a < b < c as a < b and b < c."))
  }

  func misplacedNot(_ place: FormulaToken) -> FormulaError {
    failure(
      "formula-misplaced-not", at: place,
      LocalizedText(
        ko: "'not'은 산술이나 비교의 오른쪽에 바로 올 수 없습니다.",
        en: "'not' cannot directly follow an arithmetic or comparison operator."),
      LocalizedText(ko: "괄호를 쓰십시오: a + (not b).", en: "Use brackets: a + (not b)."))
  }

  func misplacedKeyword(_ place: FormulaToken) -> FormulaError {
    let isConditional = place.text == "if"
    return failure(
      "formula-misplaced-word", at: place,
      LocalizedText(
        ko: isConditional
          ? "'if' 다음에는 괄호가 옵니다."
          : "'\(place.text)'의 왼쪽에 비교나 값이 없습니다.",
        en: isConditional
          ? "'if' is followed by brackets." : "There is nothing on the left of '\(place.text)'."),
      LocalizedText(
        ko: isConditional ? "if(조건, 참일 때, 거짓일 때)로 쓰십시오." : "a > 0 and b > 0처럼 쓰십시오.",
        en: isConditional ? "Write if(c, a, b)." : "Write it as in a > 0 and b > 0."))
  }

  func badPeriod(_ text: String) -> FormulaError {
    failure(
      "formula-bad-period",
      LocalizedText(
        ko: "'\(text)'\(Josa.object.form(after: text)) 시점으로 읽을 수 없습니다.",
        en: "'\(text)' cannot be read as a period."),
      LocalizedText(
        ko: "x[2019], x[2023-12], x[2023Q4]처럼 쓰십시오.",
        en: "Write it as in x[2019], x[2023-12] or x[2023Q4]."))
  }

  func unknownFunction(_ place: FormulaToken) -> FormulaError {
    let names = Expression.Function.allCases.map(\.rawValue) + ["if"]
    let lower = place.text.lowercased()
    let synonym = Expression.Function.synonyms[lower] ?? names.first { $0 == lower }
    let direct = synonym.map { name in
      switch name {
      case "total":
        LocalizedText(
          ko: "여러 값의 합은 a + b로, 여러 기간의 합은 total(x)로 쓰십시오.",
          en: "Write a + b for several values, total(x) for several periods.")
      case "mean":
        LocalizedText(
          ko: "여러 값의 평균은 (a + b) / 2로, 여러 기간의 평균은 mean(x)로 쓰십시오.",
          en: "Write (a + b) / 2 for several values, mean(x) for several periods.")
      default:
        LocalizedText(ko: "'\(name)'\(Josa.object.form(after: name)) 쓰십시오.", en: "Write '\(name)'.")
      }
    }
    let list = LocalizedText(
      ko: "쓸 수 있는 함수: \(names.joined(separator: ", ")). 곱셈이면 '*'를 쓰십시오.",
      en: "The functions are \(names.joined(separator: ", ")); write '*' to multiply.")
    return failure(
      "formula-unknown-function", at: place,
      LocalizedText(
        ko: "'\(place.text)'\(Josa.topic.form(after: place.text)) 없는 함수입니다.",
        en: "There is no function '\(place.text)'."),
      direct ?? NearestNames.hint(for: place.text, among: names) ?? list)
  }

  func wrongCount(_ place: FormulaToken, given: Int, usage: String) -> FormulaError {
    failure(
      "formula-argument-count", at: place,
      LocalizedText(
        ko: "'\(place.text)'의 인자가 \(given)개입니다.",
        en: "'\(place.text)' was given \(given) argument\(given == 1 ? "" : "s")."),
      LocalizedText(
        ko: "\(usage)\(Josa.direction.form(after: "꼴")) 쓰십시오.", en: "Write \(usage)."))
  }

  func checkLag(_ steps: Expression, at place: FormulaToken) throws(FormulaError) {
    if case .number(let value) = steps, value >= 1, value <= 100_000, value == value.rounded() {
      return
    }
    throw failure(
      "formula-lag-steps", at: place,
      LocalizedText(
        ko: "lag의 둘째 인자는 1 이상의 정수여야 합니다.",
        en: "The second argument of lag is a whole number from 1."),
      LocalizedText(
        ko: "네 기간 전은 lag(x, 4, 첫값)입니다.",
        en: "Four periods before is lag(x, 4, first)."))
  }

  func tooDeep() -> FormulaError {
    failure(
      "formula-too-deep",
      LocalizedText(
        ko: "괄호나 부호가 \(FormulaParser.deepestNesting)겹보다 깊습니다.",
        en: "Brackets or signs are nested deeper than \(FormulaParser.deepestNesting)."),
      split)
  }

  func tooLarge(at column: Int) -> FormulaError {
    let height = NumberFormat.grouped(String(FormulaParser.greatestHeight))
    let nodes = NumberFormat.grouped(String(FormulaParser.mostNodes))
    return FormulaError(
      code: "formula-too-large", formula: formula, column: column, read: "",
      problem: LocalizedText(
        ko: "수식이 너무 큽니다(잇단 연산 \(height)개, 모두 \(nodes)개까지).",
        en: "The formula is too large (at most \(height) operations in a row, \(nodes) in all)."),
      mend: split)
  }

  private var split: LocalizedText {
    LocalizedText(
      ko: "수식을 여러 개로 나누고 이름으로 이으십시오.", en: "Split it into several named formulas.")
  }
}
