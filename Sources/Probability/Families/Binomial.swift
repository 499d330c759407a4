import Glibc

/// The binomial distribution of the successes in independent trials.
public struct Binomial: Distribution, Equatable {
  /// The number of trials, a whole number.
  public let n: Double
  /// The probability of success.
  public let p: Double

  /// - Throws: `invalidParameter` unless `n` is whole, 0 to 2⁵³, and `p` between 0 and 1.
  public init(n: Double, p: Double) throws(ProbabilityError) {
    try require(n >= 0 && n == floor(n) && n <= 0x1p53, "binomial", "n", n, .wholeNumber)
    try require(p >= 0 && p <= 1, "binomial", "p", p, .probability)
    self.n = n
    self.p = p
  }

  /// n p.
  public var mean: Double { n * p }
  /// n p (1 − p).
  public var variance: Double { n * p * (1 - p) }
  /// Zero to n, or the one value that is certain.
  public var support: ClosedRange<Double> { (p == 1 ? n : 0)...(p == 0 ? 0 : n) }
  /// True.
  public var isDiscrete: Bool { true }
  /// The probability of exactly `x`.
  public func density(_ x: Double) -> Double {
    guard x >= 0, x <= n, x == floor(x) else { return x.isNaN ? x : 0 }
    return SaddlePoint.binomial(x, n - x, p, 1 - p)
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x < support.lowerBound ? 0 : x >= support.upperBound ? 1 : tails(x).upper
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x < support.lowerBound ? 1 : x >= support.upperBound ? 0 : tails(x).lower
  }
  /// The smallest count whose cumulative probability is at least `p`.
  public func quantile(_ probability: Double) -> Double {
    if let edge = quantileAtEdge(probability) { return edge }
    return CountSearch.smallest(
      reaching: probability, mean: mean, sd: variance.squareRoot(), limit: n,
      cumulative: cumulative)
  }
  /// `binomial(n, p)`.
  public var label: String { "binomial(\(shortNumber(n)), \(shortNumber(p)))" }

  private func tails(_ x: Double) -> Tails {
    SpecialFunctions.incompleteBeta(p, 1 - p, floor(x) + 1, n - floor(x))
  }
}
