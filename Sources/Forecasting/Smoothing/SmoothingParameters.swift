/// The parameters of additive exponential smoothing, ETS(A,N,N), ETS(A,A,N) and ETS(A,Ad,N).
///
/// `e_t = y_t − l_{t−1} − φ b_{t−1}`, `l_t = l_{t−1} + φ b_{t−1} + α e_t`, `b_t = φ b_{t−1} + β e_t`.
/// Hyndman, Koehler, Ord and Snyder (2008), *Forecasting with Exponential Smoothing*, ch. 2–3.
public struct SmoothingParameters: Sendable, Hashable {
  /// How much of an error the level takes up, 0 to 1.
  public let alpha: Double
  /// How much of an error the trend takes up, 0 to α; 0 without trend.
  public let beta: Double
  /// How much of the trend is left after a period, 0 to 1; 0 without trend.
  public let phi: Double

  /// Makes parameters; without `beta` and `phi` there is no trend.
  public init(alpha: Double, beta: Double = 0, phi: Double = 0) {
    self.alpha = alpha
    self.beta = beta
    self.phi = phi
  }

  /// Whether all are inside their ranges.
  var isAdmissible: Bool {
    (0...1).contains(alpha) && (0...alpha).contains(beta) && (0...1).contains(phi)
  }

  /// The share of the current trend that has accumulated after `steps` periods, φ + … + φ^steps.
  func accumulated(_ steps: Int) -> [Double] {
    var (power, sum) = (1.0, 0.0)
    return (0..<max(0, steps)).map { _ in
      power *= phi
      sum += power
      return sum
    }
  }
}

/// Level and trend after a period.
public struct SmoothingState: Sendable, Hashable {
  /// The level.
  public let level: Double
  /// The trend per period; 0 without trend.
  public let trend: Double

  /// Makes a state.
  public init(level: Double, trend: Double = 0) {
    self.level = level
    self.trend = trend
  }
}
