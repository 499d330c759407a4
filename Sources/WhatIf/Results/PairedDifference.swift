import CKernels
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
      up: share(column) { $0.count - $0.reaching(0, .lower) },
      down: share(column) { $0.count - $0.reaching(0, .higher) },
      attainment: target.map { attainment($0, column.values.count) })
  }

  /// The difference of each draw; NaN where one of the two has no value.
  private func differences() -> ArraySlice<Double> {
    base.withUnsafeBufferPointer { base in
      other.withUnsafeBufferPointer { other in
        [Double](unsafeUninitializedCapacity: base.count) { buffer, count in
          Self.differences(base, other, near: Self.near(base, other), to: buffer)
          count = base.count
        }[...]
      }
    }
  }

  /// The difference of the first draw; 0 where that is only the rounding of the two values.
  static func near(
    _ base: UnsafeBufferPointer<Double>, _ other: UnsafeBufferPointer<Double>
  ) -> Double {
    guard let x = base.first, let y = other.first else { return 0 }
    return (y - x).magnitude <= 0x1p-51 * (x.magnitude + y.magnitude) ? 0 : y - x
  }

  /// Writes the difference of each draw.
  ///
  /// Those that are the first draw's but for the rounding of the
  /// two values are the first draw's: a scenario that adds 18 adds 18 in every draw.
  static func differences(
    _ base: UnsafeBufferPointer<Double>, _ other: UnsafeBufferPointer<Double>, near first: Double,
    to differences: UnsafeMutableBufferPointer<Double>
  ) {
    guard let to = differences.baseAddress, let x = base.baseAddress, let y = other.baseAddress
    else { return }
    jipyo_differences(x, y, first, to, base.count)
  }

  private func share(
    _ column: DrawColumn, _ count: (UnsafeBufferPointer<Double>) -> Int
  ) -> Statistic {
    guard isShared else { return column.share(count) }
    return Statistic(
      value: 0, standardError: 0, draws: column.values.count, method: "proportion")
  }

  /// The change in the chance of reaching a target: the mean of −1, 0 and 1.
  private func attainment(_ target: DriverModel.Target, _ draws: Int) -> Statistic {
    let (gained, lost) = base.withUnsafeBufferPointer { base in
      other.withUnsafeBufferPointer { OutcomeStatistics.changes(base, $0, target) }
    }
    let whole = OutcomeStatistics.change(
      gained: gained, lost: lost, draws: draws, isShared: isShared)
    guard replicates > 1 else { return whole }
    let changes = zip(base, other).map { a, b -> Double in
      guard a.isFinite, b.isFinite else { return .nan }
      let (before, after) = (
        OutcomeStatistics.reaches(a, target), OutcomeStatistics.reaches(b, target)
      )
      return before == after ? 0 : after ? 1 : -1
    }
    let column = DrawColumn(changes[...], replicates: replicates)
    return column.replicated(
      whole, isShared ? nil : column.shareError { ColumnMoments($0).mean })
  }
}
