import Foundation

/// The lag polynomials of an ARMA process multiplied out, in memory that is used again and again.
///
/// `w_t = Σ ar_j w_{t−j} + ε_t + Σ ma_j ε_{t−j}`, both from lag 1.
final class ARMALags {
  /// Weights of the past values.
  private(set) var ar: UnsafeMutablePointer<Double>
  /// Weights of the past errors.
  private(set) var ma: UnsafeMutablePointer<Double>
  /// The highest lag of ``ar``.
  private(set) var arCount = 0
  /// The highest lag of ``ma``.
  private(set) var maCount = 0
  private var capacity: Int

  /// Room for lags up to a number; it grows where it does not suffice.
  init(capacity: Int = 64) {
    self.capacity = capacity
    ar = .allocate(capacity: capacity)
    ma = .allocate(capacity: capacity)
  }

  /// The polynomials of given coefficients.
  convenience init(_ coefficients: ARIMACoefficients, season: Int) {
    let phi = coefficients.autoregression(season: season)
    let theta = coefficients.movingAverage(season: season)
    self.init(capacity: max(1, phi.count, theta.count))
    arCount = phi.count
    maCount = theta.count
    for (j, value) in phi.enumerated() { ar[j] = value }
    for (j, value) in theta.enumerated() { ma[j] = value }
  }

  deinit {
    ar.deallocate()
    ma.deallocate()
  }

  /// The length of the state.
  var stateLength: Int { max(arCount, maCount + 1) }

  /// Fills the polynomials from a point of the cube of ``ARMAParameters``.
  func expand(_ x: [Double], _ parameters: ARMAParameters) {
    let order = parameters.order
    reserve(max(order.arLags, order.maLags))
    x.withUnsafeBufferPointer { x in
      let seasonal = order.season > 1 ? pow(parameters.radius, Double(order.season)) : 1
      arCount = Self.product(
        x, 0, order.p, order.p + order.q, order.seasonalP, order.season, parameters.radius,
        seasonal,
        into: ar)
      maCount = Self.product(
        x, order.p, order.q, order.p + order.q + order.seasonalP, order.seasonalQ, order.season,
        parameters.radius, seasonal, into: ma)
    }
    for j in 0..<maCount { ma[j] = -ma[j] }
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    ar.deallocate()
    ma.deallocate()
    capacity = count
    ar = .allocate(capacity: count)
    ma = .allocate(capacity: count)
  }

  /// The weights of `1 − (1 − Σ a_i Bⁱ)(1 − Σ b_i B^{mi})`, a and b from partial autocorrelations.
  private static func product(
    _ x: UnsafeBufferPointer<Double>, _ first: Int, _ count: Int, _ seasonalFirst: Int,
    _ seasonalCount: Int, _ season: Int, _ radius: Double, _ seasonalRadius: Double,
    into out: UnsafeMutablePointer<Double>
  ) -> Int {
    let lags = count + seasonalCount * season
    for j in 0..<lags { out[j] = 0 }
    durbin(x, first, count, radius, out)
    guard seasonalCount > 0 else { return lags }
    // The seasonal coefficients are built behind the ordinary ones and spread from the highest lag on.
    withUnsafeTemporaryAllocation(of: Double.self, capacity: seasonalCount) { seasonal in
      guard let b = seasonal.baseAddress else { return }
      durbin(x, seasonalFirst, seasonalCount, seasonalRadius, b)
      for j in 0..<seasonalCount {
        let lag = (j + 1) * season
        out[lag - 1] += b[j]
        for i in 0..<count { out[lag + i] -= b[j] * out[i] }
      }
    }
    return lags
  }

  /// The Durbin–Levinson recursion in place, then the change of radius.
  private static func durbin(
    _ x: UnsafeBufferPointer<Double>, _ first: Int, _ count: Int, _ radius: Double,
    _ out: UnsafeMutablePointer<Double>
  ) {
    for k in 0..<count {
      let r = x[first + k]
      var (i, j) = (0, k - 1)
      while i < j {
        let (a, b) = (out[i], out[j])
        out[i] = a - r * b
        out[j] = b - r * a
        i += 1
        j -= 1
      }
      if i == j { out[i] *= 1 - r }
      out[k] = r
    }
    guard radius != 1 else { return }
    var scale = 1.0
    for j in 0..<count {
      scale /= radius
      out[j] *= scale
    }
  }
}
