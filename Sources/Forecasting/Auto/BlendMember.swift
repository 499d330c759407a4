/// A member of the combination: one way of forecasting the series from its own history.
enum BlendMember: Sendable, CaseIterable {
  /// Exponential smoothing, chosen by AICc.
  case ets
  /// Dynamic optimised Theta.
  case theta
  /// Complex exponential smoothing.
  case complex
  /// Dynamic optimised Theta of what STL leaves, on logarithms where values are positive.
  case loess
  /// ARIMA, chosen by AICc.
  case arima
  /// The same on logarithms, for positive values.
  case logARIMA
  /// The trend learned from many series; not a method of its own.
  case pooled

  /// The longest history that ARIMA models are fitted to: their cost grows fastest.
  static let longestARIMA = 300

  /// The method for a history; nil where there is none, or another member is the same.
  func method(isPositive: Bool, count: Int, seasonLength: Int) -> (any ForecastMethod)? {
    switch self {
    case .ets: return ETS()
    case .theta: return DynamicOptimizedTheta()
    case .complex: return ComplexSmoothing()
    case .loess:
      guard isPositive else { return MSTL() }
      return Transformed(MSTL(), by: .log)
    case .arima:
      guard count <= Self.longestARIMA else { return nil }
      return ARIMA()
    case .logARIMA:
      guard count <= Self.longestARIMA, isPositive || seasonLength > 1 else { return nil }
      guard isPositive else { return ARIMA() }
      return Transformed(ARIMA(), by: .log)
    case .pooled: return nil
    }
  }
}
