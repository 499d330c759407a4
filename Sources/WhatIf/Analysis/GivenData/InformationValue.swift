import Indicators
import Probability

/// What it is worth to know something before choosing.
///
/// The choice after knowing is made by one half of the draws and judged by the other, each way round,
/// so that noise never makes knowledge look valuable.
struct InformationValue {
  /// The outcome under each choice, larger being better.
  private let gains: [[Double]]
  /// The choice that is best on average.
  let best: Int

  init(_ outcomes: [[Double]], direction: Direction) {
    let sign = direction == .lower ? -1.0 : 1.0
    gains = outcomes.map { $0.map { sign * $0 } }
    let means = gains.map { $0.reduce(0, +) / Double(max(1, $0.count)) }
    best = means.indices.max { means[$0] < means[$1] } ?? 0
  }

  /// The value of knowing everything: the best choice of every draw against the best on average.
  var perfect: Statistic {
    let each = gains[0].indices.map { draw in
      gains.reduce(-Double.infinity) { max($0, $1[draw]) } - gains[best][draw]
    }
    return InformationValue.mean(each, "expected value of perfect information")
  }

  /// The value of knowing one driver, of which its bin is all that counts.
  func knowing(_ bins: RankBins) -> Statistic {
    var sums = [[[Double]]](
      repeating: [[Double]](
        repeating: [Double](repeating: 0, count: gains.count), count: bins.count), count: 2)
    for draw in bins.bins.indices {
      let (half, bin) = (draw & 1, bins.bins[draw])
      for choice in gains.indices { sums[half][bin][choice] += gains[choice][draw] }
    }
    let chosen = sums.map { half in
      half.map { bin in
        bin.indices.max { (bin[$0], $1 == best ? 1 : 0) < (bin[$1], $0 == best ? 1 : 0) } ?? best
      }
    }
    let each = bins.bins.indices.map { draw in
      let choice = chosen[1 - (draw & 1)][bins.bins[draw]]
      return gains[choice][draw] - gains[best][draw]
    }
    let mean = InformationValue.mean(each, "expected value of partial perfect information")
    return Statistic(
      value: max(0, mean.value), standardError: mean.standardError, draws: mean.draws,
      method: mean.method)
  }

  private static func mean(_ values: [Double], _ method: String) -> Statistic {
    let mean = values.withUnsafeBufferPointer { ColumnMoments($0) }.meanStatistic
    return Statistic(
      value: mean.value, standardError: mean.standardError, draws: values.count, method: method)
  }
}
