import Glibc

/// Distributions with two given percentiles, where no formula has them.
enum PercentileSearch {
  /// The ratio of the two quantiles falls as the shape grows and does not depend on the scale.
  static func gamma(_ low: Percentile, _ high: Percentile) throws(ProbabilityError) -> Gamma {
    let wanted = log(high.value / low.value)
    func excess(_ logShape: Double) -> Double {
      let shape = exp(logShape)
      let a = quantile(shape, low.probability)
      let b = quantile(shape, high.probability)
      return a > 0 ? log(b / a) - wanted : .infinity
    }
    let logShape = try bisect(family: "gamma", low: -7, high: 23) { -excess($0) }
    let shape = exp(logShape)
    return try Gamma(shape: shape, scale: high.value / quantile(shape, high.probability))
  }

  private static func quantile(_ shape: Double, _ p: Double) -> Double {
    SpecialFunctions.inverseIncompleteGamma(shape, lower: p, upper: 1 - p)
  }

  /// For each precision a + b, the mean that meets the lower percentile; then the precision, of which
  /// the cumulative probability at the upper value is an increasing function.
  static func beta(_ low: Percentile, _ high: Percentile) throws(ProbabilityError) -> Beta {
    func shapes(_ logPrecision: Double) throws(ProbabilityError) -> (Double, Double) {
      let precision = exp(logPrecision)
      let u = try bisect(family: "beta", low: -36, high: 36) { (u: Double) -> Double in
        let (a, b) = split(precision, u)
        return low.probability - SpecialFunctions.incompleteBeta(low.value, a, b).lower
      }
      return split(precision, u)
    }
    let logPrecision = try bisect(family: "beta", low: -5, high: 20) {
      (logPrecision: Double) throws(ProbabilityError) -> Double in
      let (a, b) = try shapes(logPrecision)
      return SpecialFunctions.incompleteBeta(high.value, a, b).lower - high.probability
    }
    let (a, b) = try shapes(logPrecision)
    return try Beta(a: a, b: b)
  }

  /// For each size, the mean that meets the lower percentile; then the size, of which the probability at the
  /// upper value is an increasing function: the larger, the nearer to a Poisson.
  static func negativeBinomial(
    _ low: Percentile, _ high: Percentile
  ) throws(ProbabilityError) -> NegativeBinomial {
    let reach = (low: -20.0, high: 45.0)
    func excess(_ logMean: Double, _ size: Double) -> Double {
      low.probability - middle(low.value, mean: exp(logMean), size: size)
    }
    func mean(_ size: Double) throws(ProbabilityError) -> Double {
      exp(
        try bisect(family: "negbinomial", low: reach.low, high: reach.high) { excess($0, size) })
    }
    let logSize = try bisect(family: "negbinomial", low: -7, high: 18) {
      (logSize: Double) throws(ProbabilityError) -> Double in
      let size = exp(logSize)
      // So many zeros that no mean has the lower value there.
      if excess(reach.high, size) < 0 { return -1 }
      return middle(high.value, mean: try mean(size), size: size) - high.probability
    }
    let size = exp(logSize)
    return try NegativeBinomial(mean: try mean(size), size: size)
  }

  /// The least and the greatest value of a family with a mode between two percentiles.
  ///
  /// The place of the mode within the range sets the shape; where it lies between the percentiles of that
  /// shape increases with it.
  static func range(
    _ family: String, _ low: Percentile, _ high: Percentile, mode: Double,
    _ shape: (_ place: Double) throws(ProbabilityError) -> any Distribution
  ) throws(ProbabilityError) -> (min: Double, max: Double) {
    let wanted = (mode - low.value) / (high.value - low.value)
    func ends(_ place: Double) throws(ProbabilityError) -> (Double, Double) {
      let unit = try shape(place)
      return (unit.quantile(low.probability), unit.quantile(high.probability))
    }
    let place = try bisect(family: family, low: 0, high: 1) {
      (place: Double) throws(ProbabilityError) -> Double in
      let (a, b) = try ends(place)
      return place - a - wanted * (b - a)
    }
    let (a, b) = try ends(place)
    let width = (high.value - low.value) / (b - a)
    return (mode - place * width, mode + (1 - place) * width)
  }

  /// P(X < k) + P(X = k) / 2 of a negative binomial.
  private static func middle(_ k: Double, mean: Double, size: Double) -> Double {
    let success = size / (size + mean)
    func upTo(_ k: Double) -> Double {
      k < 0 ? 0 : SpecialFunctions.incompleteBeta(success, size, k + 1).lower
    }
    return (upTo(k - 1) + upTo(k)) / 2
  }

  /// a and b from their sum and the logit of the mean.
  private static func split(_ precision: Double, _ logit: Double) -> (Double, Double) {
    let e = exp(-logit.magnitude)
    let (large, small) = (precision / (1 + e), precision * e / (1 + e))
    return logit < 0 ? (small, large) : (large, small)
  }

  /// The zero of an increasing function on an interval.
  private static func bisect(
    family: String, low: Double, high: Double,
    _ function: (Double) throws(ProbabilityError) -> Double
  ) throws(ProbabilityError) -> Double {
    var (a, b) = (low, high)
    guard try function(a) <= 0, try function(b) >= 0 else {
      throw .unreachablePercentiles(
        family: family,
        reason: ParameterRequirement(
          korean: "두 값 사이의 간격이 이 분포로 나타낼 수 있는 범위를 벗어납니다",
          english: "the spread between the two values is beyond what the family can show"))
    }
    for _ in 0..<60 {
      let middle = (a + b) / 2
      if middle == a || middle == b { break }
      if try function(middle) < 0 { a = middle } else { b = middle }
    }
    return (a + b) / 2
  }
}
