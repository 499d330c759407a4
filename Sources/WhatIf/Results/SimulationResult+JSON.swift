public import Indicators
import Probability

extension SimulationResult {
  /// The result as a JSON document with a stable order of keys.
  ///
  /// `scenarios.NAME.outcomes.NAME` holds `mean`, `standardDeviation`, `quantiles` (by probability),
  /// `worst` (the mean of the worst draws by their share) and `attainment`, each with `value`, `standardError`, `draws` and `method`. In a model with
  /// periods these are of the last period, which `period` names, and `periods` holds every period.
  public func toJSON(language: Language = .ko) -> JSONValue {
    .members([
      "title": .string(provenance.title),
      "scenarios": .object(scenarios.map { .init($0.overlay.name, $0.toJSON()) }),
      "differences": .object(differences.map { .init($0.scenario, $0.toJSON()) }),
      "notes": .array(
        notes.map { note in
          .members([
            "code": .string(note.code), "severity": .string(note.severity.rawValue),
            "message": .string(note.message[language]),
          ])
        }),
      "provenance": provenance.toJSON(language),
    ])
  }
}

extension SimulationResult.Provenance {
  func toJSON(_ language: Language) -> JSONValue {
    let seed: JSONValue = Int(exactly: seed).map { .integer($0) } ?? .string(String(seed))
    let sources = series.sorted { $0.key < $1.key }.map {
      JSONValue.Member($0.key, .string($0.value[language]))
    }
    return .members([
      "seed": seed, "draws": .integer(draws), "sampler": .string(sampler),
      "series": .object(sources),
    ])
  }
}

extension ScenarioResult {
  func toJSON() -> JSONValue {
    var members: [JSONValue.Member] = []
    if let parent = overlay.ancestors.last { members.append(.init("extends", .string(parent))) }
    if !overlay.reason.isEmpty { members.append(.init("reason", .string(overlay.reason))) }
    if !overlay.owner.isEmpty { members.append(.init("owner", .string(overlay.owner))) }
    members.append(
      .init(
        "outcomes",
        .object(
          byOutcome(outcomes, name: \.name, period: \.period) { $0.members })))
    return .object(members)
  }
}

extension ScenarioDifference {
  func toJSON() -> JSONValue {
    .members([
      "baseline": .string(baseline),
      "outcomes": .object(byOutcome(outcomes, name: \.name, period: \.period) { $0.members }),
    ])
  }
}

extension OutcomeResult {
  fileprivate var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("unit", .string(unit.symbol)), .init("mean", mean.toJSON()),
      .init("standardDeviation", standardDeviation.toJSON()),
      .init("quantiles", quantiles.toJSON()),
      .init("worst", worst.means.toJSON()),
    ]
    if let attainment {
      members.append(
        .init("attainment", .object(attainment.head + attainment.probability.members)))
    }
    if let nonFinite { members.append(.init("nonFinite", nonFinite.toJSON())) }
    return members
  }
}

extension OutcomeResult.Attainment {
  fileprivate var head: [JSONValue.Member] {
    [
      .init("target", .number(target)),
      .init("direction", .string(direction == .lower ? "lower" : "higher")),
    ]
  }
}

extension ScenarioDifference.Outcome {
  fileprivate var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("unit", .string(unit.symbol)), .init("mean", mean.toJSON()),
      .init("quantiles", quantiles.toJSON()),
    ]
    if let attainment { members.append(.init("attainment", attainment.toJSON())) }
    members += [
      .init("better", better.toJSON()), .init("worse", worse.toJSON()),
      .init("direction", .string(direction == .lower ? "lower" : "higher")),
    ]
    return members
  }
}

extension NonFiniteDraws {
  fileprivate func toJSON() -> JSONValue {
    .members([
      "count": .integer(count), "firstDraw": .integer(firstDraw),
      "inputs": .object(
        inputs.map { input in
          .init(input.name + (input.period.map { "[\($0)]" } ?? ""), .number(input.value))
        }),
    ])
  }
}

extension Statistic {
  fileprivate var members: [JSONValue.Member] {
    [
      .init("value", .number(value)), .init("standardError", .number(standardError)),
      .init("draws", .integer(draws)), .init("method", .string(method)),
    ]
  }
  /// `value`, `standardError`, `draws` and `method`.
  func toJSON() -> JSONValue { .object(members) }
}

extension [OutcomeResult.Quantile] {
  fileprivate func toJSON() -> JSONValue {
    .object(map { .init("\($0.probability)", $0.statistic.toJSON()) })
  }
}

/// One member per outcome: that of its last period, with all periods below it where there are any.
private func byOutcome<Item>(
  _ items: [Item], name: (Item) -> String, period: (Item) -> Period?,
  members: (Item) -> [JSONValue.Member]
) -> [JSONValue.Member] {
  var result: [JSONValue.Member] = []
  var index = 0
  while index < items.count {
    let own = items[index...].prefix { name($0) == name(items[index]) }
    guard let last = own.last else { break }
    var content = members(last)
    if let final = period(last) {
      let all = own.map { item in
        JSONValue.Member(period(item).map { "\($0)" } ?? "", .object(members(item)))
      }
      content =
        [.init("period", .string("\(final)"))] + content + [.init("periods", .object(Array(all)))]
    }
    result.append(.init(name(last), .object(content)))
    index += own.count
  }
  return result
}
