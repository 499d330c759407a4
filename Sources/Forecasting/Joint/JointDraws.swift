import LinearAlgebra
import Probability

/// Draws of several forecasts together: each keeps its own distribution and its own dependence between
/// steps, and errors of the same step are correlated between series.
///
/// Every second draw mirrors the one before it, so that symmetric forecasts keep their means exactly.
struct JointDraws {
  /// Values by series, step and draw.
  let values: [[[Double]]]

  /// Draws the last `steps` steps of every forecast.
  ///
  /// - Parameters:
  ///   - forecasts: One per series, each with at least `steps` steps.
  ///   - names: The streams' names, so that a series keeps its own numbers.
  ///   - steps: How many of the last steps.
  ///   - correlation: Of the errors of the same step, positive definite.
  ///   - count: How many draws, an even number.
  ///   - seed: Seed of the streams.
  /// - Throws: where the correlation is not positive definite.
  init(
    _ forecasts: [Forecast], names: [String], steps: Int, correlation: Matrix, count: Int,
    seed: UInt64
  ) throws(LinearAlgebraError) {
    let half = count / 2
    var scores = zip(forecasts, names).map { forecast, name in
      JointDraws.scores(forecast.horizon, half, RandomStream(seed: seed, name: name))
    }
    if correlation != .identity(forecasts.count) {
      let factor = try Cholesky(correlation).lower
      for step in 0..<steps {
        try JointDraws.correlate(&scores, factor, step: step, of: steps, count: half)
      }
    }
    values = zip(forecasts, scores).map { forecast, columns in
      JointDraws.values(of: forecast, columns, steps: steps, half: half)
    }
  }

  /// Independent normals, one column per step.
  private static func scores(_ steps: Int, _ count: Int, _ stream: RandomStream) -> [[Double]] {
    (0..<steps).map { step in
      var column = [Double](repeating: 0, count: count)
      stream.fillNormals(&column, from: UInt64(step) << 32)
      return column
    }
  }

  /// Correlates one of the last steps across series.
  private static func correlate(
    _ scores: inout [[[Double]]], _ factor: Matrix, step: Int, of steps: Int, count: Int
  ) throws(LinearAlgebraError) {
    let columns = scores.map { $0[$0.count - steps + step] }
    let block = try Matrix(rows: columns)
    let mixed = try factor * block
    for series in scores.indices {
      scores[series][scores[series].count - steps + step] = mixed.row(series)
    }
  }

  private static func values(
    of forecast: Forecast, _ columns: [[Double]], steps: Int, half: Int
  ) -> [[Double]] {
    let maker = PathMaker(forecast)
    let first = forecast.horizon - steps
    var result = [[Double]](
      repeating: [Double](repeating: 0, count: 2 * half), count: steps)
    for draw in 0..<half {
      let own = columns.map { $0[draw] }
      let (path, mirror) = (maker.path(scores: own), maker.path(scores: own.map { -$0 }))
      for step in 0..<steps {
        result[step][2 * draw] = path[first + step]
        result[step][2 * draw + 1] = mirror[first + step]
      }
    }
    return result
  }
}
