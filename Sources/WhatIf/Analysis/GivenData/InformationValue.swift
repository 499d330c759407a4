import Indicators
import Probability

/// What it is worth to know something before choosing.
struct InformationValue {
  /// How much better each choice is than the one that is best on average; larger is better.
  private let gains: [[Double]]
  /// The choice that is best on average.
  let best: Int

  init(_ outcomes: [[Double]], direction: Direction) {
    let sign = direction == .lower ? -1.0 : 1.0
    let means = outcomes.map { sign * $0.reduce(0, +) / Double(max(1, $0.count)) }
    let best = means.indices.max { means[$0] < means[$1] } ?? 0
    self.best = best
    gains = outcomes.map { own in zip(own, outcomes[best]).map { sign * ($0 - $1) } }
  }

  /// The value of knowing everything: the best choice of every draw against the best on average.
  var perfect: Statistic {
    let each = gains[0].indices.map { draw in gains.reduce(0.0) { max($0, $1[draw]) } }
    return InformationValue.mean(each, "expected value of perfect information")
  }

  /// The value of knowing one driver: what the best choice after knowing gains on average.
  ///
  /// The gain of each choice given the driver is a smooth line through the draws (M. Strong,
  /// J. E. Oakley, A. Brennan 2014, Medical Decision Making 34, 311–326). The highest line flatters,
  /// as it follows noise; draws judged by lines that were drawn without them make amends in full, as
  /// the noise misleads them. The two are off by the same to first order, so their mean is taken.
  func knowing(_ bins: RankBins) -> Statistic {
    let lines = ConditionalGains(gains, bins)
    let flattered = lines.highest
    let each = bins.bins.indices.map { draw in
      gains[lines.choice(draw) ?? best][draw]
    }
    let judged = InformationValue.mean(each, "expected value of partial perfect information")
    let error = judged.standardError
    let gap = (flattered - judged.value) / 2
    return Statistic(
      value: max(0, judged.value + gap), standardError: (error * error + gap * gap).squareRoot(),
      draws: judged.draws, method: judged.method)
  }

  private static func mean(_ values: [Double], _ method: String) -> Statistic {
    let mean = values.withUnsafeBufferPointer { ColumnMoments($0) }.meanStatistic
    return Statistic(
      value: mean.value, standardError: mean.standardError, draws: values.count, method: method)
  }
}
