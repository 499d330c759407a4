internal import Forecasting
public import Indicators
internal import Probability

/// Proposes next year's target of each indicator from its own history.
///
/// The target is the value that the plan year's result reaches with the ambition's probability,
/// rounded by the indicator's rule, and never worse than the last result unless a reason is
/// declared (한번 오른 실적보다 낮은 목표를 두지 않는다). The probability that is reported is that
/// of the rounded target. A band indicator keeps its band.
public struct TargetProposer: Sendable {
  /// The choices behind the proposals.
  public let options: ProposalOptions

  /// The furthest plan year from the last result.
  public static let longestHorizon = 30

  /// Makes a proposer.
  public init(_ options: ProposalOptions) {
    self.options = options
  }

  /// Proposes for every indicator of a workspace, and runs the lints over its plan.
  public func plan(_ workspace: Workspace) -> TargetPlan {
    TargetPlan(
      rows: Concurrent.map(workspace.indicators) { indicator in
        do throws(TargetFailure) {
          return .success(try propose(indicator, in: workspace))
        } catch {
          return .failure(error)
        }
      },
      findings: PlanLints.findings(in: workspace))
  }

  /// Proposes for one indicator.
  ///
  /// - Throws: a `TargetFailure` where there is no result before the plan year, or no forecast.
  public func propose(
    _ indicator: Indicator, in workspace: Workspace
  ) throws(TargetFailure) -> TargetProposal {
    let planYear = planYear(indicator, workspace)
    let history = try YearlyHistory(indicator, in: workspace, before: planYear)
    let (forecast, step, notes) = try forecast(indicator, history, planYear)
    let target = ProposedTarget(
      indicator, options, planYear: planYear, history: history.values,
      distribution: forecast.distribution(step: step))
    let override = workspace.overrides.last {
      $0.indicator == indicator.id && $0.year == planYear
    }
    let decided = override.map { AppliedOverride($0, to: target, indicator) }
    let value = decided?.value ?? target.value
    let official = official(indicator, history, planYear, target: value)
    func score(_ value: Double) -> Double? { try? official.function?.score(value) }
    let published = workspace.targets[indicator.id]?[.year(planYear)].map { value in
      PublishedTarget(
        value: value, probability: target.probability(value), score: score(value))
    }
    let findings = ProposalFindings.judge(
      indicator, planYear, value: value, probability: target.probability(value),
      published: published)
    return TargetProposal(
      indicator: indicator, planYear: planYear, value: value,
      probability: target.probability(value), ambition: options.ambition,
      rule: decided == nil ? target.rule : .override, override: decided, history: history.values,
      historySource: history.source, since: history.change,
      forecast: forecast, step: step,
      alternatives: target.alternatives.map {
        TargetAlternative(
          ambition: $0.0, value: $0.1, probability: target.probability($0.1), score: score($0.1))
      },
      official: official.function, scoring: options.scoreOptions, scoreMethod: options.scoreMethod,
      score: score(value), published: published,
      reasons: (decided?.reasons(indicator, planYear) ?? []) + target.reasons + notes
        + history.notes + official.notes, findings: findings)
  }

  private func planYear(_ indicator: Indicator, _ workspace: Workspace) -> Int {
    if let year = options.planYear { return year }
    if workspace.planYear > 0 { return workspace.planYear }
    let last = workspace.series[indicator.id]?.lastPeriod?.year
    return (last ?? 0) + 1
  }

  private func forecast(
    _ indicator: Indicator, _ history: YearlyHistory, _ planYear: Int
  ) throws(TargetFailure) -> (Forecast, Int, [LocalizedText]) {
    func failure(_ finding: Finding) -> TargetFailure {
      TargetFailure(indicator: indicator, planYear: planYear, finding: finding)
    }
    let last = history.values.last?.year ?? planYear - 1
    let step = planYear - last
    guard step <= TargetProposer.longestHorizon else {
      throw failure(ProposalFindings.tooFar(indicator, last, planYear))
    }
    let input: ForecastInput
    do throws(ForecastError) { input = try ForecastInput(history.series) } catch {
      throw failure(ProposalFindings.noForecast(indicator, error))
    }
    let outcome = ForecastOutcome(
      options.method, on: input, horizon: step, instead: options.instead)
    var notes: [LocalizedText] = []
    if step > 1 { notes.append(ProposalNotes.missingYears(last, planYear)) }
    if case .failure(let method, let reason, let other) = outcome {
      guard let other else { throw failure(ProposalFindings.noForecast(indicator, reason)) }
      notes.append(ProposalNotes.replaced(method, reason, other.label))
    }
    guard let own = outcome.forecast, let forecast = widened(own, history),
      let index = forecast.periods.firstIndex(of: .year(planYear))
    else { throw failure(ProposalFindings.noForecast(indicator, .invalidHorizon(step))) }
    notes += forecast.notes
    if let note = ProposalNotes.synthetic(indicator.status) { notes.append(note) }
    return (forecast, index + 1, notes)
  }

  /// The forecast with the swings before a break, where they are to be taken in.
  private func widened(_ forecast: Forecast, _ history: YearlyHistory) -> Forecast? {
    guard options.widensAfterBreak, !history.past.breaks.isEmpty,
      let spread = BreakSpread(history.past)
    else { return forecast }
    return spread.widened(forecast)
  }

  private func official(
    _ indicator: Indicator, _ history: YearlyHistory, _ planYear: Int, target: Double
  ) -> (function: ScoreFunction?, notes: [LocalizedText]) {
    var scoring = options.scoreOptions
    // A rate is measured against the plan's own target; a band is its own.
    if case .band = indicator.direction {} else { scoring.target = scoring.target ?? target }
    scoring.bounds = indicator.support
    let past = ScoreHistory(series: history.past, before: planYear)
    do throws(ScoringError) {
      let function = try options.scoreMethod.fitted(
        to: past, direction: indicator.direction, options: scoring)
      return (function, function.notes)
    } catch {
      return (nil, [ProposalNotes.noOfficialRange(options.scoreMethod, error)])
    }
  }
}
