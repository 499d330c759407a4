/// One pass of the smoothing recursions over a history, with the initial state concentrated out.
///
/// The errors are linear in the initial level and trend, so for given parameters the best initial
/// state is a least-squares solution of order two, and only α, β and φ are searched for. A period
/// without observation carries the state forward with no error.
struct SmoothingFilter {
  /// The history; NaN where nothing was observed.
  let values: [Double]
  let parameters: SmoothingParameters
  let hasTrend: Bool

  /// Sums of products of the errors and of their derivatives by the initial level and trend.
  struct Sums {
    var levelLevel = 0.0
    var levelTrend = 0.0
    var trendTrend = 0.0
    var levelError = 0.0
    var trendError = 0.0
    var errorError = 0.0
  }

  /// Runs the recursions from a zero state and, beside it, from a unit level and a unit trend.
  func sums() -> Sums {
    let (alpha, beta, phi) = (parameters.alpha, parameters.beta, parameters.phi)
    var sums = Sums()
    // (level, trend) of the data, and their derivatives by the initial level and trend.
    var (l, b, ll, bl, lt, bt) = (0.0, 0.0, 1.0, 0.0, 0.0, hasTrend ? 1.0 : 0.0)
    for y in values {
      let (f, fl, ft) = (l + phi * b, ll + phi * bl, lt + phi * bt)
      if y.isNaN {
        (l, b, ll, bl, lt, bt) = (f, phi * b, fl, phi * bl, ft, phi * bt)
        continue
      }
      let e = y - f
      sums.levelLevel += fl * fl
      sums.levelTrend += fl * ft
      sums.trendTrend += ft * ft
      sums.levelError += fl * e
      sums.trendError += ft * e
      sums.errorError += e * e
      (l, b) = (f + alpha * e, phi * b + beta * e)
      (ll, bl) = (fl - alpha * fl, phi * bl - beta * fl)
      (lt, bt) = (ft - alpha * ft, phi * bt - beta * ft)
    }
    return sums
  }

  /// The least sum of squared errors over initial states, and the state that attains it.
  func best() -> (state: SmoothingState, squares: Double) {
    let s = sums()
    let inverse = Self.inverse(s, hasTrend: hasTrend)
    let level = inverse.a * s.levelError + inverse.b * s.trendError
    let trend = inverse.b * s.levelError + inverse.d * s.trendError
    let squares = s.errorError - level * s.levelError - trend * s.trendError
    return (SmoothingState(level: level, trend: trend), max(0, squares))
  }

  /// The inverse of the normal matrix, [a b; b d]; the trend is left at 0 where it is not determined.
  static func inverse(_ s: Sums, hasTrend: Bool) -> (a: Double, b: Double, d: Double) {
    let determinant = s.levelLevel * s.trendTrend - s.levelTrend * s.levelTrend
    if hasTrend, determinant > 1e-12 * s.levelLevel * s.trendTrend {
      return (
        s.trendTrend / determinant, -s.levelTrend / determinant, s.levelLevel / determinant
      )
    }
    return (s.levelLevel > 0 ? 1 / s.levelLevel : 0, 0, 0)
  }

  /// One-step forecasts, squared errors and the last state from an initial state.
  func run(from initial: SmoothingState) -> SmoothingRun {
    var fitted: [Double] = []
    fitted.reserveCapacity(values.count)
    var (l, b, squares) = (initial.level, initial.trend, 0.0)
    for y in values {
      let f = l + parameters.phi * b
      fitted.append(f)
      let e = y.isNaN ? 0 : y - f
      squares += e * e
      (l, b) = (f + parameters.alpha * e, parameters.phi * b + parameters.beta * e)
    }
    return SmoothingRun(
      fitted: fitted, squares: squares, last: SmoothingState(level: l, trend: b))
  }

  /// The last state as it would be from a unit initial level and from a unit initial trend.
  func sensitivities() -> (level: SmoothingState, trend: SmoothingState) {
    let quiet = values.map { $0.isNaN ? Double.nan : 0 }
    let filter = SmoothingFilter(values: quiet, parameters: parameters, hasTrend: hasTrend)
    return (
      filter.run(from: SmoothingState(level: 1)).last,
      filter.run(from: SmoothingState(level: 0, trend: hasTrend ? 1 : 0)).last
    )
  }
}

/// What a pass of the recursions yields.
struct SmoothingRun {
  /// One-step forecasts.
  let fitted: [Double]
  /// The sum of squared one-step errors.
  let squares: Double
  /// The state after the last period.
  let last: SmoothingState
}
