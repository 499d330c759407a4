import Indicators
import Probability

/// Compares two columns draw by draw, over the draws in which both have a value.
struct PairedDifference {
  let base: ArraySlice<Double>
  let other: ArraySlice<Double>
  /// Whether both are the same column: every difference is exactly 0 then.
  let isShared: Bool
  let target: DriverModel.Target?
  let quantiles: [Double]
  /// The number of replicates the draws are made of.
  let replicates: Int

  var summary: DifferenceSummary {
    let column = DrawColumn(differences(), replicates: replicates)
    return DifferenceSummary(
      mean: column.moments().mean, quantiles: column.quantiles(quantiles),
      up: share(column) { $0.reduce(0) { $0 + ($1 > 0 ? 1 : 0) } },
      down: share(column) { $0.reduce(0) { $0 + ($1 < 0 ? 1 : 0) } },
      attainment: target.map { attainment($0) })
  }

  /// The difference of each draw; NaN where one of the two has no value.
  private func differences() -> ArraySlice<Double> {
    base.withUnsafeBufferPointer { base in
      other.withUnsafeBufferPointer { other in
        [Double](unsafeUninitializedCapacity: base.count) { buffer, count in
          for k in base.indices { buffer[k] = other[k] - base[k] }
          count = base.count
        }[...]
      }
    }
  }

  private func share(
    _ column: DrawColumn, _ count: (UnsafeBufferPointer<Double>) -> Int
  ) -> Statistic {
    guard isShared else { return column.share(count) }
    return Statistic(
      value: 0, standardError: 0, draws: column.values.count, method: "proportion")
  }

  /// The change in the chance of reaching a target: the mean of −1, 0 and 1.
  private func attainment(_ target: DriverModel.Target) -> Statistic {
    let changes = zip(base, other).map { a, b -> Double in
      guard a.isFinite, b.isFinite else { return .nan }
      let (before, after) = (
        OutcomeStatistics.reaches(a, target), OutcomeStatistics.reaches(b, target)
      )
      return before == after ? 0 : after ? 1 : -1
    }
    let column = DrawColumn(changes[...], replicates: replicates)
    let gained = column.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
    let lost = column.values.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    let whole = OutcomeStatistics.change(
      gained: gained, lost: lost, draws: column.values.count, isShared: isShared)
    return column.replicated(
      whole, isShared ? nil : column.shareError { ColumnMoments($0).mean })
  }
}
