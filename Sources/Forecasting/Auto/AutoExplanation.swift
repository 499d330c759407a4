public import Indicators

/// What `auto` did with one series: what it saw, what it combined and how it set the width.
public struct AutoExplanation: Sendable {
  /// A member of the combination.
  public struct Member: Sendable, Hashable {
    /// The label of its fitted model.
    public let label: LocalizedText
    /// Its share, 0 to 1.
    public let share: Double
  }

  /// One step of a combination.
  public struct Step: Sendable, Hashable {
    /// The step, from 1.
    public let step: Int
    /// The centre of the distribution.
    public let centre: Double
    /// The members' forecasts, in the order of the members.
    public let points: [Double]
    /// The Student t scale; 0 where the history shows no errors.
    public let scale: Double
    /// The log of the past one-step error over the unit of the series.
    public let base: Double
    /// What the learned coefficients of the width multiply; see `Documentation/calibration.md`.
    public let features: [Double]
  }

  /// What was seen.
  public let profile: AutoProfile
  /// Its strengths of trend and season.
  public let traits: AutoTraits
  /// What is odd about it.
  public let findings: [SeriesFinding]
  /// The horizon.
  public let horizon: Int
  /// At how many past origins errors one step ahead were counted; nil where a method was chosen.
  public let pastErrors: Int?
  /// What was combined; one member where a method was chosen.
  public let members: [Member]
  /// The steps; empty where a method was chosen, and of counts those of the usual combination.
  public let steps: [Step]
  /// Degrees of freedom of the combination's distribution; nil where a method was chosen.
  public let freedom: Double?
}

extension FittedAuto {
  /// What was done, for a horizon.
  public func explanation(horizon: Int) -> AutoExplanation {
    let used = (chosen as? FittedFallback)?.used ?? chosen
    let isPool = profile.kind == .counts || profile.kind == .partSeason
    let pool = isPool ? (used as? FittedCombination)?.parts : nil
    let parts = pool ?? [.init(model: used, weight: 1)]
    let blend = parts.lazy.compactMap { $0.model as? FittedBlend }.first
    let members = parts.flatMap { part in
      ((part.model as? FittedBlend)?.shares ?? [(label: part.model.label, share: 1)])
        .map { (label: $0.label, share: part.weight * $0.share) }
    }
    return AutoExplanation(
      profile: profile, traits: AutoTraits(input), findings: SeriesFindings.all(in: input),
      horizon: horizon, pastErrors: blend?.past.errors.counts.first,
      members: members.map { .init(label: $0.label, share: $0.share) },
      steps: (blend?.steps(horizon) ?? []).map {
        .init(
          step: $0.step, centre: $0.centre, points: $0.points, scale: $0.scale,
          base: $0.ingredients.base, features: $0.ingredients.features)
      }, freedom: blend?.past.freedom)
  }
}
