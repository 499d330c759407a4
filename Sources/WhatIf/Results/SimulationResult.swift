public import Indicators
public import Probability

/// What a run of a driver model found: outcomes by scenario, differences, and how it was run.
///
/// Reads as `result["push"]?["coverage"]?.attainment?.probability.value`.
public struct SimulationResult: Sendable {
  /// How the numbers came about.
  public struct Provenance: Sendable, Equatable {
    /// Title of the model.
    public let title: String
    /// Seed of the random numbers.
    public let seed: UInt64
    /// Draws.
    public let draws: Int
    /// Name of the sampler.
    public let sampler: String
    /// Independent replicates the draws are made of, equal stretches; 1 for plain Monte Carlo.
    public let replicates: Int
    /// Where each `series:` driver comes from: its forecast's label, by driver.
    public let series: [String: LocalizedText]
  }

  /// How the numbers came about.
  public let provenance: Provenance
  /// The scenarios, the base first, in the order asked for.
  public let scenarios: [ScenarioResult]
  /// Each scenario but the base against the base.
  public let differences: [ScenarioDifference]
  /// Warnings and notes, such as draws without a value.
  public let notes: [Finding]

  /// The same result with further notes.
  func adding(_ more: [Finding]) -> SimulationResult {
    SimulationResult(
      provenance: provenance, scenarios: scenarios, differences: differences, notes: notes + more)
  }

  /// The result of a scenario.
  public subscript(scenario: String) -> ScenarioResult? {
    scenarios.first { $0.overlay.name == scenario }
  }

  /// The difference of a scenario from the base.
  public func difference(_ scenario: String) -> ScenarioDifference? {
    differences.first { $0.scenario == scenario }
  }
}

/// The outcomes of one scenario.
public struct ScenarioResult: Sendable {
  /// What was run.
  public let overlay: ScenarioOverlay
  /// The outcomes in the order of the model, and each outcome's periods in time order.
  public let outcomes: [OutcomeResult]

  /// The last period of an outcome, or its only value.
  public subscript(outcome: String) -> OutcomeResult? {
    outcomes.last { $0.name == outcome }
  }

  /// An outcome in a period.
  public subscript(outcome: String, period: Period) -> OutcomeResult? {
    outcomes.first { $0.name == outcome && $0.period == period }
  }
}

/// The distribution of an outcome in one scenario and period.
public struct OutcomeResult: Sendable {
  /// A quantile.
  public struct Quantile: Sendable, Equatable {
    /// Its probability.
    public let probability: Double
    /// Its value.
    public let statistic: Statistic
  }
  /// The means of the worst draws: expected shortfalls, or conditional values at risk.
  public struct Worst: Sendable, Equatable {
    /// Which side is the bad one: high values where the target is to stay below, low ones otherwise.
    public let isUpper: Bool
    /// By the share of draws, ascending.
    public let means: [Quantile]
  }
  /// The chance of reaching a target.
  public struct Attainment: Sendable, Equatable {
    /// The target.
    public let target: Double
    /// Whether it is to be at least (higher) or at most (lower) this.
    public let direction: Direction
    /// The chance.
    public let probability: Statistic
  }

  /// Name.
  public let name: String
  /// Unit.
  public let unit: Unit
  /// The period; nil for a model with one period.
  public let period: Period?
  /// The mean.
  public let mean: Statistic
  /// The standard deviation.
  public let standardDeviation: Statistic
  /// Quantiles by ascending probability.
  public let quantiles: [Quantile]
  /// The means of the worst draws.
  public let worst: Worst
  /// The chance of reaching the target, where there is one.
  public let attainment: Attainment?
  /// Draws without a finite value; nil where there are none.
  public let nonFinite: NonFiniteDraws?
  /// Whether a few draws carry so much of the spread that the standard errors of the mean and the
  /// standard deviation are themselves not to be trusted.
  public let restsOnFew: Bool
  /// Every draw in order, NaN where it has no finite value; empty where the run kept none.
  public let draws: ArraySlice<Double>
  /// Which column of the run it is: outcomes of one column are the same in every draw.
  public let column: Int

  /// The quantile of a probability that was asked for.
  public func quantile(_ probability: Double) -> Statistic? {
    quantiles.first { $0.probability == probability }?.statistic
  }
}

/// Draws in which an outcome has no finite value.
public struct NonFiniteDraws: Sendable, Equatable {
  /// How many.
  public let count: Int
  /// The first of them, from 0.
  public let firstDraw: Int
  /// What the uncertainties behind the outcome were in that draw.
  public let inputs: [Input]

  /// The value of an uncertainty in a draw.
  public struct Input: Sendable, Equatable {
    /// Name.
    public let name: String
    /// The period, for drivers with a value per period.
    public let period: Period?
    /// Value; NaN where it is too large for a `Double`.
    public let value: Double
  }
}

/// How a scenario differs from the base, draw by draw.
public struct ScenarioDifference: Sendable {
  /// The difference in one outcome and period.
  public struct Outcome: Sendable {
    /// Name of the outcome.
    public let name: String
    /// Unit.
    public let unit: Unit
    /// The period; nil for a model with one period.
    public let period: Period?
    /// The mean difference, scenario minus base.
    public let mean: Statistic
    /// Quantiles of the difference, by ascending probability.
    public let quantiles: [OutcomeResult.Quantile]
    /// The change in the chance of reaching the target, where there is one.
    public let attainment: Statistic?
    /// Share of draws in which the scenario is better than the base.
    public let better: Statistic
    /// Share of draws in which it is worse.
    public let worse: Statistic
    /// What counts as better: higher, or lower where the target is to stay below.
    public let direction: Direction
  }
  /// The scenario.
  public let scenario: String
  /// What it is compared with.
  public let baseline: String
  /// The outcomes in the order of the model, and each outcome's periods in time order.
  public let outcomes: [Outcome]

  /// The last period of an outcome, or its only value.
  public subscript(outcome: String) -> Outcome? {
    outcomes.last { $0.name == outcome }
  }
}
