import Foundation
import LinearAlgebra

/// A pass over a history with gaps: the Kalman filter on the level itself.
///
/// The state is that of G. Gardner, A. C. Harvey and G. D. A. Phillips (1980, *Applied Statistics* 29,
/// 311–322) with the last values of the level behind it, which start with a variance of 10⁶ σ²; an
/// error whose variance is still above 10⁴ σ² only settles them and counts for nothing. These are the
/// conventions of R's `arima()`. O(n (r + d + m D)²).
struct GappedPass: LevelPass {
  private(set) var errors: [[Double]]
  private(set) var times: [Int] = []
  private(set) var deviations: [Double] = []
  private(set) var logVariance = 0.0
  let states: [LevelState]
  let excess: [LevelState]

  /// The variance of what is not known at the beginning, over σ².
  static let diffuseVariance = 1e6
  /// The variance of an error, over σ², above which it settles the beginning and is not counted.
  static let settlingVariance = 1e4

  /// Filters columns of equal length, NaN in the first one marking gaps; nil where the model is not
  /// stationary.
  init?(_ level: [[Double]], _ order: ARIMAOrder, _ coefficients: ARIMACoefficients) {
    let phi = coefficients.autoregression(season: order.season)
    let theta = coefficients.movingAverage(season: order.season)
    let (lags, moments) = (ARMALags(coefficients, season: order.season), ARMAMoments())
    guard moments.compute(lags) else { return nil }
    var state = GappedState(
      phi: phi, theta: theta, differencing: order.differencing, columns: level.count,
      covariance: moments.stateCovariance(lags), diffuse: Self.diffuseVariance)
    errors = [[Double]](repeating: [], count: level.count)
    for t in level[0].indices {
      if !level[0][t].isNaN {
        let variance = state.variance()
        guard variance > 0 else { return nil }
        let error = level.indices.map { level[$0][t] - state.prediction($0) }
        if variance < Self.settlingVariance {
          let deviation = variance.squareRoot()
          for c in level.indices { errors[c].append(error[c] / deviation) }
          times.append(t)
          deviations.append(deviation)
          logVariance += log(variance)
        }
        state.observe(error, variance)
      }
      state.advance()
    }
    states = level.indices.map { state.level($0) }
    excess = state.excess()
  }
}

extension GappedPass {
  /// The log-likelihood of the first column at its best σ², in units `unit` times as large, for a number
  /// of values that counts.
  ///
  /// As `arima()` has it, the means over the errors that were counted stand for that number, also where
  /// an error of the beginning slipped below ``settlingVariance``.
  func logLikelihood(unit: Double, counting number: Int) -> Double? {
    guard used > 0 else { return nil }
    let counted = Double(used)
    let squares = errors[0].reduce(0) { $0 + $1 * $1 }
    let each = log(max(squares, 1e-300) / counted) + logVariance / counted + 1 + log(2 * .pi)
    return -Double(number) * (0.5 * each + log(unit))
  }
}

/// State vectors, one per column, and their common covariance.
private struct GappedState {
  let phi: [Double]
  let shock: [Double]
  let differencing: [Double]
  let r: Int
  let size: Int
  /// The observation: 1 for the first entry, δ for the lags.
  let observation: [Int]
  let weight: [Double]
  var vectors: [[Double]]
  var covariance: [Double]
  var gain: [Double]
  var spare: [Double]

  init(
    phi: [Double], theta: [Double], differencing: [Double], columns: Int,
    covariance start: [[Double]],
    diffuse: Double
  ) {
    let r = start.count
    let size = r + differencing.count
    self.r = r
    self.size = size
    self.differencing = differencing
    self.phi = phi + [Double](repeating: 0, count: r - phi.count)
    shock = [1] + theta + [Double](repeating: 0, count: r - 1 - theta.count)
    let lags = differencing.indices.filter { differencing[$0] != 0 }
    observation = [0] + lags.map { r + $0 }
    weight = [1] + lags.map { differencing[$0] }
    vectors = Array(repeating: Array(repeating: 0, count: size), count: columns)
    covariance = Array(repeating: 0, count: size * size)
    gain = Array(repeating: 0, count: size)
    spare = covariance
    for i in 0..<r {
      for j in 0..<r { covariance[i * size + j] = start[i][j] }
    }
    for i in r..<max(r, size) { covariance[i * size + i] = diffuse }
  }

