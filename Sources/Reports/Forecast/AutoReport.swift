public import Forecasting
public import Indicators

/// What a method did with one series, as text and JSON.
public protocol SeriesReport: Sendable {
  /// The identifier, then one line each.
  func text(_ language: Language) -> String
  /// Everything in numbers, and the lines in words.
  func json(_ language: Language) -> JSONValue
}

/// What `auto` did with one series, as text and JSON.
public struct AutoReport: SeriesReport {
  /// The identifier of the series.
  public let id: String
  /// What was done.
  public let explanation: AutoExplanation
  /// The forecast.
  public let forecast: Forecast

  /// Makes a report.
  public init(id: String, explanation: AutoExplanation, forecast: Forecast) {
    self.id = id
    self.explanation = explanation
    self.forecast = forecast
  }

  /// The identifier, then one line each.
  public func text(_ language: Language) -> String {
    ([id] + explanation.lines.map { "  " + $0[language] }).joined(separator: "\n") + "\n"
  }

  /// Everything in numbers, and the lines in words.
  public func json(_ language: Language) -> JSONValue {
    let traits = explanation.traits
    return .members([
      "unique_id": .string(id), "kind": .string(explanation.profile.kind.rawValue),
      "observations": .integer(explanation.profile.count),
      "season_length": .integer(explanation.profile.seasonLength),
      "trend": .number(traits.trend), "season": traits.season.map { .number($0) } ?? .null,
      "zeros": .number(traits.zeros),
      "members": .array(
        explanation.members.map {
          .members(["label": .string($0.label[language]), "share": .number($0.share)])
        }),
      "degrees_of_freedom": explanation.freedom.map { .number($0) } ?? .null,
      "steps": .array(explanation.steps.map(step)),
      "findings": .array(explanation.findings.map { finding($0, language) }),
      "lines": .array(explanation.lines.map { .string($0[language]) }),
    ])
  }

  private func step(_ step: AutoExplanation.Step) -> JSONValue {
    .members([
      "ds": .string(forecast.periods[step.step - 1].description), "step": .integer(step.step),
      "centre": .number(step.centre), "points": .array(step.points.map { .number($0) }),
      "scale": .number(step.scale), "base": .number(step.base),
      "features": .array(step.features.map { .number($0) }),
    ])
  }

  private func finding(_ finding: SeriesFinding, _ language: Language) -> JSONValue {
    .members([
      "kind": .string(finding.kind.rawValue), "ds": .string(finding.period.description),
      "value": .number(finding.value), "expected": .number(finding.expected),
      "score": .number(finding.score), "message": .string(finding.message[language]),
    ])
  }
}
