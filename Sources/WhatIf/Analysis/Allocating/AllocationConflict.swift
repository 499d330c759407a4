import Foundation
import Indicators
import Optimisation

/// Limits that stand against each other, found by leaving them out one after the other.
struct AllocationConflict {
  let conflict: AllocationAnswer.Conflict

  init(_ run: AllocationRun, _ search: AllocationSearch) {
    let seconds = max(0.2, run.request.seconds / 20)
    var left: Set<Int> = []
    for index in run.problem.limits.indices {
      var others = search.without(left.union([index]), for: .nothing)
      if others.run(gap: 0, seconds: seconds).isInfeasible { left.insert(index) }
    }
    let parties = run.problem.limits.indices.filter { !left.contains($0) }
    conflict = AllocationAnswer.Conflict(
      parties: parties.map { index in
        let nearest = Self.nearest(index, run, search, seconds)
        return AllocationAnswer.Conflict.Party(
          limit: run.request.limits[index], bound: run.bounds[index].value,
          unit: run.bounds[index].unit, nearest: nearest.value,
          helps: nearest.isPossible)
      })
  }

  /// The bound nearest to a limit's with which all the others can be kept, and whether they can.
  private static func nearest(
    _ index: Int, _ run: AllocationRun, _ search: AllocationSearch, _ seconds: Double
  ) -> (value: Double?, isPossible: Bool) {
    let limit = run.problem.limits[index]
    /// The largest value of the form, or of its worst share, with all other limits and one more.
    func most(
      _ form: DrawnForm, within bounds: ClosedRange<Double>? = nil
    ) -> (value: Double?, isPossible: Bool) {
      let aim = limit.share.map { AllocationRequest.Aim.worst(share: $0) } ?? .mean
      var others = search.without([index], for: form, aim)
      if let bounds { others.limit(limit.form, to: bounds, slack: limit.slack) }
      let found = others.run(gap: 0, seconds: seconds)
      return (found.setting.map { _ in inside(found.value) }, !found.isInfeasible)
    }
    /// A limit that differs between draws is drawn in before it is searched with; six digits tell it.
    func inside(_ value: Double) -> Double {
      guard limit.share != nil, value != 0 else { return value }
      let drawnIn = value - 1.1 * AllocationProblem.margin * value.magnitude
      let digit = pow(10, log10(drawnIn.magnitude).rounded(.down) - 5)
      return (drawnIn / digit).rounded(.down) * digit
    }
    switch run.request.limits[index].relation {
    case .atLeast: return most(limit.form)
    case .atMost:
      let (value, isPossible) = most(limit.form.negated)
      return (value.map { -$0 }, isPossible)
    case .equal:
      let bound = limit.bounds.lowerBound
      let low = most(limit.form, within: -.infinity...bound)
      let high = most(limit.form.negated, within: bound ... .infinity)
      let values = [low.value, high.value.map { -$0 }].compactMap { $0 }
      let nearest = values.min { ($0 - bound).magnitude < ($1 - bound).magnitude }
      return (nearest, low.isPossible || high.isPossible)
    }
  }
}
