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

/// The families that two percentiles determine, some of them with a further parameter.
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
  /// Triangular, with its mode.
  case triangular
  /// PERT, with its mode.
  case pert
  /// Student's t, with its degrees of freedom.
  case studentt

  /// The parameter that has to be given beside the percentiles; nil where none is open.
  public var furtherParameter: String? {
    switch self {
    case .triangular, .pert: "mode"
    case .studentt: "df"
    default: nil
    }
  }

  /// The distribution of this family with these two percentiles, in either order.
  ///
  /// - Parameters:
  ///   - one: A percentile.
  ///   - other: The other one.
  ///   - further: The ``furtherParameter``: a mode, between the two values, or degrees of freedom.
  /// - Returns: The distribution.
  /// - Throws: `invalidParameter` where a probability is not strictly between 0 and 1, the values do
  ///   not increase with the probabilities, or lie outside the family's support, or the further
  ///   parameter is out of range; `unreachablePercentiles` where no member has both, or the further
  ///   parameter is missing.
  public func distribution(
    _ one: Percentile, _ other: Percentile, further: Double? = nil
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
    case .triangular, .pert: return try withMode(low, high, mode: further)
    case .studentt:
      guard let df = further else { throw isOpen }
      let unit = try StudentT(df: df)
      let (a, b) = (unit.quantile(low.probability), unit.quantile(high.probability))
      let scale = (high.value - low.value) / (b - a)
      return try StudentT(df: df, location: low.value - a * scale, scale: scale)
    }
  }

  /// The triangular or PERT distribution with a mode between the two percentiles.
  private func withMode(
    _ low: Percentile, _ high: Percentile, mode: Double?
  ) throws(ProbabilityError) -> any Distribution {
    guard let mode else { throw isOpen }
    try require(
      mode >= low.value && mode <= high.value, rawValue, "mode", mode,
      .between(low.value, high.value))
    let isPERT = self == .pert
    let range = try PercentileSearch.range(rawValue, low, high, mode: mode) {
      (place: Double) throws(ProbabilityError) -> any Distribution in
      isPERT
        ? try PERT(min: 0, mode: place, max: 1) : try Triangular(min: 0, mode: place, max: 1)
    }
    return isPERT
      ? try PERT(min: range.min, mode: mode, max: range.max)
      : try Triangular(min: range.min, mode: mode, max: range.max)
  }

  /// The error where the further parameter was left out.
  private var isOpen: ProbabilityError {
    let name = furtherParameter ?? ""
    return .unreachablePercentiles(
      family: rawValue,
      reason: ParameterRequirement(
        korean: name == "df" ? "자유도(df)도 정해야 합니다" : "최빈값(mode)도 정해야 합니다",
        english: "its \(name) is needed as well"))
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
