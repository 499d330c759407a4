internal import Indicators

extension PlanLints {
  /// `basis-arithmetic`: a calculation that the basis writes out, `월 3회 × 12개월 = 40회`, gives
  /// another result.
  ///
  /// Products and quotients come before sums; 110 % counts as 1.1 in a product.
  static func basisArithmetic(_ indicator: Indicator) -> [Finding] {
    guard indicator.basis.contains("=") else { return [] }
    let text = BasisText(indicator.basis)
    return text.numbers.indices.compactMap { index in
      guard index > 0, text.before(index).hasSuffix("="),
        let (first, computed) = value(before: index, text)
      else { return nil }
      let stated = text.numbers[index]
      let step = NumberFormat.power(ofTen: -stated.decimals)
      let scaled = stated.unit == "%" ? computed * 100 : computed
      let fits = [computed, scaled].contains { (stated.value - $0).magnitude < step * 0.999_999 }
      guard !fits else { return nil }
      let shown = String(text.characters[text.numbers[first].start..<stated.end])
      let correct = Figure.text(scaled, atMost: stated.decimals + 2)
      return Finding(
        code: "basis-arithmetic", severity: .warning,
        message: LocalizedText(
          ko: "'\(indicator.name)'의 설정 근거에 적힌 계산 “\(shown)”의 값은 \(correct)입니다.",
          en: "The calculation “\(shown)” in the basis of '\(indicator.name)' gives \(correct)."),
        mend: LocalizedText(
          ko: "계산에 쓴 수치와 결과 가운데 틀린 것을 고치십시오.",
          en: "Correct the figures or the result."))
    }
  }

  /// The value of the terms before an equals sign and the index of their first number.
  private static func value(before index: Int, _ text: BasisText) -> (Int, Double)? {
    var first = index - 1
    while first > 0, sign(text.before(first)) != nil { first -= 1 }
    guard first < index - 1, !text.hasGroups(first, index) else { return nil }
    var sum = 0.0
    var product = term(text.numbers[first], isFactor: false)
    var isFactor = false
    for next in stride(from: first + 1, to: index, by: 1) {
      guard let sign = sign(text.before(next)) else { return nil }
      let value = text.numbers[next]
      switch sign {
      case "×":
        if !isFactor {
          product = term(text.numbers[next - 1], isFactor: true) * (product < 0 ? -1 : 1)
        }
        product *= term(value, isFactor: true)
      case "÷": product /= term(value, isFactor: true)
      default:
        sum += product
        product = (sign == "-" ? -1 : 1) * term(value, isFactor: false)
      }
      isFactor = sign == "×" || sign == "÷"
    }
    guard (sum + product).isFinite else { return nil }
    return (first, sum + product)
  }

  private static func term(_ number: BasisText.Number, isFactor: Bool) -> Double {
    isFactor && number.unit == "%" ? number.value / 100 : number.value
  }

  /// The operator between two numbers, other words aside; nil where there is none.
  private static func sign(_ words: String) -> Character? {
    let bare = words.filter { !$0.isLetter && !"()%％[]".contains($0) }
    switch bare {
    case "×", "x", "X", "*", "✕": return "×"
    case "÷", "/": return "÷"
    case "+", "＋": return "+"
    case "-", "−", "–": return "-"
    default: return nil
    }
  }
}

extension BasisText {
  /// Whether brackets around some of the numbers change the order of a calculation.
  fileprivate func hasGroups(_ first: Int, _ last: Int) -> Bool {
    let isOpened = characters[..<numbers[first].start].last { !$0.isWhitespace } == "("
    var open = isOpened ? [first] : []
    for index in first..<last {
      for character in characters[numbers[index].digitsEnd..<numbers[index + 1].start] {
        if character == "(" { open.append(index + 1) }
        guard character == ")" else { continue }
        let start = open.popLast() ?? first
        let isWhole = start == first && index == last - 1
        if start < index, !isWhole { return true }
      }
    }
    return false
  }
}
