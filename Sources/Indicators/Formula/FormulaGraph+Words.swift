extension FormulaGraph {
  /// Words right behind a number that would be read as its unit: names of variables, as in `2단가`, and
  /// words of numbers, as in `4500만`.
  static func wordsAsUnits(
    _ expression: Expression, in formula: String, _ names: Set<String>, _ places: [String: Place]
  ) -> [Finding] {
    var (open, findings) = ([expression], [Finding]())
    while let node = open.popLast() {
      open += node.children
      guard case .quantity(let value, let unit) = node else { continue }
      let unknown = unit.unknownWords
      guard !unknown.isEmpty else { continue }
      let (number, place) = (Expression.number(value).description, places[formula] ?? Place())
      if names.contains(unit.symbol) {
        findings.append(nameAsUnit(unit.symbol, number, formula, place))
      } else if let word = unknown.first(where: { NumberWord.value($0) != nil }) {
        findings.append(numberAsUnit(word, value, number, formula, place))
      }
    }
    return findings
  }

  private static func nameAsUnit(
    _ name: String, _ number: String, _ formula: String, _ place: Place
  ) -> Finding {
    Finding(
      code: "formula-name-as-unit", severity: .error, place: place,
      message: LocalizedText(
        ko:
          "'\(formula)'의 수식에서 수 \(number) 바로 뒤의 '\(name)'\(Josa.topic.form(after: name)) 단위로 읽힙니다.",
        en: "In the formula of '\(formula)', '\(name)' right after \(number) is read as a unit."),
      mend: LocalizedText(
        ko: "곱하려면 \(number) * \(name)처럼 '*'를 쓰십시오.",
        en: "Write \(number) * \(name) for the product."))
  }

  private static func numberAsUnit(
    _ word: String, _ value: Double, _ number: String, _ formula: String, _ place: Place
  ) -> Finding {
    let digits = Expression.number(value * (NumberWord.value(word) ?? 1)).description
    return Finding(
      code: "formula-number-word", severity: .error, place: place,
      message: LocalizedText(
        ko:
          "'\(formula)'의 수식에서 수 \(number) 뒤의 '\(word)'\(Josa.topic.form(after: word)) 단위가 아니라 수입니다.",
        en: "In the formula of '\(formula)', '\(word)' after \(number) is a number, not a unit."),
      mend: LocalizedText(
        ko: "수라면 \(digits), 돈이면 \(number) [\(word)원]처럼 쓰십시오.",
        en: "Write a number as \(digits), and money as \(number) [\(word)원]."))
  }
}
