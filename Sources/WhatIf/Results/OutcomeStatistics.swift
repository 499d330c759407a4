import Indicators
import Probability

/// How draws compare with a target.
enum OutcomeStatistics {
  /// Whether a value reaches a target.
  static func reaches(_ value: Double, _ target: DriverModel.Target) -> Bool {
    target.direction == .lower ? value <= target.value : value >= target.value
  }

  /// How many draws with both values reach a target only in the second and only in the first.
  static func changes(
    _ base: UnsafeBufferPointer<Double>, _ other: UnsafeBufferPointer<Double>,
    _ target: DriverModel.Target
  ) -> (gained: Int, lost: Int) {
    // With its sign turned, to be at most a value is to be at least another.
    let sign = target.direction == .lower ? -1.0 : 1.0
    let limit = sign * target.value
    var (gained, lost) = (0, 0)
    for k in base.indices {
      let (a, b) = (sign * base[k], sign * other[k])
      gained &+= a < limit && b >= limit ? 1 : 0
      lost &+= a >= limit && b < limit ? 1 : 0
    }
    return (gained, lost)
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
