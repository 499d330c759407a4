public import Indicators
import Probability

extension AllocationAnswer {
  /// The answer as a JSON document with a stable order of keys.
  public func toJSON() -> JSONValue {
    .members([
      "objective": .string(request.text), "direction": request.isMaximum ? "maximize" : "minimize",
      "aim": aim, "period": request.period.map { .string("\($0)") } ?? .null,
      "unit": .string(unit.symbol), "scenario": .string(request.scenario.name),
      "possible": .bool(choice != nil), "choice": choice.map { $0.toJSON(request) } ?? .null,
      "conflict": conflict.map { .array($0.parties.map { $0.toJSON() }) } ?? .null,
      "frontier": .array(frontier.map { $0.toJSON() }),
      "provenance": .members([
        "seed": Int(exactly: seed).map { .integer($0) } ?? .string(String(seed)),
        "draws": .integer(draws), "searchDraws": .integer(searchDraws),
        "gap": .number(request.gap), "seconds": .number(request.seconds),
      ]),
    ])
  }

  private var aim: JSONValue {
    switch request.aim {
    case .mean: .members(["kind": "mean"])
    case .worst(let share): .members(["kind": "worst", "share": .number(share)])
    case .chance(let target): .members(["kind": "chance", "target": .number(target)])
    }
  }
}

extension AllocationAnswer.Choice {
  fileprivate func toJSON(_ request: AllocationRequest) -> JSONValue {
    .members([
      "levers": .object(
        settings.map { setting in
          .init(
            setting.lever,
            .members([
              "value": .number(setting.value), "today": .number(setting.today),
              "unit": .string(setting.unit.symbol), "gain": .number(setting.gain),
              "uses": .array(setting.uses.map { .number($0) }),
            ]))
        }),
      "limits": .array(limits.map { $0.toJSON() }), "mean": mean.toJSON(),
      "worst": worst.toJSON(), "chance": chance.map { $0.toJSON() } ?? .null,
      "achieved": .number(achieved), "check": check.toJSON(),
      "proof": .members([
        "value": .number(proved), "bound": .number(bound),
        "gap": gap(request.aim).isFinite ? .number(gap(request.aim)) : .null,
        "draws": boundDraws > 0 ? .integer(boundDraws) : .null,
        "outOfTime": .bool(isOutOfTime),
      ]),
    ])
  }
}

extension AllocationAnswer.LimitUse {
  fileprivate func toJSON() -> JSONValue {
    .members([
      "limit": .string(limit.text), "relation": .string(limit.relation.rawValue),
      "bound": .number(bound), "unit": .string(unit.symbol), "value": .number(value),
      "left": .number(left), "chance": chance.map { $0.toJSON() } ?? .null,
      "price": price.map { .number($0) } ?? .null,
    ])
  }
}

extension AllocationAnswer.Conflict.Party {
  fileprivate func toJSON() -> JSONValue {
    .members([
      "limit": .string(limit.text), "relation": .string(limit.relation.rawValue),
      "bound": .number(bound), "unit": .string(unit.symbol),
      "nearest": nearest.map { .number($0) } ?? .null, "helps": .bool(helps),
    ])
  }
}

extension AllocationAnswer.FrontierPoint {
  fileprivate func toJSON() -> JSONValue {
    .members([
      "bound": .number(bound), "possible": isPossible.map { .bool($0) } ?? .null,
      "achieved": achieved.map { .number($0) } ?? .null,
      "best": best.map { .number($0) } ?? .null, "mean": mean.map { .number($0) } ?? .null,
      "chance": chance.map { .number($0) } ?? .null, "chosen": .integer(chosen),
    ])
  }
}
