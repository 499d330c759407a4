public import Indicators

/// Why an indicator got no target.
public struct TargetFailure: Error, Hashable, Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The year asked for.
  public let planYear: Int
  /// What is missing and how to mend it.
  public let finding: Finding

  /// Makes a failure.
  public init(indicator: Indicator, planYear: Int, finding: Finding) {
    self.indicator = indicator
    self.planYear = planYear
    self.finding = finding
  }
}

/// The targets of all indicators of a workspace, in the order of the plan.
public struct TargetPlan: Sendable {
  /// One row per indicator: a proposal, or the reason why there is none.
  public let rows: [Result<TargetProposal, TargetFailure>]
  /// What the lints found in the plan as a whole.
  public let findings: [Finding]

  /// The proposals alone.
  public var proposals: [TargetProposal] { rows.compactMap { try? $0.get() } }

  /// The indicators without a target.
  public var failures: [TargetFailure] {
    rows.compactMap { row in
      if case .failure(let failure) = row { failure } else { nil }
    }
  }
}
