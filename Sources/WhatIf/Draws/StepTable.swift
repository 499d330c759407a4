import Probability

/// Cells of normal scores in which a discrete distribution's quantile jumps at most once.
enum StepTable {
  private static let coarsest = 64.0
  private static let finest = 4_096.0
  /// The most jumps a table holds; ``WideCount`` takes counts with more.
  static let mostJumps = 40_000

  /// Two numbers a cell, the value at its beginning and the score of its jump (infinite for none),
  /// and the number of cells in a unit; NaN for cells with several jumps, and in one cell more.
  static func numbers(_ distribution: any Distribution) -> ([Double], perUnit: Double) {
    let jumps = self.jumps(distribution)
    var perUnit = coarsest
    let gap = zip(jumps, jumps.dropFirst()).map { $1.score - $0.score }.min() ?? 1
    while perUnit < finest, gap * perUnit < 1 { perUnit *= 2 }
    let cells = Int(2 * QuantileTable.limit * perUnit)
    var numbers: [Double] = []
    numbers.reserveCapacity(2 * cells + 4)
    var value = distribution.quantile(QuantileTable.probability(-QuantileTable.limit))
    var next = 0
    for cell in 0..<cells {
      let end = Double(cell + 1) / perUnit - QuantileTable.limit
      let first = next
      while next < jumps.count, jumps[next].score < end { next += 1 }
      switch next - first {
      case 0: numbers += [value, .infinity]
      case 1: numbers += [value, jumps[first].score]
      default: numbers += [.nan, .infinity]
      }
      if next > first { value = jumps[next - 1].value }
    }
    let isComplete = value == distribution.quantile(QuantileTable.probability(QuantileTable.limit))
    guard isComplete else {
      return ([Double](repeating: .nan, count: numbers.count + 4), perUnit)
    }
    return (numbers + [.nan, .nan, .nan, .nan], perUnit)
  }

  /// The scores between the limits at which the quantile jumps, with the value after the jump.
  private static func jumps(
    _ distribution: any Distribution
  ) -> [(score: Double, value: Double)] {
    var jumps: [(score: Double, value: Double)] = []
    var value = distribution.quantile(QuantileTable.probability(-QuantileTable.limit))
    let last = distribution.quantile(QuantileTable.probability(QuantileTable.limit))
    var below = distribution.cumulative(value)
    while value < last, jumps.count < mostJumps {
      let score =
        below < 0.5
        ? SpecialFunctions.normalQuantile(below)
        : -SpecialFunctions.normalQuantile(distribution.survival(value))
      let (next, reached) = self.next(distribution, value, below * (1 + 0x1p-50))
      guard next > value else { break }
      jumps.append((score, next))
      (value, below) = (next, reached)
    }
    return jumps
  }

  /// The least value at which the distribution function reaches `p`, and that function there.
  ///
  /// It does not at `value`; of a count the next whole number nearly always does.
  private static func next(
    _ distribution: any Distribution, _ value: Double, _ p: Double
  ) -> (Double, Double) {
    if WideCount.isCount(distribution) {
      let reached = distribution.cumulative(value + 1)
      if reached >= p { return (value + 1, reached) }
    }
    let next = distribution.quantile(p)
    return (next, distribution.cumulative(next))
  }
}
