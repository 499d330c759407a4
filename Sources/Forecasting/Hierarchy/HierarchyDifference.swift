public import Indicators
import LinearAlgebra

/// A period in which a whole was not the sum of its parts.
public struct HierarchyDifference: Sendable, Hashable {
  /// The whole.
  public let node: String
  /// The period in which they differ most, relative to the whole.
  public let period: Period
  /// The figure of the whole.
  public let own: Double
  /// The weighted sum of its children.
  public let sum: Double
  /// In how many periods they differ.
  public let count: Int

  /// The difference as a warning.
  public var finding: Finding {
    let format = NumberFormat()
    let (own, sum) = (format.text(own), format.text(sum))
    return Finding(
      code: "hierarchy-does-not-add-up", severity: .warning,
      message: LocalizedText(
        ko: "'\(node)'의 \(period.text(.ko)) 값 \(own.with(.topic)) 하위 합계 \(sum.with(.and)) 다릅니다"
          + (count > 1 ? "(모두 \(count)개 기간)." : "."),
        en: "'\(node)' is \(own) in \(period), but its parts sum to \(sum)"
          + (count > 1 ? " (\(count) periods in all)." : ".")),
      mend: LocalizedText(
        ko: "빠진 하위 계열이 없는지, 같은 기준으로 집계했는지 확인하십시오. 전망은 하위 합계에 맞추어집니다.",
        en:
          "Check for missing parts and different definitions; forecasts follow the sum of the parts."
      ))
  }
}

extension Hierarchy {
  /// The wholes whose past figures are not the sums of the leaves below them, the largest difference
  /// of each; a difference below half a percent counts as rounding.
  public func differences(in inputs: [String: ForecastInput]) -> [HierarchyDifference] {
    let inner = Set(nodes.indices).subtracting(leaves)
    return nodes.indices.filter { inner.contains($0) }.compactMap { node in
      guard let own = inputs[nodes[node]] else { return nil }
      var (worst, count, size) = (nil as (Period, Double, Double)?, 0, 0.005)
      for (index, value) in own.values.enumerated() {
        guard let value, let sum = sum(of: node, at: own.start + index, inputs) else { continue }
        let difference = abs(value - sum) / max(abs(value), abs(sum), .leastNormalMagnitude)
        guard difference > 0.005 else { continue }
        count += 1
        if difference > size { (worst, size) = ((own.start + index, value, sum), difference) }
      }
      return worst.map { period, value, sum in
        HierarchyDifference(node: nodes[node], period: period, own: value, sum: sum, count: count)
      }
    }
  }

  /// The weighted sum of the leaves below a node; nil where one of them is not observed.
  private func sum(
    of node: Int, at period: Period, _ inputs: [String: ForecastInput]
  ) -> Double? {
    var total = 0.0
    for (column, leaf) in leaves.enumerated() where summing[node, column] != 0 {
      guard let input = inputs[nodes[leaf]], let offset = period.distance(from: input.start),
        input.values.indices.contains(offset), let value = input.values[offset]
      else { return nil }
      total += summing[node, column] * value
    }
    return total
  }
}
