internal import Foundation
internal import Probability

/// The straight line of 추세치 평가 and the spread of a new result around it.
///
/// Least squares over the past results; `S = sqrt(SSE/(n−2) × (1 + 1/n + (Xp−X̄)²/Σ(Xi−X̄)²))`;
/// `Zp = (Yp − Ys)/S`, mirrored for 하향; `score = 20 + 80 × Φ(Zp)`, or Student's t with n − 2 degrees
/// of freedom in place of Φ.
public struct TrendLine: Hashable, Sendable {
  /// Value of the line one step before the first result.
  public let intercept: Double
  /// Change per step.
  public let slope: Double
  /// 추세치 (표준치 Ys): the line at the scored step.
  public let expected: Double
  /// Standard deviation S of the prediction error at the scored step.
  public let deviation: Double
  /// Whether less is better.
  public let isLower: Bool
  /// Results that the line was fitted to.
  public let count: Int
  /// How Zp becomes a share.
  public let form: TrendForm
  /// The lowest and highest score.
  public let range: ScoreRange

  /// The positions of the results that lie more than `beyond` S(−i) from the line through the
  /// others, S(−i) being that line's prediction deviation there, which is 0 where the others lie on
  /// the line exactly; none with fewer than 5 results.
  static func outliers(_ points: [ScoreHistory.Point], beyond: Double) -> [Int] {
    guard points.count >= 5 else { return [] }
    return points.indices.filter { index in
      var others = points
      let left = others.remove(at: index)
      guard let line = FittedLine(others, at: left.time) else { return false }
      let noise = 1e-12 * max(line.size, left.value.magnitude)
      return abs(left.value - line.expected) > beyond * line.deviation + noise
    }
  }

  /// Fits the line; nil with fewer than 3 results, or where they lie on the line exactly, so that
  /// there is no spread to measure against.
  init?(
    _ points: [ScoreHistory.Point], at time: Int, isLower: Bool, form: TrendForm = .normal,
    range: ScoreRange = .standard
  ) {
    guard let line = FittedLine(points, at: time), !line.isExact else { return nil }
    slope = line.slope
    intercept = line.intercept
    expected = line.expected
    deviation = line.deviation
    self.isLower = isLower
    self.form = form
    self.range = range
    count = points.count
  }

  /// The standardised result Zp; above 0 is better than the trend.
  public func standardised(_ actual: Double) -> Double {
    (isLower ? expected - actual : actual - expected) / deviation
  }

  /// The score of a result, between the ends of the range.
  public func score(_ actual: Double) -> Double {
    let z = standardised(actual)
    let share =
      switch form {
      case .normal: SpecialFunctions.normalCumulative(z)
      case .student:
        SpecialFunctions.studentT(z, degreesOfFreedom: Double(count - 2)).lower
      }
    return range.score(share: share)
  }

  /// The result that has a score.
  ///
  /// Throws `scoreOutOfRange` outside the range and `scoreNotReachable` at its ends.
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    let share = try range.share(score: score)
    let z =
      switch form {
      case .normal: SpecialFunctions.normalQuantile(share)
      case .student:
        SpecialFunctions.studentTQuantile(share, degreesOfFreedom: Double(count - 2))
      }
    guard z.isFinite else { throw .scoreNotReachable(score: score) }
    return expected + (isLower ? -z : z) * deviation
  }
}

/// The least-squares line through three results or more.
private struct FittedLine {
  let intercept: Double
  let slope: Double
  /// The line at the step asked for.
  let expected: Double
  /// The standard deviation of the prediction error there.
  let deviation: Double
  /// The largest magnitude among the results.
  let size: Double
  /// Whether the results lie on the line but for the noise of arithmetic.
  let isExact: Bool

  init?(_ points: [ScoreHistory.Point], at time: Int) {
    guard points.count >= 3, let first = points.first else { return nil }
    let n = Double(points.count)
    let x = points.map { Double($0.time - first.time + 1) }
    let meanX = x.reduce(0, +) / n
    let meanY = points.reduce(0) { $0 + $1.value } / n
    var (sxx, sxy) = (0.0, 0.0)
    for (x, point) in zip(x, points) {
      sxx += (x - meanX) * (x - meanX)
      sxy += (x - meanX) * (point.value - meanY)
    }
    slope = sxy / sxx
    intercept = meanY - slope * meanX
    var sse = 0.0
    for (x, point) in zip(x, points) {
      let residual = point.value - meanY - slope * (x - meanX)
      sse += residual * residual
    }
    let next = Double(time - first.time + 1)
    let distance = (next - meanX) * (next - meanX) / sxx
    expected = intercept + slope * next
    deviation = sqrt(sse / (n - 2) * (1 + 1 / n + distance))
    size = points.map(\.value.magnitude).max() ?? 0
    isExact = sqrt(sse / n) <= 1e-12 * size
    guard deviation.isFinite else { return nil }
  }
}
