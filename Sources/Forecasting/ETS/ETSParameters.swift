/// The smoothing parameters of an exponential smoothing model.
///
/// `l' = q + α u`, `b' = φ b + β u`, `s' = s + γ v`, where q is the level with its growth and u and v are
/// the error on the scale of level and season.
public struct ETSParameters: Sendable, Hashable {
  /// How much of an error the level takes up.
  public let alpha: Double
  /// How much of an error the trend takes up; 0 without trend.
  public let beta: Double
  /// How much of an error the season takes up; 0 without season.
  public let gamma: Double
  /// How much of the trend is left after a period; 1 for a trend that does not fade.
  public let phi: Double

  /// Makes parameters.
  public init(alpha: Double, beta: Double = 0, gamma: Double = 0, phi: Double = 1) {
    self.alpha = alpha
    self.beta = beta
    self.gamma = gamma
    self.phi = phi
  }

  /// Whether all are finite and inside the widest ranges that the recursions make sense for:
  /// 0 ≤ α ≤ 2, β and γ at least 0, 0 ≤ φ ≤ 1.
  var isUsable: Bool {
    (0...2).contains(alpha) && (0...4).contains(beta) && (0...2).contains(gamma)
      && (0...1).contains(phi)
  }
}

/// Level, trend and seasonal indices after a period.
public struct ETSState: Sendable, Hashable {
  /// The level.
  public let level: Double
  /// The trend per period, a difference or a factor; 0 (or 1) without trend.
  public let trend: Double
  /// One index per position of the season in time order, the next period's first.
  ///
  /// Empty without season. At the start additive indices sum to 0, multiplicative ones to their number.
  public let season: [Double]

  /// Makes a state.
  public init(level: Double, trend: Double = 0, season: [Double] = []) {
    self.level = level
    self.trend = trend
    self.season = season
  }
}
