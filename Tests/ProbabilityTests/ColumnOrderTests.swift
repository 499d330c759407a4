import Testing

@testable import Probability

@Suite struct ColumnOrderTests {
  /// Numbers of all signs and sizes, with ties.
  static let columns: [[Double]] = [
    [], [3], [2, 2, 2],
    [
      0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .infinity, -.infinity, 1, -1,
      .greatestFiniteMagnitude,
    ],
    (0..<3_000).map { Double(($0 * 7_919) % 257) - 100 },
    (0..<3_000).map { sinusoid($0) * 1e12 },
  ]

  private static func sinusoid(_ index: Int) -> Double {
    let turn = (Double(index) * 0.618_033_988_749).truncatingRemainder(dividingBy: 1)
    return turn * (1 - turn) * (turn - 0.5)
  }

  @Test("orders as a sort by comparison does, ties by place", arguments: columns)
  func order(column: [Double]) {
    let expected = column.indices.sorted { (column[$0], $0) < (column[$1], $1) }
    #expect(ColumnOrder(column).places.map(Int.init) == expected)
  }

  @Test("a rank is the mean place of all equal numbers", arguments: columns)
  func ranks(column: [Double]) {
    let expected = column.map { value in
      let (less, same) = (column.count { $0 < value }, column.count { $0 == value })
      return Double(less) + Double(same - 1) / 2
    }
    #expect(ColumnOrder(column).ranks() == expected)
  }
}
