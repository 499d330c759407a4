public import Indicators

extension CompiledModel {
  /// The most levers of an allocation.
  public static let mostAllocated = 10_000

  /// Finds the setting of levers that is best within some limits, with a bound of what none exceeds.
  ///
  /// Objective and limits must be straight lines in the levers, draw by draw; products and bends of
  /// levers are refused by name. Means are those of all draws. A worst share is maximised, and
  /// proved, on up to 20,000 of the same draws (at most 8 million numbers); a chance is searched on
  /// up to 4,000 and proved on up to 100. All answers are measured by the model itself on all
  /// draws and once more on as many that the search has not seen.
  ///
  /// Limits that differ from draw to draw hold in the mean of the worst `1 − probability`, which is
  /// stricter than to hold with that chance.
  ///
  /// - Parameters:
  ///   - request: Objective, limits, levers, effort.
  ///   - draws: The number of draws.
  /// - Returns: The choice and its bound, or the limits that stand against each other.
  /// - Throws: `allocation-not-affine`, `allocation-not-finite`, `allocation-unbounded`,
  ///   `allocation-unknown-name`, `allocation-no-answer`, `limit-uncertain`, `limit-unit`,
  ///   `lever-count`, `lever-unknown`, `lever-twice`, `outcome-period`, and what
  ///   ``simulate(overlays:outcomes:_:)`` throws.
  public func allocate(
    _ request: AllocationRequest, draws: Int = 100_000
  ) throws(Findings) -> AllocationAnswer {
    let problems = RunCheck.findings(SimulationOptions(draws: draws))
    guard problems.isEmpty else { throw Findings(problems) }
    return try AllocationRun(self, request, draws: draws).answer()
  }
}
