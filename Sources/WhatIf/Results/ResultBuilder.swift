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
      notes += NonFiniteFindings.all(result, draws: run.draws)
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
        let summary = self.summary(column)
        results.append(
          OutcomeResult(
            name: name, unit: model.units[name] ?? .none,
            period: model.periods.isEmpty ? nil : model.periods[period], mean: summary.mean,
            standardDeviation: summary.sd, quantiles: summary.quantiles,
            attainment: target(name).map { attainment($0, summary.column, index, period) },
            nonFinite: summary.firstMissing.map { nonFinite(summary, $0, name, period, index) },
            draws: run.column(column)))
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

  private mutating func summary(_ column: Int) -> ColumnSummary {
    if let known = summaries[column] { return known }
    let draws = DrawColumn(run.column(column), replicates: replicates)
    let (mean, sd) = draws.moments()
    let own = run.column(column)
    let place = draws.values.count < run.draws ? own.firstIndex { !$0.isFinite } : nil
    let summary = ColumnSummary(
      column: draws, mean: mean, sd: sd, quantiles: draws.quantiles(quantiles),
      firstMissing: place.map { $0 - own.startIndex })
    summaries[column] = summary
    return summary
  }

  /// The draws without a value, with what the uncertainties behind the outcome were in the first.
  private func nonFinite(
    _ summary: ColumnSummary, _ first: Int, _ outcome: String, _ period: Int, _ scenario: Int
  ) -> NonFiniteDraws {
    let sources = plan.sources(sampler, draws: run.draws)
    var worker = BlockWorker(plan, sources: sources, capacity: 1)
    let values = worker.inputs(of: first)
    let wanted = Set(model.uncertainties(behind: outcome, overlays[scenario]))
    let read = Set(plan.program.inputs.map(\.column))
    let inputs = zip(plan.columns, values).enumerated().filter { index, item in
      read.contains(index) && wanted.contains(item.0.driver)
    }.map { _, item in
      NonFiniteDraws.Input(
        name: item.0.driver, period: item.0.period.map { model.periods[$0] }, value: item.1)
    }
    let own = model.periods.isEmpty ? nil : model.periods[period]
    return NonFiniteDraws(
      count: run.draws - summary.column.values.count, firstDraw: first,
      inputs: inputs.filter { $0.period == nil || $0.period == own }
        + inputs.filter { $0.period != nil && $0.period != own })
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
  /// The first draw without a value.
  let firstMissing: Int?
}
