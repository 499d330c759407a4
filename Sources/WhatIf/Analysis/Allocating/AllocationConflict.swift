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
    conflict = AllocationAnswer.Conflict(
      parties: parties.map { index in
        AllocationAnswer.Conflict.Party(
          limit: run.request.limits[index], bound: run.bounds[index].value,
          unit: run.bounds[index].unit, nearest: Self.nearest(index, run, search, effort))
      })
  }

  /// The bound nearest to a limit's with which all the others can be kept.
  private static func nearest(
    _ index: Int, _ run: AllocationRun, _ search: AllocationSearch,
    _ effort: MixedIntegerProgram.Effort
  ) -> Double? {
    let limit = run.problem.limits[index]
    guard limit.share == nil, run.request.limits[index].relation != .equal else { return nil }
    let (form, _) = limit.oriented
    let (constant, terms) = run.problem.space.terms(form.mean)
    let found = search.program(without: [index]).maximum(of: terms, effort: effort)
    guard found.status == .optimal || found.status == .feasible else { return nil }
    let value = found.value + constant
    return run.request.limits[index].relation == .atMost ? -value : value
  }
}
