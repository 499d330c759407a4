import Foundation

/// Seasonal-trend decomposition by loess: the windows and iterations, as R's `stl()` has them.
///
/// R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning (1990), *Journal of Official
/// Statistics* 6, 3–73.
public struct STL: Sendable, Hashable {
  /// Periods in a season, 2 or more.
  public let period: Int
  /// Years that take part in the smoothing of one season; nil makes the season the same every year.
  public let seasonalWindow: Int?
  /// Periods that take part in the smoothing of the trend; nil for the authors' rule.
  public let trendWindow: Int?
  /// Whether outliers lose their weight, in 15 rounds.
  public let isRobust: Bool

  /// Makes a specification; windows are raised to the next odd number of at least 3.
  public init(
    period: Int, seasonalWindow: Int? = 11, trendWindow: Int? = nil, isRobust: Bool = false
  ) {
    self.period = max(2, period)
    self.seasonalWindow = seasonalWindow.map(Self.odd)
    self.trendWindow = trendWindow.map(Self.odd)
    self.isRobust = isRobust
  }

  static func odd(_ window: Int) -> Int { max(3, window % 2 == 0 ? window + 1 : window) }

  /// The smoothers for a series of `count` values: season, trend and low-pass.
  func smoothers(count: Int) -> (season: Loess, trend: Loess, low: Loess) {
    let seasonal = seasonalWindow ?? 10 * count + 1
    let rule = 1.5 * Double(period) / (1 - 1.5 / Double(seasonal))
    let trend = trendWindow ?? Self.odd(Int(rule.rounded(.up)))
    func loess(_ window: Int, _ degree: Int) -> Loess {
      Loess(window: window, degree: degree, jump: (window + 9) / 10)
    }
    return (loess(seasonal, 0), loess(trend, 1), loess(Self.odd(period), 1))
  }

  /// Splits a series without gaps into season, trend and remainder.
  ///
  /// Nil for a series of at most two seasons.
  public func decompose(_ values: [Double]) -> STLDecomposition? {
    guard values.count > 2 * period else { return nil }
    var run = STLRun(self, values)
    run.iterate()
    var seasonal = run.seasonal
    if seasonalWindow == nil { Self.makePeriodic(&seasonal, period) }
    return STLDecomposition(
      seasonal: seasonal, trend: run.trend,
      remainder: values.indices.map { values[$0] - seasonal[$0] - run.trend[$0] },
      weights: run.weights)
  }

  private static func makePeriodic(_ seasonal: inout [Double], _ period: Int) {
    for position in 0..<period {
      let places = stride(from: position, to: seasonal.count, by: period)
      let mean = places.reduce(0) { $0 + seasonal[$1] } / Double(Array(places).count)
      for place in places { seasonal[place] = mean }
    }
  }

  /// The sum of squared weights of a season's forecast: what its own error is, in units of the
  /// remainder's variance.
  func seasonalLeverage(count: Int) -> Double {
    let years = max(1, count / period)
    guard seasonalWindow != nil else { return 1 / Double(years) }
    let loess = smoothers(count: count).season
    var work = [Double](repeating: 0, count: years)
    let left = max(0, years - loess.window)
    let isFound = work.withUnsafeMutableBufferPointer {
      loess.weights(at: Double(years - 1), (left, years - 1), count: years, nil, $0)
    }
    return isFound ? work.reduce(0) { $0 + $1 * $1 } : 1
  }
}

/// A series as the sum of season, trend and remainder.
public struct STLDecomposition: Sendable {
  /// The season at each entry.
  public let seasonal: [Double]
  /// The trend at each entry.
  public let trend: [Double]
  /// What is left over at each entry.
  public let remainder: [Double]
  /// The robustness weight of each entry, 0 to 1; 1 without robustness.
  public let weights: [Double]

  /// How strong the season is, 0 to 1.
  ///
  /// `1 − Var(remainder) / Var(season + remainder)`, X. Wang, K. A. Smith and R. J. Hyndman (2006),
  /// *Data Mining and Knowledge Discovery* 13, 335–364.
  public var seasonalStrength: Double {
    let whole = Self.variance(zip(seasonal, remainder).map { $0 + $1 })
    return whole > 0 ? min(1, max(0, 1 - Self.variance(remainder) / whole)) : 0
  }

  private static func variance(_ values: [Double]) -> Double {
    let n = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / n }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
  }
}
