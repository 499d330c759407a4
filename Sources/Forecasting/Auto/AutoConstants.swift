import Foundation

/// What `auto` learned for series of a kind.
struct AutoConstants: Sendable {
  /// The coefficients of ``PooledTrend``.
  let trend: [Double]
  /// What decides the share of the pooled trend in the centre; the other members share the rest evenly.
  let share: Share
  /// The coefficients of ``AutoWidth``.
  let width: AutoWidth.Coefficients

  /// The logit of the pooled trend's share: a linear function of length and noise.
  struct Share: Sendable {
    /// The logit at 30 values and a one-step error of e^−2.5 of the level.
    let constant: Double
    /// On the log of the number of values over 30.
    let length: Double
    /// On the log of the relative one-step error, around e^−2.5.
    let noise: Double

    /// The share, 0.1 to 0.9.
    func callAsFunction(count: Int, relativeError: Double) -> Double {
      let logit =
        constant + length * log(Double(max(1, count)) / 30)
        + noise * (log(max(relativeError, 1e-6)) + 2.5)
      return logit.isFinite ? min(max(1 / (1 + exp(-logit)), 0.1), 0.9) : 0.5
    }
  }

  /// The constants for a season: years, quarters or months.
  static func of(seasonLength: Int) -> AutoConstants {
    switch seasonLength {
    case ...1: .yearly
    case 2...6: .quarterly
    default: .monthly
    }
  }
}
