import Indicators
import Probability

/// How far a result is from what a stop rule asks for.
struct PrecisionCheck {
  /// Half the width of the widest 95% interval over what is allowed; at most 1 where the rule is met.
  private(set) var ratio = 0.0
  /// Where that is.
  private(set) var place = ""

  private static let normal = SpecialFunctions.normalQuantile(0.975)

  init(_ rule: PrecisionRule, _ result: SimulationResult) {
    switch rule.quantity {
    case .mean, .percentile, .chance:
      for scenario in result.scenarios {
        for outcome in scenario.outcomes {
          note(
            Self.statistic(rule, outcome), rule, "\(scenario.overlay.name) \(Self.name(outcome))")
        }
      }
    case .difference:
      for difference in result.differences {
        for outcome in difference.outcomes {
          note(outcome.mean, rule, "\(difference.scenario) \(outcome.name)")
        }
      }
    case .ranking:
      rank(result)
    }
  }

  private static func statistic(_ rule: PrecisionRule, _ outcome: OutcomeResult) -> Statistic? {
    switch rule.quantity {
    case .mean: outcome.mean
    case .percentile(let p): outcome.quantile(p)
    default: outcome.attainment?.probability
    }
  }

  private static func name(_ outcome: OutcomeResult) -> String {
    outcome.name + (outcome.period.map { "[\($0)]" } ?? "")
  }

  /// Outcomes without a value cannot be known better and are reported elsewhere.
  private mutating func note(_ statistic: Statistic?, _ rule: PrecisionRule, _ place: String) {
    guard let statistic, statistic.value.isFinite else { return }
    let half = Self.normal * statistic.standardError
    let allowed = rule.isRelative ? rule.tolerance * statistic.value.magnitude : rule.tolerance
    // The same in all draws: whether there have been enough of them is asked elsewhere.
    guard half != 0, !half.isNaN || statistic.draws < 2 else { return }
    let ratio = half.isFinite && allowed > 0 ? half / allowed : .infinity
    if ratio > self.ratio { (self.ratio, self.place) = (ratio, place) }
  }

  /// Neighbours in the order of means must differ by more than half their interval.
  private mutating func rank(_ result: SimulationResult) {
    guard let outcomes = result.scenarios.first?.outcomes else { return }
    for index in outcomes.indices {
      let ordered = result.scenarios.sorted {
        $0.outcomes[index].mean.value < $1.outcomes[index].mean.value
      }
      for (low, high) in zip(ordered, ordered.dropFirst()) {
        let (a, b) = (low.outcomes[index], high.outcomes[index])
        let differences = zip(a.draws, b.draws).map { $1 - $0 }
        let mean = DrawColumn(
          differences[...], replicates: result.provenance.replicates
        ).moments().mean
        guard mean.standardError > 0, mean.value.isFinite else { continue }
        let ratio = Self.normal * mean.standardError / mean.value.magnitude
        if ratio > self.ratio {
          (self.ratio, place) = (ratio, "\(low.overlay.name) – \(high.overlay.name) \(a.name)")
        }
      }
    }
  }
}
