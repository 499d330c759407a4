/// A forecast, or the reason why there is none and what was used instead.
///
/// A failure stays visible: the replacement keeps its own method name and label, and never appears
/// under the name of the method that failed.
public enum ForecastOutcome: Sendable {
  /// The method that was asked for gave this forecast.
  case success(Forecast)
  /// The method could not be used; `usedInstead` is another method's forecast, where there is one.
  case failure(method: String, reason: ForecastError, usedInstead: Forecast?)

  /// Runs a method and, if it fails, another one.
  public init(
    _ method: any ForecastMethod, on input: ForecastInput, horizon: Int,
    instead: (any ForecastMethod)? = nil
  ) {
    do {
      self = .success(try method.forecast(input, horizon: horizon))
    } catch {
      let other = try? instead?.forecast(input, horizon: horizon)
      self = .failure(method: method.name, reason: error, usedInstead: other)
    }
  }

  /// The forecast to go on with: the method's own, or the one used instead.
  public var forecast: Forecast? {
    switch self {
    case .success(let forecast): forecast
    case .failure(_, _, let other): other
    }
  }

  /// Why the method that was asked for could not be used.
  public var reason: ForecastError? {
    switch self {
    case .success: nil
    case .failure(_, let reason, _): reason
    }
  }
}
