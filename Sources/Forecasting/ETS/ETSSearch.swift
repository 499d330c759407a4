import CKernels
import Foundation

/// Maximum likelihood for one model: Levenberg and Marquardt's method over smoothing parameters and
/// initial states at once, with analytic derivatives, inside the bounds.
///
/// The likelihood concentrated over the variance is a sum of squares: `Σ e²`, or `G² Σ (e/f)²` with the
/// geometric mean G of the forecasts for relative errors. K. Levenberg (1944), *Quarterly of Applied
/// Mathematics* 2, 164–168; D. W. Marquardt (1963), *SIAM Journal* 11, 431–441.
struct ETSSearch {
  let model: ETSModel
  let work: ETSWorkspace
  /// Parameters that are given, whatever the coordinates say.
  var parameters: ETSParameters?
  private let width: Int
  private let period: Int
  private let isStateGiven: Bool

  init(
    _ model: ETSModel, _ work: ETSWorkspace, parameters: ETSParameters? = nil,
    stateIsGiven: Bool = false
  ) {
    self.model = model
    self.work = work
    self.parameters = parameters
    period = work.period
    width = model.width(period: work.period)
    isStateGiven = stateIsGiven
  }

  func parameters(at x: UnsafePointer<Double>) -> ETSParameters {
    parameters ?? model.parameters(at: x)
  }

  /// n log Σe² (+ 2 Σ log f), infinite outside the admissible region and where the model breaks down.
  func objective(_ x: UnsafePointer<Double>) -> Double {
    let p = parameters(at: x)
    if model.season != nil, parameters == nil, !ETSBounds.isAdmissible(p, period: period) {
      return .infinity
    }
    var kernel = model.kernel(p, period: period)
    work.load(x, model)
    return objective(jipyo_ets_pass(&kernel, work.values, work.count, work.state))
  }

  /// A sum of squares of rounding errors only, the values being at most 1.
  static func exact(_ work: ETSWorkspace) -> Double { Double(max(1, work.observed)) * 1e-28 }

  func objective(_ sums: jipyo_ets_sums) -> Double {
    let n = Double(sums.count)
    let value = n * log(max(sums.squares, Self.exact(work))) + 2 * sums.logs
    return value.isNaN ? .infinity : value
  }

  /// Improves `point` in place.
  ///
  /// - Parameters:
  ///   - point: where to start; where the search ended.
  ///   - tolerance: the improvement of −2 log L at which to stop.
  ///   - iterations: the most steps to take.
  ///   - hopeless: gives up where even three times the improvement in sight leaves −2 log L above it.
  /// - Returns: −2 log L without its constants.
  func descend(
    _ point: UnsafeMutablePointer<Double>, tolerance: Double, iterations: Int,
    hopeless: Double = .infinity
  ) -> Double {
    let step = ETSStep(
      work, width: width,
      smoothing: parameters == nil ? model : nil, states: isStateGiven ? nil : model)
    var way = Way(value: objective(point))
    guard way.value.isFinite, step.count > 0 else { return way.value }
    for iteration in 0..<iterations {
      let squares = linearise(point, step)
      guard squares > Self.exact(work) else { return way.value }
      let gain = improve(point, step, squares: squares, tolerance: tolerance, &way)
      guard let gain, gain >= tolerance else { return way.value }
      if iteration >= 2, way.value - 4 * gain > hopeless { return way.value }
      way.damping = max(way.damping, 1e-9)
    }
    return way.value
  }

  /// How far the descent has come.
  private struct Way {
    /// −2 log L without its constants.
    var value: Double
    /// How short the next step is held.
    var damping = 1e-3

    /// Longer steps where the last one gave what was promised, shorter ones where it gave much less.
    mutating func adapt(gain: Double, promise: Double) {
      damping =
        gain > 0.75 * promise
        ? damping * 0.1 : gain < 0.25 * promise ? damping * 3 : damping * 0.5
    }
  }

  /// Tries shorter and shorter steps until one improves the point; returns what it gained, nil where
  /// none does.
  private func improve(
    _ point: UnsafeMutablePointer<Double>, _ step: ETSStep, squares: Double, tolerance: Double,
    _ way: inout Way
  ) -> Double? {
    for _ in 0..<12 {
      let promised = step.propose(point, damping: way.damping)
      let promise = Double(work.observed) * promised / squares
      let next = objective(work.trial)
      if next < way.value {
        let gain = way.value - next
        way.adapt(gain: gain, promise: promise)
        way.value = next
        point.update(from: work.trial, count: ETSWorkspace.pointSize)
        return gain
      }
      if promised <= 0 || promise < tolerance * 0.1 { return nil }
      way.damping = max(way.damping, 1e-5) * 8
    }
    return nil
  }

  /// The normal equations at a point; returns the sum of squares they belong to.
  private func linearise(_ x: UnsafePointer<Double>, _ step: ETSStep) -> Double {
    let p = parameters(at: x)
    var kernel = model.kernel(p, period: period)
    work.load(x, model)
    let (least, alpha) = (ETSBounds.least, x[0])
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 16) { chain in
      chain.initialize(repeating: 0)
      if parameters == nil {
        chain[0] = 1
        chain[4] = x[1]
        chain[5] = alpha - least
        chain[8] = -x[2]
        chain[10] = 1 - alpha - least
        chain[15] = 1
      }
      if let base = chain.baseAddress { evaluate(&kernel, base) }
    }
    return step.reduce(relative: model.error == .multiplicative)
  }

  private func evaluate(_ kernel: inout jipyo_ets_model, _ chain: UnsafePointer<Double>) {
    _ = jipyo_ets_jacobian(
      &kernel, work.values, work.count, work.state, chain, width, work.gram, work.means, nil)
  }
}
