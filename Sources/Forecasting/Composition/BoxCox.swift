import Foundation

/// A method fitted to powers of the values, the power chosen so that the spread does not depend on the
/// level.
///
/// G. E. P. Box and D. R. Cox (1964), *JRSS B* 26, 211–252; the power by V. M. Guerrero (1993), *Journal of
/// Forecasting* 12, 37–48. The distribution is carried back as a whole (``Transformed``), so medians and
/// quantiles are exact and the mean is the mean of the distribution carried back, not of its middle.
///
/// ```swift
/// BoxCox(ETS())             // Guerrero's power
/// BoxCox(ETS(), lambda: 0)  // logarithms
/// ```
public struct BoxCox<Base: ForecastMethod>: ForecastMethod {
  /// The method on the transformed scale.
  public let base: Base
  /// The power, 0 (logarithms) to 1 (no change); nil for Guerrero's choice.
  public let lambda: Double?

  /// Makes the method; a power outside 0…1 is moved to the nearer bound.
  public init(_ base: Base, lambda: Double? = nil) {
    self.base = base
    self.lambda = lambda.map { $0.isNaN ? 1 : min(max($0, 0), 1) }
  }

  /// Such as `boxcox(ets)`.
  public var name: String { "boxcox(\(base.name))" }
  /// As the base.
  public var minimumObservations: Int { base.minimumObservations }

  /// Chooses the power to two decimals, transforms the history and fits the base to it.
  ///
  /// - Throws: `outsideDomain` for values below 0, and for 0 under logarithms; otherwise as the base.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedTransformed {
    try requireEnough(input)
    let power =
      lambda ?? BoxCoxPower.guerrero(input.values, period: input.seasonLength) ?? 1
    let rounded = (power * 100).rounded() / 100
    let transformation: Transformation = rounded > 0 ? .boxCox(lambda: rounded) : .log
    let inner = try Transformed(base, by: transformation).fit(input)
    return FittedTransformed(
      method: name, input: input, base: inner.base, transformation: transformation)
  }
}

/// The choice of the power of Box and Cox.
public enum BoxCoxPower {
  /// Guerrero's power between 0 and 1: the one whose ratios of standard deviation to mean^(1−λ), season by
  /// season (pairs of values without season), vary least.
  ///
  /// Nil where a value is not above 0 or fewer than two seasons are complete.
  public static func guerrero(_ values: [Double?], period: Int) -> Double? {
    let length = max(2, period)
    let blocks = values.count / length
    guard blocks >= 2, values.allSatisfy({ $0.map { $0 > 0 } ?? true }) else { return nil }
    var spreads: [(mean: Double, sd: Double)] = []
    for block in 0..<blocks {
      let first = values.count - (blocks - block) * length
      let part = values[first..<(first + length)].compactMap { $0 }
      guard part.count >= 2 else { continue }
      let mean = part.reduce(0) { $0 + $1 / Double(part.count) }
      let squares = part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      spreads.append((mean, (squares / Double(part.count - 1)).squareRoot()))
    }
    guard spreads.count >= 2 else { return nil }
    let largest = spreads.reduce(0) { max($0, $1.mean) }
    func variation(_ lambda: Double) -> Double {
      // Relative to the largest mean, which changes nothing and keeps powers finite.
      let ratios = spreads.map { $0.sd / largest * pow($0.mean / largest, lambda - 1) }
      let mean = ratios.reduce(0, +) / Double(ratios.count)
      let squares = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(ratios.count - 1)).squareRoot() / mean
    }
    let grid = (0...20).map { Double($0) / 20 }
    let best = BoundedSearch.minimum(dimensions: 1, grid: [grid]) { x in
      let value = variation(x[0])
      return value.isNaN ? .infinity : value
    }
    return best.first
  }
}
