import Indicators
import Probability

/// Every variable of a scenario with each uncertainty at its mean: one state of the world that can
/// be followed by hand.
///
/// A distribution without a mean stands at its median, and so does one of isolated values that decides
/// something: a grant that comes or not is never 0.7, and `grant == 1` would be false for it.
struct PointValues {
  private let model: CompiledModel
  private var values: [String: [Double]] = [:]
  /// Where the distributions stand that are not at their means.
  private(set) var medians: Set<String> = []

  /// Works out all variables that an outcome is made of, in all periods.
  ///
  /// - Throws: As ``ScenarioStream``.
  init(
    _ model: CompiledModel, _ scenario: ScenarioOverlay, variables: [String]
  ) throws(Findings) {
    self.model = model
    let plan = try RunPlan(model, [scenario], outcomes: variables)
    let deciding = DecidingNames(model, scenario).names
    var inputs: [Double] = []
    for column in plan.columns {
      let known = PointValues.value(model, scenario, column.driver, column.period ?? 0)
      guard case .random(_, let distribution)? = known else {
        if case .known(let value)? = known { inputs.append(value) } else { inputs.append(.nan) }
        continue
      }
      let isDeciding = distribution.isDiscrete && deciding.contains(column.driver)
      let isMedian = isDeciding || !distribution.mean.isFinite
      if isMedian { medians.insert(column.driver) }
      inputs.append(isMedian ? distribution.quantile(0.5) : distribution.mean)
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

  /// The value or the distribution of an uncertainty in a period under a scenario.
  private static func value(
    _ model: CompiledModel, _ scenario: ScenarioOverlay, _ name: String, _ period: Int
  ) -> Driver.Value? {
    if case .distribution(let spec) = scenario.overrides[name] {
      return (try? DistributionFactory.make(spec, driver: name)).map { .random(step: 0, $0) }
    }
    guard let driver = model.drivers[name] else { return nil }
    return driver.values[min(period, driver.values.count - 1)]
  }

  /// A variable at the period with an index; nil where it has no value.
  func value(_ name: String, _ period: Int) -> Double? {
    guard let own = values[name], own.indices.contains(period), own[period].isFinite else {
      return nil
    }
    return own[period]
  }
}
