import Glibc
public import LinearAlgebra

/// What a given correlation is a correlation of.
public enum CorrelationScale: String, Sendable, CaseIterable {
  /// Spearman's rank correlation ρ, turned into the copula's own by 2 sin(πρ/6).
  case rank
  /// The correlation of the normal scores: the copula's own parameter.
  case normal
}

/// Dependence between named variables through correlated normal scores.
///
/// Each variable keeps its own distribution: independent normals are correlated, then turned into
/// uniforms and quantiles.
public struct GaussianCopula: Sendable, Equatable {
  /// The names of the variables, in the order of the rows.
  public let labels: [String]
  /// The correlation of the normal scores.
  public let correlation: Matrix
  /// Its lower Cholesky factor.
  public let factor: Matrix

  /// A copula from a correlation matrix.
  ///
  /// - Parameters:
  ///   - matrix: Symmetric to 10⁻¹², with unit diagonal and elements in [−1, 1].
  ///   - labels: The names of the variables, one for each row.
  ///   - scale: Whether the elements are rank correlations (the default) or normal scores'.
  /// - Throws: `correlationShape`, `invalidCorrelation`, or `correlationNotPositiveDefinite` with the
  ///   smallest eigenvalue; ``NearestCorrelation`` mends the last.
  public init(
    correlation matrix: Matrix, labels: [String], scale: CorrelationScale = .rank
  ) throws(ProbabilityError) {
    try Self.check(matrix, labels)
    let scores = scale == .rank ? Self.normalScores(fromRanks: matrix) : matrix
    self.labels = labels
    correlation = scores
    do {
      factor =
        try matrix.rows <= Self.mostPlainRows
        ? Self.factor(of: scores) : Cholesky(scores).lower
    } catch .notPositiveDefinite {
      throw .correlationNotPositiveDefinite(smallestEigenvalue: try Self.smallest(scores))
    } catch {
      throw .linearAlgebra(error)
    }
  }

  /// Up to this size the factor is the same on every processor, bit for bit; that of LAPACK, which is
  /// faster for large matrices, is not.
  private static let mostPlainRows = 256

  /// The lower Cholesky factor, column by column.
  private static func factor(of matrix: Matrix) throws(LinearAlgebraError) -> Matrix {
    var columns: [[Double]] = []
    var lower = Matrix(rows: matrix.rows, columns: matrix.columns)
    for j in 0..<matrix.rows {
      var column = (0..<matrix.rows).map { matrix[$0, j] }
      for earlier in columns {
        let factor = earlier[j]
        for i in j..<matrix.rows { column[i] -= factor * earlier[i] }
      }
      guard column[j] > 0 else { throw .notPositiveDefinite(leadingMinor: j + 1) }
      let root = column[j].squareRoot()
      for i in j..<matrix.rows {
        column[i] /= root
        lower[i, j] = column[i]
      }
      columns.append(column)
    }
    return lower
  }

  /// 2 sin(πρ/6) of every rank correlation: exact for ranks of bivariate normals (Pearson 1907).
  public static func normalScores(fromRanks matrix: Matrix) -> Matrix {
    var scores = matrix
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns where i != j { scores[i, j] = 2 * sin(.pi / 6 * matrix[i, j]) }
    }
    return scores
  }

  /// Correlates independent standard normals in place.
  ///
  /// - Parameter normals: One array for each variable, of equal lengths; draw k of every variable is
  ///   at index k. A draw's result does not depend on the length of the block.
  /// - Throws: `correlationShape` unless there is one array for each variable, of equal lengths.
  public func correlate(_ normals: inout [[Double]]) throws(ProbabilityError) {
    let count = normals.first?.count ?? 0
    guard normals.count == labels.count, normals.allSatisfy({ $0.count == count }) else {
      throw .correlationShape(
        expected: labels.count, found: "\(normals.count) arrays of \(normals.map(\.count)) draws")
    }
    // From the last row up, so that each still finds the independent normals it needs.
    for i in stride(from: labels.count - 1, through: 0, by: -1) {
      let own = factor[i, i]
      for k in 0..<count { normals[i][k] *= own }
      for j in 0..<i where factor[i, j] != 0 {
        Kernels.axpy(factor[i, j], normals[j], &normals[i])
      }
    }
  }

  private static func check(_ matrix: Matrix, _ labels: [String]) throws(ProbabilityError) {
    guard matrix.isSquare, matrix.rows == labels.count else {
      throw .correlationShape(expected: labels.count, found: matrix.shape)
    }
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns {
        let value = matrix[i, j]
        func fail(_ requirement: ParameterRequirement) -> ProbabilityError {
          .invalidCorrelation(
            row: labels[i], column: labels[j], value: value, requirement: requirement)
        }
        guard value.isFinite else { throw fail(.finite) }
        if i == j {
          guard (value - 1).magnitude <= 1e-12 else { throw fail(.unitDiagonal) }
        } else {
          guard value.magnitude <= 1 else { throw fail(.correlation) }
          guard (value - matrix[j, i]).magnitude <= 1e-12 else {
            throw fail(.symmetric(with: matrix[j, i]))
          }
        }
      }
    }
  }

  private static func smallest(_ matrix: Matrix) throws(ProbabilityError) -> Double {
    do {
      return try SymmetricEigen(matrix).values.first ?? 0
    } catch {
      throw .linearAlgebra(error)
    }
  }
}

extension ParameterRequirement {
  /// A correlation.
  public static let correlation = ParameterRequirement(
    korean: "-1 이상 1 이하여야 합니다", english: "must be between -1 and 1")
  /// A correlation of a variable with itself.
  public static let unitDiagonal = ParameterRequirement(
    korean: "같은 변수끼리의 상관계수는 1이어야 합니다",
    english: "a variable's correlation with itself must be 1")

  /// A correlation that equals its mirror image.
  static func symmetric(with mirror: Double) -> ParameterRequirement {
    ParameterRequirement(
      korean: "순서를 바꾼 값 \(shortNumber(mirror))과(와) 같아야 합니다",
      english: "must equal its mirror image \(shortNumber(mirror))")
  }
}
