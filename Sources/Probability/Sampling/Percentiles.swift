import Glibc

/// One percentile of a distribution: P(X ≤ value) = probability.
public struct Percentile: Sendable, Equatable {
  /// The probability, strictly between 0 and 1.
  public let probability: Double
  /// The value.
  public let value: Double

  /// A percentile, such as `Percentile(0.1, 250)`.
  public init(_ probability: Double, _ value: Double) {
    self.probability = probability
    self.value = value
  }
}

/// The families that two percentiles determine.
public enum PercentileFamily: String, Sendable, CaseIterable {
  /// Normal.
  case normal
  /// Lognormal; both values greater than 0.
  case lognormal
  /// Uniform.
  case uniform
  /// Gamma; both values greater than 0.
  case gamma
  /// Beta on [0, 1]; both values strictly between.
  case beta
  /// Negative binomial; both values whole numbers from 0. A count has no exact percentiles: the probability of
  /// less and half that of the value itself make the probability given.
  case negbinomial
  /// Student's t, which needs its degrees of freedom as well and is therefore refused.
  case studentt

  /// The distribution of this family with these two percentiles, in either order.
  ///
  /// - Throws: `invalidParameter` where a probability is not strictly between 0 and 1, the values do
  ///   not increase with the probabilities, or lie outside the family's support;
  ///   `unreachablePercentiles` where no member has both.
  public func distribution(
    _ one: Percentile, _ other: Percentile
  ) throws(ProbabilityError) -> any Distribution {
    let (low, high) = one.probability <= other.probability ? (one, other) : (other, one)
    try check(low, high)
    let (z, w) = (
      SpecialFunctions.normalQuantile(low.probability),
      SpecialFunctions.normalQuantile(high.probability)
    )
    switch self {
    case .normal:
      let sd = (high.value - low.value) / (w - z)
      return try Normal(mean: low.value - z * sd, sd: sd)
    case .lognormal:
      let sigma = log(high.value / low.value) / (w - z)
      return try LogNormal(mu: log(low.value) - z * sigma, sigma: sigma)
    case .uniform:
      let width = (high.value - low.value) / (high.probability - low.probability)
      let start = low.value - low.probability * width
      return try Uniform(min: start, max: start + width)
    case .gamma: return try PercentileSearch.gamma(low, high)
    case .beta: return try PercentileSearch.beta(low, high)
    case .negbinomial: return try PercentileSearch.negativeBinomial(low, high)
    case .studentt:
      throw .unreachablePercentiles(
        family: rawValue,
        reason: ParameterRequirement(
          korean: "자유도(df)까지 정해야 하므로 studentt(df, location, scale)로 적으십시오",
          english: "it also needs its degrees of freedom; write studentt(df, location, scale)"))
    }
  }

  private func check(_ low: Percentile, _ high: Percentile) throws(ProbabilityError) {
    for item in [low, high] {
      let p = item.probability
      try require(p > 0 && p < 1, rawValue, "p", p, .openProbability)
      let name = "p\(shortNumber(p * 100))"
      try require(true, rawValue, name, item.value, .finite)
      if self == .lognormal || self == .gamma {
        try require(item.value > 0, rawValue, name, item.value, .positive)
      } else if self == .negbinomial {
        let isWhole = item.value >= 0 && item.value <= 0x1p53 && item.value == item.value.rounded()
        try require(isWhole, rawValue, name, item.value, .wholeNumber)
      } else if self == .beta {
        try require(item.value > 0 && item.value < 1, rawValue, name, item.value, .openProbability)
      }
    }
    let lowName = "p\(shortNumber(low.probability * 100))"
    let highName = "p\(shortNumber(high.probability * 100))"
    try require(
      high.probability > low.probability, rawValue, "p", high.probability,
      .greater(than: "p", low.probability))
    try require(
      high.value > low.value, rawValue, highName, high.value, .greater(than: lowName, low.value))
  }
}
