/// How a number below zero is printed.
public enum NegativeStyle: String, Sendable, Hashable, CaseIterable {
  /// `△149`, as in Korean budget documents.
  case triangle
  /// `-149`.
  case minus
  /// `(149)`.
  case parentheses

  /// Puts the sign before a number that is printed without it.
  public func mark(_ text: String, isNegative: Bool) -> String {
    guard isNegative else { return text }
    return switch self {
    case .triangle: "△" + text
    case .minus: "-" + text
    case .parentheses: "(" + text + ")"
    }
  }
}

/// How a number is printed for readers.
///
/// Rounding is half away from zero (반올림), in decimal, of the shortest decimal that stands for the
/// `Double`, of which 15 digits count as in a spreadsheet: 2.675 with two decimals is `2.68`, as
/// everyone who typed 2.675 expects, and so is a computed 2.67499999999999982.
public struct NumberFormat: Sendable, Hashable {
  /// Digits after the decimal point; nil for as many as the number has.
  public var decimals: Int?
  /// Whether thousands are parted by commas.
  public var grouping: Bool
  /// How numbers below zero are marked.
  public var negative: NegativeStyle
  /// Whether numbers above zero carry a plus sign.
  public var plus: Bool

  /// Makes a format.
  public init(
    decimals: Int? = nil, grouping: Bool = true, negative: NegativeStyle = .triangle,
    plus: Bool = false
  ) {
    self.decimals = decimals
    self.grouping = grouping
    self.negative = negative
    self.plus = plus
  }

  /// The number as text; `–` for one that is not a number, `∞` for one without bound.
  ///
  /// From 10²² up, and below 10⁻¹² where the decimals would show them, numbers are written with
  /// six digits and a power of ten, `1.04071e300`: rows of zeros tell nobody anything.
  public func text(_ value: Double) -> String {
    if value.isNaN { return "–" }
    if value.isInfinite { return negative.mark("∞", isNegative: value < 0) }
    return text(DecimalDigits(value))
  }

  private func text(_ number: DecimalDigits) -> String {
    var digits = number
    if digits.point > 22 || (digits.point < -11 && (decimals ?? .max) > 11) {
      return scientific(digits)
    }
    if let decimals { digits.roundAsShown(toDecimals: Swift.min(Swift.max(decimals, -300), 300)) }
    let (whole, fraction) = digits.text(minimumDecimals: Swift.max(0, decimals ?? 0))
    let body = (grouping ? NumberFormat.grouped(whole) : whole) + fraction
    let isNegative = number.isNegative && !digits.isZero
    let sign = plus && !number.isNegative && !digits.isZero ? "+" : ""
    return sign + negative.mark(body, isNegative: isNegative)
  }

  /// Six digits and a power of ten.
  private func scientific(_ number: DecimalDigits) -> String {
    guard !number.isZero else { return text(0) }
    var digits = number
    digits.round(toDecimals: 6 - digits.point)
    let exponent = digits.point - 1
    digits.point = 1
    let (whole, fraction) = digits.text(minimumDecimals: 0)
    let body = "\(whole)\(fraction)e\(exponent)"
    return (plus && !digits.isNegative ? "+" : "")
      + negative.mark(body, isNegative: digits.isNegative)
  }

  /// A value already in percent with its sign: `△24.09%`.
  public func percent(_ value: Double) -> String {
    let body = text(value)
    return value.isNaN ? body : NumberFormat.percent(body)
  }

  private static func percent(_ body: String) -> String {
    body.utf8.last == UInt8(ascii: ")") ? body.dropLast() + "%)" : body + "%"
  }

  /// A ratio as percent: 0.153 is `15.3%`.
  public func percent(ratio: Double) -> String {
    guard ratio.isFinite else { return percent(ratio) }
    var digits = DecimalDigits(ratio)
    if !digits.isZero { digits.point += 2 }
    return NumberFormat.percent(text(digits))
  }

  /// A power of ten, exact where a `Double` can be.
  public static func power(ofTen exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }

  /// The digits of a whole number with commas between thousands.
  public static func grouped(_ digits: String) -> String {
    let count = digits.utf8.count
    guard count > 3 else { return digits }
    return String(unsafeUninitializedCapacity: count + (count - 1) / 3) { buffer in
      var next = 0
      for (index, digit) in digits.utf8.enumerated() {
        if index > 0, (count - index) % 3 == 0 {
          buffer[next] = UInt8(ascii: ",")
          next += 1
        }
        buffer[next] = digit
        next += 1
      }
      return next
    }
  }
}
