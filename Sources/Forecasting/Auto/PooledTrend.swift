import Foundation

/// A trend learned once from many series: the change ahead is a fixed linear function of how far the
/// newest value stands from recent averages, of recent and long slopes and of the season.
///
/// A pooled autoregression in the sense of P. Montero-Manso and R. J. Hyndman (2021), *International
/// Journal of Forecasting* 37, 1632–1653: one set of coefficients for all series of a kind, so that
/// nothing is estimated on the series itself but its seasonal indices. Its errors at earlier origins
/// are therefore honest forecast errors, and ``Auto`` takes its widths from them.
///
/// The work is done on logarithms where all values are positive, otherwise on the values; every
/// feature is a difference, so units and scale do not matter.
struct PooledTrend: Sendable {
  /// The history without its season, on the working scale.
  let path: [Double]
  /// The seasonal index by position in the season, on the working scale; empty without a season.
  let season: [Double]
  /// Whether the working scale is the logarithm.
  let isLogarithmic: Bool
  /// What the features look at.
  let windows: PooledTrendWindows
  private let coefficients: [Double]
  private let sums: [Double]
  private let moments: [Double]
  private let squares: [Double]
  /// The tiny prior of the steadiness, in squared units of the path.
  private let prior: Double

  /// Prepares a gap-free history; `indices` are seasonal indices that fit the form (factors for
  /// logarithms, differences otherwise), empty for none.
  init(
    _ values: [Double], indices: [Double], seasonLength: Int, isLogarithmic: Bool,
    coefficients: [Double]
  ) {
    windows = PooledTrendWindows(seasonLength: seasonLength)
    season = isLogarithmic ? indices.map { log($0) } : indices
    let season = self.season
    path = values.enumerated().map { index, value in
      let level = isLogarithmic ? log(value) : value
      return season.isEmpty ? level : level - season[index % season.count]
    }
    self.isLogarithmic = isLogarithmic
    self.coefficients = coefficients
    var (sum, moment) = (0.0, 0.0)
    let origin = path.first ?? 0
    var sums = [0.0]
    var moments = [0.0]
    var squares = [0.0]
    var last = origin
    for (index, value) in path.enumerated() {
      squares.append((squares.last ?? 0) + (value - last) * (value - last))
      last = value
      sum += value - origin
      moment += Double(index) * (value - origin)
      sums.append(sum)
      moments.append(moment)
    }
    self.sums = sums
    self.moments = moments
    self.squares = squares
    let size = isLogarithmic ? 1 : path.reduce(0) { max($0, $1.magnitude) }
    prior = 1e-12 * size * size + .leastNormalMagnitude
  }

  /// The path of the next `horizon` periods after the first `known` entries, on the working scale,
  /// season included.
  func points(from known: Int, horizon: Int) -> [Double] {
    guard horizon > 0 else { return [] }
    let origin = origin(known)
    return (1...horizon).map { point(origin, step: $0, windows.time($0)) }
  }

  /// A point of the path after an origin, never more than a factor of 20 from its newest value.
  func point(_ origin: Origin, step: Int, _ time: (h: Double, share: Double)) -> Double {
    let (h, share) = time
    var change =
      origin.level + origin.levelShare * share + (origin.slope + origin.slopeShare * share) * h
    let entry = origin.known + step - 1
    let ahead = season.isEmpty ? 0 : season[entry % season.count]
    if windows.seasonLength > 1 {
      let back = windows.seasonLength * ((step - 1) / windows.seasonLength + 1)
      let before = path[max(0, entry - back)] - origin.seasonMean
      change += coefficients[seasonal] * ahead + coefficients[seasonal + 1] * before
    }
    if isLogarithmic { change = min(max(change, -3), 3) }
    return path[origin.known - 1] + change + ahead
  }

  /// What the forecasts from one origin share: the change ahead is linear in the step, in the share of
  /// the reach and in their product.
  struct Origin {
    let known: Int
    fileprivate(set) var level = 0.0
    fileprivate(set) var levelShare = 0.0
    fileprivate(set) var slope = 0.0
    fileprivate(set) var slopeShare = 0.0
    /// The mean of the newest season.
    fileprivate(set) var seasonMean = 0.0
  }

