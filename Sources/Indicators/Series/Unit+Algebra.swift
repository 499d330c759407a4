import Foundation

extension Unit {
  /// The unit of a product.
  public static func * (a: Unit, b: Unit) -> Unit {
    Unit(
      canonical: a.exponents.merging(b.exponents) { $0 &+ $1 }, scale: a.scale * b.scale,
      like: [a, b])
  }

  /// The unit of a quotient.
  public static func / (a: Unit, b: Unit) -> Unit {
    Unit(
      canonical: a.exponents.merging(b.exponents.mapValues { 0 &- $0 }) { $0 &+ $1 },
      scale: a.scale / b.scale, like: [a])
  }

  /// The unit of a whole power; nil where an exponent passes ±1,000.
  public func power(_ exponent: Int) -> Unit? {
    guard exponent.magnitude <= 1_000 else { return nil }
    let raised = exponents.mapValues { $0 &* exponent }
    guard raised.values.allSatisfy({ $0.magnitude <= 1_000 }) else { return nil }
    return Unit(canonical: raised, scale: pow(scale, Double(exponent)), like: [self])
  }

  /// The unit whose power is this one; nil where an exponent is not a multiple of `degree`.
  public func root(_ degree: Int) -> Unit? {
    guard degree > 0, exponents.values.allSatisfy({ $0 % degree == 0 }) else { return nil }
    return Unit(
      canonical: exponents.mapValues { $0 / degree }, scale: pow(scale, 1 / Double(degree)),
      like: [self])
  }

  /// Whether the unit is a plain number.
  public var isDimensionless: Bool { exponents.isEmpty && scale == 1 }

  /// By what a value in this unit is multiplied to be in another: 1,000 from 천원 to 원.
  ///
  /// nil where the two measure different things.
  public func conversionFactor(to other: Unit) -> Double? {
    guard exponents == other.exponents, other.scale != 0 else { return nil }
    return DecimalDigits.decimal(scale / other.scale)
  }

  /// The symbol as it is shown to readers; `단위 없음` (`no unit`) for plain numbers.
  public func text(_ language: Language) -> String {
    guard symbol.isEmpty else { return symbol }
    return language == .ko ? "단위 없음" : "no unit"
  }

  /// Makes a unit and finds a symbol for it: that of one of `like`, a known name, or a product.
  init(canonical exponents: [String: Int], scale: Double, like: [Unit]) {
    let exponents = exponents.filter { $0.value != 0 }
    let bare = Unit(exponents: exponents, scale: scale, symbol: "")
    let same = like.first { $0.isCompatible(with: bare) }
    let symbol = same?.symbol ?? Unit.symbol(exponents: exponents, scale: bare.scale)
    self.init(exponents: exponents, scale: bare.scale, symbol: symbol)
  }

  /// A symbol that reads back as the same unit: `원/건`, `백만원*월`, `1000*명^2`.
  static func symbol(exponents: [String: Int], scale: Double) -> String {
    var names = exponents.keys.sorted().map { (name: $0, exponent: exponents[$0] ?? 0) }
    var factor = scale == 1 ? "" : written(scale)
    for (index, entry) in names.enumerated() {
      // 명/㎢ rather than 0.000001*명/m^2.
      let power = Int(entry.exponent.magnitude)
      guard scale != 1 || power > 1 else { continue }
      let wanted = entry.exponent > 0 ? scale : DecimalDigits.decimal(1 / scale)
      let known = UnitNames.multiple(of: entry.name, scale: wanted, exponent: power)
      guard let known else { continue }
      names[index] = (known, entry.exponent.signum())
      factor = ""
      break
    }
    let above = names.filter { $0.exponent > 0 }.map { written($0.name, $0.exponent) }
    let below = names.filter { $0.exponent < 0 }.map { written($0.name, -$0.exponent) }
    let top = ((factor.isEmpty ? [] : [factor]) + above).joined(separator: "*")
    guard !below.isEmpty else { return top }
    let bottom = below.count == 1 ? below[0] : "(" + below.joined(separator: "*") + ")"
    return (top.isEmpty ? "1" : top) + "/" + bottom
  }

  /// A factor; a fraction of a whole number as such, `1/100000`.
  private static func written(_ factor: Double) -> String {
    let parts = DecimalDigits.decimal(1 / factor)
    let isFraction = factor < 1 && parts == parts.rounded() && parts < 1e15
    return isFraction ? "1/" + DecimalDigits(parts).description : DecimalDigits(factor).description
  }

  private static func written(_ name: String, _ exponent: Int) -> String {
    exponent == 1 ? name : "\(name)^\(exponent)"
  }
}
