import Indicators
import Optimisation

/// The best along the first limit, from half of its bound to half as much again.
struct AllocationFrontier {
  let points: [AllocationAnswer.FrontierPoint]

  /// Searches once for every bound.
  ///
  /// - Parameters:
  ///   - run: The allocation, whose first limit is varied.
  ///   - search: What has been learned of it; cuts hold for all bounds.
  ///   - target: The value whose chance is told, more being better; nil for none.
  init(_ run: AllocationRun, _ search: AllocationSearch, target: Double?) {
    let count = run.request.frontier
    var search = search
    var start: [Double]?
    var points: [AllocationAnswer.FrontierPoint] = []
    for index in 0..<count {
      let bound = run.bounds[0].value * (0.5 + Double(index) / Double(count - 1))
      search.problem.limits[0].bounds =
        switch run.request.limits[0].relation {
        case .atMost: -.infinity...bound
        case .atLeast: bound ... .infinity
        case .equal: bound...bound
        }
      search.forgetBounds()
      let found = Self.best(
        &search, run.request, seconds: run.request.seconds / Double(count), from: start)
      start = found.setting
      points.append(
        found.setting.map { Self.point(run, bound, found, $0, target: target) }
          ?? AllocationAnswer.FrontierPoint(
            bound: bound, isPossible: found.isInfeasible ? false : nil, achieved: nil, best: nil,
            mean: nil, chance: nil, chosen: 0))
    }
    self.points = points
  }

  private static func best(
    _ search: inout AllocationSearch, _ request: AllocationRequest, seconds: Double,
    from start: [Double]?
  ) -> AllocationSearch.Found {
    guard case .chance(let target) = search.problem.aim else {
      return search.run(gap: request.gap, seconds: seconds, from: start)
    }
    return AllocationSearch.chance(
      search.problem, of: target, gap: request.gap, seconds: seconds
    ).found
  }

  private static func point(
    _ run: AllocationRun, _ bound: Double, _ found: AllocationSearch.Found, _ setting: [Double],
    target: Double?
  ) -> AllocationAnswer.FrontierPoint {
    let problem = run.problem
    let sign = run.request.isMaximum ? 1.0 : -1
    let own = if case .chance = problem.aim { 1.0 } else { sign }
    return AllocationAnswer.FrontierPoint(
      bound: bound, isPossible: true, achieved: own * found.value, best: own * found.bound,
      mean: sign * problem.objective.mean.value(at: setting),
      chance: target.map { problem.chance(problem.objective.values(at: setting), of: $0) },
      chosen: zip(setting, problem.space.axes).count {
        $0 != ($1.isProject ? Double?(0) : $1.lever.min)
      })
  }
}
