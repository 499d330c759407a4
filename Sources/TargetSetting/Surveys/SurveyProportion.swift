internal import Probability

/// The part of a sample that gave an answer: 80.6% satisfied.
public struct SurveyProportion: SurveyEstimate, Hashable {
  /// The part, between 0 and 1.
  public let value: Double
  /// Who was asked.
  public let sample: SurveySample

  /// Makes a proportion.
  ///
  /// - Throws: where it is not between 0 and 1.
  public init(_ value: Double, of sample: SurveySample) throws(SurveyError) {
    guard value >= 0, value <= 1 else { throw .proportion(value) }
    self.value = value
    self.sample = sample
  }

  /// p(1 − p)/n, widened by the design effect and narrowed by the finite population.
  public var variance: Double { value * (1 - value) / sample.effectiveSize }

  /// The quantile of the standard normal.
  public func quantile(level: Double) -> Double {
    SpecialFunctions.normalQuantile(0.5 + level / 2)
  }

  /// Half the width at a proportion of one half: what surveys publish as their error.
  public static func largestMargin(of sample: SurveySample, level: Double = 0.95) -> Double {
    let z = SpecialFunctions.normalQuantile(0.5 + level / 2)
    return z * (0.25 / sample.effectiveSize).squareRoot()
  }

  /// Wilson's interval, which stays between 0 and 1 and holds its level for few answers, too.
  ///
  /// Wilson, J. American Statistical Association 22, 1927, doi:10.1080/01621459.1927.10502953.
  public func wilson(level: Double = 0.95) -> ClosedRange<Double> {
    let n = sample.effectiveSize
    guard n.isFinite else { return value...value }
    let z2 = quantile(level: level) * quantile(level: level)
    let center = (value + z2 / (2 * n)) / (1 + z2 / n)
    let half = (z2 * (value * (1 - value) / n + z2 / (4 * n * n))).squareRoot() / (1 + z2 / n)
    return max(0, min(center - half, value))...min(1, max(center + half, value))
  }

  /// Whether the plain interval is too coarse: fewer than ten expected answers of either kind.
  public var isSmall: Bool {
    let n = sample.effectiveSize
    return n.isFinite && min(value, 1 - value) * n < 10
  }
}

/// The mean of answers on a scale: 4.2 of 5 points.
public struct SurveyMean: SurveyEstimate, Hashable {
  /// The mean.
  public let value: Double
  /// Standard deviation of the answers.
  public let deviation: Double
  /// Who was asked.
  public let sample: SurveySample

  /// Makes a mean.
  ///
  /// - Throws: where the mean is not finite, the deviation is negative, or only one answered.
  public init(_ value: Double, deviation: Double, of sample: SurveySample) throws(SurveyError) {
    guard value.isFinite, deviation.isFinite, deviation >= 0 else { throw .mean(value, deviation) }
    guard sample.size > 1 else { throw .size(sample.size) }
    self.value = value
    self.deviation = deviation
    self.sample = sample
  }

  /// s²/n, widened by the design effect and narrowed by the finite population.
  public var variance: Double { deviation * deviation / sample.effectiveSize }

  /// The quantile of Student's t with n − 1 degrees of freedom.
  public func quantile(level: Double) -> Double {
    guard let t = try? StudentT(df: Double(sample.size - 1), location: 0, scale: 1) else {
      return SpecialFunctions.normalQuantile(0.5 + level / 2)
    }
    return t.quantile(0.5 + level / 2)
  }
}
