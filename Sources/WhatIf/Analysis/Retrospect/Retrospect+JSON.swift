public import Indicators

extension Retrospect {
  /// The scores as a JSON document with a stable order of keys.
  public func toJSON(language: Language = .ko) -> JSONValue {
    .members([
      "scenarios": .object(scenarios.map { .init($0.overlay.name, $0.toJSON()) }),
      "notes": .array(
        notes.map { note in
          .members(["code": .string(note.code), "message": .string(note.message[language])])
        }), "draws": .integer(draws),
    ])
  }
}

extension Retrospect.Scenario {
  func toJSON() -> JSONValue {
    .members([
      "count": .integer(scores.count),
      "inside": .object(
        Retrospect.levels.map { .init("\($0)", .integer(inside($0))) }),
      "scores": .array(scores.map { $0.toJSON() }),
    ])
  }
}

extension Retrospect.Score {
  func toJSON() -> JSONValue {
    .members([
      "name": .string(happened.name),
      "period": happened.period.map { .string("\($0)") } ?? .null,
      "unit": .string(unit.symbol), "actual": .number(happened.value),
      "median": .number(median), "position": .number(position), "crps": .number(crps),
      "intervals": .object(
        intervals.map { .init("\($0.level)", .array([.number($0.low), .number($0.high)])) }),
    ])
  }
}