  /// The forecasts after the first `known` entries.
  func origin(_ known: Int) -> Origin {
    var origin = Origin(known: known)
    let newest = path[known - 1]
    var next = 0
    for window in windows.levels {
      let level = newest - mean(known, last: window)
      origin.level += coefficients[next] * level
      origin.levelShare += coefficients[next + 1] * level
      next += 2
    }
    var middle = 0.0
    for (index, window) in windows.slopes.enumerated() {
      let k = min(window, known / 2)
      let slope = (mean(known, last: k) - mean(known - k, last: k)) / Double(k)
      if index == 1 { middle = slope }
      add(slope, at: next, to: &origin)
      next += 2
    }
    add(longSlope(known), at: next, to: &origin)
    let (growth, steadiness) = growth(known)
    add(steadiness * growth, at: next + 2, to: &origin)
    origin.slope += coefficients[next + 4] * steadiness * middle
    if windows.seasonLength > 1 { origin.seasonMean = mean(known, last: windows.seasonLength) }
    return origin
  }

  private func add(_ slope: Double, at index: Int, to origin: inout Origin) {
    origin.slope += coefficients[index] * slope
    origin.slopeShare += coefficients[index + 1] * slope
  }

  /// The place of the first seasonal coefficient.
  private var seasonal: Int { 2 * windows.levels.count + 2 * windows.slopes.count + 5 }

  /// The least-squares slope of everything up to an origin.
  private func longSlope(_ known: Int) -> Double {
    let n = Double(known)
    return (moments[known] - (n - 1) / 2 * sums[known]) / (n * (n * n - 1) / 12)
  }

  /// The mean change up to an origin, and how steady it is: its square against its own error, 1 for
  /// steady growth, 0 for noise.
  private func growth(_ known: Int) -> (mean: Double, steadiness: Double) {
    let count = Double(known - 1)
    let mean = (path[known - 1] - path[0]) / count
    let spread = max(0, squares[known] - count * mean * mean)
    let error = spread / max(Double(known) - 2, 1) / count
    return (mean, mean * mean / (mean * mean + error + prior))
  }

  private func mean(_ known: Int, last window: Int) -> Double {
    let k = min(window, known)
    return (path.first ?? 0) + (sums[known] - sums[known - k]) / Double(k)
  }
}

/// What the pooled trend looks at, by the length of the season.
struct PooledTrendWindows: Sendable, Hashable {
  /// Periods in a season; 1 for none.
  let seasonLength: Int
  /// Lengths of the averages that the newest value is compared with.
  let levels: [Int]
  /// Lengths of the stretches whose means give recent slopes.
  let slopes: [Int]
  /// The horizon that was learned; beyond it growth fades.
  let reach: Int

  /// Windows for a season, scaled from those learned for years, quarters and months.
  init(seasonLength: Int) {
    let m = max(1, seasonLength)
    self.seasonLength = m
    switch m {
    case 1: (levels, slopes, reach) = ([2, 3, 5, 8], [1, 2, 4], 6)
    case 2...6:
      let half = max(1, m / 2)
      (levels, slopes, reach) = ([max(2, half), m, 2 * m, 3 * m], [half, m, 2 * m], 2 * m)
    default:
      let quarter = (m + 2) / 4
      levels = [max(2, (m + 3) / 6), quarter, m / 2, m, 2 * m]
      (slopes, reach) = ([quarter, m / 2, m], m + m / 2)
    }
  }

  /// The fewest values before an origin whose error is counted.
  var firstOrigin: Int { max(6, seasonLength > 1 ? 2 * seasonLength : 0) }

  /// The step as growth sees it and as a share of the reach; beyond the reach both level off, at one
  /// and a half times the reach.
  func time(_ step: Int) -> (h: Double, share: Double) {
    let (h, limit) = (Double(step), Double(reach))
    let seen = h <= limit ? h : limit + limit / 2 * (1 - exp(-2 * (h - limit) / limit))
    return (seen, seen / limit)
  }

  /// How many coefficients there are.
  var coefficientCount: Int {
    2 * levels.count + 2 * (slopes.count + 1) + 3 + (seasonLength > 1 ? 2 : 0)
  }
}
