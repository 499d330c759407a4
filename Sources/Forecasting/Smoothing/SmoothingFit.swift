import Foundation

/// The kind of trend that exponential smoothing carries.
enum SmoothingTrend: Sendable, Hashable {
  case none
  case linear
  case damped

  /// The label of the model in the taxonomy of Hyndman and others.
  var label: String {
    switch self {
    case .none: "ETS(A,N,N)"
    case .linear: "ETS(A,A,N)"
    case .damped: "ETS(A,Ad,N)"
    }
  }

  /// How many smoothing parameters there are.
  var parameterCount: Int {
    switch self {
    case .none: 1
    case .linear: 2
    case .damped: 3
    }
  }

  /// How many initial states there are.
  var stateCount: Int { self == .none ? 1 : 2 }

  /// Parameters from a point of the unit cube: α in [0.0001, 1], β = α β* with β* in [0, 1], φ
  /// in [0.8, 0.98], the usual bounds.
  func parameters(_ x: [Double]) -> SmoothingParameters {
    let alpha = 0.0001 + 0.9999 * x[0]
    return switch self {
    case .none: SmoothingParameters(alpha: alpha)
    case .linear: SmoothingParameters(alpha: alpha, beta: alpha * x[1], phi: 1)
    case .damped: SmoothingParameters(alpha: alpha, beta: alpha * x[1], phi: 0.8 + 0.18 * x[2])
    }
  }

  /// Where the search starts: a coarse grid over the unit cube.
  var grid: [[Double]] {
    switch self {
    case .none: [(0...20).map { Double($0) / 20 }]
    case .linear: [[0.02, 0.1, 0.3, 0.55, 0.85], [0.01, 0.1, 0.4, 0.9]]
    case .damped: [[0.02, 0.1, 0.3, 0.55, 0.85], [0.01, 0.1, 0.5], [0.1, 0.9]]
    }
  }
}

/// The least-squares fit of additive exponential smoothing to a history.
struct SmoothingFit {
  let trend: SmoothingTrend
  let parameters: SmoothingParameters
  let initial: SmoothingState
  let run: SmoothingRun
  /// Observed values minus everything that was estimated.
  let df: Int
  /// Standard deviation of a one-step error; 0 where nothing is left over.
  let scale: Double
  /// What the forecasts owe to the estimated initial state, one loading per state, per unit scale.
  let initialLoadings: [SmoothingState]

  /// Fits, searching for the parameters unless they are given, and for the initial state unless it is.
  init(
    _ values: [Double?], trend: SmoothingTrend, fixed: SmoothingParameters? = nil,
    initial given: SmoothingState? = nil
  ) {
    let (origin, unit) = Self.frame(values)
    let framed = values.map { $0.map { ($0 - origin) / unit } ?? .nan }
    let hasTrend = trend != .none
    let parameters = fixed ?? Self.search(framed, trend)
    let filter = SmoothingFilter(values: framed, parameters: parameters, hasTrend: hasTrend)
    let start =
      given.map { SmoothingState(level: ($0.level - origin) / unit, trend: $0.trend / unit) }
      ?? filter.best().state
    let inner = filter.run(from: start)
    let observed = values.reduce(0) { $0 + ($1 == nil ? 0 : 1) }
    let df =
      observed - (fixed == nil ? trend.parameterCount : 0)
      - (given == nil ? trend.stateCount : 0)
    func outer(_ state: SmoothingState) -> SmoothingState {
      SmoothingState(level: state.level * unit + origin, trend: state.trend * unit)
    }
    self.trend = trend
    self.parameters = parameters
    self.initial = outer(start)
    self.df = df
    run = SmoothingRun(
      fitted: inner.fitted.map { $0 * unit + origin }, squares: inner.squares * unit * unit,
      last: outer(inner.last))
    let raw = df > 0 ? (inner.squares / Double(df)).squareRoot() * unit : 0
    scale = Negligible.isNoise(raw, among: values) ? 0 : raw
    initialLoadings = given == nil ? Self.loadings(filter) : []
  }

  /// The first value, and the power of two just above the largest distance from it.
  private static func frame(_ values: [Double?]) -> (origin: Double, unit: Double) {
    let observed = values.lazy.compactMap { $0 }
    guard let origin = observed.first else { return (0, 1) }
    let reach = observed.reduce(0) { max($0, ($1 - origin).magnitude) }
    guard reach > 0 else { return (origin, 1) }
    return (origin, Double(sign: .plus, exponent: reach.exponent + 1, significand: 1))
  }

  private static func search(_ values: [Double], _ trend: SmoothingTrend) -> SmoothingParameters {
    let point = BoundedSearch.minimum(
      dimensions: trend.parameterCount, grid: trend.grid
    ) { x in
      SmoothingFilter(values: values, parameters: trend.parameters(x), hasTrend: trend != .none)
        .best().squares
    }
    return trend.parameters(point)
  }

  /// The Cholesky factor of the initial state's covariance, carried to the last state.
  private static func loadings(_ filter: SmoothingFilter) -> [SmoothingState] {
    let inverse = SmoothingFilter.inverse(filter.sums(), hasTrend: filter.hasTrend)
    let (byLevel, byTrend) = filter.sensitivities()
    let first = inverse.a.squareRoot()
    let cross = first > 0 ? inverse.b / first : 0
    let second = max(0, inverse.d - cross * cross).squareRoot()
    func state(_ level: Double, _ trend: Double) -> SmoothingState {
      SmoothingState(
        level: level * byLevel.level + trend * byTrend.level,
        trend: level * byLevel.trend + trend * byTrend.trend)
    }
    return filter.hasTrend ? [state(first, cross), state(0, second)] : [state(first, 0)]
  }
}

/// Whether a spread is rounding error only.
enum Negligible {
  /// A spread below 1e-13 of the largest magnitude of the history.
  static func isNoise(_ spread: Double, among values: [Double?]) -> Bool {
    let largest = values.reduce(0) { max($0, $1?.magnitude ?? 0) }
    return !(spread > 1e-13 * largest)
  }
}
