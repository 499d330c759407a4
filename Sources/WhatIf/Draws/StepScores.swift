import LinearAlgebra

/// The lower triangular factor of a step correlation.
enum StepScores {
  /// Cholesky's factor by rows; steps that move as one have zeros instead of an error.
  static func factor(_ correlation: Matrix) -> [[Double]] {
    var rows: [[Double]] = []
    for i in 0..<correlation.rows {
      var row = [Double](repeating: 0, count: i + 1)
      for j in 0..<i {
        let other = rows[j]
        let known = (0..<j).reduce(0.0) { $0 + row[$1] * other[$1] }
        row[j] = other[j] > 0 ? (correlation[i, j] - known) / other[j] : 0
      }
      let rest = 1 - row.dropLast().reduce(0.0) { $0 + $1 * $1 }
      row[i] = rest > 1e-12 ? rest.squareRoot() : 0
      rows.append(row)
    }
    return rows
  }

  /// The rows and columns of some steps.
  static func part(_ matrix: Matrix, _ steps: [Int]) -> Matrix {
    var part = Matrix.identity(steps.count)
    for (i, row) in steps.enumerated() {
      for (j, column) in steps.enumerated() { part[i, j] = matrix[row, column] }
    }
    return part
  }
}
