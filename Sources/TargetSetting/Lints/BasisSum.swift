/// A calculation that a basis writes out, `(100 + 110 + 121) ÷ 3`, read from left to right with
/// products before sums.
///
/// 110% is 1.1 as a factor and beside the number 1, and 110 among percents.
struct BasisSum {
  private enum Token: Equatable {
    case number(Double, isPercent: Bool)
    case sign(Unicode.Scalar)
  }
  private struct Value {
    var number: Double
    var isPercent: Bool
    /// The number as a factor.
    var factor: Double { isPercent ? number / 100 : number }
  }
  private var tokens: ArraySlice<Token>

  /// The value of the numbers `first` up to, but not with, `last`; nil where the signs between them
  /// make no calculation.
  static func value(_ text: BasisText, from first: Int, to last: Int) -> Double? {
    var sum = BasisSum(tokens: tokens(text, first, last)[...])
    guard let value = sum.sum(), sum.tokens.isEmpty, value.number.isFinite else { return nil }
    return value.factor
  }

  private static func tokens(_ text: BasisText, _ first: Int, _ last: Int) -> [Token] {
    var tokens: [Token] = []
    for index in first..<last {
      let number = text.numbers[index]
      tokens.append(.number(number.value, isPercent: number.isPercent))
      for letter in text.between(number.digitsEnd, text.numbers[index + 1].start).bytes.scalars {
        guard let sign = sign(letter.scalar) else { continue }
        // Brackets around words alone are a remark: `3회(정기) × 12개월`.
        if sign == ")", tokens.last == .sign("(") {
          tokens.removeLast()
        } else {
          tokens.append(.sign(sign))
        }
      }
    }
    // Brackets that are still open where the result stands belong to the sentence.
    let open = text.between(0, text.numbers[first].start).bytes.reversed()
      .prefix { $0 == UInt8(ascii: "(") }.count
    let balance = tokens.reduce(0) { $0 + ($1 == .sign(")") ? 1 : $1 == .sign("(") ? -1 : 0) }
    return Array(repeating: .sign("("), count: min(max(balance, 0), open)) + tokens
  }

  /// The operator or bracket that a character is; letters are words, but for x.
  static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "×", "x", "X", "*", "✕": "×"
    case "÷", "/": "÷"
    case "+", "＋": "+"
    case "-", "−", "–": "-"
    case "(", ")": scalar
    default: nil
    }
  }

  private mutating func take(_ signs: Unicode.Scalar...) -> Unicode.Scalar? {
    guard case .sign(let sign)? = tokens.first, signs.contains(sign) else { return nil }
    tokens.removeFirst()
    return sign
  }

  private mutating func sum() -> Value? {
    guard let first = product() else { return nil }
    var terms = [first]
    while let sign = take("+", "-") {
      guard var term = product() else { return nil }
      if sign == "-" { term.number.negate() }
      terms.append(term)
    }
    guard terms.contains(where: { $0.isPercent != first.isPercent }) else {
      return Value(number: terms.reduce(0) { $0 + $1.number }, isPercent: first.isPercent)
    }
    // 1 + 10 % is a factor; 80 % − 5 and 120 + 10 % may mean one thing or another.
    guard terms.contains(where: { !$0.isPercent && $0.number == 1 }) else { return nil }
    return Value(number: terms.reduce(0) { $0 + $1.factor }, isPercent: false)
  }

  private mutating func product() -> Value? {
    guard var value = operand() else { return nil }
    while let sign = take("×", "÷") {
      guard let other = operand() else { return nil }
      let number = sign == "×" ? value.factor * other.factor : value.factor / other.factor
      value = Value(number: number, isPercent: false)
    }
    return value
  }

  private mutating func operand() -> Value? {
    if take("(") != nil {
      guard let inner = sum(), take(")") != nil else { return nil }
      return inner
    }
    guard case .number(let number, let isPercent)? = tokens.popFirst() else { return nil }
    return Value(number: number, isPercent: isPercent)
  }
}
