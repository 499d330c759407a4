/// Holt's linear trend, ETS(A,A,N) (`holt`): a level and a trend, both moving with each error.
///
/// α, β ≤ α and the initial state minimise the sum of squared one-step errors. The predictive
/// distribution is Student t with n − 4 degrees of freedom. C. C. Holt (1957), reprinted in
/// *International Journal of Forecasting* 20 (2004), 5–10.
public struct HoltTrend: ForecastMethod {
  /// Parameters to use instead of the best ones; φ is taken as 1.
  public let parameters: SmoothingParameters?
  /// An initial state to use instead of the best one.
  public let initial: SmoothingState?

  /// Makes the method.
  public init(parameters: SmoothingParameters? = nil, initial: SmoothingState? = nil) {
    self.parameters = parameters.map {
      SmoothingParameters(alpha: $0.alpha, beta: $0.beta, phi: 1)
    }
    self.initial = initial
  }

  /// `holt`.
  public var name: String { "holt" }
  /// 5: four numbers are estimated, fewer where they are given.
  public var minimumObservations: Int {
    1 + (parameters == nil ? 2 : 0) + (initial == nil ? 2 : 0)
  }

  /// Fits the smoothing parameters and the initial state.
  ///
  /// - Throws: `tooFewObservations`; `failed` for given parameters outside 0 ≤ β ≤ α ≤ 1.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedSmoothing {
    try fitSmoothing(input, .linear, fixed: parameters, initial: initial)
  }
}
