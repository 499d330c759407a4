/// The state of an ARIMA model: that of the stationary part and the last values of the level.
struct LevelState {
  /// The predicted state of the stationary part; its first entry predicts the differenced series.
  var stationary: [Double]
  /// The last values of the series, newest first, as many as differences reach back.
  var lags: [Double]

  /// What the state implies for the coming periods when no further error occurs.
  func path(_ phi: [Double], _ differencing: [Double], horizon: Int) -> [Double] {
    var (state, past) = (stationary, lags)
    var start = 0
    var result: [Double] = []
    result.reserveCapacity(horizon)
    for _ in 0..<horizon {
      var value = state[0]
      for (j, weight) in differencing.enumerated() where weight != 0 {
        value += weight * past[(start + j) % past.count]
      }
      result.append(value)
      if !past.isEmpty {
        start = (start + past.count - 1) % past.count
        past[start] = value
      }
      let first = state[0]
      for i in state.indices {
        state[i] = (i + 1 < state.count ? state[i + 1] : 0) + (i < phi.count ? phi[i] * first : 0)
      }
    }
    return result
  }
}

/// One pass of a Kalman filter over the level of a series and its regressors.
protocol LevelPass {
  /// Standardised errors, one list per column, one entry per time of ``times``.
  var errors: [[Double]] { get }
  /// The entries of the history that the errors belong to.
  var times: [Int] { get }
  /// Standard deviations of the errors in units of σ.
  var deviations: [Double] { get }
  /// The logarithms of the error variances over σ², added up.
  var logVariance: Double { get }
  /// The state after the last entry, one per column.
  var states: [LevelState] { get }
  /// Directions in which that state is uncertain beyond the next error.
  var excess: [LevelState] { get }
}

extension LevelPass {
  /// How many errors there are.
  var used: Int { times.count }
}
