public import Indicators
import Probability

extension SensitivityResult {
  /// The result as a JSON document: `indices` by driver, then the rest.
  ///
  /// Where drivers are correlated `indices` is empty and `shapley` holds the effects.
  public func toJSON(language: Language = .ko) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(
        "indices",
        .object(
          indices.map { index in
            .init(
              index.driver,
              .members(["first": index.first.toJSON(), "total": index.total.toJSON()]))
          }))
    ]
    if !shapley.isEmpty {
      members.append(
        .init("shapley", .object(shapley.map { .init($0.driver, $0.share.toJSON()) })))
    }
    members += [
      .init("outcome", .string(question.label)), .init("scenario", .string(scenario.name)),
      .init("mean", .number(mean)), .init("variance", .number(variance)),
      .init("tornado", tornado.toJSON()),
    ]
    if let drawn { members.append(.init("draws", drawn.toJSON())) }
    members += [
      .init(
        "notes",
        .array(
          notes.map { note in
            .members(["code": .string(note.code), "message": .string(note.message[language])])
          })),
      .init(
        "provenance",
        .members([
          "seed": Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)),
          "points": .integer(points), "replicates": .integer(replicates),
          "evaluations": .integer(evaluations),
          "method": indices.isEmpty ? "shapley" : "azzini-jansen",
        ])),
    ]
    return .object(members)
  }
}

extension Interval {
  func toJSON() -> JSONValue {
    .members(["value": .number(value), "low": .number(low), "high": .number(high)])
  }
}

extension Tornado {
  func toJSON() -> JSONValue {
    .members([
      "middle": .number(middle),
      "bars": .object(
        bars.map { bar in
          .init(
            bar.driver,
            .members([
              "p10": .number(bar.lowInput), "p90": .number(bar.highInput),
              "low": .number(bar.low), "high": .number(bar.high),
            ]))
        }),
    ])
  }
}

extension DrawnSensitivity {
  func toJSON() -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("draws", .integer(draws)),
      .init(
        "quantiles",
        .object(quantiles.map { .init("\($0.probability)", $0.statistic.toJSON()) })),
    ]
    if let attainment {
      members.append(
        .init(
          "attainment",
          .members([
            "target": .number(attainment.target), "probability": attainment.probability.toJSON(),
          ])))
    }
    members.append(
      .init(
        "drivers",
        .object(
          drivers.map { part in
            .init(
              part.driver,
              .members([
                "rankCorrelation": part.rankCorrelation.toJSON(), "first": part.first.toJSON(),
                "value": part.value.map { $0.toJSON() } ?? .null,
              ]))
          })))
    if let perfectInformation {
      members += [
        .init(
          "choices", .object(choices.map { .init($0.scenario.name, $0.mean.toJSON()) })),
        .init("bestChoice", .string(choices[bestChoice].scenario.name)),
        .init("perfectInformation", perfectInformation.toJSON()),
      ]
    }
    if let missBox { members.append(.init("missBox", missBox.toJSON())) }
    return .object(members)
  }
}

extension MissBox {
  func toJSON() -> JSONValue {
    .members([
      "limits": .object(
        limits.map { limit in
          .init(
            limit.driver,
            .members([
              "low": limit.low.map { .number($0) } ?? .null,
              "high": limit.high.map { .number($0) } ?? .null,
            ]))
        }),
      "chance": chance.toJSON(), "overall": overall.toJSON(), "coverage": coverage.toJSON(),
      "mass": mass.toJSON(),
    ])
  }
}
