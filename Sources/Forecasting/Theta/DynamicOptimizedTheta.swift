import Indicators

/// The dynamic optimised Theta method (`dotheta`): the long line is fitted anew with every value.
///
/// As ``OptimizedTheta``, with the line's intercept and slope moving along. J. A. Fiorucci and others
/// (2016), *International Journal of Forecasting* 32, 1151–1161, §3.
public struct DynamicOptimizedTheta: ForecastMethod {
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

  /// `dotheta`.
  public var name: String { "dotheta" }
  /// 5, as ``OptimizedTheta``.
  public var minimumObservations: Int { 2 + given.free }

  /// Tests for a season, adjusts, and fits α, θ and the initial level.
  ///
  /// - Throws: `tooFewObservations`; `failed` for given parameters outside their ranges.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedOptimizedTheta {
    try requireAdmissible(given, input)
    return FittedOptimizedTheta(input, method: name, isDynamic: true, given: given)
  }
}

extension ForecastMethod {
  /// What the two optimised Theta methods refuse.
  func requireAdmissible(
    _ given: ThetaConstraint, _ input: ForecastInput
  ) throws(ForecastError) {
    try requireEnough(input)
    guard given.isAdmissible else {
      throw .failed(
        method: name,
        reason: LocalizedText(
          ko: "모수는 0 < α ≤ 1, θ ≥ 1이어야 합니다.", en: "parameters must satisfy 0 < α ≤ 1, θ ≥ 1."))
    }
  }
}
