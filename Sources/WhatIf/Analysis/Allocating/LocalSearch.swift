import Foundation
import Indicators
import Optimisation

/// Betters a setting step by step for the chance of a target: one lever a step up or down, or two at
/// once, one up and one down, within all limits.
struct LocalSearch {
  private let problem: AllocationProblem
  private let target: Double
  private let draws: Int
  private let lines: [(line: DrawnForm.Line, bounds: ClosedRange<Double>)]
  private let slopes: [Int: DrawnForm.Column]

  init(_ problem: AllocationProblem, target: Double, draws: Int) {
    self.problem = problem
    self.target = target
    self.draws = min(draws, problem.objective.draws)
    lines = problem.limits.filter { $0.share == nil }.map { ($0.form.mean, $0.bounds) }
    slopes = Dictionary(problem.objective.slopes.map { ($0.lever, $0.column) }) { first, _ in first
    }
  }

  /// The chance at a setting on the draws that are compared.
  func chance(_ setting: [Double]) -> Double {
    problem.chance(problem.objective.values(at: setting).prefix(draws), of: target)
  }

  /// A setting from which no move is better, or the best until the time is up.
  ///
  /// Limits that differ between draws are not followed here: then the setting stays as it is.
  func improved(_ start: [Double], until end: Date) -> [Double] {
    guard problem.limits.allSatisfy({ $0.share == nil }) else { return start }
    var setting = start
    var values = Array(problem.objective.values(at: setting).prefix(draws))
    var score = Score(values, target)
    while end.timeIntervalSinceNow > 0 {
      var best: (moves: [Move], score: Score)?
      let moves = problem.space.axes.indices.flatMap { self.moves(of: $0, setting) }
      for (index, move) in moves.enumerated() {
        if end.timeIntervalSinceNow < 0 { break }
        let once = moved(values, [move])
        consider([move], setting, once, &best, above: score)
        for other in moves[(index + 1)...]
        where other.lever != move.lever && other.sign != move.sign {
          guard isAllowed(setting, [move, other]) else { continue }
          consider([move, other], setting, moved(once, [other]), &best, above: score)
        }
      }
      guard let best else { break }
      for move in best.moves { setting[move.lever] = move.value }
      values = Array(problem.objective.values(at: setting).prefix(draws))
      score = best.score
    }
    return setting
  }

  private struct Move {
    let lever: Int
    let value: Double
    let change: Double
    var sign: Bool { change > 0 }
  }

  /// How many draws reach the target, and how much those that do not lack.
  private struct Score: Comparable {
    let count: Int
    let lack: Double

    init(_ values: [Double], _ target: Double) {
      let least = DriverModel.Target.threshold(of: target, isUpper: false)
      var (count, lack) = (0, 0.0)
      for value in values {
        if value >= least { count += 1 } else { lack += target - value }
      }
      (self.count, self.lack) = (count, lack)
    }

    static func < (a: Score, b: Score) -> Bool {
      a.count != b.count ? a.count < b.count : a.lack > b.lack * (1 + 1e-12)
    }
  }

  private func moves(of lever: Int, _ setting: [Double]) -> [Move] {
    [-1.0, 1].compactMap { step in
      problem.space.axes[lever].setting(setting[lever], movedBy: step).map {
        Move(lever: lever, value: $0, change: $0 - setting[lever])
      }
    }
  }

  private func moved(_ values: [Double], _ moves: [Move]) -> [Double] {
    var values = values
    for move in moves {
      guard let column = slopes[move.lever] else { continue }
      for draw in values.indices { values[draw] += move.change * column.value(draw) }
    }
    return values
  }

  private func consider(
    _ moves: [Move], _ setting: [Double], _ values: [Double],
    _ best: inout (moves: [Move], score: Score)?, above: Score
  ) {
    let score = Score(values, target)
    guard score > (best?.score ?? above), isAllowed(setting, moves) else { return }
    best = (moves, score)
  }

  private func isAllowed(_ setting: [Double], _ moves: [Move]) -> Bool {
    var setting = setting
    for move in moves { setting[move.lever] = move.value }
    return problem.isAllowed(setting)
  }
}
