/// What `auto` learned for series of a kind.
struct AutoConstants: Sendable {
  /// The coefficients of ``PooledTrend``.
  let trend: [Double]
  /// Who is combined, and by what weights.
  let weights: BlendWeights
  /// The coefficients of ``AutoWidth``.
  let width: AutoWidth.Coefficients

  /// The constants for a season: years, quarters or months.
  static func of(seasonLength: Int) -> AutoConstants {
    switch seasonLength {
    case ...1: .yearly
    case 2...6: .quarterly
    default: .monthly
    }
  }
}
