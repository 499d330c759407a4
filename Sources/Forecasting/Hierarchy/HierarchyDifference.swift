public import Indicators

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
        ko: "'\(node)'의 \(period.text(.ko)) 값 \(own)은(는) 하위 합계 \(sum)과(와) 다릅니다"
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
  /// The wholes whose past figures are not the sums of their children's, the largest difference of
  /// each; a difference below half a percent counts as rounding.
  public func differences(in inputs: [String: ForecastInput]) -> [HierarchyDifference] {
    let families = Dictionary(grouping: edges, by: \.parent)
    return nodes.compactMap { node in
      guard let own = inputs[node], let children = families[node] else { return nil }
      var worst: HierarchyDifference?
      var (count, size) = (0, 0.005)
      for (index, value) in own.values.enumerated() {
        guard let value, let sum = sum(of: children, at: own.start + index, inputs) else {
          continue
        }
        let difference = abs(value - sum) / max(abs(value), abs(sum), .leastNormalMagnitude)
        guard difference > 0.005 else { continue }
        count += 1
        guard difference > size else { continue }
        size = difference
        worst = HierarchyDifference(
          node: node, period: own.start + index, own: value, sum: sum, count: count)
      }
      return worst.map {
        HierarchyDifference(
          node: $0.node, period: $0.period, own: $0.own, sum: $0.sum, count: count)
      }
    }
  }

  /// The weighted sum of children in a period; nil where one of them is not observed.
  private func sum(
    of children: [Edge], at period: Period, _ inputs: [String: ForecastInput]
  ) -> Double? {
    var total = 0.0
    for edge in children {
      guard let input = inputs[edge.child], let offset = period.distance(from: input.start),
        input.values.indices.contains(offset), let value = input.values[offset]
      else { return nil }
      total += edge.weight * value
    }
    return total
  }
}
