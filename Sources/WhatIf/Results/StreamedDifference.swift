import Indicators
import Probability

/// The statistics of the differences of two result columns of which the draws are not kept.
struct StreamedDifference: Sendable {
  /// The result columns, the second less the first.
  struct Pair: Hashable {
    let base: Int
    let other: Int
  }

  let pair: Pair
  private let target: DriverModel.Target?
  private var column: StreamedColumn
  private var signs = Signs()
  private var buffer: [Double] = []
  /// The difference of the first draw.
  private let near: Double

  /// How many draws go which way.
  private struct Signs {
    var up = 0
    var down = 0
    var gained = 0
    var lost = 0
  }

  /// Begins with the first draws; nil where these do not say where the others will lie.
  init?(
    _ pair: Pair, _ base: UnsafeBufferPointer<Double>, _ other: UnsafeBufferPointer<Double>,
    draws: Int, quantiles: [Double], target: DriverModel.Target?
  ) {
    self.pair = pair
    self.target = target
    let near = PairedDifference.near(base, other)
    self.near = near
    let first = [Double](unsafeUninitializedCapacity: base.count) { buffer, count in
      PairedDifference.differences(base, other, near: near, to: buffer)
      count = base.count
    }
    let column = first.withUnsafeBufferPointer {
      StreamedColumn($0, draws: draws, quantiles: quantiles, targets: [])
    }
    guard let column else { return nil }
    self.column = column
    first.withUnsafeBufferPointer { count($0, base, other) }
  }

  /// The same without any draws, to be added to it later.
  var empty: StreamedDifference {
    var difference = self
    difference.column = column.empty
    difference.signs = Signs()
    return difference
  }

  /// Takes the next stretch of draws of both columns.
  mutating func add(
    _ base: UnsafeBufferPointer<Double>, _ other: UnsafeBufferPointer<Double>
  ) {
    if buffer.count < base.count { buffer = [Double](repeating: 0, count: base.count) }
    buffer.withUnsafeMutableBufferPointer {
      PairedDifference.differences(base, other, near: near, to: $0)
    }
    let differences = buffer
    differences.withUnsafeBufferPointer {
      let own = UnsafeBufferPointer(rebasing: $0[..<base.count])
      column.add(own)
      count(own, base, other)
    }
  }

  /// Takes the draws that follow.
  mutating func add(_ next: StreamedDifference) {
    column.add(next.column)
    signs.up += next.signs.up
    signs.down += next.signs.down
    signs.gained += next.signs.gained
    signs.lost += next.signs.lost
  }

  private mutating func count(
    _ differences: UnsafeBufferPointer<Double>, _ base: UnsafeBufferPointer<Double>,
    _ other: UnsafeBufferPointer<Double>
  ) {
    for k in differences.indices {
      signs.up += differences[k] > 0 ? 1 : 0
      signs.down += differences[k] < 0 ? 1 : 0
    }
    guard let target else { return }
    let (gained, lost) = OutcomeStatistics.changes(base, other, target)
    signs.gained += gained
    signs.lost += lost
  }

  /// The statistics; nil as for ``StreamedColumn/summary``.
  var summary: DifferenceSummary? {
    guard let found = column.summary else { return nil }
    let draws = found.mean.draws
    return DifferenceSummary(
      mean: found.mean, quantiles: found.quantiles,
      up: SampleStatistics.proportion(successes: signs.up, draws: draws),
      down: SampleStatistics.proportion(successes: signs.down, draws: draws),
      attainment: target.map { _ in
        OutcomeStatistics.change(
          gained: signs.gained, lost: signs.lost, draws: draws, isShared: false)
      })
  }
}
