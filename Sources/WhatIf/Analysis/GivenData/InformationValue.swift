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
  ///
  /// Wide bins know less, narrow ones take noise for knowledge: how many neighbouring bins are taken
  /// together is settled by the half of the draws that chooses, between its own two quarters.
  func knowing(_ bins: RankBins) -> Statistic {
    let quarters = quarterSums(bins)
    let chosen = [0, 2].map { choices(quarters[$0], quarters[$0 + 1], bins.count) }
    let each = bins.bins.indices.map { draw in
      gains[chosen[1 - (draw & 1)][bins.bins[draw]]][draw] - gains[best][draw]
    }
    let mean = InformationValue.mean(each, "expected value of partial perfect information")
    return Statistic(
      value: max(0, mean.value), standardError: mean.standardError, draws: mean.draws,
      method: mean.method)
  }

  /// The sums of every choice's gains by bin, `bin × choices + choice`, of four quarters of the
  /// draws; the first two are the even draws.
  private func quarterSums(_ bins: RankBins) -> [[Double]] {
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: bins.count * gains.count), count: 4)
    for (choice, gains) in gains.enumerated() {
      for (draw, gain) in gains.enumerated() {
        let quarter = (draw & 1) * 2 + (draw >> 1) & 1
        sums[quarter][bins.bins[draw] * self.gains.count + choice] += gain
      }
    }
    return sums
  }

  /// The choice in each bin, from two quarters of the draws.
  private func choices(_ first: [Double], _ second: [Double], _ count: Int) -> [Int] {
    var (found, most) = ([Int](repeating: best, count: count), 0.0)
    var width = count
    while width > 0 {
      let (one, other) = (merged(first, width, count), merged(second, width, count))
      var gain = 0.0
      for (a, b) in zip(one, other) {
        gain += b[choice(a)] - b[best] + a[choice(b)] - a[best]
      }
      if gain > most {
        most = gain
        let together = zip(one, other).map { a, b in choice(zip(a, b).map { $0 + $1 }) }
        found = (0..<count).map { together[$0 / width] }
      }
      width /= 2
    }
    return found
  }

  /// The sums of `width` neighbouring bins together, a row of choices each.
  private func merged(_ sums: [Double], _ width: Int, _ count: Int) -> [[Double]] {
    stride(from: 0, to: count, by: width).map { start in
      var row = [Double](repeating: 0, count: gains.count)
      for place in start * gains.count..<min(start + width, count) * gains.count {
        row[place % gains.count] += sums[place]
      }
      return row
    }
  }

  /// The choice with the largest sum; the one that is best on average where others are no better.
  private func choice(_ sums: [Double]) -> Int {
    sums.indices.reduce(best) { sums[$1] > sums[$0] ? $1 : $0 }
  }

  private static func mean(_ values: [Double], _ method: String) -> Statistic {
    let mean = values.withUnsafeBufferPointer { ColumnMoments($0) }.meanStatistic
    return Statistic(
      value: mean.value, standardError: mean.standardError, draws: values.count, method: method)
  }
}
