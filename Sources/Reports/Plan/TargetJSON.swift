import Forecasting
public import Indicators
import Planning
import TargetSetting

/// One indicator's proposal as JSON.
enum TargetJSON {
  static func object(_ row: IndicatorPlan, _ language: Language) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .string(row.indicator.id)), .init("name", .string(row.indicator.name)),
      .init("unit", .string(row.indicator.unit.symbol)),
      .init("status", .string(row.indicator.status.rawValue)),
      .init("actuals", points(row.actuals)), .init("targets", points(row.targets)),
    ]
    switch row.result {
    case .failure(let failure): members.append(.init("error", failure.finding.json(language)))
    case .success(let proposal): members += proposalMembers(proposal, language)
    }
    return .object(members)
  }

  private static func points(_ series: Series?) -> JSONValue {
    .array(
      (series?.observations ?? []).map {
        .members(["period": .string($0.period.description), "value": .decimal($0.value)])
      })
  }

  private static func fan(_ proposal: TargetProposal) -> JSONValue {
    .array(
      proposal.forecast.periods.indices.map { index -> JSONValue in
        let intervals = [0.5, 0.8, 0.95].map { level -> JSONValue in
          let interval = proposal.forecast.interval(level, step: index + 1)
          return .members([
            "level": .decimal(level), "lower": .decimal(interval.lower),
            "upper": .decimal(interval.upper),
          ])
        }
        return .members([
          "period": .string(proposal.forecast.periods[index].description),
          "median": .decimal(proposal.forecast.median(step: index + 1)),
          "intervals": .array(intervals),
        ])
      })
  }

  private static func proposalMembers(_ proposal: TargetProposal, _ language: Language)
    -> [JSONValue.Member]
  {
    let published = proposal.published.map {
      JSONValue.members(["value": .decimal($0.value), "probability": optional($0.probability)])
    }
    return [
      .init("method", .string(proposal.forecast.method)),
      .init("label", .string(proposal.methodLabel[language])),
      .init("forecast", fan(proposal)), .init("published", published ?? .null),
      .init("proposed", .decimal(proposal.value)),
      .init("probability", optional(proposal.probability)),
      .init("ambition", .string(proposal.ambition.rawValue)),
      .init("rule", .string(proposal.rule.rawValue)), .init("score", optional(proposal.score)),
      .init("override", override(proposal)), .init("official", official(proposal, language)),
      .init("alternatives", .array(proposal.alternatives.map(alternative))),
      .init("reasons", .array(proposal.reasons.map { .string($0[language]) })),
      .init("basis", .string(proposal.basis.text(language))),
      .init("findings", .array(proposal.findings.map { $0.json(language) })),
    ]
  }

  private static func alternative(_ alternative: TargetAlternative) -> JSONValue {
    .members([
      "ambition": .string(alternative.ambition.rawValue), "value": .decimal(alternative.value),
      "probability": optional(alternative.probability), "score": optional(alternative.score),
    ])
  }

  private static func override(_ proposal: TargetProposal) -> JSONValue {
    guard let override = proposal.override else { return .null }
    return .members([
      "value": .decimal(override.value), "proposed": .decimal(override.proposed),
      "proposedProbability": optional(override.proposedProbability),
      "reason": .string(override.record.reason), "decidedBy": .string(override.record.decidedBy),
      "decidedOn": .string(override.record.decidedOn),
      "row": override.record.place.row.map { .integer($0) } ?? .null,
    ])
  }

  private static func official(_ proposal: TargetProposal, _ language: Language) -> JSONValue {
    guard let function = proposal.official else { return .null }
    return .members([
      "method": .string(function.method.name), "label": .string(function.method.label[language]),
      "reference": .decimal(function.reference), "best": optional(function.scale?.best),
      "floor": optional(function.scale?.floor),
      "rules": .array(proposal.officialRules.map { $0.json(language) }),
    ])
  }

  private static func optional(_ value: Double?) -> JSONValue {
    value.map { .decimal($0) } ?? .null
  }
}

extension Finding {
  /// The finding with its code, severity, place, message and mend.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "code": .string(code), "severity": .string(severity.rawValue),
      "file": place.file.map { .string($0) } ?? .null,
      "row": place.row.map { .integer($0) } ?? .null,
      "column": place.column.map { .string($0) } ?? .null,
      "message": .string(message[language]),
      "mend": mend.map { .string($0[language]) } ?? .null,
    ])
  }
}
