import CKernels
import Indicators
import Probability

/// How draws compare with a target.
enum OutcomeStatistics {
  /// Whether a value reaches a target.
  static func reaches(_ value: Double, _ target: DriverModel.Target) -> Bool {
    target.direction == .lower ? value <= target.threshold : value >= target.threshold
  }

  /// How many draws with both values reach a target only in the second and only in the first.
  static func changes(
    _ base: UnsafeBufferPointer<Double>, _ other: UnsafeBufferPointer<Double>,
    _ target: DriverModel.Target
  ) -> (gained: Int, lost: Int) {
    var (gained, lost) = (0, 0)
    jipyo_count_changes(
      base.baseAddress, other.baseAddress, base.count, target.threshold,
      target.direction == .lower ? 1 : 0, &gained, &lost)
    return (gained, lost)
  }

  /// The mean of paired changes −1, 0, 1 in reaching a target, with its standard error.
  ///
  /// The error counts one more change each way, so that it holds where few draws change, too.
  static func change(gained: Int, lost: Int, draws: Int, isShared: Bool) -> Statistic {
    let n = Double(draws)
    let value = Double(gained - lost) / n
    let (up, down, total) = (Double(gained) + 1, Double(lost) + 1, n + 2)
    let mean = (up - down) / total
    let variance = (up + down) / total - mean * mean
    return Statistic(
      value: value, standardError: isShared ? 0 : (max(0, variance) / total).squareRoot(),
      draws: draws, method: "paired proportion")
  }
}
