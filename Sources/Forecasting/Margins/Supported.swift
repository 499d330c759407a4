import Foundation
public import Indicators
public import Probability

/// A distribution kept inside a support: what lies beyond a bound is put on the bound, and where
/// only whole numbers are possible the value is rounded.
///
/// The mass is moved, not cut off and rescaled, so the quantiles inside the bounds stay those of the
/// base: a bound corrects what is impossible and changes nothing else. For counts
/// `P(X = k) = P(k − ½ < Y ≤ k + ½)`, so `P(X ≥ k) = P(Y > k − ½)` carries the continuity correction
/// and quantiles are whole.
public struct Supported: Distribution {
  /// The distribution before bounding.
  public let base: any Distribution
  /// The values that can occur.
  public let values: Support

  private init(_ base: any Distribution, _ values: Support) {
    self.base = base
    self.values = values
  }

  /// The distribution bounded to a support; unchanged where it lies inside already.
  public static func bounding(
    _ base: any Distribution, to values: Support
  ) -> any Distribution {
    if values == .real { return base }
    if let point = base as? Degenerate { return Margin.point(values.clamped(point.point)) }
    if let inner = base as? Supported, inner.values == values { return base }
    let inside =
      base.support.lowerBound >= (values.lower ?? -.infinity)
      && base.support.upperBound <= (values.upper ?? .infinity)
    if inside, !values.isInteger || base.isWhole { return base }
    return Supported(base, values)
  }

  /// The smallest value of the base that ends up at or below `x`, P(X ≤ x) = P(Y ≤ edge).
  private func edge(_ x: Double) -> Double { values.isInteger ? x.rounded(.down) + 0.5 : x }

  private var low: Double {
    let bound = values.lower ?? -.infinity
    return values.isInteger && bound.isFinite ? bound.rounded(.up) : bound
  }
  private var high: Double {
    let bound = values.upper ?? .infinity
    return values.isInteger && bound.isFinite ? bound.rounded(.down) : bound
  }

  /// The support of the base, bounded.
  public var support: ClosedRange<Double> {
    let lower = place(base.support.lowerBound)
    return lower...max(lower, place(base.support.upperBound))
  }
  /// Whether only whole numbers are possible; with bounds alone there may still be mass on a bound.
  public var isDiscrete: Bool { values.isInteger || base.isDiscrete }

  /// The density at `x`; at a bound that holds mass, and for counts, the probability of exactly `x`.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < low || x > high { return 0 }
    if values.isInteger {
      guard x == x.rounded() else { return 0 }
      return max(0, cumulative(x) - cumulative(x - 1))
    }
    if x == low { return base.cumulative(x) }
    if x == high { return base.atLeast(x) }
    return base.density(x)
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x < low ? 0 : x >= high ? 1 : base.cumulative(edge(x))
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x < low ? 1 : x >= high ? 0 : base.survival(edge(x))
  }
  /// P(X ≥ x), with the mass on a bound.
  public func atLeast(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x <= low { return 1 }
    if x > high { return 0 }
    return values.isInteger ? base.survival(x.rounded(.up) - 0.5) : base.atLeast(x)
  }
  /// The base's interval, its ends placed inside the support.
  public func interval(_ level: Double) -> (lower: Double, upper: Double) {
    if values.isInteger, base is Mixture {
      let tail = (1 - level) / 2
      return (quantile(tail), quantile(1 - tail))
    }
    let (lower, upper) = base.interval(level)
    return (place(lower), place(upper))
  }
  /// The quantile of the base, rounded where only whole numbers are possible, then bounded.
  public func quantile(_ p: Double) -> Double {
    if values.isInteger, let mixture = base as? Mixture {
      return min(max(mixture.roundedQuantile(p), low), high)
    }
    return place(base.quantile(p))
  }
  /// The quantiles at many probabilities.
  public func quantiles(_ p: [Double]) -> [Double] {
    values.isInteger && base is Mixture ? p.map(quantile) : base.quantiles(p).map(place)
  }

  /// The base's value inside the support; `k − ½ < y ≤ k + ½` becomes `k`.
  func place(_ y: Double) -> Double {
    let whole = values.isInteger && y.isFinite ? (y - 0.5).rounded(.up) : y
    return whole.isNaN ? whole : min(max(whole, low), high)
  }

  /// The mean after bounding; NaN where there is none.
  public var mean: Double { SupportedMoments(base, low: low, high: high).mean }
  /// The variance after bounding; infinite where there is none.
  public var variance: Double { SupportedMoments(base, low: low, high: high).variance }
  /// The base's label with its bounds.
  public var label: String {
    "bounded(\(base.label), \(low), \(high)\(values.isInteger ? ", whole" : ""))"
  }
}

extension Distribution {
  /// Whether the values are whole numbers by construction.
  var isWhole: Bool {
    if let bounded = self as? Supported { return bounded.values.isInteger }
    if let point = self as? Degenerate { return point.point == point.point.rounded() }
    if let mixture = self as? Mixture { return mixture.components.allSatisfy(\.isWhole) }
    return self is Poisson || self is NegativeBinomial || self is Binomial || self is HurdleCount
      || self is CountMixture
  }
}

extension Distribution {
  /// The distribution before it was bounded to a support.
  var unbounded: any Distribution { (self as? Supported)?.base ?? self }
}
