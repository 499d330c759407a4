import Foundation
import Indicators

/// Discounted counts (`count`): a whole number from 0, its mean an exponentially weighted rate.
///
/// A gamma–Poisson model with discounted evidence, and the negative binomial where the counts vary more
/// than a Poisson. Every combination of discount, spread and season (``CountSmoothing/minimumSeasons``
/// seasons of data allow one) is weighed by the probability it gave, one step ahead, to what came.
/// M. West and P. J. Harrison (1997), *Bayesian Forecasting and Dynamic Models*, 2nd ed., §10; R. D. Snyder,
/// J. K. Ord and A. Beaumont (2012), *International Journal of Forecasting* 28, 485–496.
public struct CountSmoothing: ForecastMethod {
  /// How many full seasons of data allow a season.
  public static let minimumSeasons = 2

  /// Makes the method.
  public init() {}

  /// `count`.
  public var name: String { "count" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Weighs every candidate over the history.
  ///
  /// - Throws: `tooFewObservations`; `outsideDomain` for a value that is not a whole number from 0.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedCountSmoothing {
    try requireEnough(input)
    let history = try CountHistory(input, method: name)
    let m = input.seasonLength
    let priors: [Double?] =
      m > 1 && history.values.count >= Self.minimumSeasons * m ? [nil, 1] : [nil]
    let (start, noise) = Self.start(history.observed)
    let likelihoods = CountCandidate.dispersions.map {
      CountLikelihood(history.values, dispersion: $0)
    }
    var candidates: [CountCandidate] = []
    for prior in priors {
      for discount in CountCandidate.discounts {
        let pass = CountPass(discount: discount, seasonPrior: prior, season: m)
        let run = pass.run(history.values, start: start, noise: noise)
        for (dispersion, likelihood) in zip(CountCandidate.dispersions, likelihoods) {
          candidates.append(
            CountCandidate(
              discount: discount, dispersion: dispersion, means: run.ahead,
              effective: run.effective, evidence: likelihood.sum(run.before)))
        }
      }
    }
    return FittedCountSmoothing(
      method: name, input: input, candidates: candidates, start: start, noise: noise)
  }

  /// The level to begin with, from the first third (3 to 12 values), and the variance over the mean.
  private static func start(_ values: [Double]) -> (level: Double, noise: Double) {
    let n = Double(values.count)
    let first = values.prefix(max(3, min(12, values.count / 3)))
    let level = first.reduce(0, +) / Double(first.count)
    let mean = values.reduce(0) { $0 + $1 / n }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / n }
    return (max(level, 1 / (n + 1)), max(1, mean > 0 ? variance / mean : 1))
  }
}
