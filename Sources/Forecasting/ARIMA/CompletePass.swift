import LinearAlgebra

/// A pass over a history without gaps: the fast filter on the differenced series.
struct CompletePass: LevelPass {
  let errors: [[Double]]
  let times: [Int]
  let deviations: [Double]
  let logVariance: Double
  let states: [LevelState]
  let excess: [LevelState]

  /// Filters columns of equal length; nil where the model is not stationary or nothing is left.
  init?(_ level: [[Double]], _ order: ARIMAOrder, _ coefficients: ARIMACoefficients) {
    let (lost, length) = (order.lostPeriods, level[0].count)
    let count = length - lost
    guard count > 0 else { return nil }
    let lags = ARMALags(coefficients, season: order.season)
    let data = level.flatMap { order.differenced($0) }
    var flat = [Double](repeating: 0, count: data.count)
    let filter = ARMAFilter()
    let found = data.withUnsafeBufferPointer { data in
      flat.withUnsafeMutableBufferPointer { flat -> Double? in
        guard let data = data.baseAddress, let flat = flat.baseAddress else { return nil }
        return filter.run(
          lags, data: data, count: count, columns: level.count, errors: flat, keepsSteps: true)
      }
    }
    guard let found else { return nil }
    logVariance = found
    errors = level.indices.map { Array(flat[($0 * count)..<(($0 + 1) * count)]) }
    times = Array(lost..<length)
    deviations = filter.deviations
    states = level.enumerated().map { c, column in
      LevelState(
        stationary: filter.state(c),
        lags: Array(column.suffix(lost).reversed()))
    }
    excess = Self.excess(lags, filter.changes).map {
      LevelState(stationary: $0, lags: [Double](repeating: 0, count: lost))
    }
  }

  /// The uncertainty of the last state beyond the next error, as independent directions: none once
  /// the filter has converged.
  private static func excess(
    _ lags: ARMALags, _ changes: [[Double]]
  ) -> [[Double]] {
    let (r, moments) = (lags.stateLength, ARMAMoments())
    guard r <= 400, moments.compute(lags) else { return [] }
    var covariance = moments.stateCovariance(lags)
    for change in changes {
      for i in 0..<r {
        for j in 0...i { covariance[i][j] -= change[i] * change[j] }
      }
    }
    let shock = (0..<r).map { $0 == 0 ? 1 : ($0 <= lags.maCount ? lags.ma[$0 - 1] : 0) }
    var matrix = Matrix(rows: r, columns: r)
    for i in 0..<r {
      for j in 0...i {
        matrix[i, j] = covariance[i][j] - shock[i] * shock[j]
        matrix[j, i] = matrix[i, j]
      }
    }
    return Self.directions(matrix)
  }

  /// The eigenvectors of a covariance times the roots of their eigenvalues, those that matter.
  static func directions(_ matrix: Matrix) -> [[Double]] {
    guard let eigen = try? SymmetricEigen(matrix) else { return [] }
    return eigen.values.indices.filter { eigen.values[$0] > 1e-9 }.map { k in
      (0..<matrix.rows).map { eigen.vectors[$0, k] * eigen.values[k].squareRoot() }
    }
  }
}