  /// The predicted value of a column.
  func prediction(_ column: Int) -> Double {
    zip(observation, weight).reduce(0) { $0 + vectors[column][$1.0] * $1.1 }
  }

  /// The variance of the next error; fills the gain, P h, on the way.
  mutating func variance() -> Double {
    for i in 0..<size {
      var sum = 0.0
      for (j, w) in zip(observation, weight) { sum += covariance[i * size + j] * w }
      gain[i] = sum
    }
    return zip(observation, weight).reduce(0) { $0 + gain[$1.0] * $1.1 }
  }

  /// Takes an observation in.
  mutating func observe(_ error: [Double], _ variance: Double) {
    for c in vectors.indices {
      for i in 0..<size { vectors[c][i] += gain[i] * error[c] / variance }
    }
    for i in 0..<size {
      let ratio = gain[i] / variance
      for j in 0..<size { covariance[i * size + j] -= ratio * gain[j] }
    }
  }

  /// Where each entry of the next state comes from: the first entry, and one other.
  private func moved(_ x: [Double], _ first: Double, _ value: Double, into out: inout [Double]) {
    for i in 0..<r { out[i] = phi[i] * first + (i + 1 < r ? x[i + 1] : 0) }
    if size > r {
      out[r] = value
      for i in (r + 1)..<max(r + 1, size) { out[i] = x[i - 1] }
    }
  }

  /// Moves on to the next period.
  mutating func advance() {
    var next = [Double](repeating: 0, count: size)
    for c in vectors.indices {
      moved(vectors[c], vectors[c][0], prediction(c), into: &next)
      vectors[c] = next
    }
    // spare = T P, by columns of P; then P = (T P) T' + R R', by rows of T P.
    for j in 0..<size {
      var value = 0.0
      for (i, w) in zip(observation, weight) { value += covariance[i * size + j] * w }
      let first = covariance[j]
      for i in 0..<r {
        spare[i * size + j] =
          phi[i] * first + (i + 1 < r ? covariance[(i + 1) * size + j] : 0)
      }
      if size > r {
        spare[r * size + j] = value
        for i in (r + 1)..<max(r + 1, size) { spare[i * size + j] = covariance[(i - 1) * size + j] }
      }
    }
    for i in 0..<size {
      let row = i * size
      var value = 0.0
      for (j, w) in zip(observation, weight) { value += spare[row + j] * w }
      let first = spare[row]
      for j in 0..<r {
        covariance[row + j] =
          phi[j] * first + (j + 1 < r ? spare[row + j + 1] : 0) + (i < r ? shock[i] * shock[j] : 0)
      }
      if size > r {
        covariance[row + r] = value
        for j in (r + 1)..<max(r + 1, size) { covariance[row + j] = spare[row + j - 1] }
      }
    }
  }

  /// The state of a column.
  func level(_ column: Int) -> LevelState {
    LevelState(stationary: Array(vectors[column][..<r]), lags: Array(vectors[column][r...]))
  }

  /// Directions of what is uncertain beyond the next error.
  func excess() -> [LevelState] {
    var matrix = Matrix(rows: size, columns: size)
    for i in 0..<size {
      for j in 0..<size {
        matrix[i, j] =
          (covariance[i * size + j] + covariance[j * size + i]) / 2
          - (i < r && j < r ? shock[i] * shock[j] : 0)
      }
    }
    return CompletePass.directions(matrix).map {
      LevelState(stationary: Array($0[..<r]), lags: Array($0[r...]))
    }
  }
}
