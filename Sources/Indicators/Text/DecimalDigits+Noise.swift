import Foundation

extension DecimalDigits {
  /// What a short computation leaves as rounding errors, as a share of the result.
  private static let noise = 5e-14
  /// Digits of the longest decimal that a number is taken to stand for: of other numbers, one in a
  /// thousand comes as near to one.
  private static let longest = 10

  /// The number to some significant digits, without what binary arithmetic adds after them.
  static func withoutNoise(_ value: Double, digits count: Int = 12) -> Double {
    guard value.isFinite else { return value }
    var digits = DecimalDigits(value)
    digits.round(toDecimals: count - digits.point)
    return Double(digits.description) ?? value
  }

  /// The decimal of up to ten digits that a computed number stands for, such as 60 for
  /// 60.00000000000001; the number itself where it stands for none.
  static func decimal(_ value: Double) -> Double {
    // Whole numbers, and most others, are told apart without spelling out their digits.
    let scaled = value * pow(10, Double(longest - 1) - log10(value.magnitude).rounded(.down))
    let distance = (scaled - scaled.rounded()).magnitude
    guard value != value.rounded(), distance <= 2 * noise * scaled.magnitude else { return value }
    let short = withoutNoise(value, digits: longest)
    return (short - value).magnitude <= noise * value.magnitude ? short : value
  }
}

extension CSVText {
  /// A number for people: the decimal it stands for, without the noise of binary arithmetic; all
  /// its digits where it is no short decimal.
  public static func decimal(_ value: Double) -> String { number(DecimalDigits.decimal(value)) }
}

extension JSONValue {
  /// A number for people: the decimal it stands for, without the noise of binary arithmetic; all
  /// its digits where it is no short decimal.
  public static func decimal(_ value: Double) -> JSONValue { .number(DecimalDigits.decimal(value)) }
}
