public import Indicators
import Probability

extension CompiledModel {
  /// Scores scenarios against what happened.
  ///
  /// A value that was certain in a scenario was no forecast and is left out there, with a note.
  ///
  /// - Parameters:
  ///   - happened: Values of variables of the model; others are named in a note.
  ///   - names: Which scenarios; nil for all.
  ///   - options: Draws, sampler, threads.
  /// - Returns: Scores by scenario.
  /// - Throws: `retrospect-nothing` where no value belongs to the model or none was uncertain,
  ///   `retrospect-several` where a model with one period is given several values of a variable,
  ///   `scenario-unknown`, and what ``simulate(overlays:outcomes:_:)`` throws.
  public func retrospect(
    _ happened: [Happened], scenarios names: [String]? = nil,
    options: SimulationOptions = SimulationOptions()
  ) throws(Findings) -> Retrospect {
    let known = try known(happened)
    let overlays = try overlays(named: names)
    var variables: [String] = []
    for item in known where !variables.contains(item.name) { variables.append(item.name) }
    let result = try simulate(overlays: overlays, outcomes: variables, options)
    let looks = result.scenarios.filter { overlays.contains($0.overlay) }.map {
      LookBack(known, $0, draws: result.provenance.draws)
    }
    guard looks.contains(where: { !$0.scores.isEmpty }) else {
      let missing = looks.flatMap(\.missing)
      throw Findings(missing.isEmpty ? [RetrospectFindings.allCertain(variables)] : missing)
    }
    let strange = happened.map(\.name).filter { units[$0] == nil }
    return Retrospect(
      scenarios: looks.map { Retrospect.Scenario(overlay: $0.overlay, scores: $0.scores) },
      draws: options.draws,
      notes: looks.flatMap(\.missing).map(\.asWarning) + looks.compactMap(\.certainNote)
        + (strange.isEmpty ? [] : [RetrospectFindings.strange(strange, units.keys.sorted())]))
  }

  /// The values that belong to variables and periods of the model.
  private func known(_ happened: [Happened]) throws(Findings) -> [Happened] {
    let known = happened.filter {
      $0.value.isFinite && units[$0.name] != nil
        && (periods.isEmpty || $0.period.map(periods.contains) ?? false)
    }
    guard !known.isEmpty else {
      throw Findings([RetrospectFindings.nothing(happened, declaration.outcomes, periods)])
    }
    var seen: Set<String> = []
    for item in known where periods.isEmpty && !seen.insert(item.name).inserted {
      throw Findings([RetrospectFindings.several(item.name)])
    }
    return known
  }
}

/// One scenario beside what happened.
private struct LookBack {
  let overlay: ScenarioOverlay
  var scores: [Retrospect.Score] = []
  /// Names of what was certain.
  var certain: [String] = []
  /// What is said of draws without a value.
  var missing: [Finding] = []

  init(_ known: [Happened], _ scenario: ScenarioResult, draws: Int) {
    overlay = scenario.overlay
    for item in known {
      let outcome = scenario.outcomes.first {
        $0.name == item.name && ($0.period == nil || $0.period == item.period)
      }
      guard let outcome else { continue }
      missing += NonFiniteFindings.finding(outcome, overlay.name, draws: draws).map { [$0] } ?? []
      if outcome.standardDeviation.value == 0 {
        certain.append(item.name)
      } else if let score = Retrospect.Score(item, unit: outcome.unit, draws: outcome.draws) {
        scores.append(score)
      }
    }
  }

  var certainNote: Finding? {
    var names: [String] = []
    for name in certain where !names.contains(name) { names.append(name) }
    return names.isEmpty ? nil : RetrospectFindings.certain(names, in: overlay.name)
  }
}
