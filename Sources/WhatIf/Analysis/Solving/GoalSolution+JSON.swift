public import Indicators
import Probability

extension GoalSolution {
  /// The answer as a JSON document with a stable order of keys.
  public func toJSON() -> JSONValue {
    .members([
      "outcome": .string(question.name),
      "period": question.period.map { .string("\($0)") } ?? .null,
      "unit": .string(question.unit.symbol), "scenario": .string(scenario.name),
      "goal": .members([
        "atLeast": goal.atLeast.map { .number($0) } ?? .null,
        "atMost": goal.atMost.map { .number($0) } ?? .null,
        "probability": goal.probability.map { .number($0) } ?? .null,
      ]),
      "reached": .bool(isReached), "solution": best.toJSON(), "check": check.toJSON(),
      "today": today.toJSON(), "alone": .array(alone.map { $0.toJSON() }),
      "provenance": .members([
        "seed": Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)),
        "draws": .integer(draws),
      ]),
    ])
  }
}

extension GoalSolution.Attempt {
  func toJSON() -> JSONValue {
    .members([
      "reached": .bool(reaches), "change": .number(change),
      "levers": .object(
        moves.map { move in
          .init(
            move.lever,
            .members([
              "value": .number(move.value), "today": .number(move.today),
              "unit": .string(move.unit.symbol), "change": .number(move.change),
            ]))
        }),
      "mean": mean.toJSON(), "probability": probability.toJSON(),
    ])
  }
}
