public import Indicators
public import Probability

extension Direction {
  /// The probability that a result reaches a target: at least it, at most it, or inside the band.
  ///
  /// nil where the distribution is a single value, because a history that does not vary (or has one
  /// year) says nothing about the spread. The target of a band indicator is the band itself.
  public func attainment(of target: Double, in distribution: any Distribution) -> Double? {
    guard !(distribution is Degenerate) else { return nil }
    let probability =
      switch self {
      case .higher: distribution.atLeast(target)
      case .lower: distribution.cumulative(target)
      case .band(let range):
        distribution.cumulative(range.upperBound) + distribution.atLeast(range.lowerBound) - 1
      }
    return probability.isNaN ? nil : min(max(probability, 0), 1)
  }

  /// The value that is reached with a probability; nil for a band, which has no such value.
  public func value(
    reachedWith probability: Double, in distribution: any Distribution
  ) -> Double? {
    switch self {
    case .higher: distribution.quantile(1 - probability)
    case .lower: distribution.quantile(probability)
    case .band: nil
    }
  }

  /// Whether a value is worse than another one; for a band, further away from it.
  func isWorse(_ value: Double, than other: Double) -> Bool {
    switch self {
    case .higher: value < other
    case .lower: value > other
    case .band(let range): Direction.distance(value, range) > Direction.distance(other, range)
    }
  }

  private static func distance(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    max(range.lowerBound - value, value - range.upperBound, 0)
  }
}
