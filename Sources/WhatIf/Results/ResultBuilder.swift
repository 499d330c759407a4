import Indicators
import Probability

/// Reads the result of a run.
struct ResultBuilder {
  /// Where the draws are, or what is known of them.
  enum Run {
    case stored(SimulationRun)
    case streamed(StreamedRun)
  }

  let model: CompiledModel
  let plan: RunPlan
  let overlays: [ScenarioOverlay]
  let outcomes: [String]
  let run: Run
  let sampler: any Sampler
  let quantiles: [Double]
  /// Whether the outcomes hold their draws.
  private let keepsDraws: Bool
  /// The targets of each result column.
  private let targets: [[DriverModel.Target]]
  private var summaries: [Int: ColumnSummary] = [:]

  /// Runs the plan.
  ///
  /// - Throws: `simulation-memory` where draws have to be kept and do not fit.
  init(
    model: CompiledModel, plan: RunPlan, overlays: [ScenarioOverlay], outcomes: [String],
    sampler: any Sampler, options: SimulationOptions
  ) throws(Findings) {
    self.model = model
    self.plan = plan
    self.overlays = overlays
    self.outcomes = outcomes
    self.sampler = sampler
    quantiles = options.allQuantiles
    keepsDraws = options.keepsDraws
    targets = Self.targets(model, plan, outcomes)
    if !options.keepsDraws,
      let run = StreamedRun(
        plan, sampler: sampler, options: options, quantiles: quantiles, targets: targets,
        pairs: Self.pairs(model, plan, outcomes))
    {
      self.run = .streamed(run)
    } else {
      if let finding = RunCheck.memory(options, columns: plan.resultCount) {
        throw Findings([finding])
      }
      run = .stored(SimulationRun(plan, sampler: sampler, options: options))
    }
  }

  /// The result columns in which a scenario differs from the base, with the target of each.
  private static func pairs(
    _ model: CompiledModel, _ plan: RunPlan, _ outcomes: [String]
  ) -> [StreamedDifference.Pair: DriverModel.Target?] {
    var pairs: [StreamedDifference.Pair: DriverModel.Target?] = [:]
    for table in plan.results.dropFirst() {
      for (position, name) in outcomes.enumerated() {
        let target = model.declaration.targets.first { $0.outcome == name }
        for (base, own) in zip(plan.results[0][position], table[position]) where base != own {
          pairs.updateValue(target, forKey: .init(base: base, other: own))
        }
      }
    }
    return pairs
  }

  private static func targets(
    _ model: CompiledModel, _ plan: RunPlan, _ outcomes: [String]
  ) -> [[DriverModel.Target]] {
    var targets = [[DriverModel.Target]](repeating: [], count: plan.resultCount)
    for table in plan.results {
      for (name, columns) in zip(outcomes, table) {
        guard let target = model.declaration.targets.first(where: { $0.outcome == name }) else {
          continue
        }
        for column in columns where !targets[column].contains(target) {
          targets[column].append(target)
        }
      }
    }
    return targets
  }

  private var draws: Int {
    switch run {
    case .stored(let run): run.draws
    case .streamed(let run): run.draws
    }
  }

  /// The draws of a column; empty where they were not kept.
  private func column(_ index: Int) -> ArraySlice<Double> {
    switch run {
    case .stored(let run): run.column(index)
    case .streamed: []
    }
  }

  /// Adds the scenarios and their differences from the first, which is that of the batch before.
  mutating func add(to all: inout ScenarioBatches.Results) {
    let shift = max(0, all.columns - plan.baseColumns)
    for index in overlays.indices.dropFirst(all.scenarios.isEmpty ? 0 : 1) {
      let result = scenario(index, shift: shift)
      all.notes += NonFiniteFindings.all(result, draws: draws)
      all.scenarios.append(result)
    }
    all.differences += overlays.indices.dropFirst().map { difference($0) }
    all.columns = plan.resultCount + shift
  }

  /// A scenario, the columns that are not those of the base renumbered.
  private mutating func scenario(_ index: Int, shift: Int) -> ScenarioResult {
    var results: [OutcomeResult] = []
    for (position, name) in outcomes.enumerated() {
      for (period, column) in plan.results[index][position].enumerated() {
        let summary = self.summary(column)
        results.append(
          OutcomeResult(
            name: name, unit: model.units[name] ?? .none,
            period: model.periods.isEmpty ? nil : model.periods[period], mean: summary.mean,
            standardDeviation: summary.sd, quantiles: summary.quantiles, worst: summary.worst,
            attainment: target(name).flatMap { attainment($0, summary, index, period) },
            nonFinite: summary.missing.map { nonFinite($0, name, period, index) },
            restsOnFew: summary.restsOnFew,
            draws: keepsDraws ? self.column(column) : [],
            column: column < plan.baseColumns ? column : column + shift))
      }
    }
    return ScenarioResult(overlay: overlays[index], outcomes: results)
  }

