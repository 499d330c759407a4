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
/// Rounding is half away from zero, in decimal, of the shortest decimal that stands for the
/// `Double`: 2.675 with two decimals is `2.68`, as everyone who typed 2.675 expects.
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
    var digits = DecimalDigits(value)
    if digits.point > 22 || (digits.point < -11 && (decimals ?? .max) > 11) {
      return scientific(digits)
    }
    if let decimals { digits.round(toDecimals: Swift.min(Swift.max(decimals, -300), 300)) }
    let (whole, fraction) = digits.text(minimumDecimals: Swift.max(0, decimals ?? 0))
    let body = (grouping ? NumberFormat.grouped(whole) : whole) + fraction
    let isNegative = value < 0 && !digits.isZero
    let sign = plus && value > 0 && !digits.isZero ? "+" : ""
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
    return value.isNaN ? body : (body.hasSuffix(")") ? body.dropLast() + "%)" : body + "%")
  }

  /// A ratio as percent: 0.153 is `15.3%`.
  public func percent(ratio: Double) -> String {
    guard ratio.isFinite else { return percent(ratio) }
    var digits = DecimalDigits(ratio)
    digits.point += 2
    return percent(Double(digits.description) ?? ratio * 100)
  }

  /// A power of ten, exact where a `Double` can be.
  public static func power(ofTen exponent: Int) -> Double { Double("1e\(exponent)") ?? .nan }

  /// The digits of a whole number with commas between thousands.
  public static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }
}
