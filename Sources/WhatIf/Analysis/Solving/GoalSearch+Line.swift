import Foundation
import Indicators

extension GoalSearch {
  /// One lever: surveys its whole range, then closes in where the goal is first reached.
  func alongOne() throws(Findings) -> (point: [Double], reaches: Bool) {
    let values = ranges[0].grid(65)
    let found = try margins(values.map { [$0] }, draws: draws)
    let reaching = zip(values, found).filter { $1 >= 0 }.map(\.0)
    var best: [Double]?
    for isUp in [true, false] {
      let side = reaching.filter { isUp ? $0 > today[0] : $0 < today[0] }
      guard let first = isUp ? side.min() : side.max() else { continue }
      let before = isUp ? values.last { $0 < first } : values.first { $0 > first }
      let point = try boundary(
        from: [before ?? today[0]], to: [first], draws: draws, onSteps: true)
      if best.map({ distance(point) < distance($0) }) ?? true { best = point }
    }
    if let best { return (best, true) }
    let top = highest(values.map { [$0] }, found)?[0] ?? today[0]
    return try nearest(around: top, among: values)
  }

  /// The setting with the largest margin, the nearest to today among equals.
  func highest(_ points: [[Double]], _ margins: [Double]) -> [Double]? {
    zip(points, margins).max {
      $0.1 != $1.1 ? $0.1 < $1.1 : distance($0.0) > distance($1.0)
    }?.0
  }

  /// Nothing surveyed reaches the goal: looks closer around the best, which may yet reach it.
  private func nearest(
    around top: Double, among values: [Double]
  ) throws(Findings) -> (point: [Double], reaches: Bool) {
    let place = values.firstIndex(of: top) ?? 0
    var (low, high) = (values[max(0, place - 1)], values[min(values.count - 1, place + 1)])
    var (best, height) = (top, -Double.infinity)
    for _ in 0..<4 {
      let closer = Set((0...16).map { ranges[0].snapped(low + (high - low) * Double($0) / 16) })
      let candidates = closer.union([best]).sorted()
      let found = try margins(candidates.map { [$0] }, draws: draws)
      best = highest(candidates.map { [$0] }, found)?[0] ?? best
      let place = candidates.firstIndex(of: best) ?? 0
      height = found[place]
      if height >= 0 { break }
      (low, high) = (
        candidates[max(0, place - 1)], candidates[min(candidates.count - 1, place + 1)]
      )
    }
    guard height >= 0 else { return ([best], false) }
    let point = try boundary(from: today, to: [best], draws: draws, onSteps: true)
    return (point, true)
  }

  /// The first setting that reaches the goal on the way from one that does not to one that does.
  ///
  /// - Parameters:
  ///   - start: A setting that does not reach it.
  ///   - end: One that does.
  ///   - draws: Draws by which that is decided.
  ///   - onSteps: Whether only allowed choices count.
  /// - Returns: A setting between the two that reaches the goal.
  /// - Throws: As ``ScenarioStream``.
  func boundary(
    from start: [Double], to end: [Double], draws: Int, onSteps: Bool
  ) throws(Findings) -> [Double] {
    func place(_ share: Double) -> [Double] {
      let raw = zip(start, end).map { $0 + ($1 - $0) * share }
      return onSteps ? snapped(raw) : raw
    }
    var (low, high) = (0.0, 1.0)
    var (below, found) = (start, end)
    for _ in 0..<9 {
      var shares: [Double] = []
      var points: [[Double]] = []
      for part in 1...15 {
        let share = low + (high - low) * Double(part) / 16
        let point = place(share)
        guard point != below, point != found, point != points.last else { continue }
        shares.append(share)
        points.append(point)
      }
      guard !points.isEmpty, high - low > 1e-9 else { break }
      let margins = try margins(points, draws: draws)
      if let first = margins.firstIndex(where: { $0 >= 0 }) {
        (high, found) = (shares[first], points[first])
        if first > 0 { (low, below) = (shares[first - 1], points[first - 1]) }
      } else if let last = points.last, let share = shares.last {
        (low, below) = (share, last)
      }
    }
    return onSteps ? try rounded(found, awayFrom: start, draws: draws) : found
  }

  /// A choice without steps to a millionth of its range, a little further on where that is needed.
  private func rounded(
    _ point: [Double], awayFrom start: [Double], draws: Int
  ) throws(Findings) -> [Double] {
    var result = point
    for (index, range) in ranges.enumerated() where range.lever.step == nil {
      let digit = pow(10, (log10(range.width)).rounded(.down) - 6)
      let isUp = point[index] >= start[index]
      let places = (point[index] / digit).rounded(isUp ? .up : .down)
      let value = Double(String(format: "%.12g", places * digit)) ?? point[index]
      result[index] = min(max(value, range.low), range.high)
    }
    guard result != point else { return point }
    return try margins([result], draws: draws)[0] >= 0 ? result : point
  }
}
