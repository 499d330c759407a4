/// A history of whole numbers from 0, as the methods for counts take it.
struct CountHistory: Sendable {
  /// One entry per period; nil where nothing was observed.
  let values: [Double?]
  /// The observed values.
  let observed: [Double]

  /// The largest count that a double holds exactly.
  static let largest = 9_007_199_254_740_992.0

  /// Takes a history whose observed values are all whole numbers from 0.
  ///
  /// - Throws: `outsideDomain` for the first value that is not.
  init(_ input: ForecastInput, method: String) throws(ForecastError) {
    values = input.values
    observed = input.observed
    for value in observed where value < 0 || value != value.rounded() || value > Self.largest {
      throw .outsideDomain(method: method, value: value, domain: .counts)
    }
  }

  /// The values above 0.
  var sizes: [Double] { observed.filter { $0 > 0 } }

  /// How many periods passed from one value above 0 to the next, the first counted from the start.
  var intervals: [Double] {
    var last = -1
    return observed.indices.filter { observed[$0] > 0 }.map { index in
      defer { last = index }
      return Double(index - last)
    }
  }
}

/// Simple smoothing from the first value on, as the methods for sparse series use it.
enum SparseSmoothing {
  /// The forecasts before each value and after the last: one more than there are values.
  static func forecasts(_ values: [Double], alpha: Double) -> [Double] {
    guard var level = values.first else { return [0] }
    var result = [level]
    result.reserveCapacity(values.count + 1)
    for value in values {
      level += alpha * (value - level)
      result.append(level)
    }
    return result
  }

  /// The forecast after the last value with the α in [0.1, 0.3] of least one-step errors.
  static func best(_ values: [Double]) -> (alpha: Double, forecast: Double) {
    func run(_ alpha: Double) -> (squares: Double, level: Double) {
      var (level, squares) = (values.first ?? 0, 0.0)
      for value in values {
        let error = value - level
        squares += error * error
        level += alpha * error
      }
      return (squares, level)
    }
    // Where the errors do not depend on α (two values), it stays in the middle.
    let middle = run(0.2)
    let found = LineSearch.minimum(in: 0.1...0.3, points: 3, tolerance: 1e-9) { run($0).squares }
    if found.value >= middle.squares * (1 - 1e-12) { return (0.2, middle.level) }
    return (found.x, run(found.x).level)
  }
}
