/// The score of an indicator with a band: 100 inside, falling in a straight line to 20 at a distance.
///
/// No source defines it; it is the line of 하향 indicators applied to the distance from the band.
public struct BandScale: Hashable, Sendable {
  /// The band.
  public let range: ClosedRange<Double>
  /// The distance from the band that scores 20.
  public let width: Double
  /// Whether the inverse looks above the band, as the last result lies in its upper half.
  public let looksAbove: Bool

  /// Makes a scale; nil unless the width is positive.
  init?(range: ClosedRange<Double>, width: Double, last: Double) {
    guard width > 0, width.isFinite else { return nil }
    self.range = range
    self.width = width
    looksAbove = last > (range.lowerBound + range.upperBound) / 2
  }

  /// The score of a result, 20 to 100.
  public func score(_ actual: Double) -> Double {
    let distance = max(range.lowerBound - actual, actual - range.upperBound, 0)
    return max(100 - 80 * distance / width, ScoreScale.points.lowerBound)
  }

  /// The farthest result that has a score, on the side on which the last result lies.
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    try ScoreScale.check(score)
    let distance = (100 - score) / 80 * width
    return looksAbove ? range.upperBound + distance : range.lowerBound - distance
  }
}
