import Foundation
import Indicators

/// Discounted counts (`count`): a whole number from 0, its mean an exponentially weighted rate.
///
/// A gamma–Poisson model with discounted evidence, and the negative binomial where the counts vary more
/// than a Poisson, alone or pooled with the counts seen so far. Every combination of discount, spread and
/// season (``CountSmoothing/minimumSeasons`` seasons of data allow one) is weighed by the probability it
/// gave, one step ahead, to what came; old evidence fades.
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
    let (start, noise) = Self.start(history, input.seasonLength)
    return FittedCountSmoothing(
      method: name, input: input,
      candidates: Self.candidates(history.values, input.seasonLength, start: start, noise: noise),
      start: start, noise: noise)
  }

  /// Every combination with its evidence.
  private static func candidates(
    _ values: [Double?], _ length: Int, start: Double, noise: Double
  ) -> [CountCandidate] {
    let isSeasonal = length > 1 && values.count >= minimumSeasons * length
    let seasons: [CountSeason?] = [nil] + (isSeasonal ? CountSeason.choices : [])
    let likelihoods = CountCandidate.dispersions.map { CountLikelihood(values, dispersion: $0) }
    let recurrence = CountRecurrence(values)
    var candidates: [CountCandidate] = []
    for season in seasons {
      let prior = season == nil ? log(Double(CountSeason.choices.count)) : 0
      for discount in CountCandidate.discounts {
        let run = CountPass(discount: discount, season: season, length: length)
          .run(values, start: start, noise: noise)
        for (dispersion, likelihood) in zip(CountCandidate.dispersions, likelihoods) {
          let sums = likelihood.sums(run.before, recurrence)
          for (isPooled, evidence) in [(false, sums.alone), (true, sums.pooled)] {
            candidates.append(
              CountCandidate(
                discount: discount, dispersion: dispersion, season: season, isPooled: isPooled,
                means: run.ahead, effective: run.effective, evidence: evidence + prior))
          }
        }
      }
    }
    return candidates
  }

  /// The level to begin with, from the first third (3 to 12 values), and the variance over the mean.
  private static func start(
    _ history: CountHistory, _ length: Int
  ) -> (level: Double, noise: Double) {
    let values = history.observed
    let n = Double(values.count)
    let first = values.prefix(max(3, min(12, values.count / 3)))
    let level = first.reduce(0, +) / Double(first.count)
    let mean = values.reduce(0) { $0 + $1 / n }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / n }
    let spread = min(variance, seasonalVariance(history.values, length) ?? variance)
    return (max(level, 1 / (n + 1)), max(1, mean > 0 ? spread / mean : 1))
  }

  /// The variance around the mean of each position of a season; nil where there may be no season.
  private static func seasonalVariance(_ values: [Double?], _ length: Int) -> Double? {
    guard length > 1, values.count >= minimumSeasons * length else { return nil }
    var (squares, freedom) = (0.0, 0)
    for position in 0..<length {
      let own = stride(from: position, to: values.count, by: length).compactMap { values[$0] }
      guard own.count > 1 else { continue }
      let mean = own.reduce(0, +) / Double(own.count)
      squares += own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += own.count - 1
    }
    return freedom > 0 ? squares / Double(freedom) : nil
  }
}
