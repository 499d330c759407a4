import Indicators
import Optimisation

/// The best along the first limit, from half of its bound to half as much again.
struct AllocationFrontier {
  let points: [AllocationAnswer.FrontierPoint]

  init(_ run: AllocationRun, _ search: AllocationSearch, target: Double?) {
    let count = run.request.frontier
    let asked = run.bounds[0].value
    let sign = run.request.isMaximum ? 1.0 : -1
    let seconds = run.request.seconds / Double(count)
    var search = search
    var start: [Double]?
    var points: [AllocationAnswer.FrontierPoint] = []
    for index in 0..<count {
      let bound = asked * (0.5 + Double(index) / Double(count - 1))
      search.problem.limits[0].bounds =
        switch run.request.limits[0].relation {
        case .atMost: -.infinity...bound
        case .atLeast: bound ... .infinity
        case .equal: bound...bound
        }
      let problem = search.problem
      var found: AllocationSearch.Found
      if case .chance(let target) = problem.aim {
        let chance = AllocationSearch.chance(
          problem, of: target, gap: run.request.gap, seconds: seconds)
        found = chance.found
      } else {
        found = search.run(gap: run.request.gap, seconds: seconds, from: start)
      }
      start = found.setting
      let isChance = if case .chance = problem.aim { true } else { false }
      let own = isChance ? 1 : sign
      points.append(
        AllocationAnswer.FrontierPoint(
          bound: bound, achieved: found.setting.map { _ in own * found.value },
          best: found.setting.map { _ in own * found.bound },
          mean: found.setting.map { sign * problem.objective.mean.value(at: $0) },
          chance: target.flatMap { target in
            found.setting.map { problem.chance(problem.objective.values(at: $0), of: target) }
          },
          chosen: found.setting.map { setting in
            zip(setting, problem.space.axes).count {
              $0 != ($1.isProject ? Double?(0) : $1.lever.min)
            }
          } ?? 0))
    }
    self.points = points
  }
}
