import Probability
import Testing

@Suite("Statistics of a column that is not kept")
struct RankCollectorTests {
  private static let probabilities = [0.001, 0.05, 0.5, 0.95]

  private static func column(_ count: Int, tied: Double = -.infinity) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    RandomStream(seed: 5, name: "column").fillNormals(&values, from: 0)
    return values.map { $0 < tied ? tied : $0 * $0 * $0 }
  }

  private static func collector(_ first: ArraySlice<Double>) -> RankCollector? {
    first.withUnsafeBufferPointer { RankCollector(first: $0, probabilities: probabilities) }
  }

  @Test("Order statistics are those of the sorted column, whatever the pieces")
  func sorted() throws {
    let values = Self.column(60_000, tied: -1.2)
    var one = try #require(Self.collector(values[..<20_000]))
    var other = one
    let cuts = [0, 1, 8, 4_096, 20_001, 59_999, 60_000]
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      values[start..<end].withUnsafeBufferPointer {
        if start % 2 == 0 { one.add($0) } else { other.add($0) }
      }
    }
    other.add(one)
    let sorted = values.sorted()
    let ranks = [60, 2_999, 3_000, 30_000, 57_000]
    #expect(other.values(ranks: ranks) == ranks.map { sorted[$0] })
    let expected = QuantileEstimate.estimates(values, Self.probabilities)
    let found = QuantileEstimate.estimates(
      Self.probabilities, count: values.count, ranked: other.values)
    #expect(found == expected)
  }

  @Test("A rank that lies elsewhere than the first values said is not guessed")
  func elsewhere() throws {
    let values = Self.column(20_000)
    var collector = try #require(Self.collector(values[...]))
    values.map { $0 + 1 }.withUnsafeBufferPointer { collector.add($0) }
    #expect(collector.values(ranks: [10_000]) == nil)
    #expect(collector.values(ranks: [5_000]) == nil)
  }

  @Test("Too few values, or one that abounds, cannot be begun with")
  func unsuitable() {
    #expect(Self.collector(Self.column(4_096)[...]) == nil)
    #expect(Self.collector(Self.column(20_000, tied: 3)[...]) == nil)
    #expect(Self.collector(Self.column(20_000, tied: 0.5)[...]) == nil)
  }

  @Test("Moments of stretches are those of the whole, bit for bit")
  func moments() throws {
    var values = Self.column(30_000)
    values[77] = .nan
    let whole = values.withUnsafeBufferPointer { ColumnMoments($0) }
    let centre = values.withUnsafeBufferPointer { MomentSums.centre(of: $0) }
    var sums = MomentSums(about: centre)
    for start in stride(from: 0, to: values.count, by: MomentSums.block) {
      var part = MomentSums(about: centre)
      values[start..<min(values.count, start + MomentSums.block)].withUnsafeBufferPointer {
        part.add($0)
      }
      sums.add(part)
    }
    #expect(whole == ColumnMoments(sums))
    #expect(whole.count == 29_999)
  }
}
