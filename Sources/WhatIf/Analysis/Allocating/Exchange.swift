import Foundation
import Indicators
import Optimisation

/// Betters a setting for the mean by exchanges of up to three levers.
///
/// They go a step up or down, one or two one way and one or two the other, within all limits. Branch
/// and bound alone is slow to find the last of these.
struct Exchange {
  /// One lever a step up or down.
  private struct Move {
    let lever: Int
    let step: Double
    let setting: Double
    let gain: Double
  }

  private let problem: AllocationProblem
  private let gains: [Double]
  /// What a step of each lever adds to each limit, limit by limit.
  private let uses: [[Double]]
  private let bounds: [ClosedRange<Double>]
  /// With more levers, only two are exchanged at a time.
  private static let mostForThree = 400

  /// Limits that differ from draw to draw, and aims but the mean, are not for exchanges: nil.
  init?(_ problem: AllocationProblem) {
    guard problem.aim == .mean, problem.limits.allSatisfy({ $0.share == nil }) else { return nil }
    self.problem = problem
    let count = problem.space.axes.count
    func dense(_ line: DrawnForm.Line) -> [Double] {
      var values = [Double](repeating: 0, count: count)
      for (lever, value) in line.slopes { values[lever] = value * problem.space.axes[lever].unit }
      return values
    }
    gains = dense(problem.objective.mean)
    uses = problem.limits.map { dense($0.form.mean) }
    bounds = problem.limits.map(\.bounds)
  }

  /// A setting from which no exchange is better, or the best until the time is up.
  func improved(_ start: [Double], until end: Date) -> [Double] {
    var setting = start
    while end.timeIntervalSinceNow > 0, let moves = best(from: setting) {
      var next = setting
      for move in moves { next[move.lever] = move.setting }
      guard problem.isAllowed(next), problem.value(at: next) > problem.value(at: setting) else {
        break
      }
      setting = next
    }
    return setting
  }

  private func moves(_ setting: [Double], _ step: Double) -> [Move] {
    problem.space.axes.enumerated().compactMap { index, axis in
      axis.setting(setting[index], movedBy: step).map {
        Move(lever: index, step: step, setting: $0, gain: step * gains[index])
      }
    }.sorted { $0.gain > $1.gain }
  }

  /// The exchange that gains most.
  private func best(from setting: [Double]) -> [Move]? {
    let (up, down) = (moves(setting, 1), moves(setting, -1))
    // What each limit has left below and above.
    let room = zip(problem.limits, bounds).map { limit, bounds in
      let value = limit.form.mean.value(at: setting)
      let slack = limit.slack * limit.form.mean.size(at: setting)
      return (
        low: bounds.lowerBound - value - slack, high: bounds.upperBound - value + slack
      )
    }
    let least = 1e-15 * problem.objective.mean.size(at: setting)
    var found = Found(gain: least, moves: nil)
    for single in [up, down] { complete([], with: single, room, &found) }
    for one in up { complete([one], with: down, room, &found) }
    if found.moves == nil, up.count + down.count <= Self.mostForThree {
      for (ones, others) in [(up, down), (down, up)] {
        for (index, one) in ones.enumerated() {
          for two in ones[(index + 1)...] { complete([one, two], with: others, room, &found) }
        }
      }
    }
    return found.moves
  }

  private struct Found {
    var gain: Double
    var moves: [Move]?
  }

  /// The most gainful last move of some that keeps all limits.
  private func complete(
    _ moves: [Move], with last: [Move], _ room: [(low: Double, high: Double)], _ found: inout Found
  ) {
    let gain = moves.reduce(0) { $0 + $1.gain }
    let sums = uses.map { use in moves.reduce(0) { $0 + $1.step * use[$1.lever] } }
    for move in last {
      guard gain + move.gain > found.gain else { return }
      let isInside = room.indices.allSatisfy { index in
        let sum = sums[index] + move.step * uses[index][move.lever]
        return sum >= room[index].low && sum <= room[index].high
      }
      if isInside, !moves.contains(where: { $0.lever == move.lever }) {
        found = Found(gain: gain + move.gain, moves: moves + [move])
        return
      }
    }
  }
}
