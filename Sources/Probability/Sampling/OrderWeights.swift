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
    var below = first == 0 ? 0 : SpecialFunctions.incompleteBeta(Double(first) / n, a, b).lower
    self.first = first
    weights = (first..<last).map { (i: Int) -> Double in
      let above =
        i + 1 == count ? 1 : SpecialFunctions.incompleteBeta(Double(i + 1) / n, a, b).lower
      defer { below = above }
      return above - below
    }
  }
}
