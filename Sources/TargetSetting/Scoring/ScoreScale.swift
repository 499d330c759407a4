/// The straight line from results to scores: 20 at the floor target, 100 at the best target.
///
/// `score = 20 + 80 × (actual − floor) / (best − floor)`, held inside 20…100, or the ends of another
/// `ScoreRange`. The same line serves 하향 indicators, whose best target lies below the floor target.
public struct ScoreScale: Hashable, Sendable {
  /// 기준치.
  public let reference: Double
  /// 최고목표: the result that scores 100.
  public let best: Double
  /// 최저목표: the result that scores 20.
  public let floor: Double
  /// The scores of floor and best.
  public let range: ScoreRange

  /// Makes a scale; nil where best and floor coincide or one of them is not finite.
  public init?(reference: Double, best: Double, floor: Double, range: ScoreRange = .standard) {
    let span = best - floor
    guard reference.isFinite, span.isFinite, span != 0 else { return nil }
    self.reference = reference
    self.best = best
    self.floor = floor
    self.range = range
  }

  /// The score of a result.
  public func score(_ actual: Double) -> Double {
    range.score(share: (actual - floor) / (best - floor))
  }

  /// The result that has a score (평점 역산); throws `scoreOutOfRange` outside the range.
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    floor + (try range.share(score: score)) * (best - floor)
  }
}
