import Indicators
import Probability

/// Compares two columns draw by draw, over the draws in which both have a value.
struct PairedDifference {
  let base: ArraySlice<Double>
  let other: ArraySlice<Double>
  /// Whether both are the same column: every difference is exactly 0 then.
  let isShared: Bool
  let target: DriverModel.Target?
  let quantiles: [Double]

  func outcome(name: String, unit: Unit, period: Period?) -> ScenarioDifference.Outcome {
    let differences = zip(base, other).compactMap { a, b -> Double? in
      a.isFinite && b.isFinite ? b - a : nil
    }
    let direction = target?.direction ?? .higher
    let (up, down) = differences.reduce(into: (0, 0)) { counts, difference in
      if difference > 0 { counts.0 += 1 } else if difference < 0 { counts.1 += 1 }
    }
    let (better, worse) = direction == .lower ? (down, up) : (up, down)
    return ScenarioDifference.Outcome(
      name: name, unit: unit, period: period, mean: OutcomeStatistics.moments(differences).mean,
      quantiles: OutcomeStatistics.quantiles(sorted: DrawSorting.sorted(differences), quantiles),
      attainment: target.map { attainment($0) },
      better: share(better, differences.count), worse: share(worse, differences.count),
      direction: direction)
  }

  private func share(_ count: Int, _ draws: Int) -> Statistic {
    guard isShared else { return SampleStatistics.proportion(successes: count, draws: draws) }
    return Statistic(value: 0, standardError: 0, draws: draws, method: "proportion")
  }

  private func attainment(_ target: DriverModel.Target) -> Statistic {
    var (gained, lost, draws) = (0, 0, 0)
    for (a, b) in zip(base, other) where a.isFinite && b.isFinite {
      draws += 1
      switch (OutcomeStatistics.reaches(a, target), OutcomeStatistics.reaches(b, target)) {
      case (false, true): gained += 1
      case (true, false): lost += 1
      default: break
      }
    }
    return OutcomeStatistics.change(gained: gained, lost: lost, draws: draws, isShared: isShared)
  }
}
