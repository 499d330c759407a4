import Foundation
import Indicators
import Probability
import Tables
import WhatIf

// One driver of a stored run of 10⁶ draws gets another distribution: CPU time to the new statistics of
// every outcome it moves, the median of fifteen.
guard CommandLine.arguments.count == 3 else {
  print("usage: StoredBenchmark MODEL.yaml DRIVER")
  exit(64)
}
let driver = CommandLine.arguments[2]
guard let declaration = DriverModelReader.read(path: CommandLine.arguments[1]).model else {
  print("\(CommandLine.arguments[1]) is no driver model")
  exit(2)
}
let model = try CompiledModel(declaration)
let stored = try StoredRun(model, driver: driver, SimulationOptions(draws: 1_000_000))
let changed = try PERT(min: 0.30, mode: 0.45, max: 0.60)
var times: [Double] = []
for _ in 0..<15 {
  let start = clock()
  let outcomes = stored.outcomes(changed)
  times.append(Double(clock() - start) / Double(CLOCKS_PER_SEC) * 1e3)
  if times.count == 1 {
    for (outcome, before) in zip(outcomes, stored.base)
    where outcome.mean.value != before.mean.value {
      print("\(outcome.name): mean \(before.mean.value) -> \(outcome.mean.value)")
    }
  }
}
times.sort()
print("CPU ms: median \(times[7]), from \(times[0]) to \(times[14])")
