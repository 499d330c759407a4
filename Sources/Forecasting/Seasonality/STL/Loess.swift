/// Local regression with tricube weights on an equally spaced series, as STL uses it.
///
/// The arithmetic is that of the Fortran program of Cleveland and others (1990), which R's `stl()` runs:
/// the fit at every `jump`-th point and straight lines between, so that the work per point does not
/// depend on the window.
struct Loess: Sendable {
  /// How many neighbours take part, odd.
  let window: Int
  /// 0 for local means, 1 for local lines.
  let degree: Int
  /// The distance between points at which the fit is computed.
  let jump: Int

  /// Smooths `y` into `out`; `work` has room for as many weights.
  func smooth(
    _ y: UnsafeBufferPointer<Double>, robustness: UnsafeBufferPointer<Double>?,
    into out: UnsafeMutableBufferPointer<Double>, work: UnsafeMutableBufferPointer<Double>
  ) {
    let n = y.count
    guard n > 1 else {
      if n == 1 { out[0] = y[0] }
      return
    }
    let step = min(jump, n - 1)
    var last = (left: 0, right: n - 1)
    for i in stride(from: 0, to: n, by: step) {
      last = neighbours(of: i, count: n)
      out[i] = estimate(y, at: Double(i), last, robustness, work) ?? y[i]
    }
    if step > 1 { interpolate(y, last, step, robustness, out, work) }
  }

  /// The first and last neighbour of a point.
  private func neighbours(of i: Int, count n: Int) -> (left: Int, right: Int) {
    if window >= n { return (0, n - 1) }
    let left = min(max(0, i - (window - 1) / 2), n - window)
    return (left, left + window - 1)
  }

  private func interpolate(
    _ y: UnsafeBufferPointer<Double>, _ last: (left: Int, right: Int), _ step: Int,
    _ robustness: UnsafeBufferPointer<Double>?, _ out: UnsafeMutableBufferPointer<Double>,
    _ work: UnsafeMutableBufferPointer<Double>
  ) {
    let n = y.count
    func line(_ a: Int, _ b: Int) {
      let slope = (out[b] - out[a]) / Double(b - a)
      for j in (a + 1)..<max(a + 1, b) { out[j] = out[a] + slope * Double(j - a) }
    }
    for i in stride(from: 0, to: n - step, by: step) { line(i, i + step) }
    let end = (n - 1) / step * step
    if end != n - 1 {
      out[n - 1] = estimate(y, at: Double(n - 1), last, robustness, work) ?? y[n - 1]
      line(end, n - 1)
    }
  }

  /// The fit at a place, which may lie outside the series; nil where all weights are 0.
  func estimate(
    _ y: UnsafeBufferPointer<Double>, at x: Double, _ range: (left: Int, right: Int),
    _ robustness: UnsafeBufferPointer<Double>?, _ work: UnsafeMutableBufferPointer<Double>
  ) -> Double? {
    guard weights(at: x, range, count: y.count, robustness, work) else { return nil }
    var sum = 0.0
    for j in range.left...range.right { sum += work[j] * y[j] }
    return sum
  }

  /// The weights of the neighbours in the fit at a place, which sum to 1; false where all are 0.
  func weights(
    at x: Double, _ range: (left: Int, right: Int), count n: Int,
    _ robustness: UnsafeBufferPointer<Double>?, _ work: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    var h = max(x - Double(range.left), Double(range.right) - x)
    if window > n { h += Double((window - n) / 2) }
    let (near, far) = (0.001 * h, 0.999 * h)
    var total = 0.0
    for j in range.left...range.right {
      let r = (Double(j) - x).magnitude
      var w = 0.0
      if r <= far {
        let ratio = r / h
        let tricube = 1 - ratio * ratio * ratio
        w = r <= near ? 1 : tricube * tricube * tricube
        if let robustness { w *= robustness[j] }
        total += w
      }
      work[j] = w
    }
    guard total > 0 else { return false }
    for j in range.left...range.right { work[j] /= total }
    if h > 0, degree > 0 { tilt(x, range, count: n, work) }
    return true
  }

  /// Turns the weights of a local mean into those of a local line.
  private func tilt(
    _ x: Double, _ range: (left: Int, right: Int), count n: Int,
    _ work: UnsafeMutableBufferPointer<Double>
  ) {
    var centre = 0.0
    for j in range.left...range.right { centre += work[j] * Double(j) }
    var spread = 0.0
    for j in range.left...range.right {
      let distance = Double(j) - centre
      spread += work[j] * distance * distance
    }
    guard spread.squareRoot() > 0.001 * Double(n - 1) else { return }
    let slope = (x - centre) / spread
    for j in range.left...range.right { work[j] *= slope * (Double(j) - centre) + 1 }
  }
}
