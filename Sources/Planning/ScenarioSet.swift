public import Indicators

/// A driver model's scenarios side by side, as tables, charts and reports show them.
public struct ScenarioSet: Sendable, Hashable {
  /// A number with its Monte Carlo standard error.
  public struct Estimate: Sendable, Hashable {
    /// The value.
    public let value: Double
    /// Its standard error.
    public let standardError: Double

    /// Makes an estimate.
    public init(value: Double, standardError: Double) {
      self.value = value
      self.standardError = standardError
    }
  }
  /// One scenario's result for one outcome.
  public struct Row: Sendable, Hashable {
    /// Name of the scenario.
    public let scenario: String
    /// The scenarios laid over each other, the base first and this one last.
    public let overlay: [String]
    /// Why.
    public let reason: String
    /// Who.
    public let owner: String
    /// Mean.
    public let mean: Estimate
    /// Quantiles by probability, in increasing order.
    public let quantiles: [Quantile]
    /// Means of the worst draws by their share, in increasing order.
    public let worst: [Quantile]
    /// Chance of attaining the target; nil without a target.
    public let attainment: Estimate?
    /// Mean difference from the base over the same draws; nil for the base.
    public let difference: Estimate?

    /// Makes a row.
    public init(
      scenario: String, overlay: [String], reason: String, owner: String, mean: Estimate,
      quantiles: [Quantile], worst: [Quantile], attainment: Estimate?, difference: Estimate?
    ) {
      self.scenario = scenario
      self.overlay = overlay
      self.reason = reason
      self.owner = owner
      self.mean = mean
      self.quantiles = quantiles
      self.worst = worst
      self.attainment = attainment
      self.difference = difference
    }

    /// The quantile at a probability, where it was computed.
    public func quantile(_ probability: Double) -> Double? {
      quantiles.first { abs($0.probability - probability) < 1e-9 }?.value.value
    }
  }
  /// A quantile, or the mean of the worst draws of a share.
  public struct Quantile: Sendable, Hashable {
    /// Its probability, or the share.
    public let probability: Double
    /// Its value.
    public let value: Estimate

    /// Makes a quantile.
    public init(probability: Double, value: Estimate) {
      self.probability = probability
      self.value = value
    }
  }
  /// One outcome of the model.
  public struct Outcome: Sendable, Hashable {
    /// Name in the model.
    public let variable: String
    /// The period; nil where the model has none or the outcome is the same in all of them.
    public let period: Period?
    /// Unit as written.
    public let unit: String
    /// Target; nil for none.
    public let target: Double?
    /// Scenarios, the base first.
    public let rows: [Row]

    /// Makes an outcome.
    public init(
      variable: String, period: Period? = nil, unit: String, target: Double?, rows: [Row]
    ) {
      self.variable = variable
      self.period = period
      self.unit = unit
      self.target = target
      self.rows = rows
    }

    /// Name in the model, with the period.
    public var name: String { period.map { "\(variable)[\($0)]" } ?? variable }
  }
  /// Name of the model's file.
  public let model: String
  /// Title for readers.
  public let title: String
  /// Draws of each scenario.
  public let draws: Int
  /// Seed.
  public let seed: UInt64
  /// Name of the sampler.
  public let sampler: String
  /// Outcomes in the order of the file.
  public let outcomes: [Outcome]
  /// What a reader has to know, such as where inputs are assumed.
  public let notes: [LocalizedText]

  /// Makes a set.
  public init(
    model: String, title: String, draws: Int, seed: UInt64, sampler: String,
    outcomes: [Outcome], notes: [LocalizedText]
  ) {
    self.model = model
    self.title = title
    self.draws = draws
    self.seed = seed
    self.sampler = sampler
    self.outcomes = outcomes
    self.notes = notes
  }
}
