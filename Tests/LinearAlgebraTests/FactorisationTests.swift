import Foundation
import LinearAlgebra
import Testing

@Suite struct FactorisationTests {
  /// The Hilbert matrix of order n, whose condition number and determinant are known.
  private func hilbert(_ n: Int) -> Matrix {
    var h = Matrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0..<n { h[i, j] = 1 / Double(i + j + 1) }
    }
    return h
  }

  @Test func luSolves() throws {
    let a = try Matrix(rows: [[0, 2, 1], [1, -1, 0], [3, 0, 4]])
    let x = try a.solve([7, -1, 15])
    for (value, exact) in zip(x, [1.0, 2, 3]) { #expect(abs(value - exact) < 1e-13) }
  }

  @Test func singularNamesThePivot() throws {
    let a = try Matrix(rows: [[1, 2], [2, 4]])
    #expect(throws: LinearAlgebraError.singular(pivot: 2)) { try a.solve([1, 1]) }
    #expect(try a.conditionNumber() > 1e15)
  }

  @Test func choleskyOfAKnownMatrix() throws {
    let a = try Matrix(rows: [[4, 12, -16], [12, 37, -43], [-16, -43, 98]])
    let factor = try Cholesky(a)
    #expect(try factor.lower == Matrix(rows: [[2, 0, 0], [6, 1, 0], [-8, 5, 3]]))
    #expect(abs(factor.logDeterminant - log(36)) < 1e-14)
    let x = try factor.solve([1, 2, 3])
    for (value, b) in zip(try a * x, [1.0, 2, 3]) { #expect(abs(value - b) < 1e-10) }
    let product = try a * factor.inverse()
    #expect(try (product - .identity(3)).frobeniusNorm < 1e-10)
  }

  @Test func choleskyNamesTheMinor() throws {
    let a = try Matrix(rows: [[1, 2], [2, 1]])
    #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) { try Cholesky(a) }
    #expect(throws: LinearAlgebraError.self) { try Cholesky(Matrix(rows: 2, columns: 3)) }
  }

  @Test func eigenvaluesOfASecondDifference() throws {
    let n = 12
    var a = Matrix(rows: n, columns: n)
    for i in 0..<n {
      a[i, i] = 2
      if i > 0 {
        a[i, i - 1] = -1
        a[i - 1, i] = -1
      }
    }
    let eigen = try SymmetricEigen(a)
    for (k, value) in eigen.values.enumerated() {
      let exact = 2 - 2 * cos(Double(k + 1) * .pi / Double(n + 1))
      #expect(abs(value - exact) < 1e-13)
    }
    #expect(try (eigen.applying { $0 } - a).frobeniusNorm < 1e-13)
  }

  @Test func singularValuesRebuildTheMatrix() throws {
    let a = try Matrix(rows: [[3, 2, 2], [2, 3, -2]])
    let svd = try SVD(a)
    #expect(abs(svd.values[0] - 5) < 1e-13 && abs(svd.values[1] - 3) < 1e-13)
    let rebuilt = try svd.u * Matrix(diagonal: svd.values) * svd.vTransposed
    #expect(try (rebuilt - a).frobeniusNorm < 1e-13)
    #expect(svd.rank() == 2)
  }

  @Test func conditionOfTheHilbertMatrix() throws {
    // N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., table 28.1.
    #expect(abs(try hilbert(5).conditionNumber() / 4.766e5 - 1) < 1e-3)
    #expect(abs(try hilbert(8).conditionNumber() / 1.526e10 - 1) < 1e-3)
    #expect(try Matrix(rows: 2, columns: 2).conditionNumber() == .infinity)
  }

  @Test func notFiniteIsRefusedEverywhere() throws {
    var a = Matrix.identity(3)
    a[1, 2] = .nan
    let error = LinearAlgebraError.notFinite(row: 1, column: 2)
    #expect(throws: error) { try a.solve([1, 2, 3]) }
    #expect(throws: error) { try Cholesky(a) }
    #expect(throws: error) { try SymmetricEigen(a) }
    #expect(throws: error) { try SVD(a) }
    #expect(throws: error) { try a.leastSquares([1, 2, 3]) }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) {
      try Matrix.identity(1).leastSquares([.infinity])
    }
  }

  @Test func errorsSpeakTwoLanguages() {
    let error = LinearAlgebraError.notPositiveDefinite(leadingMinor: 3)
    #expect(error.code == "linear-algebra.not-positive-definite")
    #expect(error.korean.contains("3차"))
    #expect(error.english.contains("order 3"))
  }
}
