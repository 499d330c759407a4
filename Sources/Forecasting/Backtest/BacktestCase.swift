public import Indicators

/// One forecast of a backtest against what happened: one series, method, origin and step.
public struct BacktestCase: Sendable {
  /// The identifier of the series.
  public let id: String
  /// The method that was asked for.
  public let method: String
  /// The last known period.
  public let origin: Period
  /// How many values were observed before the origin and shown to the method.
  public let observations: Int
  /// The step, from 1.
  public let step: Int
  /// The period forecast.
  public let period: Period
  /// What happened.
  public let actual: Double
  /// The point forecast.
  public let mean: Double
  /// The intervals, in the order of the plan's levels.
  public let intervals: [ForecastInterval]
  /// The continuous ranked probability score.
  public let crps: Double
  /// The probability integral transform as a range, P(X < y) … P(X ≤ y): one point where the
  /// distribution is continuous.
  public let transform: ClosedRange<Double>
  /// The naive reference's absolute error: the same season of last year where the history has one,
  /// the last value otherwise.
  public let naiveError: Double
  /// The CRPS of the reference.
  public let naiveCRPS: Double
  /// The mean absolute (seasonal) change of the whole history before the origin; nil where it does
  /// not vary.
  public let scale: Double?

  /// Makes a case.
  public init(
    id: String, method: String, origin: Period, observations: Int, step: Int, period: Period,
    actual: Double, mean: Double, intervals: [ForecastInterval], crps: Double,
    transform: ClosedRange<Double>, naiveError: Double, naiveCRPS: Double, scale: Double?
  ) {
    self.id = id
    self.method = method
    self.origin = origin
    self.observations = observations
    self.step = step
    self.period = period
    self.actual = actual
    self.mean = mean
    self.intervals = intervals
    self.crps = crps
    self.transform = transform
    self.naiveError = naiveError
    self.naiveCRPS = naiveCRPS
    self.scale = scale
  }

  /// The absolute error of the point forecast.
  public var error: Double { (actual - mean).magnitude }
  /// The symmetric percentage error, 0 to 200; nil where both are zero.
  public var symmetricError: Double? {
    let size = actual.magnitude + mean.magnitude
    return size > 0 ? 200 * error / size : nil
  }
}

/// A method that gave no forecast at an origin.
public struct BacktestFailure: Sendable {
  /// The identifier of the series.
  public let id: String
  /// The method.
  public let method: String
  /// The last known period; nil where the series itself cannot be used.
  public let origin: Period?
  /// Why.
  public let reason: ForecastError
}
