/// The simplex method in up to four dimensions, inside a box, without allocation per step.
///
/// J. A. Nelder and R. Mead (1965), *Computer Journal* 7, 308–313, points outside being moved onto the
/// boundary.
struct Simplex {
  /// How many coordinates are searched, 1 to 4; the others stay as they are.
  let dimensions: Int
  /// The smallest value of each coordinate.
  let lower: SIMD4<Double>
  /// The largest value of each coordinate.
  let upper: SIMD4<Double>
  /// The size of the first simplex in each coordinate.
  let step: SIMD4<Double>
  /// The largest number of evaluations.
  var evaluations = 400
  /// The relative spread of the values at which the search ends.
  var tolerance = 1e-9

  private typealias Corner = (x: SIMD4<Double>, f: Double)

  /// The best point found, starting from one whose value is known or not.
  func minimum(
    from start: SIMD4<Double>, _ objective: (SIMD4<Double>) -> Double
  ) -> (x: SIMD4<Double>, value: Double) {
    let n = dimensions
    var corners = [Corner](repeating: (start, objective(start)), count: n + 1)
    for axis in 0..<n {
      var x = start
      x[axis] += x[axis] + step[axis] <= upper[axis] ? step[axis] : -step[axis]
      corners[axis + 1] = (x, objective(x))
    }
    var used = n + 1
    while used < evaluations {
      Self.sort(&corners)
      if isSmall(corners) { break }
      used += improve(&corners, objective)
    }
    Self.sort(&corners)
    return (corners[0].x, corners[0].f)
  }

  /// One round: reflection, expansion, contraction or shrinking; returns the evaluations used.
  private func improve(
    _ corners: inout [Corner], _ objective: (SIMD4<Double>) -> Double
  ) -> Int {
    let n = dimensions
    let worst = corners[n]
    var centre = SIMD4<Double>.zero
    for k in 0..<n { centre += corners[k].x }
    centre /= Double(n)
    let mirrored = inside(centre + (centre - worst.x))
    let value = objective(mirrored)
    if value < corners[0].f {
      let further = inside(centre + 2 * (centre - worst.x))
      let ahead = objective(further)
      corners[n] = ahead < value ? (further, ahead) : (mirrored, value)
      return 2
    }
    if value < corners[n - 1].f {
      corners[n] = (mirrored, value)
      return 1
    }
    let nearer = inside(centre + 0.5 * ((value < worst.f ? mirrored : worst.x) - centre))
    let close = objective(nearer)
    if close < min(value, worst.f) {
      corners[n] = (nearer, close)
      return 2
    }
    for k in 1...n {
      let x = corners[0].x + 0.5 * (corners[k].x - corners[0].x)
      corners[k] = (x, objective(x))
    }
    return 2 + n
  }

  private func inside(_ x: SIMD4<Double>) -> SIMD4<Double> {
    x.clamped(lowerBound: lower, upperBound: upper)
  }

  /// Whether all values agree to the tolerance and the corners are close together.
  private func isSmall(_ corners: [Corner]) -> Bool {
    let (best, worst) = (corners[0], corners[dimensions])
    if worst.f - best.f <= tolerance * (best.f.magnitude + worst.f.magnitude) {
      return corners.allSatisfy { corner in
        (0..<dimensions).allSatisfy { (corner.x[$0] - best.x[$0]).magnitude < 1e-2 * step[$0] }
      }
    }
    return false
  }

  private static func sort(_ corners: inout [Corner]) {
    for k in 1..<corners.count {
      var j = k
      while j > 0, corners[j].f < corners[j - 1].f {
        corners.swapAt(j, j - 1)
        j -= 1
      }
    }
  }
}
