public import Indicators

/// A method fitted to a history: from results to scores and back.
public struct ScoreFunction: Hashable, Sendable {
  /// The three shapes a score can have.
  public enum Curve: Hashable, Sendable {
    /// 편차, 비율: a straight line between floor and best.
    case line(ScoreScale)
    /// 추세치.
    case trend(TrendLine)
    /// 달성률.
    case achievement(AchievementRate)
  }
  /// The method asked for.
  public let requested: ScoreMethod
  /// The method used: another one where the history does not allow the one asked for.
  public let method: ScoreMethod
  /// The fitted curve.
  public let curve: Curve
  /// What was assumed, left out or replaced.
  public let notes: [LocalizedText]

  /// 기준치; the trend's 표준치, the target of 달성률.
  public var reference: Double {
    switch curve {
    case .line(let scale): scale.reference
    case .trend(let line): line.expected
    case .achievement(let rate): rate.target
    }
  }

  /// The line between floor and best; nil for 추세치 and 달성률.
  public var scale: ScoreScale? {
    if case .line(let scale) = curve { scale } else { nil }
  }

  /// The score of a result: 20 to 100, or the rate in percent for 달성률.
  public func score(_ actual: Double) throws(ScoringError) -> Double {
    guard actual.isFinite else { throw .notFinite }
    switch curve {
    case .line(let scale): return scale.score(actual)
    case .trend(let line): return line.score(actual)
    case .achievement(let rate):
      guard let percent = rate.percent(actual) else { throw .zeroDenominator }
      return percent
    }
  }

  /// The result that has a score (평점 역산).
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    guard score.isFinite else { throw .notFinite }
    switch curve {
    case .line(let scale): return try scale.requiredActual(score: score)
    case .trend(let line): return try line.requiredActual(score: score)
    case .achievement(let rate):
      guard let actual = rate.requiredActual(percent: score) else {
        throw .scoreNotReachable(score: score)
      }
      return actual
    }
  }
}
