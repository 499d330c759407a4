/// Second moments of a stationary ARMA process with unit error variance, in memory that is used again.
final class ARMAMoments {
  /// The covariance of each element of the state with the first one: the first column of P.
  private(set) var firstColumn: UnsafeMutablePointer<Double>
  /// The variance of the process.
  private(set) var variance = 0.0
  private var memory: UnsafeMutablePointer<Double>
  private var lags: UnsafeMutablePointer<Int>
  private var capacity = 0
  private var length = 0

  /// Makes room for nothing yet.
  init() {
    firstColumn = .allocate(capacity: 1)
    memory = .allocate(capacity: 1)
    lags = .allocate(capacity: 1)
  }

  deinit {
    firstColumn.deallocate()
    memory.deallocate()
    lags.deallocate()
  }

  /// Computes the moments; false where the autoregression is not stationary.
  ///
  /// The autocovariances of the pure autoregression come from its partial autocorrelations in O(p²),
  /// those of the process by the moving average's own autocovariances.
  func compute(_ polynomials: ARMALags) -> Bool {
    let (phi, p, theta, q) = (
      polynomials.ar, polynomials.arCount, polynomials.ma, polynomials.maCount
    )
    let r = polynomials.stateLength
    let plainCount = r + q + 2
    reserve(p * (p + 1) / 2 + plainCount + 2 * (q + 1) + 2 * r + 2, p + q + 2, r)
    let plain = memory + p * (p + 1) / 2
    guard Self.autoregressive(phi, p, rows: memory, into: plain, count: plainCount) else {
      return false
    }
    let weights = plain + plainCount
    let whole = weights + (q + 1)
    let gamma = whole + (q + 1)
    let psi = gamma + (r + 1)
    let (arLags, maLags) = (lags, lags + p)
    var (arCount, maCount) = (0, 0)
    for j in 0..<p where phi[j] != 0 {
      arLags[arCount] = j + 1
      arCount += 1
    }
    whole[0] = 1
    maLags[0] = 0
    maCount = 1
    for j in 0..<q {
      whole[j + 1] = theta[j]
      guard theta[j] != 0 else { continue }
      maLags[maCount] = j + 1
      maCount += 1
    }
    for j in 0...q { weights[j] = 0 }
    for a in 0..<maCount {
      for b in a..<maCount { weights[maLags[b] - maLags[a]] += whole[maLags[a]] * whole[maLags[b]] }
    }
    for k in 0...r { gamma[k] = weights[0] * plain[k] }
    for l in 1..<max(1, q + 1) where weights[l] != 0 {
      for k in 0...r { gamma[k] += weights[l] * (plain[k + l] + plain[abs(k - l)]) }
    }
    for j in 0..<r {
      var sum = j <= q ? whole[j] : 0
      for a in 0..<arCount {
        let l = arLags[a]
        if l > j { break }
        sum += phi[l - 1] * psi[j - l]
      }
      psi[j] = sum
    }
    for i in 0..<r {
      var sum = 0.0
      for a in 0..<arCount where arLags[a] > i { sum += phi[arLags[a] - 1] * gamma[arLags[a] - i] }
      for b in 0..<maCount where maLags[b] >= i { sum += whole[maLags[b]] * psi[maLags[b] - i] }
      firstColumn[i] = sum
    }
    variance = gamma[0]
    return variance.isFinite
  }

  private func reserve(_ doubles: Int, _ integers: Int, _ r: Int) {
    guard doubles > capacity || r > length else { return }
    memory.deallocate()
    lags.deallocate()
    firstColumn.deallocate()
    capacity = 2 * doubles
    length = 2 * r + integers
    memory = .allocate(capacity: capacity)
    lags = .allocate(capacity: length)
    firstColumn = .allocate(capacity: length)
  }

  /// Autocovariances 0 ..< count of the autoregression alone.
  ///
  /// The autoregressions of lower order are kept in `rows`, that of order k from k (k − 1) / 2 on.
  private static func autoregressive(
    _ phi: UnsafeMutablePointer<Double>, _ p: Int, rows: UnsafeMutablePointer<Double>,
    into gamma: UnsafeMutablePointer<Double>, count: Int
  ) -> Bool {
    var variance = 1.0
    if p > 0 {
      let top = rows + p * (p - 1) / 2
      for j in 0..<p { top[j] = phi[j] }
      for k in stride(from: p, to: 0, by: -1) {
        let row = rows + k * (k - 1) / 2
        let r = row[k - 1]
        let shrink = 1 - r * r
        guard r.magnitude < 1, shrink > 0 else { return false }
        variance /= shrink
        guard k > 1 else { break }
        let below = rows + (k - 1) * (k - 2) / 2
        let scale = 1 / shrink
        for j in 0..<(k - 1) { below[j] = (row[j] + r * row[k - 2 - j]) * scale }
      }
    }
    guard variance.isFinite else { return false }
    gamma[0] = variance
    for k in 1..<max(1, count) {
      var sum = 0.0
      if k <= p {
        let row = rows + max(0, (k - 1) * (k - 2) / 2)
        for j in 0..<(k - 1) { sum += row[j] * gamma[k - 1 - j] }
        let r = rows[k * (k - 1) / 2 + k - 1]
        sum += r * variance
        variance *= 1 - r * r
      } else {
        for j in 0..<p { sum += phi[j] * gamma[k - 1 - j] }
      }
      gamma[k] = sum
    }
    return true
  }

  /// The whole covariance of the state, in rows, from its first column, O(r²).
  func stateCovariance(_ polynomials: ARMALags) -> [[Double]] {
    let r = polynomials.stateLength
    let first = (0..<r).map { firstColumn[$0] }
    let phi = (0..<r).map { $0 < polynomials.arCount ? polynomials.ar[$0] : 0 }
    let theta = (0..<r).map { i in
      i == 0 ? 1 : (i <= polynomials.maCount ? polynomials.ma[i - 1] : 0)
    }
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
