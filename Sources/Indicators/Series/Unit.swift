/// A unit of measurement: a product of base units with integer exponents and a scale.
///
/// Base units are the words people write (`건`, `명`, `회`, `원`, `일`); `천원` is 1,000 `원`.
/// Percent and percentage points are different base units. The dimensionless unit is `Unit.none`.
public struct Unit: Hashable, Sendable {
  /// Exponent of each base unit; no exponent is 0.
  public let exponents: [String: Int]
  /// How many of the product of base units make one of this unit (1,000 for 천원).
  public let scale: Double
  /// The unit as it is written, such as `건`, `백만원` or `건/월`.
  public let symbol: String

  /// Makes a unit from its parts; exponents of 0 are dropped, and so is what arithmetic leaves after
  /// the digits of a scale: 천원 ÷ (천원/억원) is 억원.
  public init(exponents: [String: Int], scale: Double = 1, symbol: String) {
    self.exponents = exponents.filter { $0.value != 0 }
    self.scale = DecimalDigits.decimal(scale)
    self.symbol = symbol
  }

  /// The dimensionless unit.
  public static let none = Unit(exponents: [:], symbol: "")

  /// Whether values of the two units may be added, subtracted and compared.
  public func isCompatible(with other: Unit) -> Bool {
    exponents == other.exponents
      && (scale - other.scale).magnitude <= 1e-12 * max(scale.magnitude, other.scale.magnitude)
  }
}
