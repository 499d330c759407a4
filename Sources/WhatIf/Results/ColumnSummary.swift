import Probability

/// The statistics of a result column, worked out once however many scenarios share it.
struct ColumnSummary: Sendable {
  let mean: Statistic
  let sd: Statistic
  let quantiles: [OutcomeResult.Quantile]
  /// The means of the worst draws.
  let worst: OutcomeResult.Worst
  /// The chance of each of the column's targets, as counted.
  let attainments: [OutcomeResult.Attainment]
  /// How many draws have no value, and the first of them.
  let missing: (count: Int, first: Int)?
  /// Whether mean and standard deviation rest on a few draws.
  let restsOnFew: Bool
}
