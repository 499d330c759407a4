import Foundation

/// A season that the counts may have.
struct CountSeason: Sendable, Hashable {
  /// How many values' worth of evidence a factor of 1 has.
  let evidence: Double
  /// Whether a month learns from its neighbours, at half the weight.
  let isSmooth: Bool

  /// The seasons weighed; no season weighs as much as all of them.
  static let choices = [
    CountSeason(evidence: 0.3, isSmooth: false), CountSeason(evidence: 3, isSmooth: false),
    CountSeason(evidence: 1, isSmooth: true),
  ]
}

/// The candidates that `count` weighs: how fast the level moves, how much more than a Poisson the
/// counts vary, whether there is a season, and whether counts repeat themselves.
struct CountCandidate: Sendable {
  /// What a month keeps of its weight a month later.
  let discount: Double
  /// (variance − mean)/mean²; 0 is the Poisson.
  let dispersion: Double
  /// The season; nil for none.
  let season: CountSeason?
  /// Whether the counts seen so far are pooled with the model.
  let isPooled: Bool
  /// The expected count of each coming position of the season, from the next period on.
  var means: [Double]
  /// How many values the level rests on.
  var effective: Double
  /// The logarithm of the probability it gave to what came, faded, and that of its prior.
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
  let season: CountSeason?
  /// Periods in a season.
  let length: Int

  /// How many values the level to begin with counts for.
  private static let startWeight = 3.0
  /// The share of the level to begin with below which no level falls, however long nothing came.
  private static let floor = 0.1

  /// The expected counts before each entry, and those of the coming season.
  func run(_ values: [Double?], start: Double, noise: Double)
    -> (before: [Double], ahead: [Double], effective: Double)
  {
    var (weighted, weight) = (Self.startWeight * start, Self.startWeight)
    var factors = CountFactors(season: season, length: length, noise: noise)
    var before: [Double] = []
    before.reserveCapacity(values.count)
    var position = 0
    for value in values {
      let level = max(weighted / weight, Self.floor * start)
      let factor = factors[position]
      before.append(level * factor)
      if let value {
        weighted = weighted * discount + value
        weight = weight * discount + factor
        factors.learn(value, expected: level, at: position)
      } else {
        (weighted, weight) = (weighted * discount, weight * discount)
      }
      position = position + 1 == length ? 0 : position + 1
    }
    let level = max(weighted / weight, Self.floor * start)
    let ahead = (0..<(season == nil ? 1 : length)).map { level * factors[(position + $0) % length] }
    return (before, ahead, weight)
  }
}

/// The factors of a season as they are learned: what came over what the level let expect.
private struct CountFactors {
  let season: CountSeason?
  let length: Int
  let noise: Double
  private var sums: [Double]
  private var expected: [Double]

  init(season: CountSeason?, length: Int, noise: Double) {
    self.season = season
    self.length = length
    self.noise = noise
    sums = [Double](repeating: 0, count: season == nil ? 0 : length)
    expected = sums
  }

  subscript(position: Int) -> Double {
    guard let season else { return 1 }
    let prior = season.evidence * noise
    guard season.isSmooth else {
      return (prior + sums[position]) / (prior + expected[position])
    }
    let after = position + 1 == length ? 0 : position + 1
    let before = position == 0 ? length - 1 : position - 1
    return (prior + sums[position] + (sums[before] + sums[after]) / 2)
      / (prior + expected[position] + (expected[before] + expected[after]) / 2)
  }

  mutating func learn(_ value: Double, expected level: Double, at position: Int) {
    guard season != nil else { return }
    sums[position] += value
    expected[position] += level
  }
}
