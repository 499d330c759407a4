import CLAPACK
import Glibc

/// The factorisation `A = L Lᵀ` of a symmetric positive definite matrix (dpotrf).
public struct Cholesky: Sendable, Equatable {
  /// The lower triangular factor, with zeros above its diagonal.
  public let lower: Matrix

  /// Factorises a matrix, of which only the lower triangle is read.
  ///
  /// - Throws: `dimensionMismatch` (not square), `notFinite`, `notPositiveDefinite(leadingMinor:)`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireSquare()
    try matrix.requireFinite()
    var factor = matrix
    if matrix.rows > 0 {
      let info = LAPACKE_dpotrf(
        LAPACK_COL_MAJOR, Letter.l, LAPACKInt(matrix.rows), &factor.elements,
        matrix.leadingDimension)
      try requireLegal(info, "dpotrf")
      if info > 0 { throw .notPositiveDefinite(leadingMinor: Int(info)) }
    }
    for j in 0..<factor.columns {
      for i in 0..<j { factor.elements[j * factor.rows + i] = 0 }
    }
    lower = factor
  }

  /// The solution x of `A x = b`.
  ///
  /// - Throws: `dimensionMismatch`, `notFinite`.
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(column: b)).elements
  }

  /// The solutions of `A X = b`, one for each column of `b`.
  ///
  /// - Throws: `dimensionMismatch`, `notFinite`.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard b.rows == lower.rows else {
      throw .dimensionMismatch(expected: "\(lower.rows) × n", found: b.shape)
    }
    try b.requireFinite()
    guard b.rows > 0, b.columns > 0 else { return b }
    var solution = b
    let info = LAPACKE_dpotrs(
      LAPACK_COL_MAJOR, Letter.l, LAPACKInt(lower.rows), LAPACKInt(b.columns),
      lower.elements, lower.leadingDimension, &solution.elements, b.leadingDimension)
    try requireLegal(info, "dpotrs")
    return solution
  }

  /// The inverse of the factorised matrix.
  ///
  /// - Throws: never for a factor made by ``init(_:)``.
  public func inverse() throws(LinearAlgebraError) -> Matrix { try solve(.identity(lower.rows)) }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + log($1) } }
}
