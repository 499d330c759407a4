import Foundation
public import Indicators
import Probability

/// A weighted set of count models.
public struct FittedCountSmoothing: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The candidates that matter, by weight.
  let candidates: [CountCandidate]
  /// Their weights, which sum to 1.
  let weights: [Double]
  private let start: Double
  private let noise: Double

  /// How many candidates are kept at most, and the least weight of one.
  private static let kept = (count: 10, weight: 0.01)

  init(
    method: String, input: ForecastInput, candidates: [CountCandidate], start: Double,
    noise: Double
  ) {
    let best = candidates.reduce(-.infinity) { max($0, $1.evidence) }
    let ranked = candidates.map { (candidate: $0, weight: exp($0.evidence - best)) }
      .sorted { $0.weight > $1.weight }
    let kept = ranked.prefix(Self.kept.count).filter { $0.weight >= Self.kept.weight }
    let total = kept.reduce(0) { $0 + $1.weight }
    self.method = method
    self.input = input
    self.candidates = kept.map(\.candidate)
    weights = kept.map { $0.weight / total }
    self.start = start
    self.noise = noise
  }

  private func pooled(_ value: (CountCandidate) -> Double) -> Double {
    zip(candidates, weights).reduce(0) { $0 + $1.1 * value($1.0) }
  }

  /// Whether the Poisson alone is left.
  public var isPoisson: Bool { candidates.allSatisfy { $0.dispersion == 0 } }
  /// The weighted discount: what a period keeps of its weight a period later.
  public var discount: Double { pooled(\.discount) }
  /// The share of the candidates with a season.
  public var seasonalWeight: Double { pooled { $0.season == nil ? 0 : 1 } }

  /// How plausible bursts are that the history does not tell of.
  private var bursts: Double {
    pooled { BurstPrior.plausibility($0, known: Double(input.count)) }
  }

  /// `건수(음이항, 할인 0.93)`.
  public var label: LocalizedText {
    let shown = (discount * 100).rounded() / 100
    return LocalizedText(
      ko: "건수(\(isPoisson ? "포아송" : "음이항"), 할인 \(shown))",
      en: "count(\(isPoisson ? "Poisson" : "negative binomial"), discount \(shown))")
  }

  /// What is expected before each entry and in the coming season, and the mean of what came before.
  private func runs(_ values: [Double?]) -> [(before: [Double], ahead: [Double])] {
    var (before, sum, known) = ([(share: Double, mean: Double)](), 0.0, 0.0)
    for value in values + [nil] {
      before.append((CountRecurrence.share(after: known), known > 0 ? sum / known : 0))
      if let value { (sum, known) = (sum + value, known + 1) }
    }
    let (chance, above) = (
      BurstPrior.chance * bursts, BurstPrior.above(known: Double(input.count))
    )
    return candidates.map { candidate in
      let run = CountPass(
        discount: candidate.discount, season: candidate.season, length: input.seasonLength
      ).run(values, start: start, noise: noise)
      func pooled(_ mean: Double, _ past: (share: Double, mean: Double)) -> Double {
        let known = candidate.isPooled ? mean + past.share * (past.mean - mean) : mean
        return known + chance * (mean + above - known)
      }
      return (
        zip(run.before, before).map(pooled), run.ahead.map { pooled($0, before[values.count]) }
      )
    }
  }

  /// The weighted means expected before each entry.
  public var fitted: [Double?] {
    let runs = runs(input.values)
    return input.values.indices.map { index in
      zip(runs, weights).reduce(0) { $0 + $1.1 * $1.0.before[index] }
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps.
  public var notes: [LocalizedText] { FitNotes.gaps(input) }

  /// The weighted means after the first `origin` entries, the weights held fixed.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let origin = min(max(1, origin), input.values.count)
    let runs = runs(Array(input.values.prefix(origin)))
    return (0..<max(0, horizon)).map { step in
      zip(runs, weights).reduce(0) { $0 + $1.1 * $1.0.ahead[step % $1.0.ahead.count] }
    }
  }

  /// Mixtures of negative binomials, as wide as the counts and the level's own uncertainty make them,
  /// of the counts seen, and of the counts of a level that is another by then (``BurstPrior``).
  ///
  /// The steps share the level, which rests on `effective` values and moves by what a period's count moves
  /// it, and the year's part of what is more than a Poisson's variance: that is their correlation.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let cycle = candidates.reduce(1) { max($0, $1.means.count) }
    let observed = pooled { $0.isPooled ? 1 : 0 } > 0 ? try? Empirical(input.observed) : nil
    let margins = (0..<min(cycle, periods.count)).map { margin($0, observed) }
    let loading = (1 / pooled(\.effective) + BurstPrior.shared(input.values) * bursts).squareRoot()
    return Forecast(
      method: method, label: label, periods: periods,
      margins: periods.indices.map { margins[$0 % cycle] },
      dependence: .movingAverage(
        weights: [1, 1 - discount],
        shared: [Array(repeating: loading, count: periods.count)]),
      support: input.support, notes: notes)
  }

  /// The distribution of a step: `Var = (μ + κ μ²) (1 + 1/effective)` of each candidate, and a burst's.
  private func margin(_ step: Int, _ observed: Empirical?) -> any Distribution {
    let share = CountRecurrence.share(after: Double(input.count))
    let members = candidates.compactMap { candidate -> NegativeBinomial? in
      let mean = candidate.means[step % candidate.means.count]
      let spread = mean + candidate.dispersion * mean * mean
      let excess = candidate.dispersion + spread / (mean * mean) / candidate.effective
      return try? NegativeBinomial(mean: mean, size: 1 / excess)
    }
    let mean = pooled { $0.means[step % $0.means.count] }
    guard members.count == candidates.count,
      let burst = BurstPrior.distribution(around: mean, known: Double(input.count))
    else { return Margin.point(mean) }
    let chance = BurstPrior.chance * bursts
    let alone = zip(candidates, weights).map { $0.isPooled ? $1 * (1 - share) : $1 }
    let seen = 1 - alone.reduce(0, +)
    return CountMixture(
      members + [burst], weights: alone.map { $0 * (1 - chance) } + [chance],
      observed: observed, observedWeight: seen * (1 - chance)) ?? Margin.point(mean)
  }
}
