import Forecasting
import Indicators
import Tables
import TargetSetting
import WhatIf

func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }

// Five yearly results, and the chance of reaching 110 next year.
let input = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2020), support: .count)
let forecast = try Auto().fit(input).forecast(horizon: 1)
let interval = forecast.interval(0.8, step: 1)
print(forecast.periods[0], forecast.median(step: 1), interval.lower, interval.upper)
print(rounded(forecast.probability(atLeast: 110, step: 1)))

// A workspace folder: a target for every indicator, with the words that defend it.
let reading = WorkspaceReader.read(folder: "Datasets/seogu-2017")
for finding in reading.findings { print(finding.message.ko) }
if let workspace = reading.workspace {
  let plan = TargetProposer(ProposalOptions(method: Auto())).plan(workspace)
  for proposal in plan.proposals.prefix(1) { print(proposal.basis.text(.ko)) }
}

// A driver model: the chance of the target in a scenario, and what the scenario changes.
let file = DriverModelReader.read(path: "Documentation/examples/press-2018.yaml")
if let declaration = file.model {
  let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 100_000))
  if let chance = result["push"]?["coverage"]?.attainment?.probability,
    let change = result.difference("push")?["coverage"]?.mean
  {
    print(rounded(chance.value), rounded(chance.standardError))
    print(rounded(change.value), rounded(change.standardError))
  }
}
