public import Probability

/// Turns independent standard normal scores into values of all steps of a forecast.
///
/// Made once per forecast (it factorises the step correlation and tabulates slow quantile functions),
/// then used for every draw. Tabulated values agree with ``Forecast/quantile(_:step:)`` to about 1e-5
/// of the spread.
public struct PathMaker: Sendable {
  private let margins: [ScoreQuantile]
  private let factor: StepFactor

  /// Prepares the steps of a forecast.
  public init(_ forecast: Forecast) {
    var shapes: QuantileTable.Shapes = [:]
    margins = forecast.margins.map { ScoreQuantile($0, &shapes) }
    factor = StepFactor(forecast.stepCorrelation)
  }

  /// The number of scores a path takes and of values it has.
  public var steps: Int { margins.count }

  /// The values of all steps from independent standard normal scores, one per step.
  public func path(scores: [Double]) -> [Double] {
    zip(margins, factor.scores(from: scores)).map { $0.value(score: $1) }
  }

  /// The values of all steps in each of the draws `range` of a stream, one row per draw.
  ///
  /// A draw depends on the stream and its own number alone, whatever the range.
  public func paths(draws range: Range<Int>, of stream: RandomStream) -> [[Double]] {
    let columns = columns(draws: range, of: stream)
    let count = columns.first?.count ?? range.count
    return (0..<count).map { draw in columns.map { $0[draw] } }
  }

  /// The same, one column per step.
  func columns(draws range: Range<Int>, of stream: RandomStream) -> [[Double]] {
    let range = range.clamped(to: 0..<(Int.max / max(1, steps)))
    var columns = [[Double]](
      repeating: [Double](repeating: 0, count: range.count), count: steps)
    let size = max(1, Self.block / max(1, steps))
    for first in stride(from: range.lowerBound, to: range.upperBound, by: size) {
      let count = min(size, range.upperBound - first)
      var scores = [Double](repeating: 0, count: count * steps)
      stream.fillNormals(&scores, from: UInt64(first) * UInt64(steps))
      for step in columns.indices {
        let place = first - range.lowerBound
        factor.fill(&columns[step], at: place, count: count, step: step, from: scores)
        margins[step].fill(&columns[step], at: place, count: count)
      }
    }
    return columns
  }

  /// How many scores are drawn at once.
  private static let block = 8_192
}

extension Forecast {
  /// Draws of all steps together: `count` rows of `horizon` values.
  ///
  /// The same stream gives the same rows on every machine, and row k does not depend on `count`.
  ///
  /// ```swift
  /// let rows = forecast.paths(count: 1000, stream: RandomStream(seed: 2018, name: "releases"))
  /// ```
  public func paths(count: Int, stream: RandomStream) -> [[Double]] {
    PathMaker(self).paths(draws: 0..<max(0, count), of: stream)
  }
}