  private var replicates: Int { sampler.replicates(draws: draws) }

  private func target(_ outcome: String) -> DriverModel.Target? {
    model.declaration.targets.first { $0.outcome == outcome }
  }

  /// The chance of a target: with one direction integrated where the draws fill space and reaching
  /// the target switches once along it, the share of draws otherwise.
  private func attainment(
    _ target: DriverModel.Target, _ summary: ColumnSummary, _ scenario: Int, _ period: Int
  ) -> OutcomeResult.Attainment? {
    let counted = summary.attainments.first {
      $0.target == target.value && $0.direction == target.direction
    }
    guard sampler is SobolSampler, summary.missing == nil,
      let function = try? OutcomeFunction(model, overlays[scenario], outcomes: [target.outcome]),
      let found = PreIntegration(function, result: period, target: target, seed: sampler.seed)?
        .probability()
    else { return counted }
    return OutcomeResult.Attainment(
      target: target.value, direction: target.direction, probability: found)
  }

  private mutating func summary(_ column: Int) -> ColumnSummary {
    if case .streamed(let run) = run { return run[column] }
    if let known = summaries[column] { return known }
    let draws = DrawColumn(self.column(column), replicates: replicates)
    let (mean, sd) = draws.moments()
    let own = self.column(column)
    let place = draws.values.count < self.draws ? own.firstIndex { !$0.isFinite } : nil
    let found = draws.quantiles(quantiles)
    let summary = ColumnSummary(
      mean: mean, sd: sd, quantiles: found,
      worst: draws.worst(isUpper: targets[column].first?.direction == .lower, found),
      attainments: targets[column].map { draws.attainment($0) },
      missing: place.map { (self.draws - draws.values.count, $0 - own.startIndex) },
      restsOnFew: draws.restsOnFew)
    summaries[column] = summary
    return summary
  }

  /// The draws without a value, with what the uncertainties behind the outcome were in the first.
  private func nonFinite(
    _ missing: (count: Int, first: Int), _ outcome: String, _ period: Int, _ scenario: Int
  ) -> NonFiniteDraws {
    let sources = plan.sources(sampler, draws: draws)
    var worker = BlockWorker(plan, sources: sources, capacity: 1)
    let values = worker.inputs(of: missing.first)
    let wanted = Set(model.uncertainties(behind: outcome, overlays[scenario]))
    let inputs = plan.inputColumns(of: scenario).compactMap { index -> NonFiniteDraws.Input? in
      let column = plan.columns[index]
      guard wanted.contains(column.driver) else { return nil }
      return NonFiniteDraws.Input(
        name: column.driver, period: column.period.map { model.periods[$0] }, value: values[index])
    }
    let own = model.periods.isEmpty ? nil : model.periods[period]
    return NonFiniteDraws(
      count: missing.count, firstDraw: missing.first,
      inputs: inputs.filter { $0.period == nil || $0.period == own }
        + inputs.filter { $0.period != nil && $0.period != own })
  }

  private mutating func difference(_ index: Int) -> ScenarioDifference {
    var results: [ScenarioDifference.Outcome] = []
    for (position, name) in outcomes.enumerated() {
      for period in 0..<model.periodCount {
        let pair = StreamedDifference.Pair(
          base: plan.results[0][position][period], other: plan.results[index][position][period])
        results.append(
          difference(pair, target(name)).outcome(
            name: name, unit: model.units[name] ?? .none,
            period: model.periods.isEmpty ? nil : model.periods[period], target: target(name)))
      }
    }
    return ScenarioDifference(
      scenario: overlays[index].name, baseline: overlays[0].name, outcomes: results)
  }

  private func difference(
    _ pair: StreamedDifference.Pair, _ target: DriverModel.Target?
  ) -> DifferenceSummary {
    if case .streamed(let run) = run {
      return run[pair] ?? .none(draws: draws, quantiles: quantiles, target)
    }
    return PairedDifference(
      base: column(pair.base), other: column(pair.other), isShared: pair.base == pair.other,
      target: target, quantiles: quantiles, replicates: replicates
    ).summary
  }
}
