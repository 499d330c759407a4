public import Indicators
public import Probability

/// What one set of draws tells about an outcome besides its distribution.
public struct DrawnSensitivity: Sendable {
  /// A driver's part, read from the draws.
  public struct Driver: Sendable {
    /// The driver.
    public let driver: String
    /// Spearman's rank correlation with the outcome.
    public let rankCorrelation: Statistic
    /// The share of the variance that knowing the driver explains, from given data.
    public let first: Statistic
    /// What knowing the driver before choosing is worth at most; nil where there is no choice.
    public let value: Statistic?
  }
  /// Something that can be chosen, and its mean.
  public struct Choice: Sendable {
    /// The scenario.
    public let scenario: ScenarioOverlay
    /// The mean of the outcome.
    public let mean: Statistic
  }

  /// The outcome's percentiles by probability.
  public let quantiles: [OutcomeResult.Quantile]
  /// The chance of the target; nil without one.
  public let attainment: OutcomeResult.Attainment?
  /// The drivers, by descending rank correlation.
  public let drivers: [Driver]
  /// What can be chosen; a single one where there is no choice.
  public let choices: [Choice]
  /// Which of them is best on average.
  public let bestChoice: Int
  /// What knowing every driver before choosing is worth at most; nil where there is no choice.
  public let perfectInformation: Statistic?
  /// Where the target is missed most; nil without a target or without such a place.
  public let missBox: MissBox?
  /// The number of draws.
  public let draws: Int
  /// What a reader has to know.
  public let notes: [Finding]
}

/// A part of the drivers' range in which the target is missed much more often than elsewhere.
public struct MissBox: Sendable {
  /// A bound of a driver.
  public struct Limit: Sendable, Equatable {
    /// The driver.
    public let driver: String
    /// Its unit.
    public let unit: Unit
    /// It is at least this; nil where it has no lower bound.
    public let low: Double?
    /// It is at most this; nil where it has no upper bound.
    public let high: Double?
  }

  /// The bounds, the one that matters most first.
  public let limits: [Limit]
  /// The chance to miss the target inside, on draws that did not choose the box.
  public let chance: Statistic
  /// The chance to miss it at all.
  public let overall: Statistic
  /// The share of all misses that lie inside.
  public let coverage: Statistic
  /// The share of all draws that lie inside.
  public let mass: Statistic
}
