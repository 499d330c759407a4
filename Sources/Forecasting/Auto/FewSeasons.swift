import Foundation
import Indicators

/// What a history of a few seasons says about the errors to come: how far it strays one step ahead once
/// drift and season, both shrunk (``ShrunkSeason``), are taken out.
///
/// The past errors of the pooled trend, from which widths start otherwise, are counted from two seasons on
/// and take out a season only where it is significant, which with three seasons few are. So just past two
/// seasons they were one or two errors, the season in them. Here every value known says something.
///
/// The logarithm of the Student t scale over that of the one-step error is linear; what was learned
/// (`Benchmarks/learn/few_seasons.py`) counts alone up to two seasons and less and less up to six.
struct FewSeasons: Sendable {
  /// How many seasons were seen.
  let seasons: Double
  /// The log of the root mean square one-step error over the unit of the series.
  let base: Double
  /// In the order of the coefficients: pure numbers, the constant's 1 first, and those that go with the log
  /// of the step.
  let features: (plain: [Double], step: [Double])
  private let learned: Coefficients

  /// Histories of as many seasons and more do without.
  static let most = 6.0

  /// Looks at a history whose unit is `size`, or its level where all values are positive; nil for less
  /// than one season, and where there are many.
  init?(_ input: ForecastInput, size: Double) {
    let (count, season) = (input.values.count, input.seasonLength)
    guard season > 1, count >= season, Double(count) < Self.most * Double(season),
      let fit = try? ShrunkSeason().fit(input), let level = fit.base as? FittedSmoothing
    else { return nil }
    let unit = fit.scale.isLogarithmic ? 1 : max(size, 1e-300)
    let errors = level.residuals.compactMap { $0.map { $0 / unit } }
    let square = errors.reduce(0) { $0 + $1 * $1 } / Double(max(1, errors.count - 1))
    // As for longer histories: what never moved has an error of 2 % of its level over the root of its length.
    let error = (square + 4e-4 / Double(count)).squareRoot()
    let telling = square / (square + AutoWidth.still * AutoWidth.still)
    let rest = ClassicalDecomposition.bridging(level.input.values).values
    let drift = Self.slope(rest).magnitude * Double(season) / unit
    seasons = Double(count) / Double(season)
    base = log(error)
    let few = 1 / seasons
    let smoothing = telling * (level.parameters.alpha - 0.5)
    let steady = log(1 + drift / error)
    features = (
      [1, few, min(max(base + 2.5, -2), 2), steady], [1, few, smoothing, steady]
    )
    learned = .of(seasonLength: season)
  }

  /// The least-squares slope per period of what drift and season leave.
  private static func slope(_ values: [Double]) -> Double {
    let middle = Double(values.count - 1) / 2
    var (cross, square) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let time = Double(index) - middle
      cross += time * value
      square += time * time
    }
    return square > 0 ? cross / square : 0
  }

  /// What this counts beside the width of longer histories: all up to two seasons, nothing from six on.
  var share: Double { min(max((Self.most - seasons) / (Self.most - 2), 0), 1) }

  /// The log of the Student t scale over the unit at a step.
  func logScale(step: Int) -> Double {
    let time = log(Double(step))
    let plain = zip(learned.plain, features.plain).reduce(0) { $0 + $1.0 * $1.1 }
    let second = seasons <= 2 ? (seasons - 1) * (learned.second[0] + learned.second[1] * time) : 0
    return base + plain + learned.near / Double(step) + second + time
      * zip(learned.step, features.step).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The log of the degrees of freedom beyond 1.5.
  var logFreedom: Double {
    min(max(learned.freedom + learned.freedomFew / seasons, -2.5), 3.5)
  }

  /// What was learned for seasons of a length.
  struct Coefficients: Sendable {
    /// The constant; on one over the number of seasons; on the log of the error, around e^−2.5 and at most 2
    /// from there; on the log of one plus the slope left in a season over the error.
    let plain: [Double]
    /// The same with the log of the step, but the third on the smoothing parameter around a half.
    let step: [Double]
    /// On one over the step: the first steps are missed by more than a power of the step says.
    let near: Double
    /// On how much of a second season was seen, up to two, and on the same with the log of the step: what ``Auto``
    /// uses from there on is nearer.
    let second: [Double]
    /// The log of the degrees of freedom beyond 1.5, and what one over the number of seasons adds.
    let freedom: Double
    let freedomFew: Double

    /// The coefficients for a season: quarters or months.
    static func of(seasonLength: Int) -> Coefficients { seasonLength <= 6 ? .quarterly : .monthly }

    static let quarterly = Coefficients(
      plain: [-1.637, 1.532, 0.060, 0.102], step: [1.404, -0.498, 0.126, -0.077], near: 0.952,
      second: [0.20, -0.12], freedom: -0.017, freedomFew: 0.294)
    static let monthly = Coefficients(
      plain: [-1.350, 1.391, -0.052, 0.078], step: [0.676, -0.294, 0.190, 0.097], near: 0.782,
      second: [0.20, -0.04], freedom: 0.437, freedomFew: -0.201)
  }
}
