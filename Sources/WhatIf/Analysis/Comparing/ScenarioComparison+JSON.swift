public import Indicators
import Probability

extension ScenarioComparison {
  /// The comparison as a JSON document with a stable order of keys.
  public func toJSON(language: Language = .ko) -> JSONValue {
    .members([
      "first": .string(first.name), "second": .string(second.name),
      "outcomes": .object(outcomes.map { .init($0.question.label, $0.toJSON()) }),
      "notes": .array(
        notes.map { note in
          .members(["code": .string(note.code), "message": .string(note.message[language])])
        }),
      "provenance": .members([
        "seed": Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)),
        "draws": .integer(draws),
      ]),
    ])
  }
}

extension ScenarioComparison.Outcome {
  func toJSON() -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("unit", .string(question.unit.symbol)), .init("first", from.toJSON()),
      .init("second", to.toJSON()), .init("difference", difference.toJSON()),
      .init("range90", .array([range.low.toJSON(), range.high.toJSON()])),
      .init("better", better.toJSON()), .init("worse", worse.toJSON()),
    ]
    if let attainment {
      members.append(
        .init(
          "attainment",
          .members([
            "first": attainment.from.toJSON(), "second": attainment.to.toJSON(),
            "change": attainment.change.toJSON(),
          ])))
    }
    if let bridge { members.append(.init("bridge", bridge.toJSON())) }
    if let attainmentBridge {
      members.append(.init("attainmentBridge", attainmentBridge.toJSON()))
    }
    return .object(members)
  }
}

extension ScenarioBridge {
  func toJSON() -> JSONValue {
    .members([
      "start": .number(start),
      "steps": .array(
        steps.map { step in
          .members([
            "variable": .string(step.variable), "change": .string(step.change),
            "amount": .number(step.amount), "standardError": .number(step.standardError),
          ])
        }),
      "end": .number(end), "orders": orders.map { .integer($0) } ?? "all",
    ])
  }
}
