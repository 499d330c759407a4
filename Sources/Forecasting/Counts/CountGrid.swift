import Foundation

/// The candidates that `count` weighs: how fast the level moves, how much more than a Poisson the
/// counts vary, and whether there is a season.
struct CountCandidate: Sendable {
  /// What a month keeps of its weight a month later.
  let discount: Double
  /// (variance − mean)/mean²; 0 is the Poisson.
  let dispersion: Double
  /// The expected count of each coming position of the season, from the next period on.
  var means: [Double]
  /// How many values the level rests on.
  var effective: Double
  /// The logarithm of the probability it gave to what came.
  var evidence: Double

  static let discounts = [0.6, 0.8, 0.9, 0.95, 0.98, 0.995]
  static let dispersions = [20, 10, 5, 2.5, 1.25, 0.625, 0.3125, 0]
}

/// One pass over a history for one discount, with or without seasonal factors.
///
/// The level is Σ δ^age y over Σ δ^age f, the mean of a gamma distribution updated by each Poisson count
/// after its weight was discounted: M. West and P. J. Harrison (1997), *Bayesian Forecasting and Dynamic
/// Models*, §10; A. C. Harvey and C. Fernandes (1989), *Journal of Business & Economic Statistics* 7,
/// 407–417. A seasonal factor is a gamma mean too, 1 before any data.
struct CountPass {
  let discount: Double
  /// How many values' worth of evidence a factor of 1 has; nil without a season.
  let seasonPrior: Double?
  let season: Int

  /// The expected counts before each entry, and those of the coming season.
  func run(_ values: [Double?], start: Double, noise: Double)
    -> (before: [Double], ahead: [Double], effective: Double)
  {
    var (weighted, weight) = (start, 1.0)
    var sums = [Double](repeating: 0, count: seasonPrior == nil ? 0 : season)
    var expected = sums
    func factor(_ index: Int) -> Double {
      guard let seasonPrior else { return 1 }
      let position = index % season
      return (seasonPrior + sums[position] / noise) / (seasonPrior + expected[position] / noise)
    }
    var before: [Double] = []
    before.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      let level = max(weighted / weight, 1e-3 * start)
      let factor = factor(index)
      before.append(level * factor)
      guard let value else {
        (weighted, weight) = (weighted * discount, weight * discount)
        continue
      }
      weighted = weighted * discount + value
      weight = weight * discount + factor
      if seasonPrior != nil {
        sums[index % season] += value
        expected[index % season] += level
      }
    }
    let level = max(weighted / weight, 1e-3 * start)
    let ahead = (0..<(seasonPrior == nil ? 1 : season)).map { level * factor(values.count + $0) }
    return (before, ahead, weight)
  }
}

/// The logarithm of the probability of counts under a negative binomial.
struct CountLikelihood {
  private let values: [Double?]
  private let constants: [Double]
  private let size: Double?

  /// Prepares what does not depend on the mean.
  init(_ values: [Double?], dispersion: Double) {
    self.values = values
    let size = dispersion > 0 ? 1 / dispersion : nil
    self.size = size
    constants = values.map { value in
      guard let y = value else { return 0 }
      guard let size else { return -lgamma(y + 1) }
      return lgamma(y + size) - lgamma(size) - lgamma(y + 1)
    }
  }

  /// The sum over all observed entries, given the expected counts.
  func sum(_ means: [Double]) -> Double {
    var total = 0.0
    for (index, value) in values.enumerated() {
      guard let y = value else { continue }
      let mean = means[index]
      if let size {
        total +=
          constants[index] - size * log1p(mean / size)
          + (y > 0 ? y * log(mean / (size + mean)) : 0)
      } else {
        total += constants[index] - mean + (y > 0 ? y * log(mean) : 0)
      }
    }
    return total
  }
}
