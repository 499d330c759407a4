import CLAPACK

extension Matrix {
  /// Refuses NaN and infinity, which LAPACK would carry into every result.
  func requireFinite() throws(LinearAlgebraError) {
    for index in elements.indices where !elements[index].isFinite {
      throw .notFinite(row: index % rows, column: index / rows)
    }
  }

  /// Refuses a matrix that is not square.
  func requireSquare() throws(LinearAlgebraError) {
    guard isSquare else {
      throw .dimensionMismatch(expected: "a square matrix", found: shape)
    }
  }

  /// The rows (or, for an empty matrix, 1) as LAPACK's leading dimension.
  var leadingDimension: LAPACKInt { LAPACKInt(max(1, rows)) }
}

/// Refuses a right-hand side of the wrong length or with a NaN or infinity in it.
func requireVector(_ vector: [Double], count: Int) throws(LinearAlgebraError) {
  guard vector.count == count else {
    throw .dimensionMismatch(
      expected: "a vector of \(count) elements", found: "\(vector.count) elements")
  }
  for i in vector.indices where !vector[i].isFinite { throw .notFinite(row: i, column: 0) }
}

/// Turns a negative LAPACKE `info` into an error.
func requireLegal(_ info: LAPACKInt, _ routine: String) throws(LinearAlgebraError) {
  if info < 0 { throw .illegalArgument(routine: routine, position: Int(-info)) }
}
