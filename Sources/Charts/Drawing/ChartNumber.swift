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

/// Values of one chart with one number of decimals: as many as the largest needs for three significant
/// digits, more where a smaller value would vanish, none where all are whole.
struct ChartNumbers {
  private let decimals: Int

  /// Finds the decimals of some values.
  init(_ values: [Double]) {
    let largest = values.map(abs).max() ?? 0
    let usual = largest >= 1000 ? 0 : largest >= 100 ? 1 : largest >= 1 ? 2 : 3
    let enough = (usual...3).first { decimals in
      let half = 0.5 * pow(10, -Double(decimals))
      return values.allSatisfy { abs($0) < 1e-9 || abs($0) >= half }
    }
    let isWhole = values.allSatisfy { abs($0 - $0.rounded()) < 1e-9 * max(1, abs($0)) }
    decimals = isWhole ? 0 : enough ?? 3
  }

  /// A value as a label, △ for minus.
  func text(_ value: Double) -> String { NumberFormat(decimals: decimals).text(value) }
}

/// A number with its unit in an English sentence: `2,128 건`, but `6.40%`.
func chartAmount(_ number: String, _ unit: String) -> String {
  unit.isEmpty || unit.hasPrefix("%") ? number + unit : "\(number) \(unit)"
}
