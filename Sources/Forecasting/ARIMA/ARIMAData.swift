import Foundation

/// The numbers an ARIMA model is fitted to: a history and its regressors at a comfortable scale.
struct ARIMAData {
  /// `(value − origin) / unit`; NaN where nothing was observed.
  let values: [Double]
  /// The same with gaps filled for the search: interpolated, in their place in the season.
  let filled: [Double]
  /// What is subtracted.
  let origin: Double
  /// What is divided by, a power of two.
  let unit: Double
  /// Periods in a season.
  let season: Int
  /// Regressors, one entry per value each and then as many as are known ahead.
  let regressors: [[Double]]

  /// Whether some value is missing.
  var hasGaps: Bool { values.contains { $0.isNaN } }
  /// How many entries there are.
  var count: Int { values.count }

  /// Reads a history; where it is `centred` the first value is subtracted, which a model without
  /// differences cannot bear.
  init(_ input: ForecastInput, regressors: [[Double]] = [], centred: Bool = true) {
    let observed = input.observed
    origin = centred ? (observed.first ?? 0) : 0
    let start = origin
    let reach = observed.reduce(0) { max($0, ($1 - start).magnitude) }
    unit = reach > 0 ? Double(sign: .plus, exponent: reach.exponent + 1, significand: 1) : 1
    season = input.seasonLength
    self.regressors = regressors
    let size = unit
    values = input.values.map { $0.map { ($0 - start) / size } ?? .nan }
    filled = Self.filling(values, season: season)
  }

  /// The history itself, gaps filled, for tests that look at relative size.
  var original: [Double] { filled.map { $0 * unit + origin } }

  /// Straight lines across gaps, plus the usual deviation of that place in the season.
  private static func filling(_ values: [Double], season: Int) -> [Double] {
    guard values.contains(where: \.isNaN) else { return values }
    var line = values
    var last = values.firstIndex { !$0.isNaN } ?? 0
    for t in (last + 1)..<max(last + 1, values.count) where !values[t].isNaN {
      for gap in (last + 1)..<max(last + 1, t) {
        let share = Double(gap - last) / Double(t - last)
        line[gap] = values[last] + share * (values[t] - values[last])
      }
      last = t
    }
    guard season > 1, values.count >= 3 * season else { return line }
    var (sums, counts) = (
      [Double](repeating: 0, count: season), [Double](repeating: 0, count: season)
    )
    for t in values.indices where !values[t].isNaN {
      let low = max(0, min(t - season / 2, values.count - season))
      var level = 0.0
      for k in low..<(low + season) { level += line[k] }
      sums[t % season] += values[t] - level / Double(season)
      counts[t % season] += 1
    }
    for t in values.indices where values[t].isNaN && counts[t % season] > 0 {
      line[t] += sums[t % season] / counts[t % season]
    }
    return line
  }

  /// Periods ahead that all regressors are known for; nil where there are no regressors.
  var knownAhead: Int? { regressors.map { $0.count - count }.min() }

  /// The columns that explain the level: the constant of a model, then the regressors.
  ///
  /// The constant is 1 (mean) without differences and t (drift) with one. Beyond what is known of a
  /// regressor its last value stays.
  func columns(_ order: ARIMAOrder, constant: Bool, horizon: Int = 0) -> [[Double]] {
    let rows = count + horizon
    let regressors = regressors.map { column in
      column.count >= rows
        ? Array(column.prefix(rows))
        : column + [Double](repeating: column.last ?? 0, count: rows - column.count)
    }
    guard constant, order.differences <= 1 else { return regressors }
    let first =
      order.differences == 0
      ? [Double](repeating: 1, count: rows) : (1...max(1, rows)).map(Double.init)
    return [first] + regressors
  }
}
