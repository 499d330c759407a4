/// How a least squares problem is solved.
public enum LeastSquaresMethod: Sendable, Equatable {
  /// Pivoted QR of the equilibrated columns with iterative refinement; the accurate default.
  case qr
  /// Singular values (dgelsd): the solution of least norm, whatever the rank.
  ///
  /// Singular values below `tolerance` times the largest count as zero; without a tolerance, the
  /// larger side times 2.2 × 10⁻¹⁶.
  case svd(tolerance: Double? = nil)
}

/// The solution of a linear least squares problem, with what statistics ask of it.
public struct LeastSquaresFit: Sendable, Equatable {
  /// The coefficients, one for each column of the design.
  public let coefficients: [Double]
  /// Response minus fitted value, one for each row.
  public let residuals: [Double]
  /// The numerical rank of the design.
  public let rank: Int
  /// The sum of the squared residuals.
  public let residualSumOfSquares: Double
  /// The unscaled covariance `(AᵀA)⁻¹` of the coefficients; nil unless the design has full rank.
  public let unscaledCovariance: Matrix?

  /// Rows less rank.
  public var degreesOfFreedom: Int { residuals.count - rank }

  /// The residual standard deviation, nil without degrees of freedom.
  public var residualStandardDeviation: Double? {
    degreesOfFreedom > 0
      ? (residualSumOfSquares / Double(degreesOfFreedom)).squareRoot() : nil
  }

  /// The standard error of each coefficient; nil without full rank or degrees of freedom.
  public var standardErrors: [Double]? {
    guard let sigma = residualStandardDeviation, let covariance = unscaledCovariance else {
      return nil
    }
    return covariance.diagonal.map { sigma * $0.squareRoot() }
  }

  /// The covariance of the coefficients; nil without full rank or degrees of freedom.
  public var covariance: Matrix? {
    guard let sigma = residualStandardDeviation, let covariance = unscaledCovariance else {
      return nil
    }
    return (sigma * sigma) * covariance
  }
}

extension Matrix {
  /// The coefficients x that make the squared length of `b − self · x` smallest.
  ///
  /// By default the columns are scaled by powers of two, factorised by QR with column pivoting, and
  /// solution and residual are refined with residuals accumulated in twice the working precision, so
  /// that even nearly collinear designs (polynomials of degree ten, NIST's Filip) keep their digits.
  /// A design without full rank gets the solution of least norm, and no standard errors.
  ///
  /// - Parameters:
  ///   - b: The response, one value for each row.
  ///   - method: QR or singular values.
  /// - Returns: The coefficients with residuals, rank and, at full rank, standard errors.
  /// - Throws: `dimensionMismatch`, `notFinite`, `noConvergence`.
  public func leastSquares(
    _ b: [Double], method: LeastSquaresMethod = .qr
  ) throws(LinearAlgebraError) -> LeastSquaresFit {
    try requireVector(b, count: rows)
    try requireFinite()
    guard rows > 0, columns > 0 else {
      let squares = b.reduce(0) { $0 + $1 * $1 }
      return LeastSquaresFit(
        coefficients: Array(repeating: 0, count: columns), residuals: b, rank: 0,
        residualSumOfSquares: squares,
        unscaledCovariance: columns == 0 ? Matrix(rows: 0, columns: 0) : nil)
    }
    switch method {
    case .svd(let tolerance):
      return try svdLeastSquares(b, tolerance: tolerance)
    case .qr:
      guard rows >= columns else { return try svdLeastSquares(b, tolerance: nil) }
      let factor = try PivotedQR(self)
      guard factor.rank == columns else {
        return try svdLeastSquares(b, tolerance: nil, rank: factor.rank)
      }
      return try factor.fit(b)
    }
  }
}
