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
    var search = ParabolicSearch(
      from: max(low, best - step), to: min(high, best + step), start: (best, value), tolerance)
    for _ in 0..<60 where !search.isDone {
      let next = search.next()
      search.take(next, f(next))
    }
    return search.best.value < value ? search.best : (best, value)
  }
}

/// The state of Brent's search: an interval, the three best points so far, and the last two moves.
private struct ParabolicSearch {
  private typealias Point = (x: Double, value: Double)
  private var low: Double
  private var high: Double
  private(set) var best: (x: Double, value: Double)
  private var second: Point
  private var third: Point
  private var move = 0.0
  private var before = 0.0
  private let tolerance: Double

  private static let golden = 0.3819660112501051

  @inline(__always)
  init(
    from low: Double, to high: Double, start: (x: Double, value: Double), _ tolerance: Double
  ) {
    self.low = low
    self.high = high
    self.tolerance = tolerance
    (best, second, third) = (start, start, start)
  }

  private var middle: Double { (low + high) / 2 }

  @inline(__always)
  var isDone: Bool { (best.x - middle).magnitude <= 2 * tolerance - (high - low) / 2 }

  /// Where to look next: the lowest point of a parabola where that is a good step, else golden section.
  @inline(__always)
  mutating func next() -> Double {
    if before.magnitude <= tolerance || !moveByParabola() {
      before = (best.x < middle ? high : low) - best.x
      move = Self.golden * before
    }
    let least = move > 0 ? tolerance : -tolerance
    return best.x + (move.magnitude >= tolerance ? move : least)
  }

  /// Through the three best points; false where it leads outside or moves more than half the last step
  /// but one.
  @inline(__always)
  private mutating func moveByParabola() -> Bool {
    let r = (best.x - second.x) * (best.value - third.value)
    var q = (best.x - third.x) * (best.value - second.value)
    var p = (best.x - third.x) * q - (best.x - second.x) * r
    q = 2 * (q - r)
    if q > 0 { p = -p }
    q = q.magnitude
    guard p.magnitude < (q * before / 2).magnitude, p > q * (low - best.x),
      p < q * (high - best.x)
    else { return false }
    before = move
    move = p / q
    let x = best.x + move
    if x - low < 2 * tolerance || high - x < 2 * tolerance {
      move = best.x < middle ? tolerance : -tolerance
    }
    return true
  }

  /// Takes the value at a point.
  @inline(__always)
  mutating func take(_ x: Double, _ value: Double) {
    if value <= best.value {
      if x < best.x { high = best.x } else { low = best.x }
      (third, second, best) = (second, best, (x, value))
      return
    }
    if x < best.x { low = x } else { high = x }
    if value <= second.value || second.x == best.x {
      (third, second) = (second, (x, value))
    } else if value <= third.value || third.x == best.x || third.x == second.x {
      third = (x, value)
    }
  }
}
