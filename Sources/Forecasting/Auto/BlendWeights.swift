import Foundation

/// Weights of the combination by what a series looks like.
///
/// The softmax of one linear function a member, learned between collections and shrunk to equal weights,
/// over the mean square of the member's newest one-step errors: J. M. Bates and C. W. J. Granger (1969),
/// *Operational Research Quarterly* 20, 451–468. Members without coefficients weigh by their errors alone.
struct BlendWeights: Sendable {
  /// What a member's weight depends on.
  struct Coefficients: Sendable {
    let member: BlendMember
    let constant: Double
    /// On the log of the number of values over 30.
    let length: Double
    /// On the log of the relative one-step error, around e^−2.5.
    let noise: Double
    /// On the strength of the trend, around 0.7.
    let trend: Double
    /// On the strength of the season, around 0.5; nothing for series without a season length.
    let season: Double

    init(
      _ member: BlendMember, _ constant: Double = 0, length: Double = 0, noise: Double = 0,
      trend: Double = 0, season: Double = 0
    ) {
      self.member = member
      self.constant = constant
      self.length = length
      self.noise = noise
      self.trend = trend
      self.season = season
    }
  }

  /// One a member, in the order of the combination; the pooled trend last where it takes part.
  let coefficients: [Coefficients]

  /// The members.
  var members: [BlendMember] { coefficients.map(\.member) }

  /// The share of the median in the centre, the rest being the weighted mean, so that a member that runs
  /// away does less harm.
  static let medianShare = 0.3

  /// What an error counts beside one a period younger.
  static let errorDiscount = 0.8

  /// The sizes of the members' one-step errors, then that of the pooled trend where it is given: from half
  /// of the history on, or from where the trend's own are counted.
  static func errors(
    of fitted: [[Double?]], _ input: ForecastInput, _ past: SeriesWidth?
  ) -> [Double?] {
    let values = input.values
    let first = min(
      PooledTrendWindows(seasonLength: input.seasonLength).firstOrigin, values.count / 2)
    let sizes = fitted.map { error(values, $0, from: first) }
    guard let past else { return sizes }
    let pooled = values.indices.map { $0 >= max(2, first) ? past.pooled(1, from: $0)[0] : nil }
    return sizes + [error(values, pooled, from: first)]
  }

  /// What is an error of rounding, over the largest value.
  private static let rounding = 1e-12

  /// The root mean square of the one-step errors from an entry on, the newest counting most; nil where
  /// there are none.
  private static func error(_ values: [Double?], _ fitted: [Double?], from first: Int) -> Double? {
    var (sum, total, weight) = (0.0, 0.0, 1.0)
    let largest = values.reduce(0) { max($0, $1?.magnitude ?? 0) }
    for (value, fit) in zip(values, fitted).dropFirst(first).reversed() {
      guard let value, let fit else { continue }
      sum += weight * (value - fit) * (value - fit)
      total += weight
      weight *= errorDiscount
    }
    guard total > 0, sum.isFinite else { return nil }
    let size = (sum / total).squareRoot()
    return size > rounding * largest ? size : 0
  }

  /// What the weights depend on.
  struct Features: Sendable {
    let count: Int
    /// The pooled trend's relative one-step error.
    let noise: Double
    /// The share of the variance without season that a moving average explains, 0 to 1.
    let trend: Double
    /// The share of the variance without trend that the season explains; nil without a season length.
    let season: Double?

    /// Looks at a history on the working scale of its pooled trend.
    init(_ pooled: PooledTrend, noise: Double) {
      let path = pooled.path
      let m = pooled.windows.seasonLength
      let reach = (m > 1 ? m : 5) / 2
      var sums = [0.0]
      sums.reserveCapacity(path.count + 1)
      let origin = path.first ?? 0
      for value in path { sums.append((sums.last ?? 0) + value - origin) }
      var rest = [Double](repeating: 0, count: path.count)
      var full = rest
      for index in path.indices {
        let (from, to) = (max(0, index - reach), min(path.count, index + reach + 1))
        rest[index] = path[index] - origin - (sums[to] - sums[from]) / Double(to - from)
        full[index] = rest[index] + pooled.actual(index) - path[index]
      }
      let left = Self.variance(rest)
      count = path.count
      self.noise = noise
      trend = Self.explained(left, of: Self.variance(path))
      season =
        m == 1 ? nil : pooled.season.isEmpty ? 0 : Self.explained(left, of: Self.variance(full))
    }

    private static func explained(_ left: Double, of all: Double) -> Double {
      all > 0 ? min(max(1 - left / all, 0), 1) : 0
    }

    private static func variance(_ x: [Double]) -> Double {
      let count = Double(max(1, x.count))
      let mean = x.reduce(0) { $0 + $1 / count }
      return x.reduce(0) { $0 + ($1 - mean) * (($1 - mean) / count) }
    }
  }

  /// The weights of the members that could be fitted, in their order; they sum to 1.
  ///
  /// `errors` are the sizes of their newest one-step errors; an unknown one counts as the largest.
  func callAsFunction(
    _ features: Features, of members: [BlendMember], errors: [Double?]
  ) -> [Double] {
    let length = log(Double(max(1, features.count)) / 30)
    let noise = log(max(features.noise, 1e-6)) + 2.5
    let worst = errors.reduce(0) { max($0, $1 ?? 0) }
    let logits = zip(members, errors).map { member, error -> Double in
      // A thousandth of the largest at least: no member is exact.
      let size = worst > 0 ? max((error ?? worst) / worst, 1e-3) : 1
      let accuracy = log(member.vote) - 2 * log(size)
      guard let c = coefficients.first(where: { $0.member == member }) else { return accuracy }
      let shape = c.trend * (features.trend - 0.7) + c.season * ((features.season ?? 0.5) - 0.5)
      let logit = c.constant + c.length * length + c.noise * noise + shape
      return accuracy + (logit.isFinite ? min(max(logit, -30), 30) : 0)
    }
    let largest = logits.max() ?? 0
    let raw = logits.map { exp($0 - largest) }
    let total = raw.reduce(0, +)
    return raw.map { $0 / total }
  }
}
