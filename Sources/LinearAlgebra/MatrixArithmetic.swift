import CLAPACK

extension Matrix {
  /// The matrix product.
  ///
  /// - Throws: `dimensionMismatch` unless the columns of `a` are as many as the rows of `b`.
  public static func * (a: Matrix, b: Matrix) throws(LinearAlgebraError) -> Matrix {
    guard a.columns == b.rows else {
      throw .dimensionMismatch(expected: "\(a.columns) × n", found: b.shape)
    }
    var product = Matrix(rows: a.rows, columns: b.columns)
    guard a.rows > 0, b.columns > 0, a.columns > 0 else { return product }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(a.rows), Int32(b.columns), Int32(a.columns),
      1, a.elements, Int32(a.rows), b.elements, Int32(b.rows), 0, &product.elements,
      Int32(a.rows))
    return product
  }

  /// The product of a matrix and a column vector.
  ///
  /// - Throws: `dimensionMismatch` unless the vector has as many elements as the matrix columns.
  public static func * (a: Matrix, x: [Double]) throws(LinearAlgebraError) -> [Double] {
    guard a.columns == x.count else {
      throw .dimensionMismatch(
        expected: "a vector of \(a.columns) elements", found: "\(x.count) elements")
    }
    var result = [Double](repeating: 0, count: a.rows)
    for j in 0..<a.columns {
      let factor = x[j]
      let start = j * a.rows
      for i in 0..<a.rows { result[i] += a.elements[start + i] * factor }
    }
    return result
  }

  /// Every element times a number.
  public static func * (factor: Double, a: Matrix) -> Matrix {
    Matrix(unchecked: a.elements.map { factor * $0 }, rows: a.rows, columns: a.columns)
  }

  /// The sum, element by element.
  ///
  /// - Throws: `dimensionMismatch` where the shapes differ.
  public static func + (a: Matrix, b: Matrix) throws(LinearAlgebraError) -> Matrix {
    try a.combined(with: b) { $0 + $1 }
  }

  /// The difference, element by element.
  ///
  /// - Throws: `dimensionMismatch` where the shapes differ.
  public static func - (a: Matrix, b: Matrix) throws(LinearAlgebraError) -> Matrix {
    try a.combined(with: b) { $0 - $1 }
  }

  /// The square root of the sum of squared elements.
  public var frobeniusNorm: Double {
    let largest = elements.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return largest }
    let sum = elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * sum.squareRoot()
  }

  /// The largest difference between an element and its mirror image; infinite if not square.
  public var asymmetry: Double {
    guard isSquare else { return .infinity }
    var largest = 0.0
    for j in 0..<columns {
      for i in 0..<j {
        largest = max(largest, (elements[j * rows + i] - elements[i * rows + j]).magnitude)
      }
    }
    return largest
  }

  private func combined(
    with other: Matrix, _ operation: (Double, Double) -> Double
  ) throws(LinearAlgebraError) -> Matrix {
    guard rows == other.rows, columns == other.columns else {
      throw .dimensionMismatch(expected: shape, found: other.shape)
    }
    var result = self
    for i in elements.indices { result.elements[i] = operation(elements[i], other.elements[i]) }
    return result
  }
}
