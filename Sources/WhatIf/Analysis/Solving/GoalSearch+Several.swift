import Indicators

extension GoalSearch {
  /// Several levers: surveys a grid, then from the nearest settings that reach the goal follows the
  /// edge of what reaches it to the least change, and at last onto the levers' steps.
  func amongSeveral() throws(Findings) -> (point: [Double], reaches: Bool) {
    let points = survey()
    let found = try margins(points, draws: fewer)
    var starts = zip(points, found).filter { $1 >= 0 }.map(\.0)
      .sorted { distance($0) < distance($1) }
    if starts.isEmpty {
      let top = highest(points, found) ?? today
      let best = try climb(from: top)
      guard try margins([best], draws: draws)[0] >= 0 else { return (best, false) }
      starts = [best]
    }
    var best: [Double]?
    for start in starts.prefix(2) {
      let edge = try followEdge(from: start)
      guard let point = try ontoSteps(edge, beyond: start) else { continue }
      if best.map({ distance(point) < distance($0) }) ?? true { best = point }
    }
    if let best { return (best, true) }
    // The survey was too hopeful: with all draws no start reaches the goal.
    let top = try climb(from: starts[0])
    return (top, try margins([top], draws: draws)[0] >= 0)
  }

  /// All combinations of some choices of each lever, at most about a thousand.
  private func survey() -> [[Double]] {
    let each = [1: 65, 2: 27, 3: 10, 4: 5, 5: 4, 6: 3][ranges.count] ?? 2
    return ranges.reduce([[]]) { points, range in
      points.flatMap { point in range.grid(each).map { point + [$0] } }
    }
  }

  /// Steps along the edge, each time to the point nearest today of the edge's tangent plane.
  private func followEdge(from start: [Double]) throws(Findings) -> [Double] {
    var edge = try boundary(from: today, to: start, draws: fewer, onSteps: false)
    for _ in 0..<8 {
      guard let aim = footOfTangent(at: edge, slopes: try slopes(at: edge)) else { break }
      let beyond = [1, 1.02, 1.1, 1.25, 1.6, 2.5].map { (factor: Double) -> [Double] in
        zip(ranges, aim).map { range, value in
          min(max(range.today + factor * (value - range.today), range.low), range.high)
        }
      }
      let margins = try margins(beyond, draws: fewer)
      guard let first = margins.firstIndex(where: { $0 >= 0 }) else { break }
      let next = try boundary(from: today, to: beyond[first], draws: fewer, onSteps: false)
      guard distance(next) < distance(edge) * (1 - 1e-6) else { break }
      edge = next
    }
    return edge
  }

  /// The change of the margin with each lever, per range, by differences of 2% of the range.
  private func slopes(at point: [Double]) throws(Findings) -> [Double] {
    var points: [[Double]] = []
    for (index, range) in ranges.enumerated() {
      for sign in [1.0, -1.0] {
        var moved = point
        moved[index] = min(
          max(point[index] + sign * 0.02 * range.width, range.low), range.high)
        points.append(moved)
      }
    }
    let found = try margins(points, draws: fewer)
    return ranges.indices.map { index in
      let apart = (points[2 * index][index] - points[2 * index + 1][index]) / ranges[index].width
      return apart > 0 ? (found[2 * index] - found[2 * index + 1]) / apart : 0
    }
  }

  /// The point of a plane nearest to today within the bounds; nil where the plane says nothing.
  private func footOfTangent(at edge: [Double], slopes: [Double]) -> [Double]? {
    guard slopes.allSatisfy(\.isFinite), slopes.contains(where: { $0 != 0 }) else { return nil }
    let reach = zip(zip(ranges, edge), slopes).reduce(0.0) { $0 + $1.0.0.change($1.0.1) * $1.1 }
    func point(_ weight: Double) -> [Double] {
      zip(ranges, slopes).map { range, slope in
        min(max(range.today + weight * slope * range.width, range.low), range.high)
      }
    }
    func height(_ weight: Double) -> Double {
      zip(zip(ranges, point(weight)), slopes).reduce(0.0) { $0 + $1.0.0.change($1.0.1) * $1.1 }
    }
    var high = reach / slopes.reduce(0) { $0 + $1 * $1 }
    guard high > 0, high.isFinite else { return nil }
    for _ in 0..<60 where height(high) < reach * (1 - 1e-12) { high *= 2 }
    var low = 0.0
    for _ in 0..<100 {
      let middle = (low + high) / 2
      if height(middle) < reach { low = middle } else { high = middle }
    }
    return point(high)
  }
}
