/// The score of an indicator with a band: 100 inside, falling in a straight line to 20 at a distance.
///
/// No source defines it; it is the line of 하향 indicators applied to the distance from the band.
public struct BandScale: Hashable, Sendable {
  /// The band.
  public let range: ClosedRange<Double>
  /// The distance from the band that scores 20.
  public let width: Double
  /// The scores at that distance and inside.
  public let points: ScoreRange
  /// Whether the inverse looks above the band, as the last result lies in its upper half.
  public let looksAbove: Bool

  /// Makes a scale; nil unless the width is positive.
  init?(
    range: ClosedRange<Double>, width: Double, last: Double, points: ScoreRange = .standard
  ) {
    guard width > 0, width.isFinite else { return nil }
    self.range = range
    self.width = width
    self.points = points
    looksAbove = last > (range.lowerBound + range.upperBound) / 2
  }

  /// The score of a result.
  public func score(_ actual: Double) -> Double {
    let distance = max(range.lowerBound - actual, actual - range.upperBound, 0)
    return points.score(share: 1 - distance / width)
  }

  /// The farthest result that has a score, on the side on which the last result lies.
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    let distance = (1 - (try points.share(score: score))) * width
    return looksAbove ? range.upperBound + distance : range.lowerBound - distance
  }
}
