import Foundation

/// The exact likelihood of one differenced series (with its regressors) under any ARMA coefficients.
///
/// Regression coefficients, mean and drift are concentrated out by generalised least squares, and σ²
/// too, so that only the ARMA coefficients are searched for. Holds scratch memory; serves one thread.
final class ARMAEstimator {
  /// Differenced values, then each differenced regressor, one column after the other.
  let data: [Double]
  /// Rows of ``data``.
  let count: Int
  /// Columns of ``data``.
  let columns: Int
  /// Where searches begin.
  let starts: ARMAStarts
  private let filter = ARMAFilter()
  private let lags = ARMALags()
  private let errors: UnsafeMutablePointer<Double>

  /// Makes an estimator of columns of equal length, the regressors orthonormal.
  init(series: [Double], regressors: [[Double]], season: Int) {
    count = series.count
    columns = 1 + regressors.count
    data = series + regressors.flatMap { $0 }
    errors = .allocate(capacity: max(1, count * columns))
    starts = ARMAStarts(series: series, regressors: regressors, season: season)
  }

  deinit { errors.deallocate() }

  /// The residuals whose sum of squares is to be made small: prediction errors over their relative
  /// standard deviations, regressed on those of the regressors, times the geometric mean of the latter.
  ///
  /// - Returns: the sum of squares; nil where the coefficients are not stationary.
  func residuals(
    _ x: [Double], _ parameters: ARMAParameters, into out: UnsafeMutablePointer<Double>
  ) -> Double? {
    lags.expand(x, parameters)
    let (count, columns) = (self.count, self.columns)
    let logVariance = data.withUnsafeBufferPointer { data -> Double? in
      guard let data = data.baseAddress else { return nil }
      return filter.run(lags, data: data, count: count, columns: columns, errors: errors)
    }
    guard let logVariance else { return nil }
    for c in 1..<max(1, columns) { project(c) }
    let factor = exp(logVariance / (2 * Double(count)))
    var sum = 0.0
    for t in 0..<count {
      let value = errors[t] * factor
      out[t] = value
      sum += value * value
    }
    return sum.isFinite ? sum : nil
  }

  /// −2 log-likelihood at its best σ², up to the constants n (1 + log 2π): `n log(S / n)`.
  func deviance(_ squares: Double) -> Double {
    let n = Double(count)
    return n * log(max(squares, 1e-300) / n)
  }

  /// Makes the series and the later regressors orthogonal to regressor `c` (modified Gram–Schmidt).
  private func project(_ c: Int) {
    let pivot = errors + c * count
    var norm = 0.0
    for t in 0..<count { norm += pivot[t] * pivot[t] }
    guard norm > 0 else { return }
    for other in 0..<columns where other == 0 || other > c {
      let column = errors + other * count
      var product = 0.0
      for t in 0..<count { product += column[t] * pivot[t] }
      let ratio = product / norm
      for t in 0..<count { column[t] -= ratio * pivot[t] }
    }
  }
}
