import Foundation
import Indicators
import Probability

/// Searches the levers for the least change that reaches a goal, on the same draws throughout.
struct GoalSearch {
  let model: CompiledModel
  let question: OutcomeQuestion
  let goal: OutcomeGoal
  let scenario: ScenarioOverlay
  let ranges: [LeverRange]
  let sampler: any Sampler
  /// Draws by which a goal is decided.
  let draws: Int

  /// Draws by which the ground is surveyed before.
  var fewer: Int { min(draws, 8_192) }
  /// The most settings that are run together.
  private static let together = 64

  var today: [Double] { ranges.map(\.today) }

  /// The scenario with the levers set.
  func overlay(_ point: [Double], name: String = "solve") -> ScenarioOverlay {
    var overrides = scenario.overrides
    for (range, value) in zip(ranges, point) { overrides[range.lever.name] = .number(value) }
    return ScenarioOverlay(
      name: name, ancestors: scenario.ancestors + [scenario.name], overrides: overrides)
  }

  /// How far each setting keeps the goal: not negative where it is reached.
  func margins(_ points: [[Double]], draws: Int) throws(Findings) -> [Double] {
    var result: [Double] = []
    var start = 0
    while start < points.count {
      let part = Array(points[start..<min(points.count, start + Self.together)])
      result += try together(part, draws)
      start += part.count
    }
    return result
  }

  private func together(_ points: [[Double]], _ draws: Int) throws(Findings) -> [Double] {
    let stream = try ScenarioStream(
      model, points.map { overlay($0) }, question, sampler: sampler)
    guard let wanted = goal.probability else {
      var moments = [RunningMoments](repeating: RunningMoments(), count: points.count)
      stream.run(draws: draws) { count, values in
        for (index, column) in values.enumerated() { moments[index].add(column, count) }
      }
      return moments.map { margin(ofMean: $0.count > 0 ? $0.mean : .nan) }
    }
    var kept = [Int](repeating: 0, count: points.count)
    var finite = kept
    let (low, high) = goal.bounds
    stream.run(draws: draws) { count, values in
      for (index, column) in values.enumerated() {
        var (inside, valid) = (0, 0)
        for i in 0..<count {
          inside += column[i] >= low && column[i] <= high ? 1 : 0
          valid += column[i].isNaN ? 0 : 1
        }
        kept[index] += inside
        finite[index] += valid
      }
    }
    return zip(kept, finite).map { $1 > 0 ? Double($0) / Double($1) - wanted : -1 }
  }

  /// A mean that misses by no more than the rounding of a sum counts as reached.
  private func margin(ofMean mean: Double) -> Double {
    guard mean.isFinite else { return -.infinity }
    let margin = goal.margin(mean)
    return margin < 0 && -margin <= 1e-11 * max(1, mean.magnitude) ? 0 : margin
  }

  /// The squared distance of a setting from today, each lever in units of its range.
  func distance(_ point: [Double]) -> Double {
    zip(ranges, point).reduce(0) { sum, pair in
      let change = pair.0.change(pair.1)
      return sum + change * change
    }
  }

  /// Each lever's nearest allowed choice.
  func snapped(_ point: [Double]) -> [Double] { zip(ranges, point).map { $0.snapped($1) } }

  /// The least change that reaches the goal, and what comes nearest where none does.
  func run() throws(Findings) -> (point: [Double], reaches: Bool) {
    if try margins([today], draws: draws)[0] >= 0 { return (today, true) }
    return ranges.count == 1 ? try alongOne() : try amongSeveral()
  }

  /// The lever setting with the largest margin, lever by lever from a start; a lever that adds nothing
  /// goes back to where it is today.
  func climb(from start: [Double]) throws(Findings) -> [Double] {
    var best = start
    var height = try margins([best], draws: fewer)[0]
    for _ in 0..<4 {
      let before = best
      for index in ranges.indices {
        let candidates = ranges[index].grid(33).map { value in
          var point = best
          point[index] = value
          return point
        }
        let found = try margins(candidates, draws: fewer)
        guard let top = highest(candidates, found), let place = candidates.firstIndex(of: top),
          found[place] > height || found[place] == height && distance(top) < distance(best)
        else { continue }
        (best, height) = (top, found[place])
      }
      if best == before { break }
    }
    return best
  }
}
