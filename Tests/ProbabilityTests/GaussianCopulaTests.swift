import Foundation
import LinearAlgebra
import Probability
import Testing

@Suite struct GaussianCopulaTests {
  private func pair(_ r: Double) throws -> Matrix { try Matrix(rows: [[1, r], [r, 1]]) }

  @Test func ranksBecomeNormalScores() throws {
    let copula = try GaussianCopula(correlation: pair(0.5), labels: ["a", "b"])
    #expect(abs(copula.correlation[0, 1] - 2 * sin(.pi / 12)) < 1e-15)
    let plain = try GaussianCopula(correlation: pair(0.5), labels: ["a", "b"], scale: .normal)
    #expect(plain.correlation[0, 1] == 0.5)
    #expect(plain.factor[1, 0] == 0.5)
  }

  @Test func badMatricesAreNamed() throws {
    func error(_ rows: [[Double]], _ labels: [String]) -> ProbabilityError? {
      #expect(throws: ProbabilityError.self) {
        try GaussianCopula(correlation: Matrix(rows: rows), labels: labels)
      }
    }
    #expect(error([[1, 2], [2, 1]], ["보도", "SNS"])?.korean.hasPrefix("보도와(과) SNS") == true)
    #expect(error([[1, 0.2], [0.3, 1]], ["a", "b"])?.code == "probability.invalid-correlation")
    #expect(error([[0.9, 0], [0, 1]], ["a", "b"])?.code == "probability.invalid-correlation")
    #expect(error([[1, .nan], [0, 1]], ["a", "b"])?.code == "probability.invalid-correlation")
    #expect(error([[1]], ["a", "b"])?.code == "probability.correlation-shape")
    let impossible: [[Double]] = [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]
    guard
      case .correlationNotPositiveDefinite(let eigenvalue)? = error(impossible, ["a", "b", "c"])
    else {
      Issue.record("not refused")
      return
    }
    let r = 2 * sin(.pi / 6 * 0.9)
    #expect(abs(eigenvalue - (1 - 2 * r)) < 1e-12)
  }

  @Test func correlatedDrawsHaveTheCorrelation() throws {
    let rows: [[Double]] = [[1, 0.6, -0.3], [0.6, 1, 0.2], [-0.3, 0.2, 1]]
    let labels = ["a", "b", "c"]
    let copula = try GaussianCopula(
      correlation: Matrix(rows: rows), labels: labels, scale: .normal)
    let n = 100_000
    var z = labels.map { (name: String) -> [Double] in
      var block = [Double](repeating: 0, count: n)
      RandomStream(seed: 5, name: name).fillNormals(&block, from: 0)
      return block
    }
    try copula.correlate(&z)
    for i in 0..<3 {
      for j in 0..<3 {
        let product = zip(z[i], z[j]).reduce(0) { $0 + $1.0 * $1.1 } / Double(n)
        #expect(abs(product - rows[i][j]) < 0.02)
      }
    }
  }

  @Test func blocksAndUnusedVariablesChangeNothing() throws {
    let copula = try GaussianCopula(correlation: pair(0.4), labels: ["a", "b"])
    func block(_ start: Int, _ count: Int) throws -> [[Double]] {
      var z = copula.labels.map { (name: String) -> [Double] in
        var values = [Double](repeating: 0, count: count)
        RandomStream(seed: 5, name: name).fillNormals(&values, from: UInt64(start))
        return values
      }
      try copula.correlate(&z)
      return z
    }
    let whole = try block(0, 1000)
    let part = try block(301, 37)
    #expect(part[1] == Array(whole[1][301..<338]))
    var wrong = [[0.0]]
    #expect(throws: ProbabilityError.self) { try copula.correlate(&wrong) }
  }

  /// The examples of Higham (2002), section 4, and of his MATLAB function.
  @Test func nearestCorrelationOfHigham() throws {
    let given = try Matrix(rows: [[1, 1, 0], [1, 1, 1], [0, 1, 1]])
    let nearest = try NearestCorrelation(to: given, minimumEigenvalue: 0)
    #expect(abs(nearest.matrix[0, 1] - 0.760689) < 1e-5)
    #expect(abs(nearest.matrix[0, 2] - 0.157296) < 1e-5)
    #expect(abs(nearest.distance - 0.527791) < 1e-5)
    #expect(abs(nearest.originalSmallestEigenvalue - (1 - 2.0.squareRoot())) < 1e-12)
    let tridiagonal = try NearestCorrelation(
      to: Matrix(rows: [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]]),
      minimumEigenvalue: 0)
    #expect(abs(tridiagonal.distance - 2.1337) < 1e-4)
    #expect(abs(tridiagonal.matrix[0, 1] + 0.8084) < 1e-4)
    #expect(abs(tridiagonal.matrix[0, 2] - 0.1916) < 1e-4)
    #expect(abs(tridiagonal.matrix[0, 3] - 0.1068) < 1e-4)
    #expect(abs(tridiagonal.matrix[1, 2] + 0.6562) < 1e-4)
  }

  @Test func theNearestMatrixMakesACopula() throws {
    let given = try Matrix(rows: [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]])
    let nearest = try NearestCorrelation(to: given)
    let copula = try GaussianCopula(
      correlation: nearest.matrix, labels: ["a", "b", "c"], scale: .normal)
    #expect(copula.correlation.diagonal == [1, 1, 1])
    let already = try NearestCorrelation(to: pair(0.5))
    #expect(already.distance < 1e-12)
    #expect(throws: ProbabilityError.self) {
      try NearestCorrelation(to: Matrix(rows: 2, columns: 3))
    }
  }
}
