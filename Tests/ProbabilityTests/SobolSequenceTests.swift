import Probability
import Testing

@Suite("Sobol' points")
struct SobolSequenceTests {
  @Test("Plain points are SciPy's, in all of 1,024 dimensions")
  func againstSciPy() throws {
    let points = try SobolSequence(dimensions: SobolSequence.mostDimensions, seed: nil)
    for row in try Fixture.load("sobol", as: [[Int]].self) {
      let value = points.column(row[0] - 1, row[1]..<(row[1] + 1))[0]
      #expect(value == Double(row[2]) * 0x1p-32, "dimension \(row[0]), point \(row[1])")
    }
  }

  @Test("A stretch of points does not depend on where it begins", arguments: [nil, 5] as [UInt64?])
  func stretches(seed: UInt64?) throws {
    let points = try SobolSequence(dimensions: 9, seed: seed)
    let whole = points.column(8, 0..<500)
    for (start, count) in [(1, 63), (64, 64), (63, 300), (499, 1)] {
      #expect(points.column(8, start..<(start + count)) == Array(whole[start..<(start + count)]))
    }
  }

  @Test("Scrambled points still fall once into each cell, in one and in two dimensions")
  func balance() throws {
    for seed in UInt64(1)...5 {
      let points = try SobolSequence(dimensions: 2, seed: seed)
      let (x, y) = (points.column(0, 0..<256), points.column(1, 0..<256))
      for bits in 0...8 {
        let (across, up) = (Double(1 << bits), Double(256 >> bits))
        let cells = Set(zip(x, y).map { Int($0 * across) * 1_000 + Int($1 * up) })
        #expect(cells.count == 256, "seed \(seed), \(across) × \(up)")
      }
    }
    let wide = try SobolSequence(dimensions: 1_000, seed: 3)
    for dimension in [10, 500, 999] {
      #expect(Set(wide.column(dimension, 1_024..<2_048).map { Int($0 * 1_024) }).count == 1_024)
    }
  }

  /// The scramble of a point is uniform: over many seeds, each of 64 cells is hit alike.
  @Test("Over seeds, every point is uniformly distributed, and two points independently below")
  func uniformity() throws {
    var cells = [Int](repeating: 0, count: 64)
    var pairs = [Int](repeating: 0, count: 64)
    for seed in UInt64(0)..<6_400 {
      let points = try SobolSequence(dimensions: 2, seed: seed)
      let x = points.column(1, 5..<7)
      cells[Int(x[0] * 64)] += 1
      pairs[Int(x[0] * 4096) % 8 * 8 + Int(x[1] * 4096) % 8] += 1
    }
    for counts in [cells, pairs] {
      let square = counts.reduce(0.0) { $0 + (Double($1) - 100) * (Double($1) - 100) / 100 }
      #expect(square > 30 && square < 115, "chi square \(square) on 63 degrees of freedom")
    }
  }

  @Test("Means over scrambles are without bias and far closer than those of random points")
  func means() throws {
    let errors = try (0..<64).map { (replicate: Int) -> Double in
      let points = try SobolSequence(
        dimensions: 4, seed: SobolSequence.seed(7, replicate: replicate))
      let columns = (0..<4).map { points.column($0, 0..<4_096) }
      let sum = (0..<4_096).reduce(0.0) { (sum: Double, i: Int) -> Double in
        sum + columns.reduce(1.0) { $0 * (0.5 + $1[i]) }
      }
      return sum / 4_096 - 1
    }
    let spread = SampleStatistics(errors)
    #expect(spread.mean.magnitude < 4 * spread.standardDeviation / 8)
    // Plain Monte Carlo: √((13/12)⁴ − 1) / 64 = 0.0096.
    #expect(spread.standardDeviation < 0.0096 / 20)
  }

  @Test("Too many dimensions and none are refused", arguments: [0, -1, 1_025])
  func dimensions(count: Int) {
    #expect(throws: ProbabilityError.self) { try SobolSequence(dimensions: count, seed: 1) }
  }
}
