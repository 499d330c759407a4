import CKernels

/// The damped step of Levenberg and Marquardt inside the bounds of the smoothing parameters, in memory
/// of the workspace.
struct ETSStep {
  /// How many coordinates are searched over.
  let count: Int
  private let work: ETSWorkspace
  private let width: Int
  /// The coordinates searched over, states first, smoothing parameters (below 4) last.
  private let free: UnsafeMutablePointer<Int>
  /// How many of them are states.
  private let states: Int

  /// - Parameters:
  ///   - work: the memory.
  ///   - width: how many coordinates a row of derivatives has.
  ///   - smoothing: the model whose smoothing parameters are searched for; nil where they are given.
  ///   - states: the model whose initial states are searched for; nil where they are given.
  init(_ work: ETSWorkspace, width: Int, smoothing: ETSModel?, states: ETSModel?) {
    self.work = work
    self.width = width
    free = work.free
    var count = 0
    func add(_ k: Int) {
      work.free[count] = k
      count += 1
    }
    if let states {
      add(ETSWorkspace.level)
      if states.trend != nil { add(ETSWorkspace.trend) }
      if states.season != nil {
        for j in 0..<(work.period - 1) { add(ETSWorkspace.season + j) }
      }
    }
    self.states = count
    if let smoothing {
      add(0)
      if smoothing.trend != nil { add(1) }
      if smoothing.season != nil { add(2) }
      if smoothing.damped { add(3) }
    }
    self.count = count
  }

  /// Turns the sums of the pass into JᵀJ (lower triangle of `gram`) and Jᵀr (`gradient`); returns rᵀr.
  func reduce(relative: Bool) -> Double {
    let (gram, means, gradient, w) = (work.gram, work.means, work.gradient, width)
    let r = Int(JIPYO_ETS_RESIDUAL)
    let squares = gram[r * w + r]
    let n = relative ? Double(work.observed) : .infinity
    for a in 0..<count {
      let i = free[a]
      gradient[i] = squares * (means[i] / n) - (i > r ? gram[i * w + r] : gram[r * w + i])
    }
    guard relative else { return squares }
    for a in 0..<count {
      let i = free[a]
      let mean = means[i] / n
      // The sum of products with the residual.
      let cross = squares * mean - gradient[i]
      for b in 0..<count where free[b] <= i {
        let j = free[b]
        gram[i * w + j] += mean * gradient[j] - cross * (means[j] / n)
      }
    }
    return squares
  }

  private static func bounds(_ k: Int) -> (low: Double, high: Double) {
    switch k {
    case 0: (ETSBounds.least, ETSBounds.most)
    case 3: (ETSBounds.damping.least, ETSBounds.damping.most)
    default: (0, 1)
    }
  }

  /// Puts the damped step from `x` into `trial`; returns the decrease of the sum of squares that the
  /// linearised model promises.
  func propose(_ x: UnsafePointer<Double>, damping: Double) -> Double {
    let step = work.step
    var pinned = 0
    for k in 0..<ETSWorkspace.pointSize { step[k] = 0 }
    for a in states..<count {
      let k = free[a]
      let (low, high) = Self.bounds(k)
      let outward = work.gradient[k] > 0 ? x[k] <= low : x[k] >= high
      if outward { pinned |= 1 << k }
    }
    // Whatever would leave its range stops at the bound, and the others adapt to that.
    for _ in 0...4 {
      solve(pinned: pinned, damping: damping)
      let before = pinned
      for a in states..<count where pinned & (1 << free[a]) == 0 {
        let k = free[a]
        let (low, high) = Self.bounds(k)
        guard x[k] + step[k] < low || x[k] + step[k] > high else { continue }
        step[k] = (x[k] + step[k] < low ? low : high) - x[k]
        pinned |= 1 << k
      }
      if pinned == before { break }
    }
    for k in 0..<ETSWorkspace.pointSize { work.trial[k] = x[k] + step[k] }
    for a in states..<count {
      let (low, high) = Self.bounds(free[a])
      work.trial[free[a]] = min(max(work.trial[free[a]], low), high)
    }
    return promise()
  }

  /// `−(2 gᵀ d + dᵀ H d)` for the step d.
  private func promise() -> Double {
    let (gram, step, w) = (work.gram, work.step, width)
    var sum = 0.0
    for a in 0..<count {
      let i = free[a]
      var product = 0.0
      for b in 0..<count {
        let j = free[b]
        product += (j <= i ? gram[i * w + j] : gram[j * w + i]) * step[j]
      }
      sum -= step[i] * (2 * work.gradient[i] + product)
    }
    return sum
  }

  /// Solves (JᵀJ + λ diag) step = −Jᵀr over the coordinates that are not pinned, given the steps of
  /// those that are: Cholesky's factor in rows of the upper triangle, the right side as a last column.
  private func solve(pinned: Int, damping: Double) {
    let order = gather(pinned: pinned, damping: damping)
    factorise(order)
    let (step, u, active) = (work.step, work.factor, work.active)
    for a in Swift.stride(from: order - 1, through: 0, by: -1) {
      let row = u + a * ETSWorkspace.rowSize
      var sum = row[order]
      for b in (a + 1)..<max(order, a + 1) { sum -= row[b] * step[active[b]] }
      step[active[a]] = sum / row[a]
    }
  }

  /// Writes the damped normal equations of what is free and not pinned, right side last; returns their number.
  private func gather(pinned: Int, damping: Double) -> Int {
    let (gram, step, u, w) = (work.gram, work.step, work.factor, width)
    let active = work.active
    var order = 0
    for a in 0..<count where pinned & (1 << free[a]) == 0 && gram[free[a] * (w + 1)] > 0 {
      active[order] = free[a]
      order += 1
    }
    let stride = ETSWorkspace.rowSize
    for a in 0..<order {
      let i = active[a]
      for b in a..<order {
        let j = active[b]
        u[a * stride + b] = i <= j ? gram[j * w + i] : gram[i * w + j]
      }
      u[a * stride + a] *= 1 + damping
      var right = -work.gradient[i]
      for b in states..<count where pinned & (1 << free[b]) != 0 {
        let j = free[b]
        right -= (i <= j ? gram[j * w + i] : gram[i * w + j]) * step[j]
      }
      u[a * stride + order] = right
    }
    return order
  }

  /// Cholesky in place, the right side forward with it.
  private func factorise(_ order: Int) {
    let (gram, u, active) = (work.gram, work.factor, work.active)
    let stride = ETSWorkspace.rowSize
    for a in 0..<order {
      let row = u + a * stride
      let pivot = max(row[a], gram[active[a] * (width + 1)] * 1e-13).squareRoot()
      let scale = 1 / pivot
      for b in a...order { row[b] *= scale }
      row[a] = pivot
      for b in (a + 1)..<max(order, a + 1) {
        let (factor, other) = (row[b], u + b * stride)
        for c in b...order { other[c] -= factor * row[c] }
      }
    }
  }
}
