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
  }

  /// The path of the next `horizon` periods after the first `known` entries, on the working scale,
  /// season included.
  func points(from known: Int, horizon: Int) -> [Double] {
    let slopes = slopes(known)
    let levels = windows.levels.map { path[known - 1] - mean(known, last: $0) }
    return (1...max(1, horizon)).prefix(horizon).map { step in
      path[known - 1] + change(known, step, levels, slopes)
        + (season.isEmpty ? 0 : season[(known + step - 1) % season.count])
    }
  }

  /// The change from the newest value to a step, season left out, never more than a factor of 20.
  private func change(_ known: Int, _ step: Int, _ levels: [Double], _ slopes: Slopes) -> Double {
    let (h, share) = windows.time(step)
    var total = 0.0
    var next = 0
    func add(_ feature: Double) {
      total += coefficients[next] * feature
      next += 1
    }
    for level in levels {
      add(level)
      add(level * share)
    }
    for slope in slopes.recent {
      add(slope * h)
      add(slope * h * share)
    }
    add(slopes.steady * h)
    add(slopes.steady * h * share)
    add(slopes.steadiness * slopes.recent[1] * h)
    if windows.seasonLength > 1 {
      add(season.isEmpty ? 0 : season[(known + step - 1) % season.count])
      let back = windows.seasonLength * ((step - 1) / windows.seasonLength + 1)
      let place = max(0, known + step - 1 - back)
      add(path[place] - mean(known, last: windows.seasonLength))
    }
    guard isLogarithmic else { return total }
    return min(max(total, -3), 3)
  }

  /// Slopes at an origin.
  private struct Slopes {
    /// Means of the last k against the k before, per period, then the least-squares slope.
    let recent: [Double]
    /// The mean change times its steadiness.
    let steady: Double
    /// The square of the mean change against its own error: 1 for steady growth, 0 for noise.
    let steadiness: Double
  }

  private func slopes(_ known: Int) -> Slopes {
    var recent = windows.slopes.map { window -> Double in
      let k = min(window, known / 2)
      return (mean(known, last: k) - mean(known - k, last: k)) / Double(k)
    }
    let n = Double(known)
    let cross = moments[known] - (n - 1) / 2 * sums[known]
    recent.append(cross / (n * (n * n - 1) / 12))
    let (growth, squares) = changes(known)
    let error = squares / max(n - 2, 1) / (n - 1)
    let steadiness =
      growth * growth / (growth * growth + error + 1e-12 * scale + .leastNormalMagnitude)
    return Slopes(recent: recent, steady: steadiness * growth, steadiness: steadiness)
  }

  /// The unit of the tiny prior of the steadiness: 1 on logarithms, the square of the size elsewhere.
  private var scale: Double {
    if isLogarithmic { return 1 }
    let size = path.reduce(0) { max($0, $1.magnitude) }
    return size * size
  }

  /// The mean change up to an origin and the sum of squares around it.
  private func changes(_ known: Int) -> (mean: Double, squares: Double) {
    let count = Double(known - 1)
    let mean = (path[known - 1] - path[0]) / count
    return (mean, max(0, squares[known] - count * mean * mean))
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
