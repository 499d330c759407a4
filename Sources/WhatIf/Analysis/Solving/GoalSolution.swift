public import Indicators
public import Probability

/// What a goal seek found.
public struct GoalSolution: Sendable {
  /// A lever's move from today.
  public struct Move: Sendable, Equatable {
    /// The lever.
    public let lever: String
    /// Its unit.
    public let unit: Unit
    /// Today's choice, that of the scenario where it sets one.
    public let today: Double
    /// The choice found.
    public let value: Double
    /// The move as a share of the lever's range.
    public let change: Double
  }
  /// Some choices of the levers and what they lead to.
  public struct Attempt: Sendable, Equatable {
    /// The levers, in the order asked for.
    public let moves: [Move]
    /// The mean of the outcome.
    public let mean: Statistic
    /// The chance that the outcome keeps the bounds.
    public let probability: Statistic
    /// The square root of the sum of squared moves, each as a share of its range.
    public let change: Double
    /// Whether the goal is reached.
    public let reaches: Bool
    /// The number of draws without a value, which count in none of these.
    public let missing: Int
  }

  /// What was asked.
  public let goal: OutcomeGoal
  /// Of which outcome.
  public let question: OutcomeQuestion
  /// Where it starts from.
  public let scenario: ScenarioOverlay
  /// The levers as they are.
  public let today: Attempt
  /// The least change that reaches the goal; where none does, the choice that comes nearest.
  public let best: Attempt
  /// The number the goal is about, of ``best``, on draws that the search has not seen.
  public let check: Statistic
  /// Where several levers were asked for: the best that each alone can do.
  public let alone: [Attempt]
  /// Draws of each attempt.
  public let draws: Int
  /// Seed of the random numbers.
  public let seed: UInt64
  /// Draws of ``best`` that have no value.
  public let notes: [Finding]

  /// Whether the goal is reached.
  public var isReached: Bool { best.reaches }

  /// The number the goal is about: the mean or the chance.
  public func achieved(_ attempt: Attempt) -> Statistic {
    goal.probability == nil ? attempt.mean : attempt.probability
  }
}
