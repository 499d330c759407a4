/// Minimisation inside the unit cube, without derivatives and without chance.
enum BoundedSearch {
  /// The best point of a grid, refined by golden section (one dimension) or by the simplex method
  /// of Nelder and Mead (1965), *Computer Journal* 7, 308–313, points outside being moved onto the
  /// boundary.
  static func minimum(
    dimensions: Int, grid: [[Double]], evaluations: Int = 300, _ objective: ([Double]) -> Double
  ) -> [Double] {
    var best = [Double](repeating: 0.5, count: dimensions)
    var value = Double.infinity
    for point in product(grid) {
      let candidate = objective(point)
      if candidate < value { (best, value) = (point, candidate) }
    }
    if dimensions == 1 {
      let x = goldenSection(around: best[0], in: grid[0]) { objective([$0]) }
      return objective([x]) < value ? [x] : best
    }
    return simplex(from: best, evaluations: evaluations, objective)
  }

  private static func product(_ grid: [[Double]]) -> [[Double]] {
    grid.reduce([[]]) { points, axis in points.flatMap { point in axis.map { point + [$0] } } }
  }

  /// Golden section between the grid neighbours of a point.
  private static func goldenSection(
    around x: Double, in axis: [Double], _ f: (Double) -> Double
  ) -> Double {
    let position = axis.firstIndex(of: x) ?? 0
    var low = axis[max(0, position - 1)]
    var high = axis[min(axis.count - 1, position + 1)]
    let ratio = 0.618033988749894848
    var (a, b) = (high - ratio * (high - low), low + ratio * (high - low))
    var (fa, fb) = (f(a), f(b))
    while high - low > 1e-9 {
      if fa <= fb {
        (high, b, fb) = (b, a, fa)
        a = high - ratio * (high - low)
        fa = f(a)
      } else {
        (low, a, fa) = (a, b, fb)
        b = low + ratio * (high - low)
        fb = f(b)
      }
    }
    // The minimum may lie on the boundary, which the section only approaches.
    return [low, high, (low + high) / 2].min { f($0) < f($1) } ?? x
  }

  private static func simplex(
    from start: [Double], evaluations: Int, _ objective: ([Double]) -> Double
  ) -> [Double] {
    func inside(_ x: [Double]) -> [Double] { x.map { min(max($0, 0), 1) } }
    func along(_ a: [Double], _ b: [Double], _ t: Double) -> [Double] {
      inside(zip(a, b).map { $0 + t * ($1 - $0) })
    }
    let n = start.count
    var corners = [(x: start, f: objective(start))]
    for axis in 0..<n {
      var x = start
      x[axis] += x[axis] < 0.5 ? 0.15 : -0.15
      corners.append((x, objective(x)))
    }
    var used = n + 1
    while used < evaluations {
      corners.sort { $0.f < $1.f }
      let (best, worst) = (corners[0], corners[n])
      let spread = (0..<n).map { axis in
        corners.reduce(0) { max($0, ($1.x[axis] - best.x[axis]).magnitude) }
      }
      if spread.allSatisfy({ $0 < 1e-7 }) { break }
      let centre = (0..<n).map { axis in
        corners.dropLast().reduce(0) { $0 + $1.x[axis] } / Double(n)
      }
      let mirrored = along(centre, worst.x, -1)
      let value = objective(mirrored)
      used += 1
      if value < best.f {
        let further = along(centre, worst.x, -2)
        let ahead = objective(further)
        used += 1
        corners[n] = ahead < value ? (further, ahead) : (mirrored, value)
      } else if value < corners[n - 1].f {
        corners[n] = (mirrored, value)
      } else {
        let nearer = along(centre, value < worst.f ? mirrored : worst.x, 0.5)
        let close = objective(nearer)
        used += 1
        if close < min(value, worst.f) {
          corners[n] = (nearer, close)
        } else {
          for k in 1...n {
            let x = along(best.x, corners[k].x, 0.5)
            corners[k] = (x, objective(x))
          }
          used += n
        }
      }
    }
    return corners.min { $0.f < $1.f }?.x ?? start
  }
}
