internal import Probability

/// The worst, standard and best result of β분포 평가, better in this order.
public struct ThreePoints: Hashable, Sendable {
  /// a, the worst result to expect.
  public let worst: Double
  /// m, the standard result.
  public let standard: Double
  /// b, the best result to expect.
  public let best: Double

  /// Makes the three points.
  public init(worst: Double, standard: Double, best: Double) {
    self.worst = worst
    self.standard = standard
    self.best = best
  }
}

/// β분포 평가: `score = 20 + 80 × P(a result is no better)`, with mean (a + 4m + b)/6 and deviation
/// |b − a|/6.
public struct ThreePointScore: Hashable, Sendable {
  /// The points it was made from.
  public let points: ThreePoints
  /// How the probability is read.
  public let form: BetaForm
  /// Whether less is better.
  public let isLower: Bool

  /// Makes a score; nil unless worst, standard and best follow each other and differ.
  public init?(_ points: ThreePoints, form: BetaForm, isLower: Bool) {
    let sign = isLower ? -1.0 : 1
    let (a, m, b) = (sign * points.worst, sign * points.standard, sign * points.best)
    guard a.isFinite, b.isFinite, a < b, a <= m, m <= b, (b - a).isFinite else { return nil }
    self.points = points
    self.form = form
    self.isLower = isLower
  }

  /// (a + 4m + b)/6.
  public var mean: Double { points.worst / 6 + points.standard * 2 / 3 + points.best / 6 }
  /// |b − a|/6.
  public var deviation: Double { abs(points.best - points.worst) / 6 }

  /// The score of a result, 20 to 100.
  public func score(_ actual: Double) -> Double { 20 + 80 * share(actual) }

  /// The result that has a score; throws `scoreOutOfRange`, or `scoreNotReachable` at the ends of
  /// the normal form.
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    try ScoreScale.check(score)
    let share = (score - 20) / 80
    switch form {
    case .normal:
      let z = SpecialFunctions.normalQuantile(share)
      guard z.isFinite else { throw .scoreNotReachable(score: score) }
      return mean + (isLower ? -z : z) * deviation
    case .pert:
      guard let pert else { throw .scoreNotReachable(score: score) }
      return pert.quantile(isLower ? 1 - share : share)
    }
  }

  private func share(_ actual: Double) -> Double {
    switch form {
    case .normal:
      let z = (isLower ? mean - actual : actual - mean) / deviation
      return SpecialFunctions.normalCumulative(z)
    case .pert:
      guard let pert else { return 0 }
      return isLower ? pert.survival(actual) : pert.cumulative(actual)
    }
  }

  private var pert: PERT? {
    try? PERT(
      min: min(points.worst, points.best), mode: points.standard,
      max: max(points.worst, points.best))
  }
}
