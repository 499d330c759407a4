/// Minimisation over an interval, without derivatives.
enum LineSearch {
  /// The best of evenly spread points, refined between its neighbours.
  ///
  /// Golden section with parabolic steps: R. P. Brent (1973), *Algorithms for Minimization without
  /// Derivatives*, ch. 5. About `points` + 10 evaluations; `tolerance` is absolute.
  @inline(__always)
  static func minimum(
    in range: ClosedRange<Double>, points: Int, tolerance: Double, _ f: (Double) -> Double
  ) -> (x: Double, value: Double) {
    let (low, high) = (range.lowerBound, range.upperBound)
    let step = (high - low) / Double(max(1, points - 1))
    var (best, value) = (low, Double.infinity)
    for k in 0..<max(2, points) {
      let x = k == points - 1 ? high : low + Double(k) * step
      let candidate = f(x)
      if candidate < value { (best, value) = (x, candidate) }
    }
    let found = brent(
      max(low, best - step), min(high, best + step), start: (best, value), tolerance, f)
    return found.value < value ? found : (best, value)
  }

  @inline(__always)
  private static func brent(
    _ low: Double, _ high: Double, start: (x: Double, value: Double), _ tolerance: Double,
    _ f: (Double) -> Double
  ) -> (x: Double, value: Double) {
    let golden = 0.3819660112501051
    var (a, b) = (low, high)
    var (x, w, v) = (start.x, start.x, start.x)
    var (fx, fw, fv) = (start.value, start.value, start.value)
    var (move, before) = (0.0, 0.0)
    for _ in 0..<60 {
      let middle = (a + b) / 2
      if (x - middle).magnitude <= 2 * tolerance - (b - a) / 2 { break }
      var isParabolic = false
      if before.magnitude > tolerance {
        let r = (x - w) * (fx - fv)
        var q = (x - v) * (fx - fw)
        var p = (x - v) * q - (x - w) * r
        q = 2 * (q - r)
        if q > 0 { p = -p }
        q = q.magnitude
        if p.magnitude < (q * before / 2).magnitude, p > q * (a - x), p < q * (b - x) {
          before = move
          move = p / q
          let u = x + move
          if u - a < 2 * tolerance || b - u < 2 * tolerance {
            move = x < middle ? tolerance : -tolerance
          }
          isParabolic = true
        }
      }
      if !isParabolic {
        before = (x < middle ? b : a) - x
        move = golden * before
      }
      let u = x + (move.magnitude >= tolerance ? move : (move > 0 ? tolerance : -tolerance))
      let fu = f(u)
      if fu <= fx {
        if u < x { b = x } else { a = x }
        (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu)
      } else {
        if u < x { a = u } else { b = u }
        if fu <= fw || w == x {
          (v, fv, w, fw) = (w, fw, u, fu)
        } else if fu <= fv || v == x || v == w {
          (v, fv) = (u, fu)
        }
      }
    }
    return (x, fx)
  }
}
