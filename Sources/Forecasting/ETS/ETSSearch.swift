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
  /// Coordinates that are given rather than searched for.
  var given: Set<Int> = []
  /// Parameters that are given, whatever the coordinates say.
  var parameters: ETSParameters?
  private let width: Int
  private let period: Int
  private let free: [Int]

  init(
    _ model: ETSModel, _ work: ETSWorkspace, parameters: ETSParameters? = nil,
    stateIsGiven: Bool = false
  ) {
    self.model = model
    self.work = work
    self.parameters = parameters
    period = work.period
    width = model.width(period: work.period)
    var free: [Int] = []
    if parameters == nil {
      free.append(0)
      if model.trend != nil { free.append(1) }
      if model.season != nil { free.append(2) }
      if model.damped { free.append(3) }
    }
    if !stateIsGiven {
      free.append(ETSWorkspace.level)
      if model.trend != nil { free.append(ETSWorkspace.trend) }
      if model.season != nil {
        free += (0..<(work.period - 1)).map { ETSWorkspace.season + $0 }
      }
    }
    self.free = free
  }

  func parameters(at x: UnsafePointer<Double>) -> ETSParameters {
    parameters ?? model.parameters(at: x)
  }

  private func load(_ x: UnsafePointer<Double>) {
    work.state[0] = x[ETSWorkspace.level]
    work.state[1] = x[ETSWorkspace.trend]
    if model.season != nil {
      for j in 0..<period { work.state[2 + j] = x[ETSWorkspace.season + j] }
    }
  }

  /// n log Σe² (+ 2 Σ log f), infinite outside the admissible region and where the model breaks down.
  func objective(_ x: UnsafePointer<Double>) -> Double {
    let p = parameters(at: x)
    if model.season != nil, parameters == nil, !ETSBounds.isAdmissible(p, period: period) {
      return .infinity
    }
    var kernel = model.kernel(p, period: period)
    load(x)
    return objective(jipyo_ets_pass(&kernel, work.values, work.count, work.state))
  }

  func objective(_ sums: jipyo_ets_sums) -> Double {
    let n = Double(sums.count)
    // Below rounding error of the values, which are at most 1, a fit is exact.
    let value = n * log(max(sums.squares, n * 1e-28)) + 2 * sums.logs
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
    var value = objective(point)
    guard value.isFinite, !free.isEmpty else { return value }
    var damping = 1e-3
    for iteration in 0..<iterations {
      let squares = linearise(point)
      guard squares > Double(work.observed) * 1e-28 else { return value }
      var accepted = false
      var gain = 0.0
      for _ in 0..<12 {
        let promised = propose(point, damping: damping)
        let next = objective(work.trial)
        gain = value - next
        if next < value {
          let promise = Double(work.observed) * promised / squares
          damping =
            gain > 0.75 * promise
            ? damping * 0.1 : gain < 0.25 * promise ? damping * 3 : damping * 0.5
          point.update(from: work.trial, count: ETSWorkspace.pointSize)
          value = next
          accepted = true
          break
        }
        if promised <= 0 || Double(work.observed) * promised / squares < tolerance * 0.1 { break }
        damping = max(damping, 1e-5) * 8
      }
      if !accepted || gain < tolerance { return value }
      if iteration >= 2, value - 4 * gain > hopeless { return value }
      damping = max(damping, 1e-9)
    }
    return value
  }

  /// The normal equations at a point; returns the sum of squares they belong to.
  private func linearise(_ x: UnsafePointer<Double>) -> Double {
    let p = parameters(at: x)
    var kernel = model.kernel(p, period: period)
    load(x)
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
    return reduce()
  }

  private func evaluate(_ kernel: inout jipyo_ets_model, _ chain: UnsafePointer<Double>) {
    _ = jipyo_ets_jacobian(
      &kernel, work.values, work.count, work.state, chain, width, work.gram, work.means, nil)
  }

  /// Turns the sums of the pass into JᵀJ (lower triangle of `gram`) and Jᵀr (`gradient`).
  private func reduce() -> Double {
    let (gram, means, w) = (work.gram, work.means, width)
    let r = Int(JIPYO_ETS_RESIDUAL)
    let squares = gram[r * w + r]
    let relative = model.error == .multiplicative
    let n = Double(work.observed)
    func cross(_ k: Int) -> Double { k > r ? gram[k * w + r] : gram[r * w + k] }
    for i in free {
      let gi = relative ? means[i] / n : 0
      work.gradient[i] = squares * gi - cross(i)
    }
    if relative {
      for i in free {
        let (gi, ci) = (means[i] / n, cross(i))
        for j in free where j <= i {
          let gj = means[j] / n
          gram[i * w + j] += squares * gi * gj - ci * gj - gi * cross(j)
        }
      }
    }
    return squares
  }

  private func bounds(_ k: Int) -> (Double, Double) {
    switch k {
    case 0: (ETSBounds.least, ETSBounds.most)
    case 1, 2: (0, 1)
    case 3: (ETSBounds.damping.least, ETSBounds.damping.most)
    default: (-.infinity, .infinity)
    }
  }

  /// Puts the damped step from `x` into `trial`; returns the decrease of the sum of squares that the
  /// linearised model promises.
  private func propose(_ x: UnsafePointer<Double>, damping: Double) -> Double {
    let (gram, w, step) = (work.gram, width, work.step)
    var pinned: UInt64 = 0
    for k in 0..<ETSWorkspace.pointSize { step[k] = 0 }
    for k in free where k < 4 {
      let (low, high) = bounds(k)
      if (x[k] <= low && work.gradient[k] > 0) || (x[k] >= high && work.gradient[k] < 0) {
        pinned |= 1 << UInt64(k)
      }
    }
    for _ in 0..<5 {
      solve(pinned: pinned, damping: damping)
      var moved = false
      for k in free where k < 4 && pinned & (1 << UInt64(k)) == 0 {
        let (low, high) = bounds(k)
        let next = x[k] + step[k]
        if next < low || next > high {
          step[k] = (next < low ? low : high) - x[k]
          pinned |= 1 << UInt64(k)
          moved = true
        }
      }
      if !moved { break }
    }
    for k in 0..<ETSWorkspace.pointSize { work.trial[k] = x[k] + step[k] }
    for k in free where k < 4 {
      let (low, high) = bounds(k)
      work.trial[k] = min(max(work.trial[k], low), high)
    }
    var promised = 0.0
    for i in free {
      var product = 0.0
      for j in free { product += (j <= i ? gram[i * w + j] : gram[j * w + i]) * step[j] }
      promised -= step[i] * (2 * work.gradient[i] + product)
    }
    return promised
  }

  /// (JᵀJ + λ diag) step = −Jᵀr over the coordinates that are not pinned, the pinned ones' steps being
  /// given.
  private func solve(pinned: UInt64, damping: Double) {
    let (gram, w, step, factor, z) = (work.gram, width, work.step, work.factor, work.solution)
    let active = free.filter { pinned & (1 << UInt64($0)) == 0 && gram[$0 * w + $0] > 0 }
    let order = active.count
    for (i, a) in active.enumerated() {
      var right = -work.gradient[a]
      for k in free where pinned & (1 << UInt64(k)) != 0 && step[k] != 0 {
        right -= (k <= a ? gram[a * w + k] : gram[k * w + a]) * step[k]
      }
      var row = right
      for (j, b) in active[...i].enumerated() {
        var sum = gram[a * w + b]
        if i == j { sum *= 1 + damping }
        for k in 0..<j { sum -= factor[i * 32 + k] * factor[j * 32 + k] }
        if i == j {
          factor[i * 32 + i] = max(sum, gram[a * w + a] * 1e-13).squareRoot()
        } else {
          factor[i * 32 + j] = sum / factor[j * 32 + j]
        }
      }
      for k in 0..<i { row -= factor[i * 32 + k] * z[k] }
      z[i] = row / factor[i * 32 + i]
    }
    for i in stride(from: order - 1, through: 0, by: -1) {
      var sum = z[i]
      for k in (i + 1)..<max(order, i + 1) { sum -= factor[k * 32 + i] * z[k] }
      z[i] = sum / factor[i * 32 + i]
      step[active[i]] = z[i]
    }
  }
}
