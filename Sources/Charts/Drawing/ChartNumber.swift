import Foundation
import Indicators

/// A value for labels: thousands separators, three significant digits below 1,000, △ for minus.
func chartNumber(_ value: Double) -> String {
  let size = abs(value)
  let decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3
  let power = pow(10, Double(decimals))
  let isWhole = abs(value * power - (value.rounded() * power)) < 0.5
  return NumberFormat(decimals: isWhole ? 0 : decimals).text(value)
}

/// A number with its unit in an English sentence: `2,128 건`, but `6.40%`.
func chartAmount(_ number: String, _ unit: String) -> String {
  unit.isEmpty || unit.hasPrefix("%") ? number + unit : "\(number) \(unit)"
}
