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
  /// A person's decision, recorded with its reason.
  case override
}

/// A decision that took the place of a proposed target.
public struct AppliedOverride: Hashable, Sendable {
  /// Who decided what, why and when.
  public let record: TargetOverride
  /// The value decided, rounded by the indicator's rule.
  public let value: Double
  /// What had been proposed.
  public let proposed: Double
  /// The probability of reaching what had been proposed; nil where none can be given.
  public let proposedProbability: Double?

  init(_ record: TargetOverride, to target: ProposedTarget, _ indicator: Indicator) {
    self.record = record
    value = indicator.support.clamped(indicator.rounding.apply(record.value))
    proposed = target.value
    proposedProbability = target.probability(target.value)
  }

  /// Who set what instead of what, when and why; and where rounding changed the value.
  func reasons(_ indicator: Indicator, _ year: Int) -> [LocalizedText] {
    var all = [sentence(indicator)]
    if value != record.value {
      let (before, after) = (Figure.text(record.value, atMost: 6), indicator.text(value))
      all.append(
        LocalizedText(
          ko: "정한 값 \(before.with(.object)) 지표의 반올림 규칙에 따라 \(after.with(.direction)) 적었습니다.",
          en: "The value set, \(before), is written as \(after) by the indicator's rounding rule."))
    }
    return all
  }

  /// The decision in one sentence.
  public func sentence(_ indicator: Indicator) -> LocalizedText {
    let (old, new) = (indicator.text(proposed), indicator.text(value))
    return LocalizedText(
      ko: "\(record.decidedBy.with(.subject)) \(record.decidedOn)에 제안값 \(old) 대신 "
        + "\(new.with(.direction)) 정했습니다(사유: \(record.reason)).",
      en: "\(record.decidedBy) set \(new) instead of the proposed \(old) on \(record.decidedOn) "
        + "(reason: \(record.reason)).")
  }
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
  /// The decision that took the place of the proposed value; nil where the proposal stands.
  public let override: AppliedOverride?
  /// The yearly results it rests on, all before the plan year and after the last break.
  public let history: [YearValue]
  /// Where the results come from, for the trace.
  public let historySource: LocalizedText
  /// The break before which results were left out; nil where all were used.
  public let since: SeriesBreak?
  /// The forecast from the last result on.
  public let forecast: Forecast
  /// The step of the forecast that is the plan year.
  public let step: Int
  /// What each ambition would ask for; empty for a band.
  public let alternatives: [TargetAlternative]
  /// The official method fitted to the history; nil where it gives nothing.
  public let official: ScoreFunction?
  /// The rules that the official method rests on; those of the method asked for where it gives
  /// nothing.
  public var officialRules: [MethodRule] { scoring.rules(of: official?.method ?? scoreMethod) }
  /// The rule of the official method itself; nil where none is in force.
  var officialRule: MethodRule? {
    let method = official?.method ?? scoreMethod
    let name = FigureNames.rule(of: method, scoring.parameters)
    return officialRules.first { $0.name == name }
  }
  let scoring: ScoreOptions
  let scoreMethod: ScoreMethod
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
  public var valueText: String { indicator.targetText(value) }
}

extension Indicator {
  /// A value of the indicator as a plan prints it, such as `1,926건`.
  public func text(_ value: Double) -> String { rounding.text(value) + unit.symbol }

  /// A target as a plan prints it: the value, or the band `80~100%`.
  func targetText(_ value: Double) -> String {
    guard case .band(let range) = direction else { return text(value) }
    return "\(rounding.text(range.lowerBound))~\(text(range.upperBound))"
  }

  /// A result as it was observed: with at least the decimals of the plan, never rounded away.
  public func observedText(_ value: Double) -> String {
    let isPrinted = rounding.apply(value) == value
    return isPrinted ? text(value) : Figure.text(value, atMost: 4) + unit.symbol
  }
}
