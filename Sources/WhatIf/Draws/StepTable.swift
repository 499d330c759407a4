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
      numbers.append(next - first > 1 ? .nan : value)
      numbers.append(next - first == 1 ? jumps[first].score : .infinity)
      if next > first { value = jumps[next - 1].value }
    }
    let isComplete = value == distribution.quantile(QuantileTable.probability(QuantileTable.limit))
    guard isComplete else {
      return ([Double](repeating: .nan, count: numbers.count + 4), perUnit)
    }
    return (numbers + [.nan, .nan, .nan, .nan], perUnit)
  }

  /// A score at which the quantile jumps, with the value after the jump.
  private typealias Jump = (score: Double, value: Double)

  /// The jumps between the limits.
  private static func jumps(_ distribution: any Distribution) -> [Jump] {
    let value = distribution.quantile(QuantileTable.probability(-QuantileTable.limit))
    let last = distribution.quantile(QuantileTable.probability(QuantileTable.limit))
    return countJumps(distribution, from: value, to: last)
      ?? jumps(distribution, from: value, to: last)
  }

  private static func jumps(
    _ distribution: any Distribution, from first: Double, to last: Double
  ) -> [Jump] {
    var jumps: [Jump] = []
    var value = first
    var below = distribution.cumulative(value)
    while value < last, jumps.count < mostJumps {
      let score = score(below: below, above: distribution.survival(value))
      let next = distribution.quantile(below * (1 + 0x1p-50))
      guard next > value else { break }
      jumps.append((score, next))
      (value, below) = (next, distribution.cumulative(next))
    }
    return jumps
  }

  /// The jumps of a count, whose values are whole numbers: the chances of these are added up from both
  /// ends to the middle, which keeps the digits of both tails.
  ///
  /// Nil for other distributions, and where a chance is so small that the quantile may leap over it.
  private static func countJumps(
    _ distribution: any Distribution, from first: Double, to last: Double
  ) -> [Jump]? {
    guard WideCount.isCount(distribution), last - first < Double(mostJumps) else { return nil }
    let chances = stride(from: first + 1, through: last, by: 1).map(distribution.density)
    guard chances.allSatisfy({ $0 > 0x1p-50 }) else { return nil }
    var above = [Double](repeating: distribution.survival(last), count: chances.count + 1)
    for k in chances.indices.reversed() { above[k] = above[k + 1] + chances[k] }
    var below = distribution.cumulative(first)
    return chances.indices.map { k in
      defer { below += chances[k] }
      return (score(below: below, above: above[k]), first + Double(k + 1))
    }
  }

  /// The score with two tails, by the smaller of them.
  private static func score(below: Double, above: @autoclosure () -> Double) -> Double {
    below < 0.5 ? SpecialFunctions.normalQuantile(below) : -SpecialFunctions.normalQuantile(above())
  }
}
