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
    let (p, q, r) = (polynomials.arCount, polynomials.maCount, polynomials.stateLength)
    let plainCount = r + q + 2
    reserve(p * (p + 1) / 2 + plainCount + 2 * (q + 1) + 2 * r + 2, p + q + 2, r)
    let plain = memory + p * (p + 1) / 2
    let stationary = Self.autoregressive(
      polynomials.ar, p, rows: memory, into: plain, count: plainCount)
    guard stationary else { return false }
    let weights = plain + plainCount
    let whole = weights + (q + 1)
    let gamma = whole + (q + 1)
    let psi = gamma + (r + 1)
    let sparse = sparseLags(polynomials, whole: whole)
    for j in 0...q { weights[j] = 0 }
    for a in 0..<sparse.maCount {
      for b in a..<sparse.maCount {
        let (near, far) = (sparse.ma[a], sparse.ma[b])
        weights[far - near] += whole[near] * whole[far]
      }
    }
    Self.autocovariances(gamma, r, of: plain, weights: weights, q)
    Self.responses(psi, r, polynomials, sparse, whole: whole)
    fillFirstColumn(polynomials, sparse, whole: whole, gamma: gamma, psi: psi)
    variance = gamma[0]
    return variance.isFinite
  }

  /// The lags whose weights are not zero: seasonal polynomials have few.
  private struct SparseLags {
    let ar: UnsafeMutablePointer<Int>
    var arCount = 0
    let ma: UnsafeMutablePointer<Int>
    var maCount = 0
  }

  /// Lists the lags and fills `whole` with the moving average's polynomial, lag 0 and its 1 first.
  private func sparseLags(
    _ polynomials: ARMALags, whole: UnsafeMutablePointer<Double>
  ) -> SparseLags {
    var sparse = SparseLags(ar: lags, ma: lags + polynomials.arCount)
    for j in 0..<polynomials.arCount where polynomials.ar[j] != 0 {
      sparse.ar[sparse.arCount] = j + 1
      sparse.arCount += 1
    }
    whole[0] = 1
    sparse.ma[0] = 0
    sparse.maCount = 1
    for j in 0..<polynomials.maCount {
      whole[j + 1] = polynomials.ma[j]
      guard whole[j + 1] != 0 else { continue }
      sparse.ma[sparse.maCount] = j + 1
      sparse.maCount += 1
    }
    return sparse
  }

  /// Autocovariances of the process up to lag r: those of the autoregression alone, weighted by those of
  /// the moving average.
  private static func autocovariances(
    _ gamma: UnsafeMutablePointer<Double>, _ r: Int, of plain: UnsafeMutablePointer<Double>,
    weights: UnsafeMutablePointer<Double>, _ q: Int
  ) {
    for k in 0...r { gamma[k] = weights[0] * plain[k] }
    for l in 1..<max(1, q + 1) where weights[l] != 0 {
      for k in 0...r { gamma[k] += weights[l] * (plain[k + l] + plain[abs(k - l)]) }
    }
  }

  /// The first r weights of the process as a moving average without end.
  private static func responses(
    _ psi: UnsafeMutablePointer<Double>, _ r: Int, _ polynomials: ARMALags, _ sparse: SparseLags,
    whole: UnsafeMutablePointer<Double>
  ) {
    for j in 0..<r {
      var sum = j <= polynomials.maCount ? whole[j] : 0
      for a in 0..<sparse.arCount {
        let l = sparse.ar[a]
        if l > j { break }
        sum += polynomials.ar[l - 1] * psi[j - l]
      }
      psi[j] = sum
    }
  }

  /// The covariance of element i of the state, the part of the forecast i steps ahead that is known
  /// already, with the process itself.
  private func fillFirstColumn(
    _ polynomials: ARMALags, _ sparse: SparseLags, whole: UnsafeMutablePointer<Double>,
    gamma: UnsafeMutablePointer<Double>, psi: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<polynomials.stateLength {
      var sum = 0.0
      for a in 0..<sparse.arCount where sparse.ar[a] > i {
        sum += polynomials.ar[sparse.ar[a] - 1] * gamma[sparse.ar[a] - i]
      }
      for b in 0..<sparse.maCount where sparse.ma[b] >= i {
        sum += whole[sparse.ma[b]] * psi[sparse.ma[b] - i]
      }
      firstColumn[i] = sum
    }
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

  /// Autocovariances 0 ..< count of the autoregression alone; false where it is not stationary.
  ///
  /// The autoregressions of lower order are kept in `rows`, that of order k from k (k − 1) / 2 on.
  private static func autoregressive(
    _ phi: UnsafeMutablePointer<Double>, _ p: Int, rows: UnsafeMutablePointer<Double>,
    into gamma: UnsafeMutablePointer<Double>, count: Int
  ) -> Bool {
    var variance = lowerOrders(phi, p, rows: rows)
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

  /// Fills `rows` with the autoregressions of lower order, from the highest down (Durbin and Levinson's
  /// recursion the other way); returns the variance of the process, not finite where it is not stationary.
  private static func lowerOrders(
    _ phi: UnsafeMutablePointer<Double>, _ p: Int, rows: UnsafeMutablePointer<Double>
  ) -> Double {
    var variance = 1.0
    let top = rows + max(0, p * (p - 1) / 2)
    for j in 0..<p { top[j] = phi[j] }
    for k in stride(from: p, to: 0, by: -1) {
      let row = rows + k * (k - 1) / 2
      let r = row[k - 1]
      let shrink = 1 - r * r
      guard r.magnitude < 1, shrink > 0 else { return .infinity }
      variance /= shrink
      guard k > 1 else { break }
      let below = rows + (k - 1) * (k - 2) / 2
      let scale = 1 / shrink
      for j in 0..<(k - 1) { below[j] = (row[j] + r * row[k - 2 - j]) * scale }
    }
    return variance
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
