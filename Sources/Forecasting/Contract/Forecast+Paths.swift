public import Probability

/// Turns independent standard normal scores into values of all steps of a forecast.
///
/// Made once per forecast (it factorises the step correlation), then used for every draw.
public struct PathMaker: Sendable {
  private let margins: [any Distribution]
  private let factor: StepFactor

  /// Prepares the steps of a forecast.
  public init(_ forecast: Forecast) {
    margins = forecast.margins
    factor = StepFactor(forecast.stepCorrelation)
  }

  /// The number of scores a path takes and of values it has.
  public var steps: Int { margins.count }

  /// The values of all steps from independent standard normal scores, one per step.
  public func path(scores: [Double]) -> [Double] {
    zip(margins, factor.scores(from: scores)).map { margin, score in
      margin.quantile(PathMaker.probability(score))
    }
  }

  /// The values of all steps in each of the draws `range` of a stream, one row per draw.
  ///
  /// A draw depends on the stream and its own number alone, whatever the range.
  public func paths(draws range: Range<Int>, of stream: RandomStream) -> [[Double]] {
    let range = range.clamped(to: 0..<(Int.max / max(1, steps)))
    guard steps > 0 else { return range.map { _ in [] } }
    var columns = [[Double]](repeating: [], count: steps)
    var scores = [Double](repeating: 0, count: steps)
    for draw in range {
      stream.fillNormals(&scores, from: UInt64(draw) * UInt64(steps))
      for (step, score) in factor.scores(from: scores).enumerated() {
        columns[step].append(PathMaker.probability(score))
      }
    }
    let values = zip(margins, columns).map { $0.quantiles($1) }
    return range.indices.map { row in values.map { $0[row - range.lowerBound] } }
  }

  /// Φ(score), kept strictly between 0 and 1 so that every value is finite.
  private static func probability(_ score: Double) -> Double {
    min(max(SpecialFunctions.normalCumulative(score), 1e-300), 1 - 0x1p-53)
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
