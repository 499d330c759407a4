import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

@Suite("Factors of correlations") struct RowFactorTests {
  /// Correlated scores by the factor, and with every row from its beginning.
  private func both(_ packed: [Double], size: Int) -> (own: [Double], plain: [Double]) {
    var scores = [Double](repeating: 0, count: 96 * size)
    scores.withUnsafeMutableBufferPointer {
      RandomStream(seed: 5, name: "scores").fillScores($0, from: 0)
    }
    var own = scores
    own.withUnsafeMutableBufferPointer { buffer in
      var columns = (0..<size).map { column in buffer.baseAddress.map { $0 + 96 * column } }
      RowFactor(packed, size: size).apply(&columns, count: 96)
    }
    let plain = (0..<(96 * size)).map { place in
      let (row, draw) = (place / 96, place % 96)
      return (0...row).reduce(0.0) { (sum: Double, column: Int) -> Double in
        sum.addingProduct(packed[row * (row + 1) / 2 + column], scores[96 * column + draw])
      }
    }
    return (own, plain)
  }

  private func packed(_ matrix: Matrix) throws -> [Double] {
    let labels = (0..<matrix.rows).map { "x\($0)" }
    let factor = try GaussianCopula(correlation: matrix, labels: labels, scale: .normal).factor
    return (0..<factor.rows).flatMap { row in (0...row).map { factor[row, $0] } }
  }

  /// Three kinds of drivers in turn, correlated by 0.5 within a kind and by 0.1 otherwise.
  @Test func kindsOfDrivers() throws {
    var matrix = Matrix.identity(21)
    for i in 0..<21 {
      for j in 0..<21 where i != j { matrix[i, j] = i % 3 == j % 3 ? 0.5 : 0.1 }
    }
    let (own, plain) = both(try packed(matrix), size: 21)
    #expect(own.map(\.bitPattern) == plain.map(\.bitPattern))
  }

  @Test(arguments: [1, 2, 30, 70])
  func unlikeRows(size: Int) {
    let factor = (0..<(size * (size + 1) / 2)).map { 0.01 * Double($0 % 17) + 0.1 }
    let (own, plain) = both(factor, size: size)
    #expect(own.map(\.bitPattern) == plain.map(\.bitPattern))
  }
}
