public import Indicators

/// A method whose forecasts stay inside a support of one's own, narrower than the series'.
public struct Bounded<Base: ForecastMethod>: ForecastMethod {
  /// The method bounded.
  public let base: Base
  /// The values allowed.
  public let support: Support

  /// Makes the method; its forecasts respect this support and the series' own.
  public init(_ base: Base, to support: Support) {
    self.base = base
    self.support = support
  }

  /// As the base.
  public var name: String { base.name }
  /// As the base.
  public var minimumObservations: Int { base.minimumObservations }

  /// Fits the base under the intersection of both supports (the series' own where they exclude each
  /// other).
  ///
  /// - Throws: as the base.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> Base.Fitted {
    let own = input.support
    let lower = [own.lower, support.lower].compactMap { $0 }.max()
    let upper = [own.upper, support.upper].compactMap { $0 }.min()
    guard (lower ?? -.infinity) <= (upper ?? .infinity) else { return try base.fit(input) }
    let both = Support(
      lower: lower, upper: upper, isInteger: own.isInteger || support.isInteger)
    return try base.fit(input.with(support: both))
  }
}
