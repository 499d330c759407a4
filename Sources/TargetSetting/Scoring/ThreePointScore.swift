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
/// |b − a|/6; the rules may say another weight w than 4, so that the mean is (a + wm + b)/(w + 2),
/// another divisor than 6 of the deviation, and another range of scores.
public struct ThreePointScore: Hashable, Sendable {
  /// The points it was made from.
  public let points: ThreePoints
  /// How the probability is read.
  public let form: BetaForm
  /// The weight w of the standard result.
  public let modeWeight: Double
  /// What |b − a| is divided by.
  public let divisor: Double
  /// The lowest and highest score.
  public let range: ScoreRange
  /// Whether less is better.
  public let isLower: Bool

  /// Makes a score; nil unless worst, standard and best follow each other and differ.
  public init?(
    _ points: ThreePoints, isLower: Bool, parameters: ScoreParameters = .standard
  ) {
    let sign = isLower ? -1.0 : 1
    let (a, m, b) = (sign * points.worst, sign * points.standard, sign * points.best)
    guard a.isFinite, b.isFinite, a < b, a <= m, m <= b, (b - a).isFinite else { return nil }
    self.points = points
    form = parameters.betaForm
    modeWeight = parameters.betaModeWeight
    divisor = parameters.betaDivisor
    range = parameters.scoreRange
    self.isLower = isLower
  }

  /// (a + wm + b)/(w + 2).
  public var mean: Double {
    let all = modeWeight + 2
    return points.worst / all + points.standard * (modeWeight / all) + points.best / all
  }
  /// |b − a| over the divisor.
  public var deviation: Double { abs(points.best - points.worst) / divisor }

  /// The score of a result.
  public func score(_ actual: Double) -> Double { range.score(share: share(actual)) }

  /// The result that has a score; throws `scoreOutOfRange`, or `scoreNotReachable` at the ends of
  /// the normal form.
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    let share = try range.share(score: score)
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

  /// The beta distribution on [a, b] with its mode at m: PERT where w is 4.
  private var pert: Beta? {
    let (low, high) = (min(points.worst, points.best), max(points.worst, points.best))
    let place = (points.standard - low) / (high - low)
    return try? Beta(
      a: 1 + modeWeight * place, b: 1 + modeWeight * (1 - place), min: low, max: high)
  }
}
