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
  private var phi: [Double] = []
  private var gain: [Double] = []
  private var change: [Double] = []
  /// The predicted state of each column, `stateLength + 1` entries each, the last one 0.
  private(set) var states: [Double] = []
  private(set) var stateLength = 0
  /// The rank-one changes `L_t / √F_t` of the state's covariance, kept only where asked for.
  private(set) var changes: [[Double]] = []
  /// The standard deviation of each error in units of σ, kept only where asked for.
  private(set) var deviations: [Double] = []

  /// Runs the filter over `columns` columns of `count` values, one after the other in `data`.
  ///
  /// The errors, divided by their standard deviations in units of σ, go to `errors`, laid out as `data`;
  /// ``changes`` and ``deviations`` are filled where `keepsSteps` says so.
  ///
  /// - Returns: the sum of the logarithms of the error variances in units of σ²; nil where the
  ///   autoregression is not stationary.
  func run(
    autoregression: [Double], movingAverage: [Double], data: UnsafePointer<Double>, count: Int,
    columns: Int, errors: UnsafeMutablePointer<Double>, keepsSteps: Bool = false
  ) -> Double? {
    guard let moments = ARMAMoments(phi: autoregression, theta: movingAverage) else { return nil }
    let r = max(autoregression.count, movingAverage.count + 1)
    prepare(moments.firstColumn(), autoregression, r, columns)
    changes.removeAll(keepingCapacity: true)
    deviations.removeAll(keepingCapacity: true)
    return phi.withUnsafeBufferPointer { phi in
      gain.withUnsafeMutableBufferPointer { gain in
        change.withUnsafeMutableBufferPointer { change in
          states.withUnsafeMutableBufferPointer { states in
            guard let phi = phi.baseAddress, let gain = gain.baseAddress,
              let change = change.baseAddress, let states = states.baseAddress
            else { return nil }
            return Self.loop(
              Sweep(r: r, phi: phi, gain: gain, change: change, states: states),
              start: moments.variance, data: data, count: count, columns: columns, errors: errors,
              keep: keepsSteps ? { self.keep($0, $1) } : nil)
          }
        }
      }
    }
  }

  /// The vectors of one run.
  private struct Sweep {
    let r: Int
    let phi: UnsafePointer<Double>
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

  private static func loop(
    _ sweep: Sweep, start: Double, data: UnsafePointer<Double>, count: Int, columns: Int,
    errors: UnsafeMutablePointer<Double>, keep: ((Double, [Double]) -> Void)?
  ) -> Double? {
    let stride = sweep.r + 1
    var (variance, product, logVariance, settled) = (start, 1.0, 0.0, false)
    for t in 0..<count {
      guard variance > 0 else { return nil }
      let deviation = variance.squareRoot()
      for c in 0..<columns {
        let state = sweep.states + c * stride
        let error = data[c * count + t] - state[0]
        errors[c * count + t] = error / deviation
        sweep.predict(state, error / variance)
      }
      product *= variance
      if product > 1e100 || product < 1e-100 {
        logVariance += log(product)
        product = 1
      }
      keep?(deviation, settled ? [] : (0..<sweep.r).map { sweep.change[$0] / deviation })
      if settled { continue }
      let first = sweep.change[0]
      let ratio = first / variance
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

  private func prepare(_ first: [Double], _ autoregression: [Double], _ r: Int, _ columns: Int) {
    stateLength = r
    Self.fill(&phi, r)
    Self.fill(&gain, r)
    Self.fill(&change, r + 1)
    Self.fill(&states, columns * (r + 1))
    for (index, value) in autoregression.enumerated() { phi[index] = value }
    for i in 0..<r {
      gain[i] = phi[i] * first[0] + (i + 1 < r ? first[i + 1] : 0)
      change[i] = gain[i]
    }
  }

  /// `count` zeros, in the memory that is there where it suffices.
  private static func fill(_ array: inout [Double], _ count: Int) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: repeatElement(0, count: count))
  }
}
