import Indicators
import Probability

/// The statistics of the differences of two result columns, draw by draw.
struct DifferenceSummary: Sendable {
  let mean: Statistic
  let quantiles: [OutcomeResult.Quantile]
  /// The shares of draws in which the second column is higher, and lower.
  let up: Statistic
  let down: Statistic
  /// The change in the chance of a target, where there is one.
  let attainment: Statistic?

  func outcome(
    name: String, unit: Unit, period: Period?, target: DriverModel.Target?
  ) -> ScenarioDifference.Outcome {
    let direction = target?.direction ?? .higher
    return ScenarioDifference.Outcome(
      name: name, unit: unit, period: period, mean: mean, quantiles: quantiles,
      attainment: attainment, better: direction == .lower ? down : up,
      worse: direction == .lower ? up : down, direction: direction)
  }

  /// A scenario that leaves a column as it is.
  static func none(
    draws: Int, quantiles: [Double], _ target: DriverModel.Target?
  ) -> DifferenceSummary {
    func zero(_ method: String) -> Statistic {
      Statistic(value: 0, standardError: 0, draws: draws, method: method)
    }
    return DifferenceSummary(
      mean: zero("mean"),
      quantiles: quantiles.map {
        OutcomeResult.Quantile(probability: $0, statistic: zero("type 7, order statistics"))
      },
      up: zero("proportion"), down: zero("proportion"),
      attainment: target.map { _ in zero("paired proportion") })
  }
}
