public import Indicators

/// A specification of a forecasting method: what it is, before it has seen data.
///
/// Specification, fitted model and forecast are three types, so that predicting before fitting
/// does not compile:
///
/// ```swift
/// let input = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2013))
/// let forecast = try LastValue().fit(input).forecast(horizon: 1)
/// forecast.mean(step: 1)                       // 105
/// forecast.probability(atLeast: 110, step: 1)  // the chance of reaching 110
/// ```
public protocol ForecastMethod: Sendable {
  /// What fitting yields.
  associatedtype Fitted: FittedModel
  /// The name on the command line and in the `method` column, such as `naive`.
  var name: String { get }
  /// The fewest observed values it can be fitted to.
  var minimumObservations: Int { get }
  /// Fits the method to a history.
  ///
  /// - Throws: `tooFewObservations` below ``minimumObservations``, and whatever else keeps the
  ///   method from being fitted. It never puts another method's result under its own name.
  func fit(_ input: ForecastInput) throws(ForecastError) -> Fitted
}

extension ForecastMethod {
  /// Refuses a history shorter than ``minimumObservations``.
  public func requireEnough(_ input: ForecastInput) throws(ForecastError) {
    let found = input.count
    guard found >= max(1, minimumObservations) else {
      throw .tooFewObservations(method: name, needed: max(1, minimumObservations), found: found)
    }
  }

  /// Fits and forecasts in one go.
  ///
  /// - Throws: `invalidHorizon` for a horizon outside 1…``Forecast/longestHorizon``; otherwise as
  ///   ``fit(_:)``.
  public func forecast(_ input: ForecastInput, horizon: Int) throws(ForecastError) -> Forecast {
    guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
    return try fit(input).forecast(horizon: horizon)
  }
}

/// A method fitted to one history.
public protocol FittedModel: Sendable {
  /// The name of the method that was fitted, as in ``ForecastMethod/name``.
  var method: String { get }
  /// The short label that names what was done everywhere, such as `ETS(A,Ad,N)`.
  var label: LocalizedText { get }
  /// One-step-ahead fitted values, one per entry of the input; nil where there is none.
  var fitted: [Double?] { get }
  /// Observed minus fitted, one per entry of the input; nil where either is missing.
  var residuals: [Double?] { get }
  /// What a reader has to know about the fit, in words.
  var notes: [LocalizedText] { get }
  /// The joint distribution of the next `horizon` periods; empty for a horizon below 1.
  func forecast(horizon: Int) -> Forecast
  /// What the model would have forecast from an earlier origin of its own history, its parameters
  /// held fixed: the mean path, or the middle of a model on a transformed scale.
  ///
  /// Rolling the origin gives errors at every step without fitting again. Seasonal indices that were
  /// estimated from the whole history stay.
  ///
  /// - Parameters:
  ///   - origin: how many entries are known, 1 ... the number of entries (moved there otherwise).
  ///   - horizon: how many periods to forecast; none below 1.
  /// - Returns: one value per period, in order; NaN where the model cannot say.
  func points(from origin: Int, horizon: Int) -> [Double]
}

extension FittedModel {
  /// For a model that knows no earlier origin: NaN for every period.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    [Double](repeating: .nan, count: max(0, horizon))
  }
}

/// Observed minus fitted, entry by entry.
func residuals(of values: [Double?], fitted: [Double?]) -> [Double?] {
  zip(values, fitted).map { value, fit in
    guard let value, let fit else { return nil }
    return value - fit
  }
}
