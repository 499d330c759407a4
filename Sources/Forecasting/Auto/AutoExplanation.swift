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
  /// How many periods inside it have no value.
  public let gapCount: Int
  /// What the model chosen says of its fit, besides the gaps.
  public let notes: [LocalizedText]
  /// The horizon.
  public let horizon: Int
  /// At how many past origins errors one step ahead were counted; nil where a method was chosen.
  public let pastErrors: Int?
  /// What a few seasons say about the width; nil of short and of long histories.
  let fewSeasons: FewSeasons?
  /// What was combined; one member where a method was chosen.
  ///
  /// Of a short history what was learned from other series, then the models of the series itself.
  public let members: [Member]
  /// Whether the members are those of the method for short histories.
  let isShort: Bool
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
      Self.members(of: part.model).map {
        AutoExplanation.Member(label: $0.label, share: part.weight * $0.share)
      }
    }
    return AutoExplanation(
      profile: profile, traits: AutoTraits(input), findings: SeriesFindings.all(in: input),
      gapCount: input.gapCount, notes: chosen.notes.filter { !FitNotes.gaps(input).contains($0) },
      horizon: horizon, pastErrors: blend?.past.errors.counts.first,
      fewSeasons: blend?.past.few, members: members, isShort: used is ShortHistoryFit,
      steps: (blend?.steps(horizon) ?? []).map {
        .init(
          step: $0.step, centre: $0.centre, points: $0.points, scale: $0.scale,
          base: $0.ingredients.base, features: $0.ingredients.features)
      }, freedom: blend?.past.freedom)
  }

  /// What a model combines; the model itself where it combines nothing.
  private static func members(of model: any FittedModel) -> [AutoExplanation.Member] {
    if let blend = model as? FittedBlend {
      return blend.shares.map { .init(label: $0.label, share: $0.share) }
    }
    if let short = model as? ShortHistoryFit, short.shares.count > 1 {
      return short.shares.map { .init(label: $0.name, share: $0.share) }
    }
    return [.init(label: model.label, share: 1)]
  }
}
