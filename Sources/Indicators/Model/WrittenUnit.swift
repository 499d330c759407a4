/// What stands behind a number whose variable's unit is known only once all formulas are.
public enum WrittenUnit: Hashable, Sendable {
  /// Nothing: the number is in the unit of its variable.
  case none
  /// A word such as 억: of money the number is in won, whatever multiple of it the variable's unit is.
  case amount
  /// A unit.
  case unit(Unit)

  /// A number in the unit of its variable.
  ///
  /// - Returns: The number; nil where what is written says nothing sure of it: an amount of a price,
  ///   such as 만원/명, or a unit of something else.
  public func value(_ number: Double, in unit: Unit) -> Double? {
    switch self {
    case .none: return number
    case .amount:
      guard unit.exponents["원"] != nil, unit.scale != 1 else { return number }
      return unit.exponents == ["원": 1] ? number / unit.scale : nil
    case .unit(let written):
      guard let factor = written.conversionFactor(to: unit),
        let inverse = unit.conversionFactor(to: written)
      else { return nil }
      return factor >= 1 ? number * factor : number / inverse
    }
  }
}
