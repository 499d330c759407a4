import Indicators
import Probability

/// The statistics of one result column of which the draws are not kept.
struct StreamedColumn: Sendable {
  private let quantiles: [Double]
  private let targets: [DriverModel.Target]
  private var ranks: RankKeeper
  /// Of stretches of ``MomentSums/block`` draws, in order.
  private var sums: [MomentSums]
  /// Of the same stretches.
  private var shortfalls: [ShortfallSums]
  private let isUpper: Bool
  private var reaching: [Int]
  private var count = 0

  /// Begins with the first draws; nil where these do not say where the others will lie.
  init?(
    _ first: UnsafeBufferPointer<Double>, draws: Int, quantiles: [Double],
    targets: [DriverModel.Target]
  ) {
    let points = QuantileEstimate.points(quantiles, count: draws).flatMap(\.self)
    let begin = MomentSums(about: MomentSums.centre(of: first))
    guard MomentSums(of: first).count == first.count,
      let ranks = RankKeeper(first: first, probabilities: points)
    else { return nil }
    self.quantiles = quantiles
    self.targets = targets
    self.ranks = ranks
    sums = [begin]
    isUpper = targets.first?.direction == .lower
    shortfalls = [ShortfallSums(for: first, isUpper: isUpper)]
    reaching = targets.map { _ in 0 }
    for start in stride(from: 0, to: first.count, by: MomentSums.block) {
      let end = min(first.count, start + MomentSums.block)
      add(UnsafeBufferPointer(rebasing: first[start..<end]))
    }
  }

  /// The same without any draws, to be added to it later.
  var empty: StreamedColumn {
    var column = self
    column.ranks = ranks.empty
    column.sums = [MomentSums(about: sums[0].centre)]
    column.shortfalls = [shortfalls[0].empty]
    column.reaching = targets.map { _ in 0 }
    column.count = 0
    return column
  }

  /// Takes the next stretch of draws, of which only the very last may be shorter than the others.
  mutating func add(_ draws: UnsafeBufferPointer<Double>) {
    var block = MomentSums(about: sums[0].centre)
    block.add(draws)
    sums.append(block)
    shortfalls.append(shortfalls[0].empty.adding(draws))
    ranks.add(draws)
    for (index, target) in targets.enumerated() { reaching[index] += draws.reaching(target) }
    count += draws.count
  }

  /// Takes the draws that follow.
  mutating func add(_ next: StreamedColumn) {
    sums += next.sums.dropFirst()
    shortfalls += next.shortfalls.dropFirst()
    ranks.add(next.ranks)
    for index in reaching.indices { reaching[index] += next.reaching[index] }
    count += next.count
  }

  /// The statistics; nil where draws are not finite or too large, or a quantile lies elsewhere than
  /// was to be expected.
  var summary: ColumnSummary? {
    var all = sums[0]
    for block in sums.dropFirst() { all.add(block) }
    var worst = shortfalls[0]
    for block in shortfalls.dropFirst() { worst.add(block) }
    let found = QuantileEstimate.estimates(quantiles, count: count, ranked: ranks.values)
    guard all.count == count, let moments = ColumnMoments(all), let found else { return nil }
    return ColumnSummary(
      mean: moments.meanStatistic, sd: moments.deviationStatistic,
      quantiles: zip(quantiles, found).map {
        OutcomeResult.Quantile(probability: $0, statistic: $1)
      },
      worst: OutcomeResult.Worst(
        isUpper: isUpper,
        means: zip(ShortfallSums.shares, worst.statistics).map {
          OutcomeResult.Quantile(probability: $0, statistic: $1)
        }),
      attainments: zip(targets, reaching).map { target, reaching in
        OutcomeResult.Attainment(
          target: target.value, direction: target.direction,
          probability: SampleStatistics.proportion(successes: reaching, draws: count))
      }, missing: nil, restsOnFew: moments.restsOnFew)
  }
}
