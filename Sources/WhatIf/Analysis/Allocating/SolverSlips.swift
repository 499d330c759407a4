import Optimisation

/// What keeps settings away that break a limit by no more than the solver's tolerance.
struct SolverSlips {
  /// Rules that such settings break, and no setting within the limits.
  private(set) var covers: [LinearProgram.Row] = []
  /// By how much each limit is drawn in, where such a rule is not to be had.
  private var margins: [Double]
  private static let mostCovers = 100

  init(limits: Int) { margins = [Double](repeating: 0, count: limits) }

  /// Whether limits were drawn in: what is proved of the rest then is not proved of all settings.
  var areDrawnIn: Bool { margins.contains { $0 > 0 } }

  /// The bounds of a limit, drawn in by what is known of it.
  func inside(_ bounds: ClosedRange<Double>, of limit: Int) -> ClosedRange<Double> {
    let (low, high) = (bounds.lowerBound, bounds.upperBound)
    let margin = low == high ? 0 : margins[limit]
    return (low + margin)...max(low + margin, high - margin)
  }

  /// Rules a setting out where it breaks a limit; true where it keeps all.
  mutating func ruleOut(_ setting: [Double], in problem: AllocationProblem) -> Bool {
    var isInside = true
    for (index, limit) in problem.limits.enumerated() where limit.share == nil {
      let excess = limit.excess(at: setting)
      guard excess > 0 else { continue }
      isInside = false
      if covers.count < Self.mostCovers, let cover = problem.cover(limit, at: setting) {
        covers.append(cover)
      } else {
        margins[index] += 1.5 * excess
      }
    }
    return isInside
  }
}
