import CKernels
import Foundation
import Indicators
import Probability

/// The finite draws of an outcome and their statistics.
///
/// Where the draws are replicates of a space-filling sample, standard errors come from the spread of
/// the replicates' own statistics. They are stretched by Student's t over the normal quantile, so
/// that the value ± 1.96 standard errors covers the truth in 95 of 100 seeds.
struct DrawColumn {
  /// The finite draws, in order.
  let values: ArraySlice<Double>
  /// Stretches of independent replicates; a single one where the draws are independent themselves.
  private let parts: [Range<Int>]
  private let whole: ColumnMoments

  /// The finite ones of some draws, which are replicates of equal length.
  init(_ draws: ArraySlice<Double>, replicates: Int) {
    let length = max(1, draws.count / max(1, replicates))
    let bounds = (0..<max(1, replicates)).map { (part: Int) -> Range<Int> in
      let start = draws.startIndex + part * length
      return start..<(part == replicates - 1 ? draws.endIndex : start + length)
    }
    whole = draws.withUnsafeBufferPointer { ColumnMoments($0) }
    guard whole.count < draws.count else {
      values = draws
      parts = bounds
      return
    }
    var kept: [Double] = []
    var ranges: [Range<Int>] = []
    for bound in bounds {
      let start = kept.count
      for draw in draws[bound] where draw.isFinite { kept.append(draw) }
      ranges.append(start..<kept.count)
    }
    values = kept[...]
    parts = ranges
  }

  /// What fills space leaves little but the tail to chance, so it counts for more than of independent
  /// draws.
  private static let tailOfReplicates = 1.4

  /// Whether a few draws carry so much of the spread that its errors are not to be trusted.
  var restsOnFew: Bool { whole.restsOnFew }

  /// Mean and standard deviation.
  func moments() -> (mean: Statistic, sd: Statistic) {
    let errors = spreads(areSkewed: true) { part in
      let own = ColumnMoments(part)
      return [own.mean, own.standardDeviation]
    }
    guard let errors else { return (whole.meanStatistic, whole.deviationStatistic) }
    // The mean of draws that fill space is known far better than s²/n, by which s² is corrected.
    let n = Double(whole.count)
    let deviation = hypot(whole.standardDeviation * ((n - 1) / n).squareRoot(), errors[0])
    let own = whole.deviationStatistic
    return (
      replicated(whole.meanStatistic, hypot(errors[0], Self.tailOfReplicates * whole.meanTail)),
      replicated(
        Statistic(
          value: deviation, standardError: own.standardError, draws: own.draws,
          method: own.method),
        hypot(errors[1], Self.tailOfReplicates * whole.deviationTail))
    )
  }

  /// Quantiles.
  func quantiles(_ probabilities: [Double]) -> [OutcomeResult.Quantile] {
    let statistics = values.withUnsafeBufferPointer {
      QuantileEstimate.estimates($0, probabilities)
    }
    let errors = quantileErrors(probabilities, statistics)
    return probabilities.indices.map { index in
      OutcomeResult.Quantile(
        probability: probabilities[index],
        statistic: replicated(statistics[index], errors?[index]))
    }
  }

  /// Standard errors of quantiles from replicates; nil for one.
  ///
  /// A replicate is too short for quantiles of its own in the tails. So the error is that of the share
  /// of draws up to the quantile, which replicates give without bias, read off the quantiles of all
  /// draws: the quadratic mean of the distances to those at the ends of the share's 95% interval. One
  /// draw more or less is the least a share is known to.
  private func quantileErrors(_ probabilities: [Double], _ found: [Statistic]) -> [Double]? {
    guard
      let shares = spreads({ part in
        found.map { quantile in
          var count = 0
          jipyo_count_reaching(part.baseAddress, part.count, quantile.value, 1, &count)
          return Double(count) / Double(part.count)
        }
      })
    else { return nil }
    let normal = SpecialFunctions.normalQuantile(0.975)
    let ends = zip(probabilities, shares).flatMap { p, share -> [Double] in
      let half = normal * hypot(share, 1 / Double(values.count))
      return [max(0, p - half), min(1, p + half)]
    }
    let bounds = values.withUnsafeBufferPointer { QuantileEstimate.type7($0, ends) }
    return probabilities.indices.map { index in
      let below = found[index].value - bounds[2 * index]
      let above = bounds[2 * index + 1] - found[index].value
      return hypot(below, above) / (2.0.squareRoot() * normal)
    }
  }

