public import LinearAlgebra

/// The correlation matrix nearest to a symmetric matrix that is not one.
///
/// N. J. Higham (2002), Computing the nearest correlation matrix, IMA J. Numer. Anal. 22, 329–343:
/// alternating projections with Dykstra's correction.
public struct NearestCorrelation: Sendable, Equatable {
  /// The repaired matrix: unit diagonal, no eigenvalue below the asked minimum.
  public let matrix: Matrix
  /// The Frobenius norm of the change.
  public let distance: Double
  /// The smallest eigenvalue of the given matrix.
  public let originalSmallestEigenvalue: Double
  /// The number of alternations.
  public let iterations: Int

  /// The nearest correlation matrix whose eigenvalues are at least `minimumEigenvalue`.
  ///
  /// - Parameters:
  ///   - given: A symmetric matrix with finite elements; only its symmetric part counts.
  ///   - minimumEigenvalue: At least 0 and below 1; the default keeps a Cholesky factor possible.
  ///   - tolerance: The change in Frobenius norm at which to stop.
  /// - Throws: `linearAlgebra` (not square, not finite, no convergence in 20,000 alternations),
  ///   `invalidParameter` for the minimum.
  public init(
    to given: Matrix, minimumEigenvalue: Double = 1e-8, tolerance: Double = 1e-12
  ) throws(ProbabilityError) {
    try require(
      minimumEigenvalue >= 0 && minimumEigenvalue < 1, "nearest correlation", "minimumEigenvalue",
      minimumEigenvalue, .probability)
    do {
      self = try Self.alternate(given, minimumEigenvalue, tolerance)
    } catch {
      throw .linearAlgebra(error)
    }
  }

  private init(matrix: Matrix, distance: Double, smallest: Double, iterations: Int) {
    self.matrix = matrix
    self.distance = distance
    originalSmallestEigenvalue = smallest
    self.iterations = iterations
  }

  private static func alternate(
    _ given: Matrix, _ floor: Double, _ tolerance: Double
  ) throws(LinearAlgebraError) -> NearestCorrelation {
    let start = 0.5 * (try given + given.transpose)
    let smallest = try SymmetricEigen(start).values.first ?? 1
    var y = start
    var correction = Matrix(rows: start.rows, columns: start.columns)
    for iteration in 1...20_000 {
      let r = try y - correction
      let x = try SymmetricEigen(r).applying { max($0, floor) }
      correction = try x - r
      var next = x
      for i in 0..<next.rows { next[i, i] = 1 }
      let moved = try (next - y).frobeniusNorm
      let apart = try (next - x).frobeniusNorm
      y = next
      if max(moved, apart) <= tolerance * Double(max(1, start.rows)) {
        let matrix = try rescaled(x)
        return NearestCorrelation(
          matrix: matrix, distance: try (matrix - start).frobeniusNorm, smallest: smallest,
          iterations: iteration)
      }
    }
    throw .noConvergence(routine: "nearest correlation")
  }

  /// The last projection on the cone, its diagonal made exactly 1.
  private static func rescaled(
    _ x: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    var result = x
    for i in 0..<x.rows {
      for j in 0..<x.columns {
        result[i, j] = i == j ? 1 : x[i, j] / (x[i, i] * x[j, j]).squareRoot()
      }
    }
    return result
  }
}
