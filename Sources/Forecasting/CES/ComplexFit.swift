import Foundation

/// The fit of complex exponential smoothing with one kind of season.
///
/// Initial states by backcasting, as statsforecast 2.1.1: a pass forward from the first season, one back
/// from where it ends, and the errors of a second pass forward.
struct ComplexFit: Sendable {
  let season: ComplexSeason
  let parameters: ComplexParameters
  /// The states after the last backcast, in units of the frame.
  let table: ComplexTable
  let frame: ValueFrame
  /// The sum of squared one-step errors, in units of the frame.
  let squares: Double
  /// How many values were observed.
  let observed: Int
  /// Numbers estimated, as statsforecast counts them: states of a season position, and the variance.
  var parameterCount: Int { season.components + 1 }

  /// n log Σe² on the history's scale: minus twice the log likelihood but for a constant.
  var criterion: Double {
    let n = Double(observed)
    return n * (log(max(squares, 1e-300)) + 2 * log(frame.unit))
  }

  /// Akaike's criterion, corrected; infinite where there are too few values.
  var correctedCriterion: Double {
    let (n, k) = (Double(observed), Double(parameterCount))
    guard n - k - 1 > 0 else { return .infinity }
    return criterion + 2 * k + 2 * k * (k + 1) / (n - k - 1)
  }

  /// Fits one kind of season, searching for the parameters unless they are given; nil where the season
  /// cannot be started.
  init?(
    _ values: [Double], season: ComplexSeason, length: Int, frame: ValueFrame,
    fixed: ComplexParameters?
  ) {
    let lag = season == .none ? 1 : length
    guard season == .none || (length > 1 && values.count >= 2 * length) else { return nil }
    let rows = values.count + 2 * lag
    guard let start = ComplexTable(values, season, lag: lag, rows: rows) else { return nil }
    var search = ComplexSearch(values: values, start: start)
    parameters = fixed ?? search.best()
    squares = search.squares(parameters.vector)
    table = search.table
    self.season = season
    self.frame = frame
    observed = values.reduce(0) { $0 + ($1.isNaN ? 0 : 1) }
  }
}

/// The search for the parameters, with the table it works in.
struct ComplexSearch {
  private let values: [Double]
  private let reversed: [Double]
  private let start: ComplexTable
  private(set) var table: ComplexTable

  init(values: [Double], start: ComplexTable) {
    self.values = values
    reversed = values.reversed()
    self.start = start
    table = start
  }

  /// The sum of squared errors after backcasting; the table is left at the last pass.
  mutating func squares(_ parameters: SIMD4<Double>) -> Double {
    table.restart(from: start)
    let rows = values.count + 2 * table.lag
    let lag = table.lag
    _ = values.withUnsafeBufferPointer { table.run($0, parameters, beyond: lag) }
    table.turn(rows: rows)
    _ = reversed.withUnsafeBufferPointer { table.run($0, parameters, beyond: lag) }
    table.turn(rows: rows)
    return values.withUnsafeBufferPointer { table.run($0, parameters, beyond: 0) }
  }

  /// The parameters with the least sum of squares: the simplex method from the start that statsforecast
  /// uses, and from the best of a few others, since there are local minima.
  mutating func best() -> ComplexParameters {
    let isPartial = start.season == .partial
    let beta = isPartial ? SIMD2(0.1, 1.0) : SIMD2(1.3, 1.0)
    let usual = SIMD4(1.3, 1.0, beta[0], beta[1])
    var (other, value) = (usual, Double.infinity)
    for (alpha0, alpha1) in [(1.0, 1.0), (1.65, 1.0), (1.6, 0.8), (1.75, 1.15)] {
      let x = SIMD4(alpha0, alpha1, beta[0], beta[1])
      let candidate = squares(x)
      if candidate < value { (other, value) = (x, candidate) }
    }
    let simplex = Simplex(
      dimensions: start.season.parameterCount, lower: ComplexParameters.lower,
      upper: ComplexParameters.upper, step: SIMD4(0.2, 0.05, isPartial ? 0.1 : 0.2, 0.05),
      evaluations: 200, tolerance: 1e-6)
    let found = [usual, other].map { start in
      simplex.minimum(from: start) { x in
        let value = squares(x)
        return value.isFinite ? value : .greatestFiniteMagnitude
      }
    }
    return ComplexParameters(found[found[1].value < found[0].value ? 1 : 0].x)
  }
}

extension ComplexTable {
  /// The first rows of another table, in place.
  mutating func restart(from other: ComplexTable) {
    for j in 0..<lag {
      level[j] = other.level[j]
      potential[j] = other.potential[j]
      if season.hasSeasonalState { seasonal[j] = other.seasonal[j] }
      if season == .full { shadow[j] = other.shadow[j] }
    }
  }
}
