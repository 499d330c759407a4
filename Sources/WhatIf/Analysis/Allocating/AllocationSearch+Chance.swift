import Foundation
import Indicators
import Optimisation

extension AllocationSearch {
  /// What a search for the best chance found.
  struct ChanceFound {
    var found: Found
    /// Draws of the sample on which the bound is proved.
    var draws: Int
    /// The chance of the setting on that sample.
    var value: Double
  }

  /// The most draws on which a bound of the chance is proved.
  static let mostProved = 100
  /// The most draws on which settings are compared.
  static let mostCompared = 4_000

  /// Finds a setting of high chance to reach a target, and a bound of the chance on a sample.
  ///
  /// Settings with the best mean and the best worst shares start local searches. The bound is that of
  /// the program which counts the draws of a small sample exactly (one column of 0 or 1 a draw), as
  /// that of all draws is out of reach; its own answer takes part as well.
  static func chance(
    _ problem: AllocationProblem, of target: Double, gap: Double, seconds: Double
  ) -> ChanceFound {
    let end = Date.now.addingTimeInterval(seconds)
    var best = Found()
    let compared = LocalSearch(problem, target: target, draws: mostCompared)
    func consider(_ setting: [Double]) {
      let improved = compared.improved(setting, until: end)
      let value = compared.chance(improved)
      if value > best.value { (best.setting, best.value) = (improved, value) }
    }
    for share in [1, 0.5, 0.25, 0.1, 0.05] {
      let own = AllocationProblem(
        space: problem.space, objective: problem.objective,
        aim: share == 1 ? .mean : .worst(share: share), limits: problem.limits)
      var search = AllocationSearch(own)
      let left = max(0.05, min(seconds / 10, end.timeIntervalSinceNow / 2))
      let found = search.run(gap: max(gap, 0.002), seconds: left)
      if found.isInfeasible || found.isUnbounded {
        return ChanceFound(found: found, draws: 0, value: 0)
      }
      if let setting = found.setting { consider(setting) }
    }
    let draws = min(problem.objective.draws, mostProved)
    let counted = CountedDraws(problem, target: target, draws: draws)
    let answer = counted.answer(
      gap: gap, seconds: max(0.1, end.timeIntervalSinceNow), from: best.setting)
    if let setting = answer.setting, problem.isAllowed(setting) { consider(setting) }
    best.isOutOfTime = answer.isOutOfTime || end.timeIntervalSinceNow <= 0
    let own = best.setting.map { counted.chance($0) } ?? 0
    best.bound = min(
      1, max(own, (answer.bound * Double(draws) + 1e-6).rounded(.down) / Double(draws)))
    return ChanceFound(found: best, draws: draws, value: own)
  }
}

/// The program that counts, one by one, the draws of a sample that reach a target.
private struct CountedDraws {
  private let problem: AllocationProblem
  private let target: Double
  private let draws: Int

  init(_ problem: AllocationProblem, target: Double, draws: Int) {
    self.problem = problem
    self.target = target
    self.draws = draws
  }

  /// The share of the sample that reaches the target at a setting.
  func chance(_ setting: [Double]) -> Double {
    problem.chance(problem.objective.values(at: setting).prefix(draws), of: target)
  }

  /// The best setting of the sample, as far as the time reaches, and a bound.
  func answer(
    gap: Double, seconds: Double, from start: [Double]?
  ) -> (setting: [Double]?, bound: Double, isOutOfTime: Bool) {
    let end = Date.now.addingTimeInterval(seconds)
    let limits = AllocationSearch(
      AllocationProblem(
        space: problem.space, objective: problem.objective, aim: .mean, limits: problem.limits))
    var program = limits.program()
    guard let relaxation = program.relaxation else { return (nil, 1, false) }
    let count = problem.space.axes.count
    for draw in 0..<draws {
      guard let reach = reach(draw, relaxation) else { return (nil, 1, false) }
      add(draw, reach, to: &program)
      if end.timeIntervalSinceNow < 0 { return (nil, 1, true) }
    }
    let counted = count..<program.columns.count
    guard !counted.isEmpty else { return (nil, 0, false) }
    let begin = start.map { setting in
      zip(problem.space.axes, setting).map { $0.place($1) }
        + program.columns[counted].map { $0.bounds.lowerBound }
    }
    let answer = program.maximum(
      of: counted.map { ($0, 1) },
      effort: .init(gap: gap, seconds: max(0.1, end.timeIntervalSinceNow)), from: begin)
    let bound = answer.bound.isFinite ? answer.bound / Double(draws) : 1
    guard !answer.point.isEmpty else { return (nil, bound, answer.isOutOfTime) }
    return (
      problem.space.settings(Array(answer.point.prefix(count))), bound, answer.isOutOfTime
    )
  }

  /// The least and the largest value of a draw within the limits, fractional settings included.
  private func reach(_ draw: Int, _ relaxation: LinearProgram) -> (low: Double, high: Double)? {
    let (constant, slopes) = problem.space.terms(problem.objective.line(in: draw))
    let down = slopes.map { (column: $0.column, coefficient: -$0.coefficient) }
    guard let most = relaxation.maximum(of: slopes).value,
      let least = relaxation.maximum(of: down).value
    else { return nil }
    return (constant - least, most + constant)
  }

  /// Adds the column that counts a draw, and what it takes to be 1; a draw that never reaches the target
  /// has none.
  private func add(
    _ draw: Int, _ reach: (low: Double, high: Double), to program: inout MixedIntegerProgram
  ) {
    let slack = 1e-9 * max(target.magnitude, reach.high.magnitude)
    guard reach.high >= target - slack else { return }
    let need = target - reach.low
    let isAlways = need <= 0
    program.columns.append(.init((isAlways ? 1 : 0)...1, isWhole: true))
    guard !isAlways, need.isFinite else { return }
    var row = problem.space.row(problem.objective.line(in: draw), reach.low ... .infinity)
    row.entries.append((program.columns.count - 1, -need))
    program.rows.append(row)
  }
}
