public import Indicators

/// 달성률: how much of a target a result reaches, in percent.
///
/// It is not a score: it has no floor and, by default, no cap.
public struct AchievementRate: Hashable, Sendable {
  /// The target.
  public let target: Double
  /// Which results are good; a band needs no target, its inside is 100%.
  public let direction: Direction
  /// The form for lower-is-better indicators.
  public let form: AchievementForm
  /// The most that counts, in percent; nil for no cap.
  public let cap: Double?
  /// Decimals the rate is rounded to; nil for none.
  public let decimals: Int?

  /// Makes a rate.
  public init(
    target: Double, direction: Direction, form: AchievementForm = .quotient, cap: Double? = nil,
    decimals: Int? = nil
  ) {
    self.target = target
    self.direction = direction
    self.form = form
    self.cap = cap
    self.decimals = decimals
  }

  /// The rate of a result in percent, never below 0; nil where a denominator is 0 or a quotient of
  /// a negative figure would mislead.
  public func percent(_ actual: Double) -> Double? {
    guard let rate = uncapped(actual), rate.isFinite else { return nil }
    let held = min(max(rate, 0), cap ?? .infinity)
    return decimals.map { RoundingRule(decimals: $0).apply(held) } ?? held
  }

  /// The result that has a rate; nil where none or many have it.
  public func requiredActual(percent: Double) -> Double? {
    guard percent.isFinite, percent >= 0, percent <= cap ?? .infinity, target > 0 else {
      return nil
    }
    switch (direction, form) {
    case (.higher, _): return target * percent / 100
    case (.lower, .quotient): return percent > 0 ? target / (percent / 100) : nil
    case (.lower, .reflected): return target * (2 - percent / 100)
    case (.band, _): return nil
    }
  }

  private func uncapped(_ actual: Double) -> Double? {
    switch direction {
    case .higher:
      return target > 0 ? actual / target * 100 : nil
    case .lower where form == .reflected:
      return target > 0 ? (2 - actual / target) * 100 : nil
    case .lower:
      return actual > 0 && target >= 0 ? target / actual * 100 : nil
    case .band(let range):
      if range.contains(actual) { return 100 }
      if actual < range.lowerBound {
        return range.lowerBound > 0 ? actual / range.lowerBound * 100 : nil
      }
      return range.upperBound > 0 ? range.upperBound / actual * 100 : nil
    }
  }
}
