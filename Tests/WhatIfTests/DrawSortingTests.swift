import Probability
import Testing

@testable import WhatIf

@Suite("Sorting of draws")
struct DrawSortingTests {
  @Test("The radix sort orders as the standard one", arguments: [0, 1, 4_096, 4_097, 20_000])
  func order(count: Int) {
    let stream = RandomStream(seed: 3, name: "sort")
    var values = [Double](repeating: 0, count: count)
    stream.fillNormals(&values, from: 0)
    for i in stride(from: 0, to: count, by: 7) { values[i] = (values[i] * 3).rounded() * 1e200 }
    if count > 10 {
      values[3] = .infinity
      values[5] = -.infinity
      values[8] = .leastNonzeroMagnitude
    }
    #expect(DrawSorting.sorted(values) == values.sorted())
  }

  @Test("Equal values stay equal")
  func constant() {
    let values = [Double](repeating: 0.1, count: 5_000)
    #expect(DrawSorting.sorted(values) == values)
  }
}
