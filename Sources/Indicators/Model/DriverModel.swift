/// A driver model as its file declares it: levers, uncertainties, formulas, outcomes, scenarios.
///
/// This is the declaration only; `WhatIf` checks and runs it.
public struct DriverModel: Hashable, Sendable {
  /// What we do not know.
  public struct Uncertainty: Hashable, Sendable {
    /// Where the distribution comes from.
    public enum Source: Hashable, Sendable {
      /// `dist: "pert(…)"`.
      case distribution(DistributionSpec)
      /// `from: "series:NAME"`: the joint predictive distribution of a series' history.
      case series(String)
    }
    /// Name in formulas.
    public let name: String
    /// Unit.
    public let unit: Unit
    /// Where the distribution comes from.
    public let source: Source

    /// Makes an uncertainty.
    public init(name: String, unit: Unit = .none, source: Source) {
      self.name = name
      self.unit = unit
      self.source = source
    }
  }

  /// What we choose.
  public struct Lever: Hashable, Sendable {
    /// Name in formulas.
    public let name: String
    /// Unit.
    public let unit: Unit
    /// Today's choice.
    public let value: Double
    /// Smallest possible choice.
    public let min: Double?
    /// Largest possible choice.
    public let max: Double?
    /// Step between choices.
    public let step: Double?

    /// Makes a lever.
    public init(
      name: String, unit: Unit = .none, value: Double, min: Double? = nil, max: Double? = nil,
      step: Double? = nil
    ) {
      self.name = name
      self.unit = unit
      self.value = value
      self.min = min
      self.max = max
      self.step = step
    }
  }

  /// A correlation between two uncertainties.
  public struct Correlation: Hashable, Sendable {
    /// One of the two.
    public let first: String
    /// The other.
    public let second: String
    /// The coefficient, −1 to 1.
    public let value: Double

    /// Makes a correlation.
    public init(first: String, second: String, value: Double) {
      self.first = first
      self.second = second
      self.value = value
    }
  }

  /// What the coefficients mean.
  public enum CorrelationKind: String, Sendable, Hashable {
    /// Spearman's rank correlation (the default).
    case rank
    /// The Gaussian copula's own, of normal scores.
    case normal
  }

  /// A named formula.
  public struct Formula: Hashable, Sendable {
    /// Name in other formulas.
    public let name: String
    /// The formula.
    public let expression: Expression
    /// As written.
    public let text: String

    /// Makes a formula.
    public init(name: String, expression: Expression, text: String) {
      self.name = name
      self.expression = expression
      self.text = text
    }
  }

  /// The value of an outcome that is to be reached.
  public struct Target: Hashable, Sendable {
    /// The outcome.
    public let outcome: String
    /// The value.
    public let value: Double
    /// Whether to reach it means to be at least (higher) or at most (lower).
    public let direction: Direction
    /// What stood behind the value, which is yet to be brought to the unit of the outcome.
    public let written: WrittenUnit

    /// Makes a target.
    public init(
      outcome: String, value: Double, direction: Direction = .higher, written: WrittenUnit = .none
    ) {
      self.outcome = outcome
      self.value = value
      self.direction = direction
      self.written = written
    }

    /// The value from which an outcome counts as reaching the target: what misses it by no more than
    /// the last bits of binary arithmetic has reached it, as 0.29 × 100 has reached 29.
    public var threshold: Double {
      Target.threshold(of: value, isUpper: direction == .lower)
    }

    /// A bound, wider by the last bits of binary arithmetic.
    ///
    /// - Parameters:
    ///   - bound: The value that is to be kept.
    ///   - isUpper: Whether it is the most that is allowed; the least otherwise.
    /// - Returns: The bound as values are held against it.
    public static func threshold(of bound: Double, isUpper: Bool) -> Double {
      isUpper ? bound + LastBits.of(bound) : bound - LastBits.of(bound)
    }
  }

  /// A scenario: a baseline plus changes, with who proposes it and why.
  public struct Scenario: Hashable, Sendable {
    /// What a change puts in place of a lever, an uncertainty or a formula.
    public enum Override: Hashable, Sendable {
      /// A fixed value.
      case number(Double)
      /// Another distribution.
      case distribution(DistributionSpec)
      /// Another formula, with its text.
      case formula(Expression, String)
    }
    /// Name.
    public let name: String
    /// The scenario it starts from; nil for the base.
    public let extends: String?
    /// Changes by variable name.
    public let overrides: [String: Override]
    /// What stood behind numbers that fix formulas, which are yet to be brought to the formulas' units.
    public let written: [String: WrittenUnit]
    /// Why.
    public let reason: String
    /// Who.
    public let owner: String
    /// What a governed version was sealed with, empty where it is not sealed yet; nil for a scenario
    /// that may change.
    public let frozen: String?

    /// Makes a scenario.
    public init(
      name: String, extends: String? = nil, overrides: [String: Override] = [:],
      written: [String: WrittenUnit] = [:], reason: String = "", owner: String = "",
      frozen: String? = nil
    ) {
      self.name = name
      self.extends = extends
      self.overrides = overrides
      self.written = written
      self.reason = reason
      self.owner = owner
      self.frozen = frozen
    }
  }

  /// Title for readers.
  public var title: String
  /// Seed of the random numbers.
  public var seed: UInt64
  /// The periods of the model, first to last; nil for a model with one period.
  public var periods: ClosedRange<Period>?
  /// What we do not know, in the order of the file.
  public var uncertainties: [Uncertainty]
  /// What we choose, in the order of the file.
  public var levers: [Lever]
  /// Correlations between uncertainties.
  public var correlations: [Correlation]
  /// What the coefficients mean.
  public var correlationKind: CorrelationKind
  /// Formulas, in the order of the file.
  public var formulas: [Formula]
  /// What we look at, in the order of the file.
  public var outcomes: [String]
  /// Values to be reached.
  public var targets: [Target]
  /// Bounds that an allocation keeps.
  public var limits: [AllocationLimit] = []
  /// Scenarios, in the order of the file.
  public var scenarios: [Scenario]

  /// Makes a declaration; parts may be empty.
  public init(
    title: String = "", seed: UInt64 = 0, periods: ClosedRange<Period>? = nil,
    uncertainties: [Uncertainty] = [], levers: [Lever] = [], correlations: [Correlation] = [],
    correlationKind: CorrelationKind = .rank, formulas: [Formula] = [], outcomes: [String] = [],
    targets: [Target] = [], scenarios: [Scenario] = []
  ) {
    self.title = title
    self.seed = seed
    self.periods = periods
    self.uncertainties = uncertainties
    self.levers = levers
    self.correlations = correlations
    self.correlationKind = correlationKind
    self.formulas = formulas
    self.outcomes = outcomes
    self.targets = targets
    self.scenarios = scenarios
  }
}
