import Indicators
import Optimisation

/// Limits that stand against each other, found by leaving them out one after the other.
struct AllocationConflict {
  let conflict: AllocationAnswer.Conflict

  init(_ run: AllocationRun, _ search: AllocationSearch) {
    let effort = MixedIntegerProgram.Effort(gap: 1e-6, seconds: max(0.2, run.request.seconds / 20))
    var left: Set<Int> = []
    for index in run.problem.limits.indices {
      let without = search.program(without: left.union([index])).maximum(of: [], effort: effort)
      if without.status == .infeasible { left.insert(index) }
    }
    let parties = run.problem.limits.indices.filter { !left.contains($0) }
    var isTheOnlyOne = true
    conflict = AllocationAnswer.Conflict(
      parties: parties.map { index in
        let nearest = Self.nearest(index, run, search, effort)
        isTheOnlyOne = isTheOnlyOne && nearest.isPossible
        return AllocationAnswer.Conflict.Party(
          limit: run.request.limits[index], bound: run.bounds[index].value,
          unit: run.bounds[index].unit, nearest: nearest.value)
      }, isTheOnlyOne: isTheOnlyOne)
  }

  /// The bound nearest to a limit's with which all the others can be kept, and whether they can.
  private static func nearest(
    _ index: Int, _ run: AllocationRun, _ search: AllocationSearch,
    _ effort: MixedIntegerProgram.Effort
  ) -> (value: Double?, isPossible: Bool) {
    let limit = run.problem.limits[index]
    let program = search.program(without: [index])
    guard limit.share == nil else {
      return (nil, program.maximum(of: [], effort: effort).status != .infeasible)
    }
    func most(_ form: DrawnForm, _ program: MixedIntegerProgram) -> (Double?, Bool) {
      let (constant, terms) = run.problem.space.terms(form.mean)
      let found = program.maximum(of: terms, effort: effort)
      let isFound = found.status == .optimal || found.status == .feasible
      return (isFound ? found.value + constant : nil, found.status != .infeasible)
    }
    switch run.request.limits[index].relation {
    case .atLeast: return most(limit.form, program)
    case .atMost:
      let (value, isPossible) = most(limit.form.negated, program)
      return (value.map { -$0 }, isPossible)
    case .equal:
      let bound = limit.bounds.lowerBound
      var (below, above) = (program, program)
      below.rows.append(run.problem.space.row(limit.form.mean, -.infinity...bound))
      above.rows.append(run.problem.space.row(limit.form.mean, bound ... .infinity))
      let (low, isLow) = most(limit.form, below)
      let (high, isHigh) = most(limit.form.negated, above)
      let values = [low, high.map { -$0 }].compactMap { $0 }
      let nearest = values.min { ($0 - bound).magnitude < ($1 - bound).magnitude }
      return (nearest, isLow || isHigh)
    }
  }
}
