public import LinearAlgebra

/// The lower triangular factor of a step correlation: turns independent into dependent scores.
///
/// A semi-definite correlation (steps that move as one) has zero columns instead of an error, and
/// a matrix that is not positive definite by rounding is read as semi-definite.
public struct StepFactor: Sendable {
  private let rows: [[Double]]

  /// Factorises a correlation matrix, O(n³).
  public init(_ correlation: Matrix) {
    let order = correlation.rows
    var rows = [[Double]](repeating: [], count: order)
    for i in 0..<order {
      var row = [Double](repeating: 0, count: i + 1)
      for j in 0...i {
        var rest = correlation[i, j]
        for k in 0..<j { rest -= row[k] * (k <= j ? (j == i ? row[k] : rows[j][k]) : 0) }
        if j == i {
          row[j] = rest > 1e-12 ? rest.squareRoot() : 0
        } else {
          row[j] = rows[j][j] > 0 ? rest / rows[j][j] : 0
        }
      }
      rows[i] = row
    }
    self.rows = rows
  }

  /// Standard normal scores with the correlation, from independent ones of the same number.
  public func scores(from independent: [Double]) -> [Double] {
    rows.map { row in
      zip(row, independent).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
