import Glibc

/// The inverse of an increasing probability by Newton's method inside a bracket.
enum Inversion {
  /// A probability with its complement at a point, and its derivative there.
  struct Point {
    let tails: Tails
    let slope: Double
  }

  /// The u at which the smaller of `lower` and `upper` is met, on a logarithmic scale.
  ///
  /// Newton steps that leave the bracket become bisections, so it ends for every increasing function.
  static func solve(
    lower: Double, upper: Double, start: Double, range: ClosedRange<Double>,
    at point: (Double) -> Point
  ) -> Double {
    var (low, high) = (range.lowerBound, range.upperBound)
    var u = min(max(start.isNaN ? 0 : start, low), high)
    let useLower = lower <= upper
    let target = useLower ? lower : upper
    for _ in 0..<300 {
      let here = point(u)
      let tail = useLower ? here.tails.lower : here.tails.upper
      // Positive where u is too large.
      let error = useLower ? tail / target - 1 : 1 - tail / target
      if error == 0 { return u }
      if error > 0 { high = u } else { low = u }
      var next = u - newtonStep(tail, target, here.slope, useLower)
      if !(next > low && next < high) {
        let reach = 4 + u.magnitude
        next =
          low == range.lowerBound && high == u
          ? max(u - reach, (low + high) / 2)
          : high == range.upperBound && low == u
            ? min(u + reach, (low + high) / 2) : (low + high) / 2
      }
      let scale = max(1, u.magnitude)
      if (next - u).magnitude <= 4e-16 * scale || high - low <= 1e-16 * scale { return next }
      u = next
    }
    return u
  }

  /// Newton's step for log tail(u) = log target.
  private static func newtonStep(
    _ tail: Double, _ target: Double, _ slope: Double, _ rising: Bool
  ) -> Double {
    guard tail > 0, slope > 0 else { return .nan }
    let step = log1p((tail - target) / target) * tail / slope
    return rising ? step : -step
  }
}
