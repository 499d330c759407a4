/// The optimised Theta method (`otheta`): the curvature θ of the short line is estimated too.
///
/// Smoothing towards a line fitted once to the whole history, with weight 1 − 1/θ. α in [0.1, 0.99],
/// θ ≥ 1 and the initial level minimise the sum of squared one-step errors from the fourth on.
/// J. A. Fiorucci, T. R. Pellegrini, F. Louzada, F. Petropoulos and A. B. Koehler (2016), *International
/// Journal of Forecasting* 32, 1151–1161, <https://doi.org/10.1016/j.ijforecast.2016.02.005>.
public struct OptimizedTheta: ForecastMethod {
  private let given: ThetaConstraint

  /// Makes the method; parameters that are given are not estimated.
  ///
  /// - Parameters:
  ///   - alpha: the smoothing parameter, above 0 to 1.
  ///   - theta: the curvature θ, 1 or more.
  ///   - initialLevel: the level before the first period.
  public init(alpha: Double? = nil, theta: Double? = nil, initialLevel: Double? = nil) {
    given = ThetaConstraint(alpha: alpha, theta: theta, initialLevel: initialLevel)
  }

  /// `otheta`.
  public var name: String { "otheta" }
  /// 5: three numbers are estimated, the first value sets the level, and one error is left over.
  public var minimumObservations: Int { 2 + given.free }

  /// Tests for a season, adjusts, and fits α, θ and the initial level.
  ///
  /// - Throws: `tooFewObservations`; `failed` for given parameters outside their ranges.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedOptimizedTheta {
    try requireAdmissible(given, input)
    return FittedOptimizedTheta(input, method: name, isDynamic: false, given: given)
  }
}
