import Glibc
import Synchronization

/// How much each order statistic of a sample says of a quantile.
///
/// It is the chance that the quantile of another sample takes its place (F. E. Harrell and
/// C. E. Davis 1982, Biometrika 69, 635–640). The weights depend on the size of the sample alone and
/// are kept, as thousands of columns have the same.
struct OrderWeights: Sendable {
  /// The rank of the first order statistic that matters, from 0.
  let first: Int
  /// The weights from there on.
  let weights: [Double]

  private struct Key: Hashable {
    let probability: Double
    let count: Int
  }
  private static let most = 64
  private static let known = Mutex<[Key: OrderWeights]>([:])

  /// The weights for the quantile of a probability in (0, 1) of a sample of `count` values.
  static func of(_ p: Double, count: Int) -> OrderWeights {
    let key = Key(probability: p, count: count)
    if let found = known.withLock({ $0[key] }) { return found }
    let weights = OrderWeights(p, count: count)
    known.withLock { known in
      if known.count >= most { known.removeAll() }
      known[key] = weights
    }
    return weights
  }

  private init(_ p: Double, count: Int) {
    let n = Double(count)
    let (a, b) = (p * (n + 1), (1 - p) * (n + 1))
    let spread = 10 * (p * (1 - p) / n).squareRoot() + 40 / n
    let first = max(0, Int(n * (p - spread)))
    let last = min(count, Int(n * (p + spread)) + 1)
    self.first = first
    weights =
      a * b / (a + b) < Self.smoothShape
      ? Self.differences(a, b, first..<last, count: count)
      : Self.integrals(a, b, first..<last, count: count)
  }

  /// From this a b / (a + b) on the density is so smooth that its values give its integrals.
  private static let smoothShape = 40.0

  /// What the distribution function of the beta distribution rises by over each cell.
  private static func differences(
    _ a: Double, _ b: Double, _ cells: Range<Int>, count: Int
  ) -> [Double] {
    func reached(_ i: Int) -> Double {
      i == 0 ? 0 : i == count ? 1 : incomplete(Double(i) / Double(count))
    }
    func incomplete(_ x: Double) -> Double { SpecialFunctions.incompleteBeta(x, a, b).lower }
    var below = reached(cells.lowerBound)
    return cells.map { i in
      let above = reached(i + 1)
      defer { below = above }
      return above - below
    }
  }

  /// The same from the density in the middle of each cell and of those around it, as shares of what
  /// all cells have; off by some 10⁻¹² of the largest at most.
  private static func integrals(
    _ a: Double, _ b: Double, _ cells: Range<Int>, count: Int
  ) -> [Double] {
    let mode = (a - 1) / (a + b - 2)
    let ends = cells.lowerBound - reach..<cells.upperBound + reach
    let heights = ends.map { i -> Double in
      let x = (Double(i) + 0.5) / Double(count)
      guard x > 0, x < 1 else { return 0 }
      return exp((a - 1) * log1p((x - mode) / mode) + (b - 1) * log1p((mode - x) / (1 - mode)))
    }
    let parts = heights.indices.dropFirst(reach).dropLast(reach).map { i in
      (1...reach).reduce(middle[0] * heights[i]) {
        $0 + middle[$1] * (heights[i - $1] + heights[i + $1])
      }
    }
    let whole = parts.reduce(0, +)
    return parts.map { $0 / whole }
  }

  /// Cells to each side whose middles count.
  private static let reach = 6
  /// Weights of the values in the middle of a cell and one, two, … cells away in the integral over
  /// it of the polynomial through them.
  private static let middle: [Double] = [
    2_363_901_877_171_212, 177_599_333_672_424, -24_529_951_079_685, 4_746_671_354_660,
    -795_361_709_622, 92_251_251_444, -5_329_242_827,
  ].map { $0 / 2_678_117_105_664_000 }
}
