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

extension FittedModel {
  /// The model's mean path, without making distributions where that is possible; the middle, where the
  /// model works on another scale.
  func blendPath(_ horizon: Int) -> [Double] {
    switch self {
    case let model as FittedTransformed:
      return model.base.blendPath(horizon).map(model.transformation.inverse)
    case let model as FittedMSTL:
      return model.base.blendPath(horizon).enumerated().map { step, value in
        value + (model.decomposition?.index(at: model.input.values.count + step) ?? 0)
      }
    case let model as any RollingModel:
      return model.points(from: fitted.count, horizon: horizon)
    default:
      let forecast = forecast(horizon: horizon)
      return (1...max(1, horizon)).prefix(horizon).map { forecast.mean(step: $0) }
    }
  }
}
