import LinearAlgebra
import Testing

@Suite struct LeastSquaresTests {
  @Test func rankDeficientGetsTheLeastNorm() throws {
    // The second and third columns are equal: the least norm splits their coefficient in halves.
    let a = try Matrix(rows: [[1, 1, 1], [1, 2, 2], [1, 3, 3], [1, 4, 4]])
    let fit = try a.leastSquares([3, 5, 7, 9])
    #expect(fit.rank == 2)
    #expect(fit.standardErrors == nil)
    #expect(fit.degreesOfFreedom == 2)
    for (value, exact) in zip(fit.coefficients, [1.0, 1, 1]) { #expect(abs(value - exact) < 1e-12) }
  }

  @Test func underdeterminedGetsTheLeastNorm() throws {
    let a = try Matrix(rows: [[1, 1]])
    let fit = try a.leastSquares([4])
    #expect(fit.rank == 1)
    for value in fit.coefficients { #expect(abs(value - 2) < 1e-14) }
    #expect(fit.residualStandardDeviation == nil)
  }

  @Test func zeroColumnsAndZeroMatrix() throws {
    let zero = try Matrix(rows: 3, columns: 2).leastSquares([1, 2, 2])
    #expect(zero.rank == 0)
    #expect(zero.coefficients == [0, 0])
    #expect(zero.residualSumOfSquares == 9)
  }

  @Test func scalingAColumnScalesItsCoefficient() throws {
    let rows: [[Double]] = [[1, 2], [1, 3], [1, 5], [1, 7]]
    let y = [1.5, 2.25, 3.5, 5.75]
    let plain = try Matrix(rows: rows).leastSquares(y)
    let scaled = try Matrix(rows: rows.map { [$0[0], $0[1] * 1e12] }).leastSquares(y)
    #expect(abs(scaled.coefficients[1] * 1e12 / plain.coefficients[1] - 1) < 1e-14)
    #expect(abs(scaled.residualSumOfSquares / plain.residualSumOfSquares - 1) < 1e-13)
  }

  @Test func bothMethodsGiveTheSameStandardErrors() throws {
    let a = try Matrix(rows: [[1, 1], [1, 2], [1, 4], [1, 8]])
    let y = [1.0, 2.5, 3.5, 9.0]
    let qr = try a.leastSquares(y)
    let svd = try a.leastSquares(y, method: .svd())
    let pairs = zip(try #require(qr.standardErrors), try #require(svd.standardErrors))
    for (one, other) in pairs { #expect(abs(one / other - 1) < 1e-12) }
    let covariance = try #require(qr.covariance)
    #expect(abs(covariance[0, 1] / covariance[1, 0] - 1) < 1e-14)
  }

  @Test func wrongLengthIsRefused() {
    #expect(throws: LinearAlgebraError.self) { try Matrix.identity(2).leastSquares([1]) }
  }
}
