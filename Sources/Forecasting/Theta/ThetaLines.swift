/// The long trend line before each period of a history, and what a model makes of it.
struct ThetaLines: Sendable {
  /// The line's value at time 0, before each period.
  let intercepts: [Double]
  /// The line's slope before each period.
  let slopes: [Double]

  /// Fits the line: once to everything, or anew with every value; NaN is a gap.
  init(_ values: [Double], isDynamic: Bool) {
    var line = TimeLine()
    var (intercepts, slopes) = ([Double](), [Double]())
    if isDynamic {
      intercepts.reserveCapacity(values.count)
      slopes.reserveCapacity(values.count)
    }
    for (index, value) in values.enumerated() {
      if isDynamic {
        // Before the first value the line is taken to lie at its height.
        intercepts.append(index == 0 ? value : line.intercept)
        slopes.append(line.slope)
      }
      if !value.isNaN { line.add(value, at: Double(index + 1)) }
    }
    self.intercepts =
      isDynamic ? intercepts : Array(repeating: line.intercept, count: values.count)
    self.slopes = isDynamic ? slopes : Array(repeating: line.slope, count: values.count)
  }

  /// One-step forecasts and levels from given parameters.
  func run(_ values: [Double], _ parameters: ThetaParameters) -> ThetaRun {
    let (alpha, weight) = (parameters.alpha, parameters.weight)
    var run = ThetaRun(capacity: values.count)
    var (level, power) = (parameters.initialLevel, 1.0)
    for i in values.indices {
      let pull =
        intercepts[i] * power + slopes[i] * (1 - (1 - alpha) * power) / alpha
      let mean = level + weight * pull
      let error = values[i].isNaN ? .nan : values[i] - mean
      level += alpha * ((values[i].isNaN ? mean : values[i]) - level)
      run.append(mean: mean, error: error, level: level)
      power *= 1 - alpha
    }
    return run
  }
}

/// What a pass of a Theta model yields.
struct ThetaRun: Sendable {
  /// One-step forecasts.
  private(set) var means: [Double] = []
  /// The level after each period.
  private(set) var levels: [Double] = []
  /// The sum of squared errors from the second period on.
  private(set) var squares = 0.0
  /// The sum of squared errors from the fourth period on.
  private(set) var lateSquares = 0.0

  init(capacity: Int) {
    means.reserveCapacity(capacity)
    levels.reserveCapacity(capacity)
  }

  mutating func append(mean: Double, error: Double, level: Double) {
    if !error.isNaN {
      if means.count >= 1 { squares += error * error }
      if means.count >= ThetaNormal.early { lateSquares += error * error }
    }
    means.append(mean)
    levels.append(level)
  }
}
