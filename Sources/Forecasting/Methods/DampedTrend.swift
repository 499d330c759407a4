/// The damped trend, ETS(A,Ad,N) (`damped`): a trend that fades, the workhorse of the field.
///
/// α, β ≤ α, φ in [0.8, 0.98] and the initial state minimise the sum of squared one-step errors. The
/// predictive distribution is Student t with n − 5 degrees of freedom. E. S. Gardner and E. McKenzie
/// (1985), *Management Science* 31, 1237–1246.
public struct DampedTrend: ForecastMethod {
  /// Parameters to use instead of the best ones.
  public let parameters: SmoothingParameters?
  /// An initial state to use instead of the best one.
  public let initial: SmoothingState?

  /// Makes the method.
  public init(parameters: SmoothingParameters? = nil, initial: SmoothingState? = nil) {
    self.parameters = parameters
    self.initial = initial
  }

  /// `damped`.
  public var name: String { "damped" }
  /// 6: five numbers are estimated, fewer where they are given.
  public var minimumObservations: Int {
    1 + (parameters == nil ? 3 : 0) + (initial == nil ? 2 : 0)
  }

  /// Fits the smoothing parameters and the initial state.
  ///
  /// - Throws: `tooFewObservations`; `failed` for given parameters outside their ranges.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedSmoothing {
    try fitSmoothing(input, .damped, fixed: parameters, initial: initial)
  }
}
