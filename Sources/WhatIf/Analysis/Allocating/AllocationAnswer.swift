public import Indicators
public import Probability

/// What an allocation found.
public struct AllocationAnswer: Sendable {
  /// The setting of one lever.
  public struct Setting: Sendable, Equatable {
    /// The lever.
    public let lever: String
    /// Its unit.
    public let unit: Unit
    /// Today's choice.
    public let today: Double
    /// The choice found.
    public let value: Double
    /// Whether the lever is a project: chosen (1) or left (0).
    public let isProject: Bool
    /// What it adds to the mean of the objective.
    public let gain: Double
    /// What it adds to the mean of each limit.
    public let uses: [Double]
  }

  /// How a limit is kept.
  public struct LimitUse: Sendable, Equatable {
    /// The limit as asked for.
    public let limit: AllocationLimit
    /// The bound in the unit of what is bounded.
    public let bound: Double
    /// The unit.
    public let unit: Unit
    /// The value, or its mean where it differs between draws.
    public let value: Double
    /// The chance to keep the bound on draws not seen in the search; nil where all draws are alike.
    public let chance: Statistic?
    /// How much the objective grows with the bound per unit, in the program whose levers need not be
    /// whole; nil where that is not known.
    public let price: Double?

    /// What is left up to the bound.
    public var left: Double {
      limit.relation == .atLeast ? value - bound : bound - value
    }
  }

  /// The choice found and how good it is.
  public struct Choice: Sendable {
    /// Every lever that could be chosen.
    public let settings: [Setting]
    /// Every limit.
    public let limits: [LimitUse]
    /// The mean of the objective.
    public let mean: Statistic
    /// The mean of its worst tenth, or of the share that was asked for.
    public let worst: Statistic
    /// The chance to reach the target, where there is one.
    public let chance: Statistic?
    /// The number the search made best, on the draws it saw.
    public let achieved: Double
    /// The same number on draws that the search has not seen.
    public let check: Statistic
    /// What no choice exceeds (or falls below, where less is better), on the draws of the proof.
    public let bound: Double
    /// The number of the choice on these draws.
    public let proved: Double
    /// Draws of the proof; 0 where it is of the means.
    public let boundDraws: Int
    /// Whether seconds ended the search.
    public let isOutOfTime: Bool

    /// How far the bound lies from the choice, as a share of it; in chance points for a chance.
    public func gap(_ aim: AllocationRequest.Aim) -> Double {
      let distance = (bound - proved).magnitude
      if case .chance = aim { return distance }
      return distance == 0 ? 0 : distance / proved.magnitude
    }
  }

  /// Why no choice keeps all limits.
  public struct Conflict: Sendable, Equatable {
    /// A limit that stands against others.
    public struct Party: Sendable, Equatable {
      /// The limit.
      public let limit: AllocationLimit
      /// Its bound in the unit of what is bounded.
      public let bound: Double
      /// The unit.
      public let unit: Unit
      /// The nearest bound with which all others can be kept; nil where none was found.
      public let nearest: Double?
      /// Whether all the other limits of the request can be kept once this one is mended; if not, some of
      /// them contradict each other too.
      public let helps: Bool
    }
    /// Limits that cannot be kept together, though any of them left out the others can.
    public let parties: [Party]
  }

  /// The best for one value of the first limit.
  public struct FrontierPoint: Sendable, Equatable {
    /// The bound.
    public let bound: Double
    /// Whether some choice keeps all limits; nil where neither was found out in time.
    public let isPossible: Bool?
    /// The number that was made best; nil without a choice.
    public let achieved: Double?
    /// What no choice exceeds.
    public let best: Double?
    /// The mean of the objective.
    public let mean: Double?
    /// The chance to reach the target, where there is one.
    public let chance: Double?
    /// How many projects are chosen and other levers not at their lowest setting.
    public let chosen: Int
  }

  /// What was asked.
  public let request: AllocationRequest
  /// Unit of the objective.
  public let unit: Unit
  /// The choice; nil where no choice keeps all limits.
  public let choice: Choice?
  /// Why there is none.
  public let conflict: Conflict?
  /// The best along the first limit, where asked for.
  public let frontier: [FrontierPoint]
  /// Draws of the means.
  public let draws: Int
  /// Draws on which choices were compared, where these matter.
  public let searchDraws: Int
  /// Name of the sampler.
  public let sampler: String
  /// Seed of the random numbers.
  public let seed: UInt64
  /// What should be known besides.
  public let notes: [Finding]
}
