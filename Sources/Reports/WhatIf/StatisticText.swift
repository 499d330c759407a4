import Foundation
import Indicators
import Planning
import Probability

/// Statistics of a simulation as readers see them: only digits that the draws settle.
enum StatisticText {
  /// The value, to the digit that its standard error leaves standing.
  static func value(_ statistic: Statistic) -> String {
    ScenarioTable.stable(estimate(statistic))
  }

  /// The value with its sign, for differences.
  static func signed(_ statistic: Statistic) -> String {
    let text = value(statistic)
    return statistic.value > 0 && text.contains { $0.isNumber && $0 != "0" } ? "+" + text : text
  }

  /// The standard error with two digits.
  static func error(_ statistic: Statistic) -> String {
    ScenarioTable.error(estimate(statistic))
  }

  /// A share as percent with the decimals that its standard error leaves, without the sign `%`.
  static func percent(_ statistic: Statistic) -> String {
    let isWhole = statistic.value == 0 || statistic.value == 1
    return isWhole ? NumberFormat().text(statistic.value * 100) : value(times100(statistic))
  }

  /// The standard error of a share in percentage points.
  static func percentError(_ statistic: Statistic) -> String {
    error(times100(statistic))
  }

  /// A share as a statistic in percent.
  static func times100(_ statistic: Statistic) -> Statistic {
    Statistic(
      value: statistic.value * 100, standardError: statistic.standardError * 100,
      draws: statistic.draws, method: statistic.method)
  }

  /// The decimals that a standard error leaves standing; those of the value where it has none.
  static func decimals(_ error: Double, value: Double) -> Int {
    let scale = error > ScenarioTable.rounding * abs(value) ? error : abs(value) / 1e4
    guard scale > 0, scale.isFinite else { return 0 }
    return min(max(0, -Int(floor(log10(scale)))), 12)
  }

  /// A number as declared, with its unit: `247건`, `1,926 km`.
  static func declared(_ value: Double, _ unit: Indicators.Unit, plus: Bool = false) -> String {
    let digits = Double(String(format: "%.10g", value)) ?? value
    return NumberFormat(plus: plus).text(digits) + suffix(unit)
  }

  /// A unit as it follows a number.
  static func suffix(_ unit: Indicators.Unit) -> String {
    let symbol = unit.symbol
    guard let first = symbol.first else { return "" }
    return first.isASCII && first != "%" ? " " + symbol : symbol
  }

  /// A unit as it follows a change: that of percentages is in percentage points.
  static func changeSuffix(_ unit: Indicators.Unit, _ language: Language) -> String {
    guard unit.symbol == "%" else { return suffix(unit) }
    return language == .ko ? "%p" : " points"
  }

  private static func estimate(_ statistic: Statistic) -> ScenarioSet.Estimate {
    ScenarioSet.Estimate(value: statistic.value, standardError: statistic.standardError)
  }
}
