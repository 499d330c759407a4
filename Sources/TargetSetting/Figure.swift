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

  /// A probability in whole percent, never 0% or 100% for something that can go either way.
  static func percent(_ probability: Double) -> String {
    guard probability.isFinite else { return "–" }
    if probability > 0, probability < 0.01 { return "<1%" }
    if probability < 1, probability > 0.99 { return ">99%" }
    return text(probability * 100, atMost: 0) + "%"
  }

  /// A difference of percentages with its sign: `+0.6%p`, `△0.31%p`; with as many decimals as the
  /// percentages are printed with, where it has no more: `+1.0%p`.
  static func points(
    _ difference: Double, _ negative: NegativeStyle, decimals: Int = 0
  ) -> String {
    let rounded = RoundingRule(decimals: 2).apply(difference)
    let printed = RoundingRule(decimals: decimals).apply(rounded)
    let isShort = decimals > 0 && printed == rounded
    return NumberFormat(decimals: isShort ? decimals : nil, negative: negative, plus: true)
      .text(rounded) + "%p"
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

extension Indicator {
  /// How far a value lies from an earlier one: percentage points for a percentage, otherwise the
  /// growth; nil where the earlier value is not above 0, so that there is no growth.
  func change(from old: Double, to new: Double) -> (value: Double, text: LocalizedText)? {
    if unit.exponents == ["%": 1] {
      let points = new - old
      return (
        points,
        LocalizedText(
          ko: Figure.points(points, .triangle, decimals: rounding.decimals),
          en: Figure.points(points, .minus, decimals: rounding.decimals))
      )
    }
    guard old > 0 else { return nil }
    let ratio = new / old - 1
    return (ratio, LocalizedText(ko: Figure.growth(ratio), en: Figure.englishGrowth(ratio)))
  }
}
