import Foundation

/// The exact one-step prediction errors of a stationary ARMA process, for several columns at once.
///
/// The Kalman filter in the form of Chandrasekhar recursions (M. Morf, G. S. Sidhu and T. Kailath,
/// 1974, *IEEE Transactions on Automatic Control* 19, 315–323; G. Mélard, 1984, *Applied Statistics*
/// 33, 104–114): the covariance of the state changes by one rank a step, so that a step costs O(r)
/// for a state of length r, and stops changing once the filter has converged. The data and every
/// regressor pass through the same gains.
///
/// Holds scratch memory, so that a run allocates nothing; one instance serves one thread.
final class ARMAFilter {
  private let moments = ARMAMoments()
  private var memory: UnsafeMutablePointer<Double> = .allocate(capacity: 1)
  private var capacity = 1
  /// The length of the state of the last run.
  private(set) var stateLength = 0
  private var statesOffset = 0
  /// The rank-one changes `L_t / √F_t` of the state's covariance, kept only where asked for.
  private(set) var changes: [[Double]] = []
  /// The standard deviation of each error in units of σ, kept only where asked for.
  private(set) var deviations: [Double] = []

  deinit { memory.deallocate() }

  /// Runs the filter over `columns` columns of `count` values, one after the other in `data`.
  ///
  /// The errors, divided by their standard deviations in units of σ, go to `errors`, laid out as `data`;
  /// ``changes`` and ``deviations`` are filled where `keepsSteps` says so.
  ///
  /// - Returns: the sum of the logarithms of the error variances in units of σ²; nil where the
  ///   autoregression is not stationary.
  func run(
    _ lags: ARMALags, data: UnsafePointer<Double>, count: Int, columns: Int,
    errors: UnsafeMutablePointer<Double>, keepsSteps: Bool = false
  ) -> Double? {
    guard moments.compute(lags) else { return nil }
    let r = lags.stateLength
    stateLength = r
    changes.removeAll(keepingCapacity: true)
    deviations.removeAll(keepingCapacity: true)
    let sweep = prepare(lags, r, columns)
    return loop(
      sweep, data: data, count: count, columns: columns, errors: errors, keeps: keepsSteps)
  }

  /// The predicted state of a column after the last run.
  func state(_ column: Int) -> [Double] {
    let start = memory + statesOffset + column * (stateLength + 1)
    return (0..<stateLength).map { start[$0] }
  }

  /// The vectors of one run; change and states have one entry more, which is 0.
  private struct Sweep {
    let r: Int
    let phi: UnsafeMutablePointer<Double>
    let gain: UnsafeMutablePointer<Double>
    let change: UnsafeMutablePointer<Double>
    let states: UnsafeMutablePointer<Double>

    /// Moves gain and change one step on.
    @inline(__always) func advance(_ ratio: Double, _ first: Double) {
      for i in 0..<r {
        let moved = change[i + 1] + phi[i] * first
        change[i] = moved - ratio * gain[i]
        gain[i] -= ratio * moved
      }
    }

    /// Predicts the next state of a column from the error `weight · F`.
    @inline(__always) func predict(_ state: UnsafeMutablePointer<Double>, _ weight: Double) {
      let first = state[0]
      for i in 0..<r { state[i] = state[i + 1] + phi[i] * first + gain[i] * weight }
    }

    /// Whether what is left of the change is too small to matter.
    var isSettled: Bool {
      var sum = 0.0
      for i in 0..<r { sum += change[i] * change[i] }
      return sum < 1e-20
    }
  }

  private func loop(
    _ sweep: Sweep, data: UnsafePointer<Double>, count: Int, columns: Int,
    errors: UnsafeMutablePointer<Double>, keeps: Bool
  ) -> Double? {
    let stride = sweep.r + 1
    var (variance, product, logVariance, settled) = (moments.variance, 1.0, 0.0, false)
    for t in 0..<count {
      guard variance > 0 else { return nil }
      let deviation = variance.squareRoot()
      let (perDeviation, perVariance) = (1 / deviation, 1 / variance)
      for c in 0..<columns {
        let state = sweep.states + c * stride
        let error = data[c * count + t] - state[0]
        errors[c * count + t] = error * perDeviation
        sweep.predict(state, error * perVariance)
      }
      product *= variance
      if product > 1e100 || product < 1e-100 {
        logVariance += log(product)
        product = 1
      }
      if keeps {
        keep(deviation, settled ? [] : (0..<sweep.r).map { sweep.change[$0] / deviation })
      }
      if settled { continue }
      let first = sweep.change[0]
      let ratio = first * perVariance
      sweep.advance(ratio, first)
      variance -= ratio * first
      if t & 15 == 15, sweep.isSettled { settled = true }
    }
    return logVariance + log(product)
  }

  private func keep(_ deviation: Double, _ change: [Double]) {
    deviations.append(deviation)
    if !change.isEmpty { changes.append(change) }
  }

  private func prepare(_ lags: ARMALags, _ r: Int, _ columns: Int) -> Sweep {
    let needed = 3 * r + 1 + columns * (r + 1)
    if needed > capacity {
      memory.deallocate()
      capacity = 2 * needed
      memory = .allocate(capacity: capacity)
    }
    for i in 0..<needed { memory[i] = 0 }
    statesOffset = 3 * r + 1
    let sweep = Sweep(
      r: r, phi: memory, gain: memory + r, change: memory + 2 * r, states: memory + statesOffset)
    let first = moments.firstColumn
    for i in 0..<lags.arCount { sweep.phi[i] = lags.ar[i] }
    for i in 0..<r {
      sweep.gain[i] = sweep.phi[i] * first[0] + (i + 1 < r ? first[i + 1] : 0)
      sweep.change[i] = sweep.gain[i]
    }
    return sweep
  }
}
