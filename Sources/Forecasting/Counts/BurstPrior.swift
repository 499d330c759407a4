import Foundation
import Probability

/// What a history of few counts cannot tell of those to come: that the level may be another by then.
///
/// Counts that vary much more than a Poisson (publications, complaints, grants won) come in bursts and
/// years of their own. In a year or three of data nothing but a few ones may be seen of that, and the
/// dispersion that the few suggest is too small. So a part of the predictive distribution is a wide
/// negative binomial, above the level by what so short a history may have missed, and a part of the
/// dispersion is common to the whole horizon.
enum BurstPrior {
  /// The chance that a count is of such a level, where the dispersion is large.
  static let chance = 0.3
  /// (variance − mean)/mean² then.
  private static let dispersion = 5.0
  /// The variance that all steps share before anything is known, over that of a step's own score.
  private static let shared = 0.3
  /// What that is worth, in months of history.
  private static let sharedWorth = 24.0

  /// What is above the level then, after so many known counts: six in all these and a year.
  static func above(known: Double) -> Double { 6 / (12 + known) }

  /// How much of this holds for a candidate: all for counts that vary much more than a Poisson; for others
  /// what so many values cannot rule out.
  static func plausibility(_ candidate: CountCandidate, known: Double) -> Double {
    candidate.dispersion >= 1 ? 1 : 2 / (2 + known)
  }

  /// The distribution of a count of another level, around an expected count; nil for a mean that is none.
  static func distribution(around mean: Double, known: Double) -> NegativeBinomial? {
    try? NegativeBinomial(mean: mean + above(known: known), size: 1 / dispersion)
  }

  /// The variance that all steps share, over that of a step's own score: what the history's own months,
  /// nil for gaps, have in common half a year around, as far as it goes.
  ///
  /// That is r/(1 − r) of the mean correlation r of log(1 + y) at lags 1 to 6, cleared of its bias −1/n.
  static func shared(_ values: [Double?]) -> Double {
    let known = Double(values.count { $0 != nil })
    let correlations = SeasonalTest.autocorrelations(
      values.map { $0.map(log1p) }, upTo: min(6, values.count - 1))
    let mean = correlations.reduce(0, +) / Double(max(1, correlations.count)) + 1 / max(1, known)
    let common = min(max(0, mean), 0.75)
    return (sharedWorth * shared + known * common / (1 - common)) / (sharedWorth + known)
  }
}
