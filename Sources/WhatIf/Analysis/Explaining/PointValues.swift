import Indicators
import Probability

/// Every variable of a scenario with each uncertainty at its mean: one state of the world that can
/// be followed by hand.
///
/// A distribution without a mean stands at its median.
struct PointValues {
  private let model: CompiledModel
  private var values: [String: [Double]] = [:]

  /// Works out all variables that an outcome is made of, in all periods.
  ///
  /// - Throws: As ``ScenarioStream``.
  init(
    _ model: CompiledModel, _ scenario: ScenarioOverlay, variables: [String]
  ) throws(Findings) {
    self.model = model
    let plan = try RunPlan(model, [scenario], outcomes: variables)
    let inputs = plan.columns.map { column in
      PointValues.centre(model, scenario, column.driver, column.period ?? 0)
    }
    var results = [Double](repeating: .nan, count: plan.resultCount)
    let evaluator = BlockEvaluator(plan.program, capacity: 1)
    evaluator.run(
      count: 1, fill: { column, target in target.pointee = inputs[column] },
      store: { column, source in results[column] = source.pointee })
    for (index, name) in variables.enumerated() {
      values[name] = plan.results[0][index].map { results[$0] }
    }
  }

  /// The mean of an uncertainty in a period under a scenario.
  private static func centre(
    _ model: CompiledModel, _ scenario: ScenarioOverlay, _ name: String, _ period: Int
  ) -> Double {
    if case .distribution(let spec) = scenario.overrides[name] {
      return (try? DistributionFactory.make(spec, driver: name)).map(centre) ?? .nan
    }
    guard let driver = model.drivers[name] else { return .nan }
    switch driver.values[min(period, driver.values.count - 1)] {
    case .known(let value): return value
    case .random(_, let distribution): return centre(distribution)
    }
  }

  private static func centre(_ distribution: any Distribution) -> Double {
    distribution.mean.isFinite ? distribution.mean : distribution.quantile(0.5)
  }

  /// A variable at the period with an index; nil where it has no value.
  func value(_ name: String, _ period: Int) -> Double? {
    guard let own = values[name], own.indices.contains(period), own[period].isFinite else {
      return nil
    }
    return own[period]
  }
}
