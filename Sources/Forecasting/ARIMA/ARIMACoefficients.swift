/// The coefficients of the stationary part of an ARIMA model.
///
/// `(1 − Σ ar_i Bⁱ)(1 − Σ sar_i B^{mi}) w_t = (1 + Σ ma_i Bⁱ)(1 + Σ sma_i B^{mi}) ε_t`, the signs of
/// R's `arima()`.
public struct ARIMACoefficients: Hashable, Sendable {
  /// Autoregressive coefficients, from lag 1.
  public var ar: [Double]
  /// Moving-average coefficients, from lag 1.
  public var ma: [Double]
  /// Seasonal autoregressive coefficients, from lag m.
  public var seasonalAR: [Double]
  /// Seasonal moving-average coefficients, from lag m.
  public var seasonalMA: [Double]

  /// Makes the coefficients.
  public init(
    ar: [Double] = [], ma: [Double] = [], seasonalAR: [Double] = [], seasonalMA: [Double] = []
  ) {
    self.ar = ar
    self.ma = ma
    self.seasonalAR = seasonalAR
    self.seasonalMA = seasonalMA
  }

  /// Whether the numbers of coefficients are those of an order.
  public func fits(_ order: ARIMAOrder) -> Bool {
    ar.count == order.p && ma.count == order.q && seasonalAR.count == order.seasonalP
      && seasonalMA.count == order.seasonalQ
  }

  /// The weights of the past values, `w_t = Σ φ_j w_{t−j} + …`, from lag 1, the seasonal factor
  /// multiplied out.
  func autoregression(season: Int) -> [Double] {
    Self.product(ar.map { -$0 }, seasonalAR.map { -$0 }, season: season).map { -$0 }
  }

  /// The weights of the past errors, from lag 1, the seasonal factor multiplied out.
  func movingAverage(season: Int) -> [Double] { Self.product(ma, seasonalMA, season: season) }

  /// `(1 + Σ a_i Bⁱ)(1 + Σ b_i B^{mi}) − 1`, from lag 1.
  private static func product(_ a: [Double], _ b: [Double], season: Int) -> [Double] {
    var result = [Double](repeating: 0, count: a.count + b.count * season)
    for (i, x) in a.enumerated() { result[i] += x }
    for (j, y) in b.enumerated() {
      let lag = (j + 1) * season
      result[lag - 1] += y
      for (i, x) in a.enumerated() { result[lag + i] += x * y }
    }
    return result
  }
}
