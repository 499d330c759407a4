import Indicators
import Probability

/// How draws compare with a target.
enum OutcomeStatistics {
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
