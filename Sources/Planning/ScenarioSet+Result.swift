public import Indicators
import Probability
public import WhatIf

extension ScenarioSet {
  /// The tables of a run, with further notes before those of the run itself.
  public init(model: String, result: SimulationResult, notes: [LocalizedText] = []) {
    let (base, timeless) = Self.rows(result)
    let differences = Dictionary(
      result.differences.map { ($0.scenario, $0) }, uniquingKeysWith: { first, _ in first })
    self.init(
      model: model, title: result.provenance.title.isEmpty ? model : result.provenance.title,
      draws: result.provenance.draws, seed: result.provenance.seed,
      sampler: result.provenance.sampler,
      outcomes: base.map { outcome in
        Outcome(
          variable: outcome.name, period: timeless.contains(outcome.name) ? nil : outcome.period,
          unit: outcome.unit.symbol, target: outcome.attainment?.target,
          rows: result.scenarios.compactMap { Row($0, outcome, differences[$0.overlay.name]) })
      },
      notes: notes + result.notes.map(\.message)
        + result.provenance.series.sorted { $0.key < $1.key }.map { name, label in
          LocalizedText(ko: "\(name): \(label.ko) 전망", en: "\(name): forecast by \(label.en)")
        })
  }

  /// The outcomes and periods to show, and the outcomes that are the same in every period, such as a
  /// total, which are shown once.
  private static func rows(_ result: SimulationResult) -> ([OutcomeResult], Set<String>) {
    let base = result.scenarios.first?.outcomes ?? []
    var columns: [String: Set<[Int]>] = [:]
    for index in base.indices {
      columns[base[index].name, default: []].insert(
        result.scenarios.map {
          $0.outcomes.indices.contains(index) ? $0.outcomes[index].column : -1
        })
    }
    let timeless = Set(columns.filter { $0.value.count == 1 }.keys)
    var shown: Set<String> = []
    return (base.filter { !timeless.contains($0.name) || shown.insert($0.name).inserted }, timeless)
  }
}

extension ScenarioSet.Row {
  /// A scenario's numbers for one outcome and period; nil where it has none.
  init?(
    _ scenario: ScenarioResult, _ outcome: OutcomeResult, _ difference: ScenarioDifference?
  ) {
    guard
      let own = scenario.outcomes.first(where: {
        $0.name == outcome.name && $0.period == outcome.period
      })
    else { return nil }
    let difference = difference?.outcomes.first {
      $0.name == outcome.name && $0.period == outcome.period
    }
    self.init(
      scenario: scenario.overlay.name,
      overlay: scenario.overlay.lineage,
      reason: scenario.overlay.reason, owner: scenario.overlay.owner, mean: .init(own.mean),
      quantiles: own.quantiles.map(ScenarioSet.Quantile.init),
      worst: own.worst.means.map(ScenarioSet.Quantile.init),
      attainment: own.attainment.map { .init($0.probability) },
      difference: difference.map { .init($0.mean) })
  }
}

extension ScenarioSet.Quantile {
  fileprivate init(_ quantile: OutcomeResult.Quantile) {
    self.init(probability: quantile.probability, value: .init(quantile.statistic))
  }
}

extension ScenarioSet.Estimate {
  init(_ statistic: Statistic) {
    self.init(value: statistic.value, standardError: statistic.standardError)
  }
}
