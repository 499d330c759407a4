public import Indicators

/// Past results of one indicator, at whole time steps, and the step that is scored.
public struct ScoreHistory: Hashable, Sendable {
  /// One past result.
  public struct Point: Hashable, Sendable {
    /// Its step: a year, or 1, 2, 3, … where no year is known.
    public let time: Int
    /// The result.
    public let value: Double

    /// Makes a point.
    public init(time: Int, value: Double) {
      self.time = time
      self.value = value
    }
  }
  /// The results in time order.
  public let points: [Point]
  /// The step that is scored, after the last result.
  public let scoredTime: Int
  /// Whether results before a declared break were left out.
  public var hasBreak = false

  /// Consecutive results 1, 2, …, n; step n + 1 is scored.
  public init(_ values: [Double]) {
    points = values.enumerated().map { Point(time: $0.offset + 1, value: $0.element) }
    scoredTime = values.count + 1
  }

  /// The current segment of a yearly series before a year; that year is scored.
  ///
  /// What lies before the last declared break is left out, as 자료 불연속 requires. A series that
  /// is not yearly gives no points.
  public init(series: Series, before year: Int) {
    let past = series.through(.year(year - 1)).currentSegment
    points = past.observations.compactMap { period, value in
      period.frequency == .year ? Point(time: period.ordinal, value: value) : nil
    }
    scoredTime = year
    hasBreak = past.observations.count < series.through(.year(year - 1)).observations.count
  }

  /// The results alone, in time order.
  public var values: [Double] { points.map(\.value) }

  /// Whether a step between the first result and the scored one has no result.
  public var hasGaps: Bool {
    guard let first = points.first else { return false }
    return scoredTime - first.time != points.count
  }

  /// The last `count` results.
  func suffix(_ count: Int) -> [Point] { Array(points.suffix(count)) }
}
