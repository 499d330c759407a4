import Indicators
import Probability

/// Reads outcomes from columns of draws.
struct OutcomeReader: Sendable {
  private struct Head: Sendable {
    let name: String
    let unit: Unit
    let period: Period?
    let target: DriverModel.Target?
  }
  private let heads: [Head]
  private let quantiles: [Double]
  private let replicates: Int

  init(
    _ model: CompiledModel, _ results: [OutcomeFunction.Result], quantiles: [Double],
    replicates: Int
  ) {
    heads = results.map { result in
      Head(
        name: result.outcome, unit: model.units[result.outcome] ?? .none,
        period: model.periods.isEmpty ? nil : model.periods[result.period],
        target: model.declaration.targets.first { $0.outcome == result.outcome })
    }
    self.quantiles = quantiles
    self.replicates = replicates
  }

  /// The statistics of a column; which draws have no value is not looked into.
  func outcome(_ index: Int, _ draws: ArraySlice<Double>) -> OutcomeResult {
    let (head, column) = (heads[index], DrawColumn(draws, replicates: replicates))
    let (mean, sd) = column.moments()
    let found = column.quantiles(quantiles)
    let missing = draws.count - column.values.count
    let first = missing > 0 ? draws.firstIndex { !$0.isFinite } : nil
    return OutcomeResult(
      name: head.name, unit: head.unit, period: head.period, mean: mean, standardDeviation: sd,
      quantiles: found, worst: column.worst(isUpper: head.target?.direction == .lower, found),
      attainment: head.target.map { column.attainment($0) },
      nonFinite: first.map { NonFiniteDraws(count: missing, firstDraw: $0, inputs: []) },
      restsOnFew: column.restsOnFew,
      draws: draws, column: index)
  }
}
