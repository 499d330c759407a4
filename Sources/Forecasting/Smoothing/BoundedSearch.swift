/// Minimisation inside the unit cube, without derivatives and without chance.
enum BoundedSearch {
  /// The best point of a grid, refined by golden section (one dimension) or by the simplex method
  /// of Nelder and Mead (1965), *Computer Journal* 7, 308–313, points outside being moved onto the
  /// boundary.
  static func minimum(
    dimensions: Int, grid: [[Double]], evaluations: Int = 300,
    _ objective: ([Double]) -> Double
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
    var simplex = CubeSimplex(from: best, objective)
    return simplex.minimum(evaluations: evaluations, objective)
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

}

/// The simplex of Nelder and Mead inside the unit cube.
private struct CubeSimplex {
  private typealias Corner = (x: [Double], f: Double)
  /// Best first at the beginning of each step.
  private var corners: [Corner] = []
  private var used = 0

  init(from start: [Double], _ objective: ([Double]) -> Double) {
    corners = [corner(start, objective)]
    for axis in start.indices {
      var x = start
      x[axis] += x[axis] < 0.5 ? 0.15 : -0.15
      corners.append(corner(x, objective))
    }
  }

  mutating func minimum(
    evaluations: Int, _ objective: ([Double]) -> Double
  ) -> [Double] {
    while used < evaluations {
      corners.sort { $0.f < $1.f }
      if isSmall { break }
      step(objective)
    }
    return corners.min { $0.f < $1.f }?.x ?? []
  }

  private mutating func corner(
    _ x: [Double], _ objective: ([Double]) -> Double
  ) -> Corner {
    used += 1
    return (x, objective(x))
  }

  private var isSmall: Bool {
    corners[0].x.indices.allSatisfy { axis in
      corners.allSatisfy { ($0.x[axis] - corners[0].x[axis]).magnitude < 1e-7 }
    }
  }

  /// The middle of all corners but the worst.
  private var centre: [Double] {
    let better = corners.dropLast()
    return corners[0].x.indices.map { axis in
      better.reduce(0) { $0 + $1.x[axis] } / Double(better.count)
    }
  }

  /// A point on the way from `a` to `b`, moved into the cube.
  private static func along(_ a: [Double], _ b: [Double], _ t: Double) -> [Double] {
    zip(a, b).map { min(max($0 + t * ($1 - $0), 0), 1) }
  }

  /// Moves the worst corner: over the centre, farther, or nearer; or else draws all to the best.
  private mutating func step(_ objective: ([Double]) -> Double) {
    let last = corners.count - 1
    let (best, worst, centre) = (corners[0], corners[last], self.centre)
    let mirrored = corner(Self.along(centre, worst.x, -1), objective)
    if mirrored.f < best.f {
      let further = corner(Self.along(centre, worst.x, -2), objective)
      corners[last] = further.f < mirrored.f ? further : mirrored
    } else if mirrored.f < corners[last - 1].f {
      corners[last] = mirrored
    } else {
      let side = mirrored.f < worst.f ? mirrored : worst
      let nearer = corner(Self.along(centre, side.x, 0.5), objective)
      if nearer.f < side.f {
        corners[last] = nearer
      } else {
        shrink(objective)
      }
    }
  }

  private mutating func shrink(_ objective: ([Double]) -> Double) {
    let best = corners[0].x
    for k in corners.indices.dropFirst() {
      corners[k] = corner(Self.along(best, corners[k].x, 0.5), objective)
    }
  }
}
