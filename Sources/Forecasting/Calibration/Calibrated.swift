/// A method with the intervals that forecasts like it have needed.
///
/// A model's own interval knows the errors of its fit, not that its parameters were chosen to make them
/// small, that the model may be wrong and that the future may differ: intervals of single methods that
/// say 95% hold 55 to 90%. Here the method keeps its centre; the width around it is the one that
/// ``Auto`` learned (up to ten values without season, ``ShortHistory``), widened where the method departs
/// from the pooled trend and by what its own past errors say. See `Documentation/calibration.md`.
///
/// What was learned from outcomes already (`auto`, `short`) stays, and so do distributions of counts
/// (`count`, `croston` and its kin) and models with regressors. With a season seen less than twice
/// the learned width is widened once more.
///
/// ```swift
/// let forecast = try Calibrated(ETS()).forecast(input, horizon: 2)
/// forecast.interval(0.95, step: 1)
/// ```
public struct Calibrated: ForecastMethod {
  /// The method whose centre is kept.
  public let base: any ForecastMethod

  /// Makes the method.
  public init(_ base: any ForecastMethod) {
    self.base = base
  }

  /// As the base.
  public var name: String { base.name }
  /// As the base.
  public var minimumObservations: Int { base.minimumObservations }

  /// Fits the base.
  ///
  /// - Throws: as the base.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedCalibrated {
    FittedCalibrated(input, try base.fit(input))
  }
}
