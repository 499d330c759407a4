internal import Indicators

/// Numbers inside sentences.
enum Figure {
  /// The number with at most the given decimals and no trailing zeros.
  static func text(
    _ value: Double, atMost decimals: Int = 2, grouping: Bool = true, plus: Bool = false
  ) -> String {
    let rounded = RoundingRule(decimals: decimals).apply(value)
    return NumberFormat(grouping: grouping, negative: .minus, plus: plus).text(rounded)
  }

  /// The number with its unit, as plans print it: `1,926건`, `6.4%`, `228,705천원`.
  static func text(_ value: Double, _ unit: Unit, _ rounding: RoundingRule) -> String {
    let decimals = max(0, rounding.decimals)
    return text(value, atMost: max(decimals, 0)) + unit.symbol
  }

  /// A probability in whole percent, never 0 % or 100 % for something that can go either way.
  static func percent(_ probability: Double) -> String {
    guard probability.isFinite else { return "–" }
    if probability > 0, probability < 0.01 { return "<1%" }
    if probability < 1, probability > 0.99 { return ">99%" }
    return text(probability * 100, atMost: 0) + "%"
  }

  /// A growth rate in percent with its sign: `+0.63%`, `△10.34%`.
  static func growth(_ ratio: Double) -> String {
    NumberFormat(decimals: 2, negative: .triangle, plus: true).percent(ratio: ratio)
  }

  /// A growth rate in percent with a plain minus, for English.
  static func englishGrowth(_ ratio: Double) -> String {
    NumberFormat(decimals: 2, negative: .minus, plus: true).percent(ratio: ratio)
  }
}
