public import Probability

/// A distribution multiplied by a positive number and shifted.
public struct Affine: Distribution {
  /// The distribution of the unscaled variable.
  public let base: any Distribution
  /// The factor, greater than 0.
  public let scale: Double
  /// What is added after scaling.
  public let shift: Double

  private init(_ base: any Distribution, scale: Double, shift: Double) {
    self.base = base
    self.scale = scale
    self.shift = shift
  }

  /// `scale · X + shift`, in the family of `base` where that family is closed under it.
  ///
  /// A factor that is not greater than 0 gives the single value `shift`.
  public static func of(
    _ base: any Distribution, scale: Double = 1, shift: Double = 0
  ) -> any Distribution {
    guard scale > 0 else { return Margin.point(shift) }
    if scale == 1, shift == 0 { return base }
    switch base {
    case let normal as Normal:
      return Margin.normal(mean: normal.mean * scale + shift, sd: normal.sd * scale)
    case let t as StudentT:
      return Margin.studentT(
        df: t.df, location: t.location * scale + shift, scale: t.scale * scale)
    case let value as Degenerate:
      return Margin.point(value.point * scale + shift)
    case let inner as Affine:
      return of(inner.base, scale: inner.scale * scale, shift: inner.shift * scale + shift)
    default:
      return Affine(base, scale: scale, shift: shift)
    }
  }

  private func inverse(_ x: Double) -> Double { (x - shift) / scale }

  /// The scaled and shifted mean.
  public var mean: Double { base.mean * scale + shift }
  /// The variance times the squared factor.
  public var variance: Double { base.variance * scale * scale }
  /// The scaled and shifted support.
  public var support: ClosedRange<Double> {
    let (low, high) = (base.support.lowerBound, base.support.upperBound)
    return (low * scale + shift)...(high * scale + shift)
  }
  /// As the base.
  public var isDiscrete: Bool { base.isDiscrete }
  /// The density at `x`, or the probability of exactly `x` for a discrete base.
  public func density(_ x: Double) -> Double {
    base.isDiscrete ? base.density(inverse(x)) : base.density(inverse(x)) / scale
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { base.cumulative(inverse(x)) }
  /// P(X > x).
  public func survival(_ x: Double) -> Double { base.survival(inverse(x)) }
  /// The scaled and shifted quantile.
  public func quantile(_ p: Double) -> Double { base.quantile(p) * scale + shift }
  /// The base's label with factor and shift.
  public var label: String { "affine(\(base.label), \(scale), \(shift))" }
}
