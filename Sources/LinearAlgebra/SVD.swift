import CLAPACK

/// The thin singular value decomposition `A = U diag(s) Vᵀ` (dgesdd).
public struct SVD: Sendable, Equatable {
  /// The left singular vectors, rows × min(rows, columns).
  public let u: Matrix
  /// The singular values, descending, none negative.
  public let values: [Double]
  /// The right singular vectors transposed, min(rows, columns) × columns.
  public let vTransposed: Matrix

  /// Decomposes a matrix of any shape.
  ///
  /// - Throws: `notFinite`, `noConvergence`.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    try matrix.requireFinite()
    let (m, n, k) = (matrix.rows, matrix.columns, min(matrix.rows, matrix.columns))
    var u = Matrix(rows: m, columns: k)
    var vt = Matrix(rows: k, columns: n)
    var values = [Double](repeating: 0, count: k)
    if k > 0 {
      var work = matrix.elements
      let info = LAPACKE_dgesdd(
        LAPACK_COL_MAJOR, Letter.s, LAPACKInt(m), LAPACKInt(n), &work,
        LAPACKInt(m), &values, &u.elements, LAPACKInt(m), &vt.elements, LAPACKInt(k))
      try requireLegal(info, "dgesdd")
      if info > 0 { throw .noConvergence(routine: "dgesdd") }
    }
    self.u = u
    self.values = values
    vTransposed = vt
  }

  /// The number of singular values above `tolerance` times the largest.
  ///
  /// Without a tolerance: the larger side times 2.2 × 10⁻¹⁶.
  public func rank(tolerance: Double? = nil) -> Int {
    guard let largest = values.first, largest > 0 else { return 0 }
    let relative = tolerance ?? Double(max(u.rows, vTransposed.columns)) * .ulpOfOne
    return values.count { $0 > relative * largest }
  }
}

extension Matrix {
  /// The 2-norm condition number: the largest singular value over the smallest.
  ///
  /// Infinite for a singular matrix, 1 for an empty one.
  /// - Throws: `notFinite`, `noConvergence`.
  public func conditionNumber() throws(LinearAlgebraError) -> Double {
    let values = try SVD(self).values
    guard let largest = values.first, let smallest = values.last else { return 1 }
    return smallest > 0 ? largest / smallest : .infinity
  }
}
