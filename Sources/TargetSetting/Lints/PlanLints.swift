public import Indicators

/// What an auditor would ask about a plan: each lint is one file, each finding names its evidence.
public enum PlanLints {
  /// The findings of all lints, indicator by indicator in the order of the plan, then the plan's.
  public static func findings(in workspace: Workspace) -> [Finding] {
    workspace.indicators.flatMap { findings(of: $0, in: workspace) }
      + attainmentWithoutVariance(workspace) + weightSums(workspace)
      + duplicateIndicators(workspace) + basesAgainstTargets(workspace) + unequalSpans(workspace)
  }

  /// The findings that concern one indicator.
  public static func findings(of indicator: Indicator, in workspace: Workspace) -> [Finding] {
    let pairs = TargetPairs(indicator, in: workspace)
    return targetBelowLastResult(indicator, pairs) + flatTargets(indicator, pairs)
      + overAchievement(indicator, pairs) + nameAgainstUnit(indicator)
      + impossibleRatio(indicator, pairs) + mixedMeasures(indicator, workspace)
      + basisWithoutSubstance(indicator) + basisArithmetic(indicator)
  }
}

/// The yearly targets and results of one indicator.
struct TargetPairs {
  /// Published targets by year, in time order.
  let targets: [YearValue]
  /// Results by year, in time order.
  let results: [YearValue]

  init(_ indicator: Indicator, in workspace: Workspace) {
    targets = TargetPairs.yearly(workspace.targets[indicator.id])
    results = TargetPairs.yearly(workspace.series[indicator.id])
  }

  /// Years with both, in time order.
  var both: [(year: Int, target: Double, result: Double)] {
    targets.compactMap { target in
      results.first { $0.year == target.year }.map { (target.year, target.value, $0.value) }
    }
  }

  private static func yearly(_ series: Series?) -> [YearValue] {
    guard let series, series.start?.frequency == .year else { return [] }
    return series.observations.map { YearValue(year: $0.period.ordinal, value: $0.value) }
  }
}
