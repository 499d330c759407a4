import Foundation
public import Probability

/// A linear pool: with these probabilities the value comes from these distributions.
///
/// Its interval is as wide as the members' disagreement makes it; averaging quantiles would hide
/// that. M. Stone (1961), *Annals of Mathematical Statistics* 32, 1339–1342.
public struct Mixture: Distribution {
  /// The distributions pooled.
  public let components: [any Distribution]
  /// Their probabilities, which sum to 1.
  public let weights: [Double]

  private init(_ components: [any Distribution], _ weights: [Double]) {
    self.components = components
    self.weights = weights
  }

  /// The pool of distributions by weights, which are scaled to sum 1; a lone member is itself.
  ///
  /// Members without a positive weight are left out. Nil where none is left.
  public static func of(
    _ components: [any Distribution], weights: [Double]
  ) -> (any Distribution)? {
    let kept = zip(components, weights).filter { $0.1 > 0 && $0.1.isFinite }
    let total = kept.reduce(0) { $0 + $1.1 }
    guard let first = kept.first, total > 0 else { return nil }
    if kept.count == 1 { return first.0 }
    return Mixture(kept.map(\.0), kept.map { $0.1 / total })
  }

  private func pooled(_ value: (any Distribution) -> Double) -> Double {
    zip(components, weights).reduce(0) { $0 + $1.1 * value($1.0) }
  }

  /// The weighted mean of the members' means.
  public var mean: Double { pooled(\.mean) }
  /// The variance within plus the variance between the members.
  public var variance: Double {
    let centre = mean
    return pooled { $0.variance + ($0.mean - centre) * ($0.mean - centre) }
  }
  /// The hull of the members' supports.
  public var support: ClosedRange<Double> {
    let low = components.map(\.support.lowerBound).min() ?? 0
    let high = components.map(\.support.upperBound).max() ?? low
    return low...max(low, high)
  }
  /// Whether every member is discrete.
  public var isDiscrete: Bool { components.allSatisfy(\.isDiscrete) }
  /// The weighted density.
  public func density(_ x: Double) -> Double { pooled { $0.density(x) } }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { min(1, pooled { $0.cumulative(x) }) }
  /// P(X > x).
  public func survival(_ x: Double) -> Double { min(1, pooled { $0.survival(x) }) }
  /// P(X ≥ x).
  public func atLeast(_ x: Double) -> Double { min(1, pooled { $0.atLeast(x) }) }

  /// The smallest x with P(X ≤ x) ≥ p, between the members' quantiles: Newton's steps where the
  /// density leads inside the bracket, halving elsewhere.
  public func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else {
      return p == 0 ? support.lowerBound : p == 1 ? support.upperBound : .nan
    }
    let ends = components.map { $0.quantile(p) }
    guard var low = ends.min(), var high = ends.max(), low < high else { return ends[0] }
    if cumulative(low) >= p { return low }
    let smooth = !components.contains(where: \.isDiscrete)
    var x = smooth ? zip(ends, weights).reduce(0) { $0 + $1.0 * $1.1 } : low + (high - low) / 2
    for round in 0..<200 {
      if !(x > low && x < high) { x = low + (high - low) / 2 }
      guard x > low, x < high else { break }
      let excess = cumulative(x) - p
      if excess >= 0 { high = x } else { low = x }
      let close = 1e-13 * max(low.magnitude, high.magnitude)
      if high - low <= close { break }
      let density = smooth && round % 8 < 6 ? self.density(x) : 0
      let step = density > 0 ? excess / density : .infinity
      if step.magnitude <= close / 4 { return x }
      x -= step
    }
    return components.allSatisfy(\.isWhole) ? high.rounded(.down) : high
  }
  /// The smallest whole k with P(X ≤ k + ½) ≥ p, for values that are rounded: the same as rounding
  /// ``quantile(_:)``, in as many steps as the range of whole numbers needs.
  func roundedQuantile(_ p: Double) -> Double {
    let ends = components.map { ($0.quantile(p) - 0.5).rounded(.up) }
    guard p > 0, p < 1, let least = ends.min(), var high = ends.max(), least < high else {
      return (quantile(p) - 0.5).rounded(.up)
    }
    var low = least - 1
    while high - low > 1 {
      let middle = (low + (high - low) / 2).rounded(.down)
      guard middle > low, middle < high else { break }
      if cumulative(middle + 0.5) >= p { high = middle } else { low = middle }
    }
    return high
  }
  /// The members' labels with their weights.
  public var label: String {
    let parts = zip(components, weights).map { "\($0.label): \($1)" }
    return "mixture(\(parts.joined(separator: "; ")))"
  }
}
