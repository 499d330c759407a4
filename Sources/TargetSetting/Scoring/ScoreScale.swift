/// The straight line from results to scores: 20 at the floor target, 100 at the best target.
///
/// `score = 20 + 80 × (actual − floor) / (best − floor)`, held inside 20…100. The same line serves
/// 하향 indicators, whose best target lies below the floor target.
public struct ScoreScale: Hashable, Sendable {
  /// 기준치.
  public let reference: Double
  /// 최고목표: the result that scores 100.
  public let best: Double
  /// 최저목표: the result that scores 20.
  public let floor: Double

  /// The lowest and the highest score.
  public static let points = 20.0...100.0

  /// Makes a scale; nil where best and floor coincide or one of them is not finite.
  public init?(reference: Double, best: Double, floor: Double) {
    let span = best - floor
    guard reference.isFinite, span.isFinite, span != 0 else { return nil }
    self.reference = reference
    self.best = best
    self.floor = floor
  }

  /// The score of a result, 20 to 100.
  public func score(_ actual: Double) -> Double {
    let share = (actual - floor) / (best - floor)
    return min(max(20 + 80 * share, ScoreScale.points.lowerBound), ScoreScale.points.upperBound)
  }

  /// The result that has a score (평점 역산); throws `scoreOutOfRange` outside 20 to 100.
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    try ScoreScale.check(score)
    return floor + (score - 20) * (best - floor) / 80
  }

  static func check(_ score: Double) throws(ScoringError) {
    guard points.contains(score) else {
      throw .scoreOutOfRange(score: score, low: points.lowerBound, high: points.upperBound)
    }
  }
}
