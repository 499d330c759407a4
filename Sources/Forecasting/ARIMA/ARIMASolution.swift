import Foundation
import LinearAlgebra

/// A model at given ARMA coefficients: regression by generalised least squares, σ², likelihood, and the
/// state at the end of the history.
struct ARIMASolution {
  let order: ARIMAOrder
  let coefficients: ARIMACoefficients
  /// Coefficients of mean or drift and of the regressors, in units of the data.
  let regression: [Double]
  /// The lower Cholesky factor of the covariance of ``regression`` over σ², by columns.
  let regressionFactor: [[Double]]
  /// The sum of squared standardised errors.
  let squares: Double
  /// How many errors there are.
  let used: Int
  /// The logarithms of the error variances over σ², added up.
  let logVariance: Double
  /// One-step errors in the data's units; NaN where there is none.
  let errors: [Double]
  /// The same errors over their standard deviations, those that count only.
  let standardised: [Double]
  /// The state that predicts the next period: for the series, then for each regressor.
  let states: [LevelState]
  /// Directions in which the last state itself is uncertain, in units of σ.
  let excess: [LevelState]

  /// The log-likelihood at the best σ², or at the one that belongs to ``squares``.
  var logLikelihood: Double {
    let n = Double(used)
    return -0.5 * (n * log(max(squares, 1e-300) / n) + logVariance + n * (1 + log(2 * .pi)))
  }

  /// Solves a model; nil where it is not stationary or has no error left.
  ///
  /// Only the first `prefix` entries of the history are used where it is given, and the `regression`
  /// coefficients given instead of the best ones.
  init?(
    _ data: ARIMAData, _ order: ARIMAOrder, constant: Bool, coefficients: ARIMACoefficients,
    prefix: Int? = nil, regression given: [Double]? = nil
  ) {
    let count = prefix ?? data.count
    let level =
      [Array(data.values.prefix(count))]
      + data.columns(order, constant: constant).map { Array($0.prefix(count)) }
    guard let pass = Self.pass(level, order, coefficients, hasGaps: data.hasGaps), pass.used > 0,
      let found = Self.regression(pass.errors, given: given)
    else { return nil }
    (regression, regressionFactor) = found
    self.order = order
    self.coefficients = coefficients
    standardised = Self.rest(of: pass.errors, regression)
    squares = standardised.reduce(0) { $0 + $1 * $1 }
    used = pass.used
    logVariance = pass.logVariance
    errors = Self.errors(standardised, of: pass, count: count)
    states = pass.states
    excess = pass.excess
    guard squares.isFinite, logVariance.isFinite else { return nil }
  }

  /// The regression coefficients that are given, or the best ones with the factor of their covariance.
  ///
  /// The errors of the series come first, then those of its columns; nil where these cannot be told apart.
  private static func regression(
    _ errors: [[Double]], given: [Double]?
  ) -> (coefficients: [Double], factor: [[Double]])? {
    if let given { return (given, []) }
    guard errors.count > 1 else { return ([], []) }
    return leastSquares(errors[0], Array(errors.dropFirst()))
  }

  /// What the columns leave of the series' errors.
  private static func rest(of errors: [[Double]], _ regression: [Double]) -> [Double] {
    var rest = errors[0]
    for (column, weight) in zip(errors.dropFirst(), regression) {
      for t in rest.indices { rest[t] -= weight * column[t] }
    }
    return rest
  }

  /// Standardised errors in the data's units, each at its time; NaN where there is none.
  private static func errors(
    _ standardised: [Double], of pass: any LevelPass, count: Int
  ) -> [Double] {
    var all = [Double](repeating: .nan, count: count)
    for (index, t) in pass.times.enumerated() {
      all[t] = standardised[index] * pass.deviations[index]
    }
    return all
  }

  private static func pass(
    _ level: [[Double]], _ order: ARIMAOrder, _ coefficients: ARIMACoefficients, hasGaps: Bool
  ) -> (any LevelPass)? {
    if hasGaps { return GappedPass(level, order, coefficients) }
    return CompletePass(level, order, coefficients)
  }

  private static func leastSquares(
    _ y: [Double], _ columns: [[Double]]
  ) -> (coefficients: [Double], factor: [[Double]])? {
    let scales = columns.map { column in
      let size = column.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return size > 0 ? size : 1
    }
    var design = Matrix(rows: y.count, columns: columns.count)
    for (j, column) in columns.enumerated() {
      for (i, value) in column.enumerated() { design[i, j] = value / scales[j] }
    }
    guard y.count >= columns.count, let fit = try? design.leastSquares(y),
      let covariance = fit.unscaledCovariance, let factor = try? Cholesky(covariance).lower
    else { return nil }
    return (
      zip(fit.coefficients, scales).map { $0 / $1 },
      (0..<columns.count).map { k in (0..<columns.count).map { factor[$0, k] / scales[$0] } }
    )
  }

  /// The residuals whose sum of squares the best coefficients make small; returns that sum.
  func fillResiduals(_ out: UnsafeMutablePointer<Double>) -> Double {
    let factor = exp(logVariance / (2 * Double(used)))
    for (t, value) in standardised.enumerated() { out[t] = value * factor }
    return squares * factor * factor
  }

  /// The log-likelihood in the units of the history.
  func logLikelihood(unit: Double) -> Double { logLikelihood - Double(used) * log(unit) }
}
