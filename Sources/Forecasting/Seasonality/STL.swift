/// Decomposition into season, trend and remainder by local regression.
///
/// R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning (1990), *Journal of Official
/// Statistics* 6, 3–73; two inner iterations, windows and jumps as R's `stl()` chooses them.
struct STL {
  /// The season, one entry per value.
  let season: [Double]
  /// The trend, one entry per value.
  let trend: [Double]
  /// What is left.
  let remainder: [Double]

  /// Decomposes a history without gaps of more than two seasons; nil for a shorter one.
  init?(_ values: [Double], period: Int, seasonWindow: Int = 11) {
    let n = values.count
    guard period > 1, n > 2 * period else { return nil }
    func odd(_ x: Double) -> Int {
      let whole = Int(x.rounded())
      return whole % 2 == 0 ? whole + 1 : whole
    }
    func loess(_ window: Int, _ degree: Int) -> Loess {
      Loess(window: window, degree: degree, jump: (window + 9) / 10)
    }
    let across = loess(seasonWindow, 0)
    let low = loess(odd(Double(period)), 1)
    let width = (1.5 * Double(period) / (1 - 1.5 / Double(seasonWindow))).rounded(.up)
    let along = loess(odd(width), 1)
    var trend = [Double](repeating: 0, count: n)
    var season = trend
    for _ in 0..<2 {
      let cycles = Self.cycles(zip(values, trend).map { $0 - $1 }, period, across)
      let passed = low.smooth(Self.averaged(cycles, period))
      for i in 0..<n { season[i] = cycles[period + i] - passed[i] }
      trend = along.smooth(zip(values, season).map { $0 - $1 })
    }
    self.season = season
    self.trend = trend
    remainder = values.indices.map { values[$0] - season[$0] - trend[$0] }
  }

  /// Each position of the season smoothed by itself and carried on by one season at either end.
  private static func cycles(_ values: [Double], _ period: Int, _ loess: Loess) -> [Double] {
    let n = values.count
    var result = [Double](repeating: 0, count: n + 2 * period)
    for position in 0..<period {
      let own = Swift.stride(from: position, to: n, by: period).map { values[$0] }
      let k = own.count
      let smooth = loess.smooth(own)
      let reach = min(loess.window, k)
      let before = loess.fit(own, at: -1, 0, reach - 1) ?? smooth[0]
      let after = loess.fit(own, at: Double(k), k - reach, k - 1) ?? smooth[k - 1]
      result[position] = before
      for (index, value) in smooth.enumerated() {
        result[position + (index + 1) * period] = value
      }
      result[position + (k + 1) * period] = after
    }
    return result
  }

  /// Moving averages of one season, of one season again and of three.
  private static func averaged(_ values: [Double], _ period: Int) -> [Double] {
    [period, period, 3].reduce(values) { series, length in
      var sum = series.prefix(length).reduce(0, +)
      var result = [sum / Double(length)]
      result.reserveCapacity(series.count)
      for i in length..<max(length, series.count) {
        sum += series[i] - series[i - length]
        result.append(sum / Double(length))
      }
      return result
    }
  }

  /// How strong the season is, 0 to 1.
  ///
  /// `1 − Var(remainder) / Var(season + remainder)`, X. Wang, K. A. Smith and R. J. Hyndman (2006),
  /// *Data Mining and Knowledge Discovery* 13, 335–364.
  var seasonalStrength: Double {
    let both = zip(season, remainder).map { $0 + $1 }
    let whole = Self.variance(both)
    return whole > 0 ? min(1, max(0, 1 - Self.variance(remainder) / whole)) : 0
  }

  private static func variance(_ values: [Double]) -> Double {
    let n = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / n }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
  }
}
