/// One trial: 1 with probability `p`, otherwise 0.
public struct Bernoulli: Distribution, Equatable {
  /// The probability of 1.
  public let p: Double

  /// - Throws: `invalidParameter` unless `p` is between 0 and 1.
  public init(p: Double) throws(ProbabilityError) {
    try require(p >= 0 && p <= 1, "bernoulli", "p", p, .probability)
    self.p = p
  }

  /// p.
  public var mean: Double { p }
  /// p (1 − p).
  public var variance: Double { p * (1 - p) }
  /// Zero to one, or the one value that is certain.
  public var support: ClosedRange<Double> { (p == 1 ? 1 : 0)...(p == 0 ? 0 : 1) }
  /// True.
  public var isDiscrete: Bool { true }
  /// The probability of exactly `x`.
  public func density(_ x: Double) -> Double { x.isNaN ? x : x == 1 ? p : x == 0 ? 1 - p : 0 }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { x.isNaN ? x : x < 0 ? 0 : x < 1 ? 1 - p : 1 }
  /// P(X > x).
  public func survival(_ x: Double) -> Double { x.isNaN ? x : x < 0 ? 1 : x < 1 ? p : 0 }
  /// 0 up to probability 1 − p, then 1.
  public func quantile(_ probability: Double) -> Double {
    quantileAtEdge(probability) ?? (probability <= 1 - p ? 0 : 1)
  }
  /// `bernoulli(p)`.
  public var label: String { "bernoulli(\(shortNumber(p)))" }
}
