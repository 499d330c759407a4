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
    digits.reserveCapacity(20)
    var text = value.magnitude.description
    text.withUTF8 { read($0) }
    trim()
  }

  /// Reads `1234.5` or `1.2345e+20`.
  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hasPoint = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "e") {
        let rest = bytes[(index + 1)...].filter { $0 != UInt8(ascii: "+") }
        point += Int(String(decoding: rest, as: UTF8.self)) ?? 0
        return
      }
      if byte == UInt8(ascii: ".") {
        hasPoint = true
      } else {
        if !hasPoint { point += 1 }
        digits.append(byte &- UInt8(ascii: "0"))
      }
    }
  }

  /// Whether the number is 0.
  var isZero: Bool { digits.isEmpty }

  /// Digits of a number that count as said; what comes after them is the noise of arithmetic.
  static let significant = 15

  /// Rounds as spreadsheets show a number: 15 significant digits first, so that 81.87499999999996,
  /// a computed 81.875, becomes 81.88; then half away from zero.
  mutating func roundAsShown(toDecimals decimals: Int) {
    let exact = Swift.max(0, DecimalDigits.significant - point)
    if exact > decimals { round(toDecimals: exact) }
    round(toDecimals: decimals)
  }

  /// The number so rounded.
  static func rounded(_ value: Double, toDecimals decimals: Int) -> Double {
    var digits = DecimalDigits(value)
    digits.roundAsShown(toDecimals: decimals)
    return Double(digits.description) ?? value
  }

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
    let zero = UInt8(ascii: "0")
    func text(_ places: Range<Int>, after first: UInt8?) -> String {
      let extra = first == nil ? 0 : 1
      return String(unsafeUninitializedCapacity: places.count + extra) { buffer in
        if let first { buffer[0] = first }
        for (offset, place) in places.enumerated() {
          buffer[offset + extra] = digits.indices.contains(place) ? zero + digits[place] : zero
        }
        return places.count + extra
      }
    }
    let whole = point > 0 ? text(0..<point, after: nil) : "0"
    let decimals = Swift.max(minimumDecimals, isZero ? 0 : digits.count - point)
    guard decimals > 0 else { return (whole, "") }
    let start = isZero ? 0 : point
    return (whole, text(start..<(start + decimals), after: UInt8(ascii: ".")))
  }

  /// The number in plain decimal notation.
  var description: String {
    let (whole, fraction) = text(minimumDecimals: 0)
    return (isNegative && !isZero ? "-" : "") + whole + fraction
  }

  private mutating func trim() {
    let zeros = digits.firstIndex { $0 != 0 } ?? digits.count
    if zeros > 0 { digits.removeFirst(zeros) }
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }
}
