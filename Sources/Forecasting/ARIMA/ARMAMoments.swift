/// Second moments of a stationary ARMA process with unit error variance.
struct ARMAMoments {
  /// φ from lag 1, padded with zeros to the length of the state.
  private let phi: [Double]
  /// θ from lag 0 (which is 1), padded with zeros to the length of the state.
  private let theta: [Double]
  /// Autocovariances of the process, from lag 0 to the length of the state.
  private let gamma: [Double]
  /// Impulse responses, from lag 0.
  private let psi: [Double]
  private let arLags: [Int]
  private let maLags: [Int]

  /// Computes the moments; nil where the autoregression is not stationary.
  ///
  /// The autocovariances of the pure autoregression come from its partial autocorrelations in O(p²),
  /// those of the process by the moving average's own autocovariances.
  init?(phi: [Double], theta: [Double]) {
    let r = max(phi.count, theta.count + 1)
    self.phi = phi + [Double](repeating: 0, count: r - phi.count)
    self.theta = [1] + theta + [Double](repeating: 0, count: r - 1 - theta.count)
    arLags = phi.indices.filter { phi[$0] != 0 }.map { $0 + 1 }
    maLags = [0] + theta.indices.filter { theta[$0] != 0 }.map { $0 + 1 }
    guard let plain = Self.autoregressive(phi, count: r + theta.count + 1) else { return nil }
    var weights = [Double](repeating: 0, count: theta.count + 1)
    for i in maLags {
      for j in maLags where j >= i { weights[j - i] += self.theta[i] * self.theta[j] }
    }
    let lags = weights.indices.filter { weights[$0] != 0 }
    gamma = (0...r).map { k in
      lags.reduce(0) { sum, l in
        sum
          + (l == 0
            ? weights[0] * plain[k] : weights[l] * (plain[k + l] + plain[abs(k - l)]))
      }
    }
    var psi = self.theta
    for j in 1..<max(1, r) {
      for l in arLags {
        guard l <= j else { break }
        psi[j] += phi[l - 1] * psi[j - l]
      }
    }
    self.psi = psi
  }

  /// Autocovariances 0 ..< count of the autoregression alone.
  private static func autoregressive(_ phi: [Double], count: Int) -> [Double]? {
    let p = phi.count
    var rows = [[Double]](repeating: [], count: p + 1)
    rows[p] = phi
    var variance = 1.0
    for k in stride(from: p, to: 0, by: -1) {
      let row = rows[k]
      let r = row[k - 1]
      let shrink = 1 - r * r
      guard r.magnitude < 1, shrink > 0 else { return nil }
      variance /= shrink
      var below = [Double](repeating: 0, count: k - 1)
      for j in 0..<(k - 1) { below[j] = (row[j] + r * row[k - 2 - j]) / shrink }
      rows[k - 1] = below
    }
    guard variance.isFinite else { return nil }
    var gamma = [Double](repeating: 0, count: max(count, 1))
    gamma[0] = variance
    let lags = phi.indices.filter { phi[$0] != 0 }
    for k in 1..<max(1, count) {
      var sum = 0.0
      if k <= p {
        let row = rows[k - 1]
        for j in row.indices { sum += row[j] * gamma[k - 1 - j] }
        sum += rows[k][k - 1] * variance
        variance *= 1 - rows[k][k - 1] * rows[k][k - 1]
      } else {
        for j in lags { sum += phi[j] * gamma[k - 1 - j] }
      }
      gamma[k] = sum
    }
    return gamma
  }

  /// The variance of the process.
  var variance: Double { gamma[0] }

  /// The covariance of each element of the state with the first one: the first column of P.
  func firstColumn() -> [Double] {
    let r = phi.count
    return (0..<r).map { i in
      var sum = 0.0
      for l in arLags where l > i { sum += phi[l - 1] * gamma[l - i] }
      for l in maLags where l >= i { sum += theta[l] * psi[l - i] }
      return sum
    }
  }

  /// The whole covariance of the state, in rows, from its first column, O(r²).
  func stateCovariance() -> [[Double]] {
    let r = phi.count
    let first = firstColumn()
    var result = [[Double]](repeating: [Double](repeating: 0, count: r), count: r)
    func entry(_ i: Int, _ j: Int) -> Double {
      guard i < r, j < r else { return 0 }
      return i == 0 ? first[j] : (j == 0 ? first[i] : result[i][j])
    }
    for i in stride(from: r - 1, through: 0, by: -1) {
      for j in stride(from: r - 1, through: 0, by: -1) {
        result[i][j] =
          i == 0 || j == 0
          ? entry(i, j)
          : phi[i] * phi[j] * first[0] + phi[i] * entry(0, j + 1) + phi[j] * entry(i + 1, 0)
            + entry(i + 1, j + 1) + theta[i] * theta[j]
      }
    }
    return result
  }
}
