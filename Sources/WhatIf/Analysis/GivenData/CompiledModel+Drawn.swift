public import Indicators
import Probability

extension CompiledModel {
  /// The most choices among which the value of information is worked out.
  static let mostChoices = 101

  /// Reads percentiles, chance, ranks, shares, values of information and the box from one run.
  func drawnSensitivity(
    _ question: OutcomeQuestion, _ scenario: ScenarioOverlay, draws: Int, drivers: [String],
    choices given: [ScenarioOverlay]?
  ) throws(Findings) -> DrawnSensitivity {
    let options = SimulationOptions(draws: draws)
    let findings = RunCheck.findings(options)
    guard findings.isEmpty else { throw Findings(findings) }
    let others = (given ?? leverScenarios(over: scenario)).filter { differs($0, from: scenario) }
    let choices = [scenario] + others.prefix(Self.mostChoices)
    if let finding = RunCheck.memory(options, columns: choices.count + drivers.count) {
      throw Findings([finding])
    }
    let table = try DrawTable(self, choices, question, drivers: drivers, draws: draws)
    guard table.count > 3 else { throw Findings([SensitivityFindings.constant(question)]) }
    let values = table.outcomes[0]
    let column = DrawColumn(values[...], replicates: 1)
    let worth = InformationValue(table.outcomes, direction: question.direction)
    let hasChoice = choices.count > 1
    let ranks = ColumnOrder(values).ranks()
    let bins = max(8, min(512, table.count / 200))
    let orders = table.drivers.map { ColumnOrder($0) }
    let parts = zip(drivers, orders).map { name, order in
      let own = RankBins(order, bins: bins)
      return DrawnSensitivity.Driver(
        driver: name, rankCorrelation: RankBins.spearman(order.ranks(), ranks),
        first: own.firstOrder(values, along: order.values),
        value: hasChoice ? worth.knowing(own) : nil)
    }
    return DrawnSensitivity(
      quantiles: column.quantiles(SimulationOptions.standardQuantiles),
      attainment: question.target.map { column.attainment($0) },
      drivers: parts.sorted {
        $0.rankCorrelation.value.magnitude > $1.rankCorrelation.value.magnitude
      },
      choices: zip(choices, table.outcomes).map { choice, values in
        let draws = DrawColumn(values[...], replicates: 1)
        return DrawnSensitivity.Choice(scenario: choice, mean: draws.moments().mean)
      }, bestChoice: worth.best, perfectInformation: hasChoice ? worth.perfect : nil,
      missBox: missBox(question, values, drivers, orders), draws: draws,
      notes: table.missing > 0 ? [SensitivityFindings.missing(table.missing)] : [])
  }

  private func missBox(
    _ question: OutcomeQuestion, _ values: [Double], _ drivers: [String], _ orders: [ColumnOrder]
  ) -> MissBox? {
    guard let target = question.target else { return nil }
    let missed = values.map { !OutcomeStatistics.reaches($0, target) }
    return BoxSearch(orders, missed: missed).find(
      drivers, units: drivers.map { units[$0] ?? .none })
  }

  /// What the file lets us choose: its scenarios that move only levers, on top of a scenario.
  private func leverScenarios(over scenario: ScenarioOverlay) -> [ScenarioOverlay] {
    scenarios.dropFirst().filter { other in
      other != scenario && other.overrides.keys.allSatisfy { lever($0) != nil }
    }.map { other in
      ScenarioOverlay(
        name: other.name, ancestors: other.ancestors,
        overrides: scenario.overrides.merging(other.overrides) { $1 }, reason: other.reason,
        owner: other.owner)
    }
  }

  /// Whether a choice sets any lever to something else than a scenario does.
  private func differs(_ choice: ScenarioOverlay, from scenario: ScenarioOverlay) -> Bool {
    choice.overrides.contains { name, override in
      guard let lever = lever(name) else { return override != scenario.overrides[name] }
      let today = scenario.overrides[name].flatMap(CompiledModel.leverValue) ?? lever.value
      return CompiledModel.leverValue(override) != today
    }
  }

  /// The choices of a lever: its steps, or 101 even values where there are more or none.
  ///
  /// - Throws: `lever-unknown`.
  public func choices(
    ofLever name: String, over scenario: ScenarioOverlay = .base
  ) throws(Finding) -> [ScenarioOverlay] {
    guard let lever = lever(name) else { throw AnalysisFindings.unknownLever(name, self) }
    let today = scenario.overrides[name].flatMap(CompiledModel.leverValue) ?? lever.value
    return LeverRange(lever, today: today).grid(Self.mostChoices).map { value in
      ScenarioOverlay(
        name: "\(name) \(LeverCheck.shown(value))", ancestors: [scenario.name],
        overrides: scenario.overrides.merging([name: .number(value)]) { $1 })
    }
  }
}
