/// Count, mean, variance and range of a sample, which can be merged block by block.
///
/// Blocks are merged by T. F. Chan, G. H. Golub, R. J. LeVeque (1983), The American Statistician 37,
/// 242–247. Merge in one fixed order for the same last bits.
public struct SampleStatistics: Sendable, Equatable {
  /// The number of values.
  public private(set) var count: Int = 0
  /// The mean; NaN without values.
  public var mean: Double { count > 0 ? centre : .nan }
  /// The least value; infinite without values.
  public private(set) var minimum: Double = .infinity
  /// The greatest value; minus infinity without values.
  public private(set) var maximum: Double = -.infinity
  private var centre = 0.0
  private var squares = 0.0

  /// No values yet.
  public init() {}

  /// The statistics of these values, in two passes.
  public init(_ values: [Double]) {
    guard !values.isEmpty else { return }
    count = values.count
    let first = values.reduce(0, +) / Double(count)
    // Overflowing sums and the rounding of the first mean are mended by the second pass.
    let correction = values.reduce(0) { $0 + ($1 - first) } / Double(count)
    centre = first + correction
    let mid = centre
    squares = values.reduce(0) { $0 + ($1 - mid) * ($1 - mid) }
    for value in values {
      minimum = min(minimum, value)
      maximum = max(maximum, value)
    }
  }

  /// Adds the values behind another set of statistics.
  public mutating func merge(_ other: SampleStatistics) {
    guard other.count > 0 else { return }
    guard count > 0 else {
      self = other
      return
    }
    let (n, m) = (Double(count), Double(other.count))
    let difference = other.centre - centre
    centre += difference * (m / (n + m))
    squares += other.squares + difference * difference * (n * (m / (n + m)))
    count += other.count
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
  }

  /// The sample variance (divided by n − 1); NaN with fewer than two values.
  public var variance: Double { count > 1 ? squares / Double(count - 1) : .nan }

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The mean with its standard error, the standard deviation over √n.
  public var meanStatistic: Statistic {
    Statistic(
      value: mean, standardError: (variance / Double(count)).squareRoot(), draws: count,
      method: "mean")
  }

  /// The share of `successes` among `draws` with its standard error.
  ///
  /// The standard error is that of (successes + 2) / (draws + 4): with two more of either kind 95%
  /// intervals hold where few succeed or fail, too (A. Agresti and B. A. Coull 1998, The American
  /// Statistician 52, 119–126).
  public static func proportion(successes: Int, draws: Int) -> Statistic {
    guard draws > 0 else {
      return Statistic(value: .nan, standardError: .nan, draws: 0, method: "proportion")
    }
    let (p, count) = ((Double(successes) + 2) / (Double(draws) + 4), Double(draws) + 4)
    return Statistic(
      value: Double(successes) / Double(draws),
      standardError: (p * (1 - p) / count).squareRoot(), draws: draws,
      method: "proportion")
  }
}
