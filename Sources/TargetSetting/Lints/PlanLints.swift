internal import Forecasting
public import Indicators

/// What an auditor would ask about a plan: each lint is one file, each finding names its evidence.
public enum PlanLints {
  /// The findings of all lints, indicator by indicator in the order of the plan, then the plan's.
  public static func findings(in workspace: Workspace) -> [Finding] {
    let limit = highestAchievement(in: workspace)
    let indicators = workspace.indicators
    let pairs = indicators.map { TargetPairs($0, in: workspace) }
    let known = Array(zip(indicators, pairs))
    let ofEach = Concurrent.map(known) { indicator, pairs in
      findings(of: indicator, pairs, in: workspace, limit: limit)
    }
    return ofEach.flatMap { $0 }
      + attainmentWithoutVariance(known) + weightSums(workspace)
      + duplicateIndicators(workspace)
      + basesAgainstTargets(known, planYear: workspace.planYear) + unequalSpans(workspace)
  }

  /// The findings that concern one indicator.
  public static func findings(of indicator: Indicator, in workspace: Workspace) -> [Finding] {
    findings(
      of: indicator, TargetPairs(indicator, in: workspace), in: workspace,
      limit: highestAchievement(in: workspace))
  }

  /// 달성률 above which a target is called too low: that of 초과달성 by the rules of the workspace.
  private static func highestAchievement(in workspace: Workspace) -> Double {
    guard !workspace.methodRules.isEmpty else { return ScoreParameters.standard.statusExceeded }
    return MethodRuleBook(
      workspace.methodRules, body: workspace.organisation, year: workspace.planYear
    ).parameters.statusExceeded
  }

  private static func findings(
    of indicator: Indicator, _ pairs: TargetPairs, in workspace: Workspace, limit: Double
  ) -> [Finding] {
    targetBelowLastResult(indicator, pairs) + flatTargets(indicator, pairs)
      + overAchievement(indicator, pairs, above: limit) + nameAgainstUnit(indicator)
      + directionAgainstName(indicator)
      + impossibleRatio(indicator, pairs) + fractionForPercent(indicator, pairs)
      + mixedMeasures(indicator, workspace)
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