  /// The means of the worst draws; quantiles that are known need not be looked for again.
  func worst(isUpper: Bool, _ quantiles: [OutcomeResult.Quantile]) -> OutcomeResult.Worst {
    let known = Dictionary(
      quantiles.map { ($0.probability, $0.statistic.value) },
      uniquingKeysWith: { first, _ in first })
    let none = values.withUnsafeBufferPointer {
      ShortfallSums(for: $0, isUpper: isUpper, quantiles: known)
    }
    let own = values.withUnsafeBufferPointer { none.adding($0) }.statistics
    let errors = spreads(areSkewed: true) { none.adding($0).statistics.map(\.value) }
    return OutcomeResult.Worst(
      isUpper: isUpper,
      means: own.indices.map { index in
        OutcomeResult.Quantile(
          probability: ShortfallSums.shares[index],
          statistic: replicated(own[index], errors?[index]))
      })
  }

  /// The share of draws that reach a target.
  func attainment(_ target: DriverModel.Target) -> OutcomeResult.Attainment {
    let share = self.share { $0.reaching(target) }
    return OutcomeResult.Attainment(
      target: target.value, direction: target.direction, probability: share)
  }

  /// A share of the draws, from how many there are in a stretch.
  func share(_ count: (UnsafeBufferPointer<Double>) -> Int) -> Statistic {
    let whole = values.withUnsafeBufferPointer {
      SampleStatistics.proportion(successes: count($0), draws: $0.count)
    }
    return replicated(whole, shareError { Double(count($0)) / Double($0.count) })
  }

  /// The standard error of a share or a difference of shares from its spread over replicates.
  ///
  /// Two draws are added to its variance, as all replicates may miss what is rare; nil for one
  /// replicate.
  func shareError(_ share: (UnsafeBufferPointer<Double>) -> Double) -> Double? {
    spreads { [share($0)] }.map { hypot($0[0], 2.0.squareRoot() / Double(values.count)) }
  }

  /// The standard error of each of some statistics from its spread over replicates; nil for one.
  func spreads(
    areSkewed: Bool = false, _ statistics: (UnsafeBufferPointer<Double>) -> [Double]
  ) -> [Double]? {
    guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    let rows = parts.map { values[$0].withUnsafeBufferPointer(statistics) }
    return rows[0].indices.map { column in
      let own = rows.map { $0[column] }
      return Self.error(own) * (areSkewed ? Self.stretch(own) : 1)
    }
  }

  /// How much wider an interval must be where the replicates' statistics are skewed.
  ///
  /// What fills the space of the drivers leaves to chance mostly what lies in a tail, so that the means
  /// of replicates are as skewed as the tail, and Student's t covers too seldom by about the squared
  /// skewness over their number (P. Hall 1992, The Bootstrap and Edgeworth Expansion, §2.6). The
  /// factor is that at which 16 replicates from exponential, gamma and lognormal distributions are
  /// covered in 93 to 95 of 100 cases; what a normal sample shows by chance does not count.
  private static func stretch(_ replicates: [Double]) -> Double {
    let n = Double(replicates.count)
    let mean = replicates.reduce(0, +) / n
    let unit = replicates.reduce(0) { max($0, ($1 - mean).magnitude) }
    guard n > 3, unit > 0, unit.isFinite else { return 1 }
    let (second, third) = replicates.reduce((0.0, 0.0)) { sums, value in
      let deviation = (value - mean) / unit
      return (sums.0 + deviation * deviation, sums.1 + deviation * deviation * deviation)
    }
    let squared = n * third * third / (second * second * second)
    let chance = 6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3))
    return 1 + 4.8 / n * max(0, squared - chance)
  }

  /// A statistic with the standard error that replicates give.
  func replicated(_ statistic: Statistic, _ error: Double?) -> Statistic {
    guard let error else { return statistic }
    let name = statistic.method.split(separator: ",").first.map(String.init) ?? statistic.method
    return Statistic(
      value: statistic.value, standardError: error, draws: statistic.draws,
      method: "\(name), \(parts.count) scrambles")
  }

  /// The standard error of a mean of replicates, stretched for their small number.
  static func error(_ replicates: [Double]) -> Double {
    let spread =
      replicates.withUnsafeBufferPointer { ColumnMoments($0) }.standardDeviation
      / Double(replicates.count).squareRoot()
    guard let t = try? StudentT(df: Double(replicates.count - 1), location: 0, scale: 1) else {
      return spread
    }
    return spread * (t.quantile(0.975) / SpecialFunctions.normalQuantile(0.975))
  }
}

extension UnsafeBufferPointer<Double> {
  /// How many values reach a target.
  func reaching(_ target: DriverModel.Target) -> Int {
    reaching(target.threshold, target.direction)
  }

  /// How many values are at least, or at most, a limit.
  func reaching(_ limit: Double, _ direction: Direction) -> Int {
    guard let baseAddress else { return 0 }
    var count = 0
    jipyo_count_reaching(baseAddress, self.count, limit, direction == .lower ? 1 : 0, &count)
    return count
  }
}
