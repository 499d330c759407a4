/// A dense matrix of doubles, stored by columns, with value semantics.
///
///     let a = try Matrix(rows: [[2, 1], [1, 3]])
///     a[0, 1]                  // 1
///     try a.solve([3, 5])      // [0.8, 1.4]
public struct Matrix: Sendable, Equatable {
  /// The number of rows, zero or more.
  public let rows: Int
  /// The number of columns, zero or more.
  public let columns: Int
  /// The elements, column after column; element (i, j) is at `j * rows + i`.
  public internal(set) var elements: [Double]

  /// A matrix whose every element is `value`; a negative size counts as zero.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    elements = Array(repeating: value, count: self.rows * self.columns)
  }

  /// A matrix from its elements, column after column.
  ///
  /// - Throws: `dimensionMismatch` unless there are `rows × columns` elements.
  public init(rows: Int, columns: Int, elements: [Double]) throws(LinearAlgebraError) {
    guard rows >= 0, columns >= 0, elements.count == rows * columns else {
      throw .dimensionMismatch(
        expected: "\(rows) × \(columns) elements", found: "\(elements.count) elements")
    }
    self.init(unchecked: elements, rows: rows, columns: columns)
  }

  /// A matrix from its rows.
  ///
  /// - Throws: `dimensionMismatch` where the rows differ in length.
  public init(rows: [[Double]]) throws(LinearAlgebraError) {
    let width = rows.first?.count ?? 0
    self.init(rows: rows.count, columns: width)
    for (i, row) in rows.enumerated() {
      guard row.count == width else {
        throw .dimensionMismatch(
          expected: "\(width) columns in every row", found: "\(row.count) in row \(i + 1)")
      }
      for (j, value) in row.enumerated() { elements[j * self.rows + i] = value }
    }
  }

  /// A matrix with one column.
  public init(column values: [Double]) {
    self.init(unchecked: values, rows: values.count, columns: 1)
  }

  /// A square matrix with these values on its diagonal and zero elsewhere.
  public init(diagonal values: [Double]) {
    self.init(rows: values.count, columns: values.count)
    for (i, value) in values.enumerated() { elements[i * rows + i] = value }
  }

  /// The identity of this order.
  public static func identity(_ order: Int) -> Matrix {
    Matrix(diagonal: Array(repeating: 1, count: max(0, order)))
  }

  init(unchecked elements: [Double], rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// The element in row `i` and column `j`, both from 0; an index out of range is a programming error.
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "matrix index out of range")
      return elements[j * rows + i]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "matrix index out of range")
      elements[j * rows + i] = newValue
    }
  }

  /// The elements of row `i`, from left to right.
  public func row(_ i: Int) -> [Double] { (0..<columns).map { self[i, $0] } }

  /// The elements of column `j`, from top to bottom.
  public func column(_ j: Int) -> [Double] { Array(elements[(j * rows)..<((j + 1) * rows)]) }

  /// The elements with equal row and column, from the top left.
  public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// Rows and columns exchanged.
  public var transpose: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result.elements[i * columns + j] = elements[j * rows + i] }
    }
    return result
  }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// The shape as text, `rows × columns`.
  public var shape: String { "\(rows) × \(columns)" }
}
