import Indicators

/// Simple exponential smoothing, ETS(A,N,N) (`ses`): a level that moves with part of each error.
///
/// α and the initial level minimise the sum of squared one-step errors. The predictive distribution is
/// Student t with n − 2 degrees of freedom. R. G. Brown (1959), *Statistical Forecasting for
/// Inventory Control*; Hyndman and others (2008), §3.
public struct SimpleSmoothing: ForecastMethod {
  /// A smoothing parameter to use instead of the best one, 0 to 1.
  public let alpha: Double?
  /// An initial level to use instead of the best one.
  public let initialLevel: Double?

  /// Makes the method.
  public init(alpha: Double? = nil, initialLevel: Double? = nil) {
    self.alpha = alpha
    self.initialLevel = initialLevel
  }

  /// `ses`.
  public var name: String { "ses" }
  /// 3: two numbers are estimated, fewer where they are given.
  public var minimumObservations: Int {
    1 + (alpha == nil ? 1 : 0) + (initialLevel == nil ? 1 : 0)
  }

  /// Fits the smoothing parameter and the initial level.
  ///
  /// - Throws: `tooFewObservations`; `failed` for a given α outside 0…1.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedSmoothing {
    try fitSmoothing(
      input, .none, fixed: alpha.map { SmoothingParameters(alpha: $0) },
      initial: initialLevel.map { SmoothingState(level: $0) })
  }
}

extension ForecastMethod {
  /// The fit that the three smoothing methods share.
  func fitSmoothing(
    _ input: ForecastInput, _ trend: SmoothingTrend, fixed: SmoothingParameters?,
    initial: SmoothingState?
  ) throws(ForecastError) -> FittedSmoothing {
    try requireEnough(input)
    if let fixed, !fixed.isAdmissible {
      throw .failed(
        method: name,
        reason: LocalizedText(
          ko: "평활계수는 0 ≤ β ≤ α ≤ 1, 0 ≤ φ ≤ 1이어야 합니다.",
          en: "smoothing parameters must satisfy 0 ≤ β ≤ α ≤ 1 and 0 ≤ φ ≤ 1."))
    }
    return FittedSmoothing(
      method: name, input: input,
      fit: SmoothingFit(input.values, trend: trend, fixed: fixed, initial: initial))
  }
}
