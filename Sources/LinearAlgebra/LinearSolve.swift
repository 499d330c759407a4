import CLAPACK

extension Matrix {
  /// The solution x of `self · x = b`, by LU factorisation with partial pivoting (dgesv).
  ///
  /// - Throws: `dimensionMismatch` (not square, or `b` of another length), `notFinite`,
  ///   `singular(pivot:)` where a pivot is exactly zero. A nearly singular matrix solves, but
  ///   inaccurately: ask ``conditionNumber()`` when in doubt.
  public func solve(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try solve(Matrix(column: b)).elements
  }

  /// The solutions of `self · X = b`, one for each column of `b`.
  ///
  /// - Throws: as ``solve(_:)-([Double])``.
  public func solve(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    try requireSquare()
    guard b.rows == rows else {
      throw .dimensionMismatch(expected: "\(rows) × n", found: b.shape)
    }
    try requireFinite()
    try b.requireFinite()
    guard rows > 0, b.columns > 0 else { return b }
    var factors = elements
    var solution = b
    var pivots = [LAPACKInt](repeating: 0, count: rows)
    let info = LAPACKE_dgesv(
      LAPACK_COL_MAJOR, LAPACKInt(rows), LAPACKInt(b.columns), &factors, leadingDimension,
      &pivots, &solution.elements, b.leadingDimension)
    try requireLegal(info, "dgesv")
    if info > 0 { throw .singular(pivot: Int(info)) }
    return solution
  }
}
