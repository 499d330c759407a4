/// Plain decimal numbers, read straight from bytes.
enum DecimalText {
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The nearest `Double` of `[+-]digits[.digits][e[+-]digits]`; nil for any other text.
  ///
  /// Up to 15 digits with few decimals are exact quotients (Clinger, PLDI 1990); the rest goes
  /// through the correctly rounding library function. Too large a number is infinite.
  static func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var index = 0
    var isNegative = false
    if let first = text.first, first == 0x2D || first == 0x2B {
      isNegative = first == 0x2D
      index = 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var seenPoint = false
    while index < text.count {
      let byte = text[index]
      if byte >= 0x30, byte <= 0x39 {
        if digits < 19 { mantissa = mantissa &* 10 &+ UInt64(byte - 0x30) }
        digits += 1
        if seenPoint { decimals += 1 }
      } else if byte == 0x2E, !seenPoint {
        seenPoint = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0 else { return nil }
    if index == text.count, digits <= 15, decimals < powers.count {
      let magnitude = Double(mantissa) / powers[decimals]
      return isNegative ? -magnitude : magnitude
    }
    guard index == text.count || isExponent(text, from: index) else { return nil }
    return Double(String(decoding: text, as: UTF8.self))
  }

  /// The value of a number with commas between thousands, such as `-2,128.5`; nil for other text.
  static func grouped(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard text.count <= 20 else { return nil }
    var digits: [UInt8] = []
    digits.reserveCapacity(text.count)
    var sinceComma = 0
    var commas = 0
    var isFraction = false
    for (index, byte) in text.enumerated() {
      switch byte {
      case 0x2C:
        let isRegular = commas == 0 ? (1...3).contains(sinceComma) : sinceComma == 3
        guard isRegular, !isFraction else { return nil }
        commas += 1
        sinceComma = 0
      case 0x30...0x39:
        digits.append(byte)
        sinceComma += 1
      case 0x2E where !isFraction:
        guard sinceComma == 3 else { return nil }
        digits.append(byte)
        isFraction = true
      case 0x2D where index == 0: digits.append(byte)
      default: return nil
      }
    }
    guard commas > 0, isFraction || sinceComma == 3 else { return nil }
    return digits.withUnsafeBufferPointer(number)
  }

  private static func isExponent(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var index = start
    guard text[index] == 0x65 || text[index] == 0x45 else { return false }
    index += 1
    if index < text.count, text[index] == 0x2D || text[index] == 0x2B { index += 1 }
    guard index < text.count else { return false }
    return text[index...].allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
