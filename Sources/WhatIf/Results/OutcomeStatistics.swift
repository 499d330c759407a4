import Indicators
import Probability

/// Statistics of a column of draws with their standard errors.
enum OutcomeStatistics {
  /// Draws per block in which sums are merged, so that the last bits do not depend on anything.
  private static let block = 4_096

  /// The finite values of a column, in order.
  static func finite(_ column: ArraySlice<Double>) -> [Double] { column.filter(\.isFinite) }

  /// Mean and standard deviation.
  ///
  /// The error of the mean is the standard deviation over √n. That of the standard deviation comes
  /// from the fourth moment: √((m₄ − s⁴) / n) / (2 s).
  static func moments(_ values: [Double]) -> (mean: Statistic, sd: Statistic) {
    var sums = SampleStatistics()
    var start = 0
    while start < values.count {
      let end = min(values.count, start + block)
      sums.merge(SampleStatistics(Array(values[start..<end])))
      start = end
    }
    // Equal draws have no spread; rounding must not invent one.
    let isConstant = values.count > 1 && sums.minimum == sums.maximum
    let mean = isConstant ? sums.minimum : sums.mean
    let sd = isConstant ? 0 : sums.standardDeviation
    let count = Double(values.count)
    let fourth = values.reduce(0.0) { (sum: Double, value: Double) -> Double in
      let square = (value - mean) * (value - mean)
      return sum + square * square
    }
    let spread = max(0, fourth / count - sd * sd * sd * sd)
    let error = isConstant ? 0 : (spread / count).squareRoot() / (2 * sd)
    return (
      Statistic(
        value: mean, standardError: sd / count.squareRoot(), draws: values.count, method: "mean"),
      Statistic(
        value: sd, standardError: values.count > 1 ? error : .nan, draws: values.count,
        method: "standard deviation, fourth moment")
    )
  }

  /// Quantiles, from sorted values.
  static func quantiles(
    sorted values: [Double], _ probabilities: [Double]
  ) -> [OutcomeResult.Quantile] {
    probabilities.map {
      OutcomeResult.Quantile(
        probability: $0, statistic: QuantileEstimate.estimate(sorted: values, $0))
    }
  }

  /// The share of values that reach a target.
  static func attainment(
    _ values: [Double], _ target: DriverModel.Target
  ) -> OutcomeResult.Attainment {
    let count = values.reduce(0) { $0 + (reaches($1, target) ? 1 : 0) }
    return OutcomeResult.Attainment(
      target: target.value, direction: target.direction,
      probability: SampleStatistics.proportion(successes: count, draws: values.count))
  }

  /// Whether a value reaches a target.
  static func reaches(_ value: Double, _ target: DriverModel.Target) -> Bool {
    target.direction == .lower ? value <= target.value : value >= target.value
  }

  /// The mean of paired changes −1, 0, 1 in reaching a target, with its standard error.
  ///
  /// The error counts one more change each way, so that it is never zero where no draw changes.
  static func change(gained: Int, lost: Int, draws: Int, isShared: Bool) -> Statistic {
    let n = Double(draws)
    let value = Double(gained - lost) / n
    let (up, down, total) = (Double(gained) + 0.5, Double(lost) + 0.5, n + 1)
    let mean = (up - down) / total
    let variance = (up + down) / total - mean * mean
    return Statistic(
      value: value, standardError: isShared ? 0 : (max(0, variance) / total).squareRoot(),
      draws: draws, method: "paired proportion")
  }
}
