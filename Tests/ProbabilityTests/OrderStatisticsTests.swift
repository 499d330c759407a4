import Probability
import Testing

@Suite("Order statistics without sorting")
struct OrderStatisticsTests {
  private static func column(_ count: Int, _ shape: Int) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    RandomStream(seed: 3, name: "order").fillNormals(&values, from: 0)
    return values.enumerated().map { i, z in
      switch shape {
      case 0: z
      case 1: (z * 3).rounded() * 1e200
      case 2: i % 3 == 0 ? z : 7
      case 3: i % 997 == 0 ? z * 1e12 : z * 1e-12
      case 4: 0.1
      // Rises, falls, and meets itself in the middle: pivots from the ends and the middle are the worst.
      case 6: Double(min(i, count - i)) * 1e-3
      default: i < 5_000 ? 2 : z * z * z * z
      }
    }
  }

  @Test("They are those of the sorted column", arguments: [1, 4_096, 4_097, 50_000], 0..<7)
  func sorted(count: Int, shape: Int) {
    let values = Self.column(count, shape)
    let ranks = [0, count / 20, count / 2, count - 1, count * 19 / 20, count / 2]
    let expected = values.sorted()
    let found = values.withUnsafeBufferPointer { OrderStatistics.values($0, ranks: ranks) }
    #expect(found == ranks.map { expected[$0] })
  }

  @Test("Quantiles and their errors are those of the sorted column", arguments: [100, 30_000])
  func quantiles(count: Int) {
    let values = Self.column(count, 0)
    let sorted = values.sorted()
    let probabilities = [0, 0.001, 0.05, 0.5, 0.999, 1]
    let found = QuantileEstimate.estimates(values, probabilities)
    for (p, statistic) in zip(probabilities, found) {
      let expected = QuantileEstimate.estimate(sorted: sorted, p)
      #expect(statistic.value == expected.value)
      #expect(
        statistic.standardError == expected.standardError
          || (statistic.standardError / expected.standardError - 1).magnitude < 1e-9
          || statistic.standardError.isNaN && expected.standardError.isNaN)
    }
  }

  /// Scaling by a power of two is exact, so every statistic scales with the values, bit for bit.
  @Test("Values near the ends of what a Double can hold", arguments: [-1_000, -300, 300, 1_000])
  func ends(exponent: Int) {
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let values = Self.column(3_000, 0)
    let plain = values.withUnsafeBufferPointer { ColumnMoments($0) }
    let far = values.map { $0 * scale }.withUnsafeBufferPointer { ColumnMoments($0) }
    #expect((far.mean / scale - plain.mean).magnitude < 1e-14)
    #expect((far.standardDeviation / scale / plain.standardDeviation - 1).magnitude < 1e-13)
    let errors =
      [(far.meanStatistic, plain.meanStatistic)] + [
        (far.deviationStatistic, plain.deviationStatistic)
      ]
    for (own, expected) in errors {
      #expect(own.standardError > 0)
      #expect((own.standardError / scale / expected.standardError - 1).magnitude < 1e-12)
    }
    for count in [500, 3_000] {
      let sorted = values.prefix(count).sorted()
      let own = QuantileEstimate.estimate(sorted: sorted.map { $0 * scale }, 0.05)
      let expected = QuantileEstimate.estimate(sorted: sorted, 0.05)
      #expect((own.standardError / scale / expected.standardError - 1).magnitude < 1e-12)
    }
  }

  @Test("Moments in one pass are those of two passes, without what is not finite")
  func moments() {
    for (shift, scale) in [(0.0, 1.0), (1e9, 1.0), (-5, 1e-9), (0, 1e100), (0, 1e150)] {
      var values = Self.column(10_001, 0).map { shift + scale * $0 }
      let expected = SampleStatistics(values)
      values[77] = .nan
      values.append(.infinity)
      values.append(expected.mean)
      let found = values.withUnsafeBufferPointer { ColumnMoments($0) }
      #expect(found.count == 10_001)
      #expect((found.mean - expected.mean).magnitude < 1e-3 * scale)
      #expect((found.standardDeviation / expected.standardDeviation - 1).magnitude < 1e-3)
      #expect(found.maximum <= expected.maximum && found.maximum > shift + 3 * scale)
    }
    let normal = Self.column(10_000, 0).withUnsafeBufferPointer { ColumnMoments($0) }
    #expect((normal.kurtosis - 3).magnitude < 0.3)
    let constant = Self.column(9, 4).withUnsafeBufferPointer { ColumnMoments($0) }
    #expect(constant.mean == 0.1 && constant.variance == 0)
    let none = [Double.nan].withUnsafeBufferPointer { ColumnMoments($0) }
    #expect(none.count == 0 && none.mean.isNaN)
  }
}
