public import Indicators
import Probability

extension CompiledModel {
  /// The most levers one search moves.
  public static let mostLevers = 8

  /// Finds the least change of some levers that reaches a goal.
  ///
  /// Change is the square root of the sum of squared moves, each as a share of the lever's range
  /// (of its size today where it has no bounds). Bounds and steps hold in every answer. The search
  /// uses the draws of ``simulate(overlays:outcomes:_:)``, so running the answer gives exactly the
  /// numbers reported here; `check` repeats it on draws that the search has not seen.
  ///
  /// - Parameters:
  ///   - goal: What is to be reached.
  ///   - question: Of which outcome.
  ///   - levers: What may move, up to ``mostLevers``.
  ///   - scenario: Where to start from.
  ///   - options: Draws, sampler, threads.
  /// - Returns: The answer, or what comes nearest.
  /// - Throws: `lever-unknown`, `lever-twice`, `lever-count`, `outcome-never-finite`, and what
  ///   ``simulate(overlays:outcomes:_:)`` throws.
  public func solve(
    _ goal: OutcomeGoal, of question: OutcomeQuestion, levers: [String],
    scenario: ScenarioOverlay = .base, options: SimulationOptions = SimulationOptions()
  ) throws(Findings) -> GoalSolution {
    let problems =
      RunCheck.findings(options) + overlayFindings(scenario) + leverFindings(levers, question)
    guard problems.isEmpty else { throw Findings(problems) }
    let sampler = options.sampler ?? MonteCarloSampler(seed: declaration.seed)
    let all = GoalSearch(
      model: self, question: question, goal: goal, scenario: scenario,
      ranges: ranges(levers, scenario), sampler: sampler, draws: options.draws)
    let found = try all.run()
    let alone = found.point == all.today ? [] : try Self.leverByLever(all, options)
    let best = try all.attempt(found.point, options, reaches: found.reaches)
    guard best.mean.draws > 0 else { throw Findings([SolveFindings.never(question)]) }
    let isMet = found.point == all.today && found.reaches
    return GoalSolution(
      goal: goal, question: question, scenario: scenario,
      today: try all.attempt(all.today, options, reaches: isMet),
      best: best, check: try all.check(found.point), alone: alone, draws: options.draws,
      seed: sampler.seed,
      notes: best.missing > 0 ? [SolveFindings.missing(best, question)] : [])
  }

  /// The ranges of some levers, from where a scenario sets them.
  private func ranges(_ levers: [String], _ scenario: ScenarioOverlay) -> [LeverRange] {
    levers.compactMap { name in
      lever(name).map { lever in
        let set = scenario.overrides[name].flatMap(CompiledModel.leverValue)
        return LeverRange(lever, today: set ?? lever.value)
      }
    }
  }

  /// What each of several levers reaches alone.
  private static func leverByLever(
    _ all: GoalSearch, _ options: SimulationOptions
  ) throws(Findings) -> [GoalSolution.Attempt] {
    guard all.ranges.count > 1 else { return [] }
    var alone: [GoalSolution.Attempt] = []
    for range in all.ranges {
      let one = GoalSearch(
        model: all.model, question: all.question, goal: all.goal, scenario: all.scenario,
        ranges: [range], sampler: all.sampler, draws: all.draws)
      let point = try one.run()
      alone.append(try one.attempt(point.point, options, reaches: point.reaches))
    }
    return alone
  }

  private func leverFindings(_ names: [String], _ question: OutcomeQuestion) -> [Finding] {
    var findings: [Finding] = []
    if names.isEmpty || names.count > Self.mostLevers {
      findings.append(SolveFindings.count(names.count, declaration.levers.map(\.name)))
    }
    for (index, name) in names.enumerated() {
      if lever(name) == nil {
        findings.append(AnalysisFindings.unknownLever(name, self))
      } else if names[..<index].contains(name) {
        findings.append(SolveFindings.twice(name))
      }
    }
    return findings
  }
}

extension GoalSearch {
  /// What a setting leads to, as a run of the model gives it.
  func attempt(
    _ point: [Double], _ options: SimulationOptions, reaches: Bool
  ) throws(Findings) -> GoalSolution.Attempt {
    let result = try model.simulate(
      overlays: [overlay(point)], outcomes: [question.name], options)
    let outcome = result.scenarios.last?.outcomes.first { $0.period == question.period }
    guard let outcome else {
      throw Findings([
        AnalysisFindings.unknownOutcome(question.name, outcomes: [], model.units)
      ])
    }
    let finite = outcome.draws.filter { !$0.isNaN }
    let kept = finite.reduce(0) { $0 + (goal.holds($1) ? 1 : 0) }
    return GoalSolution.Attempt(
      moves: zip(ranges, point).map { range, value in
        GoalSolution.Move(
          lever: range.lever.name, unit: range.lever.unit, today: range.today, value: value,
          change: range.change(value))
      }, mean: outcome.mean,
      probability: SampleStatistics.proportion(successes: kept, draws: finite.count),
      change: distance(point).squareRoot(), reaches: reaches,
      missing: outcome.draws.count - finite.count)
  }

  /// The number the goal is about, on other draws.
  func check(_ point: [Double]) throws(Findings) -> Statistic {
    let other = MonteCarloSampler(seed: ~sampler.seed)
    let stream = try ScenarioStream(model, [overlay(point)], question, sampler: other)
    var (moments, kept) = (RunningMoments(), 0)
    let goal = self.goal
    stream.run(draws: draws) { count, values in
      moments.add(values[0], count)
      for i in 0..<count where goal.holds(values[0][i]) { kept += 1 }
    }
    return goal.probability == nil
      ? moments.statistic(method: "mean, other draws")
      : SampleStatistics.proportion(successes: kept, draws: moments.count)
  }
}
