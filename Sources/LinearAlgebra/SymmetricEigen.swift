import CLAPACK

/// The eigenvalues and eigenvectors of a symmetric matrix (dsyevr).
public struct SymmetricEigen: Sendable, Equatable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// The orthonormal eigenvectors, one in each column, in the order of ``values``.
  public let vectors: Matrix

  /// Decomposes a matrix, of which only the lower triangle is read.
  ///
  /// - Throws: `dimensionMismatch` (not square), `notFinite`, `noConvergence`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireSquare()
    try matrix.requireFinite()
    let n = matrix.rows
    var values = [Double](repeating: 0, count: n)
    var vectors = Matrix(rows: n, columns: n)
    if n > 0 {
      var work = matrix.elements
      var found: LAPACKInt = 0
      var supports = [LAPACKInt](repeating: 0, count: 2 * n)
      let info = LAPACKE_dsyevr(
        LAPACK_COL_MAJOR, Letter.v, Letter.a,
        Letter.l, LAPACKInt(n), &work, LAPACKInt(n), 0, 0, 0, 0, 0, &found,
        &values, &vectors.elements, LAPACKInt(n), &supports)
      try requireLegal(info, "dsyevr")
      if info > 0 || Int(found) != n { throw .noConvergence(routine: "dsyevr") }
    }
    self.values = values
    self.vectors = vectors
  }

  /// The matrix `V f(Λ) Vᵀ`: the function applied to every eigenvalue, made exactly symmetric.
  public func applying(_ function: (Double) -> Double) throws(LinearAlgebraError) -> Matrix {
    let n = values.count
    var scaled = vectors
    for j in 0..<n {
      let factor = function(values[j])
      for i in 0..<n { scaled.elements[j * n + i] *= factor }
    }
    var result = try scaled * vectors.transpose
    for j in 0..<n {
      for i in 0..<j {
        let mean = (result[i, j] + result[j, i]) / 2
        result[i, j] = mean
        result[j, i] = mean
      }
    }
    return result
  }
}
