import Indicators
import Probability

/// Reads the result of a run.
struct ResultBuilder {
  let model: CompiledModel
  let plan: RunPlan
  let overlays: [ScenarioOverlay]
  let outcomes: [String]
  let run: SimulationRun
  let sampler: any Sampler
  let quantiles: [Double]
  /// The summary of each result column, worked out once however many scenarios share it.
  private var summaries: [Int: ColumnSummary] = [:]

  init(
    model: CompiledModel, plan: RunPlan, overlays: [ScenarioOverlay], outcomes: [String],
    run: SimulationRun, sampler: any Sampler, quantiles: [Double]
  ) {
    self.model = model
    self.plan = plan
    self.overlays = overlays
    self.outcomes = outcomes
    self.run = run
    self.sampler = sampler
    self.quantiles = quantiles
  }

  /// All scenarios and their differences from the first.
  mutating func result(notes first: [Finding] = []) -> SimulationResult {
    var scenarios: [ScenarioResult] = []
    var notes = model.notes + first
    for index in overlays.indices {
      let result = scenario(index)
      notes += result.outcomes.compactMap { outcome in
        NonFiniteFindings.finding(outcome, overlays[index].name, draws: run.draws)
      }
      scenarios.append(result)
    }
    let differences = overlays.indices.dropFirst().map { difference($0) }
    return SimulationResult(
      provenance: .init(
        title: model.declaration.title, seed: sampler.seed, draws: run.draws,
        sampler: sampler.name, replicates: replicates, series: model.seriesLabels),
      scenarios: scenarios, differences: Array(differences), notes: notes)
  }

  private mutating func scenario(_ index: Int) -> ScenarioResult {
    var results: [OutcomeResult] = []
    for (position, name) in outcomes.enumerated() {
      for (period, column) in plan.results[index][position].enumerated() {
        let summary = self.summary(column, name)
        results.append(
          OutcomeResult(
            name: name, unit: model.units[name] ?? .none,
            period: model.periods.isEmpty ? nil : model.periods[period], mean: summary.mean,
            standardDeviation: summary.sd, quantiles: summary.quantiles,
            attainment: target(name).map { attainment($0, summary.column, index, period) },
            nonFinite: summary.nonFinite, draws: run.column(column)))
      }
    }
    return ScenarioResult(overlay: overlays[index], outcomes: results)
  }

  private var replicates: Int { sampler.replicates(draws: run.draws) }

  private func target(_ outcome: String) -> DriverModel.Target? {
    model.declaration.targets.first { $0.outcome == outcome }
  }

  /// The chance of a target: with one direction integrated where the draws fill space and reaching
  /// the target switches once along it, the share of draws otherwise.
  private func attainment(
    _ target: DriverModel.Target, _ column: DrawColumn, _ scenario: Int, _ period: Int
  ) -> OutcomeResult.Attainment {
    let counted = column.attainment(target)
    guard sampler is SobolSampler, column.values.count == run.draws,
      let function = try? OutcomeFunction(model, overlays[scenario], outcomes: [target.outcome]),
      let found = PreIntegration(function, result: period, target: target, seed: sampler.seed)?
        .probability()
    else { return counted }
    return OutcomeResult.Attainment(
      target: target.value, direction: target.direction, probability: found)
  }

  private mutating func summary(_ column: Int, _ name: String) -> ColumnSummary {
    if let known = summaries[column] { return known }
    let draws = DrawColumn(run.column(column), replicates: replicates)
    let (mean, sd) = draws.moments()
    let summary = ColumnSummary(
      column: draws, mean: mean, sd: sd, quantiles: draws.quantiles(quantiles),
      nonFinite: nonFinite(column, missing: run.draws - draws.values.count))
    summaries[column] = summary
    return summary
  }

  private func nonFinite(_ column: Int, missing: Int) -> NonFiniteDraws? {
    let draws = run.column(column)
    guard missing > 0, let place = draws.firstIndex(where: { !$0.isFinite }) else { return nil }
    let first = place - draws.startIndex
    let sources = plan.sources(sampler, draws: run.draws)
    var worker = BlockWorker(plan, sources: sources, capacity: 1)
    let inputs = worker.inputs(of: first)
    return NonFiniteDraws(
      count: missing, firstDraw: first,
      inputs: zip(plan.columns, inputs).filter { $1.isFinite }.map { column, value in
        NonFiniteDraws.Input(
          name: column.driver, period: column.period.map { model.periods[$0] }, value: value)
      })
  }

  private mutating func difference(_ index: Int) -> ScenarioDifference {
    var results: [ScenarioDifference.Outcome] = []
    for (position, name) in outcomes.enumerated() {
      for period in 0..<model.periodCount {
        let base = plan.results[0][position][period]
        let own = plan.results[index][position][period]
        results.append(
          PairedDifference(
            base: run.column(base), other: run.column(own), isShared: base == own,
            target: target(name), quantiles: quantiles, replicates: replicates
          ).outcome(
            name: name, unit: model.units[name] ?? .none,
            period: model.periods.isEmpty ? nil : model.periods[period]))
      }
    }
    return ScenarioDifference(
      scenario: overlays[index].name, baseline: overlays[0].name, outcomes: results)
  }
}

/// What is worked out once for a result column.
private struct ColumnSummary {
  let column: DrawColumn
  let mean: Statistic
  let sd: Statistic
  let quantiles: [OutcomeResult.Quantile]
  let nonFinite: NonFiniteDraws?
}
