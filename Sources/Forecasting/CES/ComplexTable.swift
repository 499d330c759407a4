/// The states of complex exponential smoothing: a row per period, one season before the first
/// period and, while fitting, one beyond the last.
///
/// Four columns: level, potential, season and the season's potential.
struct ComplexTable: Sendable {
  /// Periods in a season; 1 without.
  let lag: Int
  let season: ComplexSeason
  var level: [Double]
  var potential: [Double]
  var seasonal: [Double]
  var shadow: [Double]

  init(_ season: ComplexSeason, lag: Int, rows: Int) {
    self.season = season
    self.lag = lag
    level = Array(repeating: 0, count: rows)
    potential = level
    seasonal = season.hasSeasonalState ? level : []
    shadow = season == .full ? level : []
  }

  /// The start: the first season of the history, as statsforecast 2.1.1 has it.
  ///
  /// Nil where a season's indices cannot be found.
  init?(_ values: [Double], _ season: ComplexSeason, lag: Int, rows: Int) {
    self.init(season, lag: lag, rows: rows)
    func mean(_ count: Int) -> Double {
      let seen = values.prefix(count).filter { !$0.isNaN }
      return seen.isEmpty ? 0 : seen.reduce(0, +) / Double(seen.count)
    }
    let first = mean(season == .none ? 10 : lag)
    for j in 0..<lag {
      level[j] = season == .simple && !values[j].isNaN ? values[j] : first
      potential[j] = level[j] / 1.1
    }
    guard season.hasSeasonalState else { return }
    let history = values.map { $0.isNaN ? nil : $0 }
    guard let indices = ClassicalDecomposition(history, season: lag, form: .additive)?.indices
    else { return nil }
    for j in 0..<lag {
      seasonal[j] = indices[j]
      if season == .full { shadow[j] = indices[j] / 1.1 }
    }
  }

  /// Copies the last `lag` of `rows` rows, in reverse, to the front: a pass the other way starts there.
  mutating func turn(rows: Int) {
    func turned(_ column: inout [Double]) {
      guard !column.isEmpty else { return }
      for j in 0..<lag { column[j] = column[rows - 1 - j] }
    }
    turned(&level)
    turned(&potential)
    turned(&seasonal)
    turned(&shadow)
  }

  /// Runs over values (NaN at a gap, where the state follows its own forecast) and then one season
  /// without errors; returns the sum of squared errors.
  ///
  /// Row `lag + i` holds the state after value i.
  mutating func run(
    _ values: UnsafeBufferPointer<Double>, _ parameters: SIMD4<Double>, beyond: Int
  ) -> Double {
    let (season, lag) = (season, lag)
    return level.withUnsafeMutableBufferPointer { l in
      potential.withUnsafeMutableBufferPointer { p in
        seasonal.withUnsafeMutableBufferPointer { s in
          shadow.withUnsafeMutableBufferPointer { u in
            let pass = ComplexPass(lag: lag, parameters: parameters, l: l, p: p, s: s, u: u)
            return switch season {
            case .none: pass.plain(values, beyond: beyond)
            case .simple: pass.simple(values, beyond: beyond)
            case .partial: pass.partial(values, beyond: beyond)
            case .full: pass.full(values, beyond: beyond)
            }
          }
        }
      }
    }
  }

  /// The rows up to and with a row, as the start of a path of `horizon` more periods.
  func tail(endingAt row: Int, horizon: Int) -> ComplexTable {
    var tail = ComplexTable(season, lag: lag, rows: lag + horizon)
    for j in 0..<lag {
      let source = row - lag + 1 + j
      tail.level[j] = level[source]
      tail.potential[j] = potential[source]
      if season.hasSeasonalState { tail.seasonal[j] = seasonal[source] }
      if season == .full { tail.shadow[j] = shadow[source] }
    }
    return tail
  }

  /// The one-step forecast of the period whose state goes into a row.
  func forecast(row: Int) -> Double {
    let base = level[season == .simple ? row - lag : row - 1]
    return season.hasSeasonalState ? base + seasonal[row - lag] : base
  }
}
