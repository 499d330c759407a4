import Indicators
import Probability

/// Drivers and outcome side by side, one row a draw, of several choices on the same draws.
struct DrawTable {
  /// The values of each driver, in the period of the question.
  let drivers: [[Double]]
  /// The outcome under each choice.
  let outcomes: [[Double]]
  /// Draws in which some outcome has no value, left out.
  let missing: Int

  init(
    _ model: CompiledModel, _ choices: [ScenarioOverlay], _ question: OutcomeQuestion,
    drivers names: [String], draws: Int
  ) throws(Findings) {
    let plan = try RunPlan(model, choices, outcomes: [question.name] + names)
    let outcomeColumns = plan.results.map { $0[0][question.periodIndex] }
    let driverColumns = names.indices.map { plan.results[0][$0 + 1][question.periodIndex] }
    let wanted = outcomeColumns + driverColumns
    var columns = wanted.map { _ in [Double](repeating: 0, count: draws) }
    let capacity = min(ScenarioStream.block, draws)
    let sampler = MonteCarloSampler(seed: model.declaration.seed)
    var worker = BlockWorker(
      plan, sources: plan.sources(sampler, draws: draws), capacity: capacity)
    var places: [[Int]] = Array(repeating: [], count: plan.resultCount)
    for (index, column) in wanted.enumerated() { places[column].append(index) }
    var start = 0
    while start < draws {
      let count = min(capacity, draws - start)
      worker.run(from: start, count: count) { column, values in
        for index in places[column] {
          for k in 0..<count { columns[index][start + k] = values[k] }
        }
      }
      start += count
    }
    let split = outcomeColumns.count
    let kept = (0..<draws).filter { draw in columns.allSatisfy { $0[draw].isFinite } }
    missing = draws - kept.count
    if missing > 0 { columns = columns.map { column in kept.map { column[$0] } } }
    outcomes = Array(columns[..<split])
    drivers = Array(columns[split...])
  }

  /// The number of draws with values.
  var count: Int { outcomes[0].count }
}
