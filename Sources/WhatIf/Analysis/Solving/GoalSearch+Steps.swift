import Indicators

extension GoalSearch {
  /// The allowed setting of least change near a point of the edge; nil where none reaches the goal.
  ///
  /// Levers with steps take the steps around the point. Levers without move along the line from
  /// today through the point. `beyond` is a setting that reached the goal in the survey.
  func ontoSteps(_ edge: [Double], beyond: [Double]) throws(Findings) -> [Double]? {
    let free = ranges.indices.filter { ranges[$0].lever.step == nil }
    if free.count == ranges.count { return try alongFree(edge, free) }
    let settings = around(edge).sorted { distance($0) < distance($1) }
    var best: [Double]?
    if free.isEmpty {
      let found = try margins(settings, draws: draws)
      best = zip(settings, found).first { $1 >= 0 }?.0
    } else {
      for setting in settings.prefix(12) {
        guard let point = try alongFree(setting, free) else { continue }
        if best.map({ distance(point) < distance($0) }) ?? true { best = point }
      }
    }
    if best == nil {
      let setting = snapped(beyond)
      if try margins([setting], draws: draws)[0] >= 0 { best = setting }
    }
    guard let best, free.isEmpty else { return best }
    return try leastWithin(try walkedBack(best))
  }

  /// The steps around a point, combined.
  private func around(_ point: [Double]) -> [[Double]] {
    let reach = ranges.count <= 3 ? 2 : 1
    return ranges.indices.reduce([[]]) { settings, index in
      let range = ranges[index]
      var choices = [point[index]]
      if range.lever.step != nil {
        let centre = range.snapped(point[index])
        choices = (-reach...reach).compactMap { range.moved(centre, by: $0) } + [range.today]
        choices = Set(choices).sorted()
      }
      return settings.flatMap { setting in choices.map { setting + [$0] } }
    }
  }

  /// A setting whose levers without steps move from today just as far as the goal needs, in the
  /// proportion they have in it; nil where even twice as far is not enough.
  private func alongFree(_ setting: [Double], _ free: [Int]) throws(Findings) -> [Double]? {
    func scaled(_ factor: Double) -> [Double] {
      var point = setting
      for index in free {
        let range = ranges[index]
        let moved = range.today + factor * (setting[index] - range.today)
        point[index] = min(max(moved, range.low), range.high)
      }
      return point
    }
    let points = [0, 1, 1.02, 1.1, 1.3, 1.6, 2].map(scaled)
    let found = try margins(points, draws: draws)
    guard let first = found.firstIndex(where: { $0 >= 0 }) else { return nil }
    guard first > 0 else { return points[0] }
    return try boundary(
      from: points[first == 1 ? 0 : first - 1], to: points[first], draws: draws, onSteps: true)
  }

  /// Walks from a setting to neighbours that reach the goal with less change, while there are any:
  /// one lever a step, or one a step back while another goes up to three steps on.
  private func walkedBack(_ start: [Double]) throws(Findings) -> [Double] {
    var best = start
    for _ in 0..<200 {
      let nearer = neighbours(of: best).filter { distance($0) < distance(best) * (1 - 1e-12) }
        .sorted { distance($0) < distance($1) }
      guard !nearer.isEmpty else { break }
      let found = try margins(nearer, draws: draws)
      guard let next = zip(nearer, found).first(where: { $1 >= 0 })?.0 else { break }
      best = next
    }
    return best
  }

  /// The most settings that are looked through around a setting.
  private static var mostSettings: Int { 2_048 }

  /// The nearest setting to today that reaches the goal among all those with less change, or the given
  /// one; of very many only those with little less change are looked at.
  private func leastWithin(_ best: [Double]) throws(Findings) -> [Double] {
    let nearer = settings(within: distance(best) * (1 - 1e-12))
    guard !nearer.isEmpty else { return best }
    // Few draws tell which may reach it, as they miss all settings by about as much as this one.
    let found = try margins(nearer + [best], draws: fewer)
    let bias = try found[nearer.count] - margins([best], draws: draws)[0]
    let spread = (found.max() ?? 0) - (found.filter(\.isFinite).min() ?? 0)
    let hopeful = zip(nearer, found).filter { $1 - bias >= -0.05 * spread }.map(\.0)
    for start in stride(from: 0, to: hopeful.count, by: 64) {
      let part = Array(hopeful[start..<min(hopeful.count, start + 64)])
      let margins = try margins(part, draws: draws)
      if let first = margins.firstIndex(where: { $0 >= 0 }) { return part[first] }
    }
    return best
  }

  /// The allowed settings within a squared distance, the nearest first; the farthest of too many.
  private func settings(within limit: Double) -> [[Double]] {
    var all: [[Double]] = [[]]
    for range in ranges {
      let choices = range.choices(within: limit)
      guard all.count * choices.count <= 64 * Self.mostSettings else { return [] }
      all = all.flatMap { setting in choices.map { setting + [$0] } }.filter { setting in
        zip(ranges, setting).reduce(0) { $0 + $1.0.change($1.1) * $1.0.change($1.1) } < limit
      }
    }
    return Array(all.sorted { distance($0) < distance($1) }.suffix(Self.mostSettings))
  }

  private func neighbours(of point: [Double]) -> [[Double]] {
    var all: [[Double]] = []
    for one in ranges.indices {
      for step in [-3, -2, -1, 1, 2, 3] {
        guard let value = ranges[one].moved(point[one], by: step) else { continue }
        var moved = point
        moved[one] = value
        all.append(moved)
        for other in ranges.indices where other != one && step.magnitude == 1 {
          for more in [-3, -2, -1, 1, 2, 3] {
            guard let value = ranges[other].moved(point[other], by: more) else { continue }
            var both = moved
            both[other] = value
            all.append(both)
          }
        }
      }
    }
    return all
  }
}
