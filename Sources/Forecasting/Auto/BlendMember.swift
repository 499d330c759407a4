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
  /// Holt's damped trend of what STL leaves, on logarithms where values are positive.
  case loessDamped
  /// Holt's damped trend of the history without its season, where one is significant.
  case adjustedDamped
  /// ARIMA, chosen by AICc.
  case arima
  /// The same on logarithms, for positive values.
  case logARIMA
  /// The method for short histories, on the newest ten values.
  case short
  /// The trend learned from many series; not a method of its own.
  case pooled

  /// The weight before anything is known: what was learned from other series has one vote together.
  var vote: Double {
    switch self {
    case .short, .pooled: 0.5
    default: 1
    }
  }

  /// The longest history that ARIMA models are fitted to: their cost grows fastest.
  static let longestARIMA = 300

  /// The method for a history; nil where there is none, or another member is the same.
  func method(isPositive: Bool, count: Int, seasonLength: Int) -> (any ForecastMethod)? {
    switch self {
    case .ets: return ETS()
    case .theta: return DynamicOptimizedTheta()
    case .complex: return ComplexSmoothing()
    case .loess: return Self.decomposed(MSTL(), isPositive)
    case .loessDamped: return Self.decomposed(MSTL(trend: DampedTrend()), isPositive)
    case .adjustedDamped: return SeasonallyAdjusted(DampedTrend())
    case .short: return OwnModels()
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

  private static func decomposed(_ method: MSTL, _ isPositive: Bool) -> any ForecastMethod {
    isPositive ? Transformed(method, by: .log) : method
  }
}
