import Indicators

/// The short-history method with small models of the series itself weighed in beside it, each by how well it
/// predicted the series so far: what ``Auto`` uses up to ten values.
///
/// Noise around a level, deviations that fade, wandering levels, slopes that fade: what other series do as a
/// rule, and the exceptions where the series itself shows them. The formulas are in
/// `Documentation/methods/auto.md`.
///
/// ```swift
/// let input = try ForecastInput(values: [100, 92, 108, 95, 109], start: .year(2013))
/// let forecast = try OwnModels(beside: ShortHistory()).forecast(input, horizon: 2)
/// forecast.label  // 단기 풀링+개별 모형(자료 5개)
/// ```
public struct OwnModels: ForecastMethod {
  /// The method that the models stand beside.
  public let pool: ShortHistory

  /// Weighs the models in beside a short-history method.
  public init(beside pool: ShortHistory = ShortHistory()) { self.pool = pool }

  /// `own-models`.
  public var name: String { "own-models" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Reads the newest values, at most ten of them.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> ShortHistoryFit {
    try requireEnough(input)
    let predictor = WeighedHistory(
      pool: PooledHistory(odds: pool.odds), models: StructuralModel.all)
    return ShortHistoryFit(method: name, input: input, predictor: predictor, odds: pool.odds)
  }
}
