import LinearAlgebra
import Testing

@Suite struct MatrixTests {
  @Test func rowsAndColumns() throws {
    let a = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(a.elements == [1, 4, 2, 5, 3, 6])
    #expect(a[1, 2] == 6)
    #expect(a.row(1) == [4, 5, 6])
    #expect(a.column(1) == [2, 5])
    #expect(try a.transpose == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
  }

  @Test func raggedRowsAreRefused() {
    #expect(throws: LinearAlgebraError.self) { try Matrix(rows: [[1, 2], [3]]) }
    #expect(throws: LinearAlgebraError.self) { try Matrix(rows: 2, columns: 2, elements: [1]) }
  }

  @Test func products() throws {
    let a = try Matrix(rows: [[1, 2, 3], [4, 5, 6]])
    #expect(try a * a.transpose == Matrix(rows: [[14, 32], [32, 77]]))
    #expect(try a * [1, 0, -1] == [-2, -2])
    #expect(try a + a == 2 * a)
    #expect(try (a - a).frobeniusNorm == 0)
    #expect(throws: LinearAlgebraError.dimensionMismatch(expected: "3 × n", found: "2 × 3")) {
      try a * a
    }
    #expect(throws: LinearAlgebraError.self) { try a + a.transpose }
  }

  @Test func valueSemantics() {
    let a = Matrix.identity(2)
    var b = a
    b[0, 1] = 7
    #expect(a[0, 1] == 0)
    #expect(b.asymmetry == 7)
  }

  @Test func emptyShapes() throws {
    let none = Matrix(rows: 0, columns: 0)
    #expect(try none.solve([]) == [])
    #expect(try none * none == none)
    #expect(try none.conditionNumber() == 1)
    let fit = try Matrix(rows: 3, columns: 0).leastSquares([1, 2, 2])
    #expect(fit.residualSumOfSquares == 9)
    #expect(fit.coefficients == [])
  }
}
