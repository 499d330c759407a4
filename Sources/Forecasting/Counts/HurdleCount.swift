public import Probability

/// A count that is 0 with a probability of its own, and otherwise 1 and a negative binomial.
///
/// J. Mullahy (1986), *Journal of Econometrics* 33, 341–365.
public struct HurdleCount: Distribution {
  /// The probability of 0.
  public let zero: Double
  /// The distribution of what a count above 0 has beyond 1.
  public let beyond: any Distribution

  /// The count with this mean: above 0 with probability `positive`, its size spread as a negative binomial
  /// with this dispersion (variance − mean)/mean² beyond 1.
  ///
  /// A mean below `positive` lowers the probability instead, since a count above 0 is at least 1.
  static func of(mean: Double, positive: Double, dispersion: Double) -> any Distribution {
    guard mean > 0 else { return Margin.point(0) }
    let share = min(max(positive, 1e-12), 1, mean)
    let rest = max(0, mean / share - 1)
    let size = 1 / max(dispersion, 1e-6)
    guard let beyond = try? NegativeBinomial(mean: rest, size: size) else {
      return Margin.point(mean)
    }
    return HurdleCount(zero: 1 - share, beyond: beyond)
  }

  private var share: Double { 1 - zero }

  /// The mean.
  public var mean: Double { share * (1 + beyond.mean) }
  /// The variance within the sizes and between 0 and them.
  public var variance: Double {
    let size = 1 + beyond.mean
    return share * (beyond.variance + zero * size * size)
  }
  /// Zero and above.
  public var support: ClosedRange<Double> { 0...(beyond.support.upperBound + 1) }
  /// True.
  public var isDiscrete: Bool { true }
  /// The probability of exactly `x`.
  public func density(_ x: Double) -> Double {
    x == 0 ? zero : share * beyond.density(x - 1)
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x < 0 { return 0 }
    return x < 1 ? zero : min(1, zero + share * beyond.cumulative(x - 1))
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x < 0 { return 1 }
    return share * (x < 1 ? 1 : beyond.survival(x - 1))
  }
  /// The smallest count whose cumulative probability is at least `p`.
  public func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else {
      return p == 0 ? (zero > 0 ? 0 : 1) : p == 1 ? support.upperBound : .nan
    }
    if p <= zero { return 0 }
    return 1 + beyond.quantile(min((p - zero) / share, 1 - 0x1p-53))
  }
  /// `hurdle(P(0), distribution)`.
  public var label: String { "hurdle(\(zero), 1 + \(beyond.label))" }
}
