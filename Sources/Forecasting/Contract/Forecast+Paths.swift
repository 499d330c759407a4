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
    margins = forecast.margins.map(ScoreQuantile.init)
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
    let range = range.clamped(to: 0..<(Int.max / max(1, steps)))
    guard steps > 0 else { return range.map { _ in [] } }
    var scores = [Double](repeating: 0, count: steps)
    return range.map { draw in
      stream.fillNormals(&scores, from: UInt64(draw) * UInt64(steps))
      return path(scores: scores)
    }
  }
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
