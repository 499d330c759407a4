import Foundation

/// ARMA coefficients as a point of a cube, in which every point is stationary and invertible.
///
/// Order: autoregressive, moving-average, seasonal autoregressive, seasonal moving-average partial
/// autocorrelations, each of the polynomial whose roots must lie beyond ``radius``.
struct ARMAParameters {
  let order: ARIMAOrder
  /// How far from 0 every root has to be; 1 is the edge of stationarity.
  let radius: Double

  private var blocks: [Int] { [order.p, order.q, order.seasonalP, order.seasonalQ] }

  /// The coefficients of a point.
  func coefficients(_ x: [Double]) -> ARIMACoefficients {
    let seasonal = pow(radius, Double(order.season))
    let (a, b, c) = (order.p, order.p + order.q, order.p + order.q + order.seasonalP)
    return ARIMACoefficients(
      ar: StationaryRegion.coefficients(x[..<a], radius: radius),
      ma: StationaryRegion.coefficients(x[a..<b], radius: radius).map { -$0 },
      seasonalAR: StationaryRegion.coefficients(x[b..<c], radius: seasonal),
      seasonalMA: StationaryRegion.coefficients(x[c...], radius: seasonal).map { -$0 })
  }

  /// The point of coefficients; nil outside the region.
  func point(_ coefficients: ARIMACoefficients) -> [Double]? {
    let seasonal = pow(radius, Double(order.season))
    guard let ar = StationaryRegion.partial(coefficients.ar, radius: radius),
      let ma = StationaryRegion.partial(coefficients.ma.map { -$0 }, radius: radius),
      let sar = StationaryRegion.partial(coefficients.seasonalAR, radius: seasonal),
      let sma = StationaryRegion.partial(coefficients.seasonalMA.map { -$0 }, radius: seasonal)
    else { return nil }
    return ar + ma + sar + sma
  }

  /// The point of another order that is nearest to a point of this one: terms are cut off or added as 0.
  func moved(_ x: [Double], to other: ARMAParameters) -> [Double] {
    var result: [Double] = []
    var start = 0
    for (own, wanted) in zip(blocks, other.blocks) {
      result += x[start..<(start + min(own, wanted))]
      result += [Double](repeating: 0, count: max(0, wanted - own))
      start += own
    }
    return result
  }
}
