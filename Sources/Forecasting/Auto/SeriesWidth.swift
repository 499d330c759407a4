import Foundation
import Indicators
import Probability

/// What the past of a series says about how far forecasts of it will miss: the pooled trend's errors
/// at earlier origins, and the learned relation between those and errors to come.
///
/// ``Auto`` sets the widths of its combination with it, ``Calibrated`` those of a single method.
struct SeriesWidth: Sendable {
  /// The trend learned from many series, on this one.
  let trend: PooledTrend
  /// What was learned for series of this kind.
  let constants: AutoConstants
  /// The season that was found; nil for none.
  let decomposition: ClassicalDecomposition?
  /// The errors of the pooled trend at earlier origins.
  let errors: PooledErrors
  /// What the widths are made of.
  let width: AutoWidth
  /// What a few seasons say; nil without a season and where there are many.
  let few: FewSeasons?
  /// The mean magnitude of the values.
  let size: Double
  /// What is credible: from a twentieth of the least to twenty times the largest positive value.
  let credible: ClosedRange<Double>

  /// Looks at a history; `horizon` is as far as its errors are counted, at most three times the reach
  /// of the trend.
  init(_ shown: ForecastInput, horizon: Int? = nil) {
    let values = ClassicalDecomposition.bridging(shown.values).values
    let isPositive = values.allSatisfy { $0 > 0 }
    let found = Self.season(of: shown, isPositive: isPositive)
    decomposition = found
    constants = .of(seasonLength: shown.seasonLength)
    trend = PooledTrend(
      values, indices: found?.indices ?? [], seasonLength: shown.seasonLength,
      isLogarithmic: isPositive && found?.form != .additive, coefficients: constants.trend)
    let furthest = 3 * trend.windows.reach
    errors = PooledErrors(trend, horizon: min(horizon ?? furthest, furthest))
    credible =
      isPositive
      ? 0.05 * (values.min() ?? 0)...20 * (values.max() ?? 0) : -.infinity ... .infinity
    let size = values.reduce(0) { $0 + $1.magnitude / Double(values.count) }
    self.size = size
    few = FewSeasons(shown, size: size)
    width = AutoWidth(
      errors, count: trend.path.count, unit: trend.isLogarithmic ? 1 : max(size, 1e-300))
  }

  /// The season, as factors where the history is positive and no index is close to 0.
  private static func season(
    of input: ForecastInput, isPositive: Bool
  ) -> ClassicalDecomposition? {
    let (values, season) = (input.values, input.seasonLength)
    guard SeasonalTest.isSeasonal(values, season: season) else { return nil }
    if isPositive, let factors = ClassicalDecomposition(values, season: season),
      factors.indices.allSatisfy({ $0 > 0.05 })
    {
      return factors
    }
    return ClassicalDecomposition(values, season: season, form: .additive)
  }

  /// The trend's own path after the first `known` entries, on the scale of the series.
  func pooled(_ horizon: Int, from known: Int) -> [Double] {
    trend.points(from: known, horizon: horizon).map(trend.level)
  }

  /// A value moved to what is credible; its lower end for NaN.
  func bounded(_ value: Double) -> Double {
    min(max(value, credible.lowerBound), credible.upperBound)
  }

  /// The degrees of freedom of the predictive distribution.
  var freedom: Double {
    guard let few else { return longFreedom }
    return 1.5
      + exp((1 - few.share) * log(longFreedom - 1.5) + few.share * few.logFreedom)
  }

  /// Those that histories of many seasons have.
  var longFreedom: Double { width.freedom(constants.width) }

  /// What the scale is made of at a step (from 1), and the Student t scale around a centre, where
  /// several forecasts of the same value are `points`.
  func scale(
    step: Int, centre: Double, points: [Double]
  ) -> (ingredients: AutoWidth.Ingredients, scale: Double) {
    let (parts, long) = long(step: step, centre: centre, points: points)
    let unit = unit(centre)
    guard let few, unit > 0 else { return (parts, long) }
    let mixed =
      (1 - few.share) * log(max(long / unit, 1e-300))
      + few.share * few.logScale(step: step)
    return (parts, min(exp(mixed), 5) * unit)
  }

  /// The scale that histories of many seasons have.
  func long(
    step: Int, centre: Double, points: [Double]
  ) -> (ingredients: AutoWidth.Ingredients, scale: Double) {
    let parts = width.ingredients(step: step, disagreement: disagreement(points))
    return (parts, width.scale(parts, constants.width) * unit(centre))
  }

  /// What relative scales are multiplied by: the level for logarithms, otherwise the size of the series.
  func unit(_ centre: Double) -> Double {
    trend.isLogarithmic ? max(centre, credible.lowerBound) : size
  }

  /// Standard deviation of forecasts, of their logarithms or over the size of the series.
  private func disagreement(_ points: [Double]) -> Double {
    let values = points.map { trend.isLogarithmic ? log($0) : $0 / max(size, 1e-300) }
    let count = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / count }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }.squareRoot()
  }

  /// Errors that add up just as fast as their scale grows: `1 + (h − 1) θ²` over the variance of one
  /// step.
  static func dependence(_ scales: [Double]) -> StepDependence {
    guard let first = scales.first, let last = scales.last, scales.count > 1, first > 0 else {
      return .independent
    }
    let ratio = last / first
    let square = (ratio * ratio - 1) / Double(scales.count - 1)
    let theta = square >= 0 ? min(square, 1).squareRoot() : 0
    return .movingAverage(weights: [1, theta], shared: [])
  }
}
