public import Forecasting
public import Indicators
public import Probability

/// A yearly result or target.
public struct YearValue: Hashable, Sendable {
  /// The year.
  public let year: Int
  /// The value, in the indicator's unit.
  public let value: Double

  /// Makes a value of a year.
  public init(year: Int, value: Double) {
    self.year = year
    self.value = value
  }
}

/// The rule that gave a proposed target its value.
public enum ProposalRule: String, Sendable, Hashable {
  /// The value reached with the ambition's probability.
  case quantile
  /// The last result, because that value would have been worse.
  case lastResult
  /// The indicator's own band.
  case band
}

/// What one ambition would ask for.
public struct TargetAlternative: Hashable, Sendable {
  /// The ambition.
  public let ambition: Ambition
  /// The rounded value.
  public let value: Double
  /// The probability of reaching the rounded value; nil where none can be given.
  public let probability: Double?
  /// The score of the value under the official method; nil where that gives none.
  public let score: Double?
}

/// A target that was published for the plan year.
public struct PublishedTarget: Hashable, Sendable {
  /// The published value.
  public let value: Double
  /// The probability of reaching it; nil where none can be given.
  public let probability: Double?
  /// Its score under the official method; nil where that gives none.
  public let score: Double?
}

/// A proposed target of one indicator for one year, with everything that defends it.
public struct TargetProposal: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The year of the target.
  public let planYear: Int
  /// The target, rounded by the indicator's rule.
  public let value: Double
  /// The probability of reaching the rounded target; nil where none can be given.
  public let probability: Double?
  /// How daring it was meant to be.
  public let ambition: Ambition
  /// What gave it its value.
  public let rule: ProposalRule
  /// The yearly results it rests on, all before the plan year and after the last break.
  public let history: [YearValue]
  /// Where the results come from, for the trace.
  public let historySource: LocalizedText
  /// The forecast from the last result on.
  public let forecast: Forecast
  /// The step of the forecast that is the plan year.
  public let step: Int
  /// What each ambition would ask for; empty for a band.
  public let alternatives: [TargetAlternative]
  /// The official method fitted to the history; nil where it gives nothing.
  public let official: ScoreFunction?
  /// The score of the target under the official method.
  public let score: Double?
  /// The target published for the year, where there is one.
  public let published: PublishedTarget?
  /// Why the target has this value, in sentences.
  public let reasons: [LocalizedText]
  /// What is worth knowing about the target and the published one.
  public let findings: [Finding]

  /// The last result.
  public var last: YearValue { history.last ?? YearValue(year: planYear - 1, value: .nan) }
  /// The distribution of the plan year's result.
  public var distribution: any Distribution { forecast.distribution(step: step) }
  /// The label of the forecast, such as `지난값(자료 2개)`.
  public var methodLabel: LocalizedText { forecast.label }
  /// The target over the last result, minus 1; nil where the last result is not above 0.
  public var growth: Double? { last.value > 0 ? value / last.value - 1 : nil }
  /// The target as a plan prints it: `1,926건`, or the band `80~100%`.
  public var valueText: String {
    if case .band(let range) = indicator.direction {
      let low = indicator.rounding.text(range.lowerBound)
      return "\(low)~\(indicator.rounding.text(range.upperBound))\(indicator.unit.symbol)"
    }
    return indicator.text(value)
  }
}

extension Indicator {
  /// A value of the indicator as a plan prints it, such as `1,926건`.
  public func text(_ value: Double) -> String { rounding.text(value) + unit.symbol }

  /// A result as it was observed: with at least the decimals of the plan, never rounded away.
  func observedText(_ value: Double) -> String {
    let isPrinted = rounding.apply(value) == value
    return isPrinted ? text(value) : Figure.text(value, atMost: 4) + unit.symbol
  }
}
