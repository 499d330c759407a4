import Foundation
public import Probability

/// The distribution of `g(X)` for an increasing transformation `g`: the way back from a log scale.
public struct BackTransformed: Distribution {
  /// The distribution on the transformed scale.
  public let base: any Distribution
  /// The transformation whose inverse is applied.
  public let transformation: Transformation
  /// A value on both scales: it comes back as it went, without the rounding of going there and back.
  let known: (transformed: Double, value: Double)?

  /// Makes the distribution of `transformation.inverse(X)`.
  public init(_ base: any Distribution, _ transformation: Transformation) {
    self.init(base, transformation, known: nil)
  }

  private init(
    _ base: any Distribution, _ transformation: Transformation,
    known: (transformed: Double, value: Double)?
  ) {
    self.base = base
    self.transformation = transformation
    self.known = known
  }

  /// In a known family where there is one: the normal becomes lognormal under the logarithm.
  public static func of(
    _ base: any Distribution, _ transformation: Transformation
  ) -> any Distribution {
    of(base, transformation, known: nil)
  }

  /// The same where a value is known on both scales.
  static func of(
    _ base: any Distribution, _ transformation: Transformation,
    known: (transformed: Double, value: Double)?
  ) -> any Distribution {
    let general = BackTransformed(base, transformation, known: known)
    return switch (base, transformation) {
    case (let normal as Normal, .log):
      (try? LogNormal(mu: normal.mean, sigma: normal.sd)) ?? general
    case (let value as Degenerate, _):
      Margin.point(general.inverse(value.point))
    default:
      general
    }
  }

  private func inverse(_ y: Double) -> Double {
    if let known, known.transformed == y { return known.value }
    return transformation.inverse(y)
  }

  /// The mean; NaN for a heavy tail under a logarithm or a logit.
  public var mean: Double { hasMoments ? moment { $0 } : .nan }
  /// The variance; infinite where there is no mean.
  public var variance: Double {
    guard hasMoments else { return .infinity }
    let centre = mean
    return moment { ($0 - centre) * ($0 - centre) }
  }
  /// Whether the tail is light enough: a Student t has no exponential moments, and between two bounds its
  /// expectation is that of tails which may reach over the whole range.
  ///
  /// A power of one has as many moments as its degrees of freedom allow.
  private var hasMoments: Bool {
    if case .boxCox(let lambda) = transformation, let t = base as? StudentT {
      return t.df * lambda > 2
    }
    return base is Normal
  }

  private func moment(_ f: (Double) -> Double) -> Double {
    let cells = 400
    var sum = 0.0
    for cell in 0..<cells {
      let t = (Double(cell) + 0.5) / Double(cells)
      let p = t * t * t * (10 + t * (6 * t - 15))
      sum += 30 * t * t * (1 - t) * (1 - t) / Double(cells) * f(quantile(p))
    }
    return sum
  }

  /// The image of the base's support.
  public var support: ClosedRange<Double> {
    let low = transformation.inverse(base.support.lowerBound)
    return low...max(low, transformation.inverse(base.support.upperBound))
  }
  /// As the base.
  public var isDiscrete: Bool { base.isDiscrete }
  /// The density by the change of variables.
  public func density(_ x: Double) -> Double {
    guard let y = transformation.forward(x) else { return 0 }
    return base.isDiscrete ? base.density(y) : base.density(y) * transformation.slope(x)
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if let y = transformation.forward(x) { return base.cumulative(y) }
    return x <= support.lowerBound ? 0 : 1
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if let y = transformation.forward(x) { return base.survival(y) }
    return x <= support.lowerBound ? 1 : 0
  }
  /// The transformed quantile.
  public func quantile(_ p: Double) -> Double { inverse(base.quantile(p)) }
  /// The transformed interval.
  public func interval(_ level: Double) -> (lower: Double, upper: Double) {
    let (lower, upper) = base.interval(level)
    return (transformation.inverse(lower), transformation.inverse(upper))
  }
  /// The base's label with the transformation's name.
  public var label: String { "\(transformation.name)⁻¹(\(base.label))" }
}
