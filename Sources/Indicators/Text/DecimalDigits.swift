/// The shortest decimal that stands for a `Double`, digit by digit, for exact decimal rounding.
struct DecimalDigits: CustomStringConvertible {
  /// Whether the number is below zero.
  let isNegative: Bool
  /// The digits, without leading zeros; empty for 0.
  var digits: [UInt8]
  /// How many of the digits stand before the decimal point; may be negative or beyond the last.
  var point: Int

  /// Takes a finite number apart; others become 0.
  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    point = 0
    guard value.isFinite else { return }
    var exponent = 0
    var hasPoint = false
    var text = Substring(value.magnitude.description)
    if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(text[text.index(after: mark)...].filter { $0 != "+" }) ?? 0
      text = text[..<mark]
    }
    for character in text {
      if character == "." {
        hasPoint = true
      } else if let digit = character.wholeNumberValue {
        if !hasPoint { point += 1 }
        digits.append(UInt8(truncatingIfNeeded: digit))
      }
    }
    point += exponent
    trim()
  }

  /// Whether the number is 0.
  var isZero: Bool { digits.isEmpty }

  /// Rounds half away from zero; negative `decimals` round to tens, hundreds, ….
  mutating func round(toDecimals decimals: Int) {
    let kept = point + decimals
    guard kept < digits.count else { return }
    guard kept >= 0 else {
      digits = []
      return
    }
    let roundsUp = digits[kept] >= 5
    digits.removeSubrange(kept...)
    if roundsUp {
      var index = kept - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        digits[index] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
    trim()
  }

  /// The digits before the decimal point, and the point with what follows it.
  func text(minimumDecimals: Int) -> (whole: String, fraction: String) {
    func digit(_ index: Int) -> String {
      digits.indices.contains(index) ? String(digits[index]) : "0"
    }
    let whole = point > 0 ? (0..<point).map(digit).joined() : "0"
    let decimals = Swift.max(minimumDecimals, isZero ? 0 : digits.count - point)
    guard decimals > 0 else { return (whole, "") }
    let start = isZero ? 0 : point
    return (whole, "." + (start..<(start + decimals)).map(digit).joined())
  }

  /// The number in plain decimal notation.
  var description: String {
    let (whole, fraction) = text(minimumDecimals: 0)
    return (isNegative && !isZero ? "-" : "") + whole + fraction
  }

  private mutating func trim() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }
}
