/// How many were asked, out of how many, and how.
public struct SurveySample: Sendable, Hashable {
  /// Answers.
  public let size: Int
  /// How many could have been asked; nil where they are very many or not known.
  public let population: Int?
  /// By how much the variance exceeds that of a simple random sample (deff; Kish 1965): above 1
  /// for clusters and uneven weights.
  public let designEffect: Double

  /// The largest sample that is handled.
  public static let largest = 1_000_000_000

  /// Makes a sample.
  ///
  /// - Throws: where there is no answer, more answers than people, or a design effect that is not a
  ///   positive number up to 100.
  public init(
    size: Int, population: Int? = nil, designEffect: Double = 1
  ) throws(SurveyError) {
    guard (1...SurveySample.largest).contains(size) else { throw .size(size) }
    if let population, population < size { throw .population(population, size: size) }
    guard designEffect > 0, designEffect <= 100 else { throw .designEffect(designEffect) }
    self.size = size
    self.population = population
    self.designEffect = designEffect
  }

  /// √((N − n)/(N − 1)), by which a large part of a small population narrows the error; 1 without
  /// a population, 0 where all were asked (Cochran, Sampling Techniques, 3rd ed., §2.6).
  public var finiteCorrection: Double {
    guard let population, population > 1 else { return population == nil ? 1 : 0 }
    return (Double(population - size) / Double(population - 1)).squareRoot()
  }

  /// The size of a simple random sample of a very large population with the same error; infinite
  /// where all were asked.
  public var effectiveSize: Double {
    let correction = finiteCorrection * finiteCorrection
    return correction > 0 ? Double(size) / (designEffect * correction) : .infinity
  }

  /// The same number of answers shared out among several surveys, the smallest share.
  ///
  /// - Throws: where there are more surveys than answers, or none.
  public func split(into surveys: Int) throws(SurveyError) -> SurveySample {
    guard surveys >= 1, surveys <= size else { throw .split(surveys, size: size) }
    return try SurveySample(
      size: size / surveys, population: population, designEffect: designEffect)
  }
}

/// An estimate whose sampling variance is known.
public protocol SurveyEstimate: Sendable {
  /// The estimate: a proportion between 0 and 1, or a mean in the scale of the answers.
  var value: Double { get }
  /// Variance of the estimate over samples of the same design.
  var variance: Double { get }
  /// The quantile that an interval of a level between 0 and 1 takes: normal, or Student's t.
  func quantile(level: Double) -> Double
}

extension SurveyEstimate {
  /// Half the width of the interval around the estimate (표본오차).
  public func margin(level: Double = 0.95) -> Double {
    quantile(level: level) * variance.squareRoot()
  }
}
