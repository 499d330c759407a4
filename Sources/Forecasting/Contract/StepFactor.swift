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

  /// The dependent scores of one step of many draws, written to `column` from `place` on; `independent` has
  /// a row of scores of all steps per draw.
  func fill(
    _ column: inout [Double], at place: Int, count: Int, step: Int, from independent: [Double]
  ) {
    let (row, steps) = (rows[step], rows.count)
    row.withUnsafeBufferPointer { row in
      independent.withUnsafeBufferPointer { scores in
        column.withUnsafeMutableBufferPointer { column in
          for draw in 0..<count {
            var sum = 0.0
            for j in row.indices { sum += row[j] * scores[draw * steps + j] }
            column[place + draw] = sum
          }
        }
      }
    }
  }
}
