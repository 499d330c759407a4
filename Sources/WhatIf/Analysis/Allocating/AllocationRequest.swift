public import Indicators

/// What an allocation is to find.
public struct AllocationRequest: Sendable {
  /// What is made as large as possible.
  public enum Aim: Sendable, Hashable {
    /// The mean.
    case mean
    /// The mean of the worst share of the draws, such as 0.1.
    case worst(share: Double)
    /// The chance to reach a value.
    case chance(of: Double)
  }
  /// Formula of the model's variables.
  public var objective: Expression
  /// The formula as written.
  public var text: String
  /// Whether more of it is better.
  public var isMaximum: Bool
  /// Which of its numbers counts.
  public var aim: Aim
  /// A value that it should reach (at least, or at most where less is better), for the reports.
  public var target: Double?
  /// Bounds to keep.
  public var limits: [AllocationLimit]
  /// With what chance limits that differ from draw to draw must hold.
  public var probability: Double?
  /// The levers to choose; nil for all.
  public var levers: [String]?
  /// The scenario it starts from.
  public var scenario: ScenarioOverlay
  /// The period; nil for the last one.
  public var period: Period?
  /// The distance of answer and bound, as a share of the answer, that is near enough.
  public var gap: Double
  /// The most seconds of searching.
  public var seconds: Double
  /// Steps of the first limit for which the best is found too; 0 for none.
  public var frontier: Int

  /// Makes a request for the largest mean.
  public init(
    _ objective: Expression, text: String, isMaximum: Bool = true, limits: [AllocationLimit] = []
  ) {
    self.objective = objective
    self.text = text
    self.isMaximum = isMaximum
    self.limits = limits
    aim = .mean
    scenario = .base
    gap = 0.001
    seconds = 10
    frontier = 0
  }
}
