import Probability
import Testing

@Suite("Counts of the values of a column") struct ValueTallyTests {
  private func tally(_ pieces: [[Double]]) -> ValueTally {
    var tally = ValueTally()
    for piece in pieces { piece.withUnsafeBufferPointer { tally.add($0) } }
    return tally
  }

  /// Whole numbers, decimals, numbers that share their last or their first bits.
  private static let grids: [@Sendable (Int) -> Double] = [
    { Double($0) - 700 }, { Double($0) / 100 }, { Double($0) * 0x1p40 },
    { 1 + Double($0) * 0x1p-52 },
    { _ in 3 }, { Double($0 % 2) },
  ]

  @Test(arguments: grids.indices)
  func ranksAreThoseOfTheSortedColumn(grid: Int) throws {
    var uniforms = [Double](repeating: 0, count: 20_000)
    RandomStream(seed: 9, name: "tally").fillUniforms(&uniforms, from: 0)
    let column = uniforms.map { Self.grids[grid](Int($0 * $0 * 4_000)) }
    let sorted = column.sorted()
    let ranks = [0, 1, 77, 10_000, 19_998, 19_999]
    let whole = tally([Array(column[..<9_000]), Array(column[9_000...])])
    var joined = tally([Array(column[..<123])])
    joined.add(tally([Array(column[123...])]))
    for found in [whole.values(ranks: ranks), joined.values(ranks: ranks)] {
      #expect(found == ranks.map { sorted[$0] })
    }
    #expect(whole.values(ranks: [20_000]) == nil)
  }

  @Test func zerosOfBothSignsAreOne() {
    #expect(tally([[0, -0.0, -1, 1, -0.0]]).values(ranks: [0, 1, 3, 4]) == [-1, 0, 0, 1])
  }

  @Test func manyDifferentValuesAreToldAsTooMany() {
    let most = (0..<ValueTally.most).map(Double.init)
    #expect(tally([most, most]).values(ranks: [8_191]) == [4_095])
    #expect(tally([most, [-1]]).values(ranks: []) == nil)
    var joined = tally([most])
    joined.add(tally([[-1]]))
    #expect(joined.values(ranks: []) == nil)
    var full = tally([[1]])
    full.add(tally([most, [-1]]))
    #expect(full.values(ranks: []) == nil)
  }

  @Test func aMissingValueHasNoRank() {
    #expect(tally([[1, .nan, 2]]).values(ranks: []) == nil)
  }
}
