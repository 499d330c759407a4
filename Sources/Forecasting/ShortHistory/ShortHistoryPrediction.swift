import Foundation

/// The joint predictive distribution of a short history: a Student t per step on the working scale.
///
/// ```swift
/// let prediction = ShortHistoryPrediction(history: [90, 94, 97, 99, 105], horizon: 2)
/// prediction.median(step: 1)   // the point forecast, on the level
/// ```
public struct ShortHistoryPrediction: Sendable, Equatable {
  /// The scale of ``location`` and ``spread``.
  public let scale: ShortHistoryScale
  /// The centre per step, on the scale.
  public let location: [Double]
  /// The Student t scale per step, on the scale; 0 where an all-zero history tells no unit.
  public let spread: [Double]
  /// The degrees of freedom per step, above 1.
  public let degreesOfFreedom: [Double]
  /// κ in the correlation (min/max)^κ between steps, a Gaussian copula's.
  public let correlationPower: Double
  /// How many values were used, the newest ones.
  public let valuesUsed: Int

  /// The correlation between two steps, from 1.
  public func correlation(_ i: Int, _ j: Int) -> Double {
    i == j ? 1 : pow(Double(min(i, j)) / Double(max(i, j)), correlationPower)
  }

  /// The median of a step on the level, before any bounds.
  public func median(step: Int) -> Double { scale.inverse(location[step - 1]) }

  /// The fewest periods of history: one.
  public static let minimumValues = 1

  /// Predicts the next `horizon` periods of a yearly history without gaps.
  ///
  /// Values are finite, in time order, at least one. With `counts`, the variance on the level is at
  /// least the mean, as for a Poisson count.
  public init(
    history: [Double], horizon: Int, lower: Double? = nil, upper: Double? = nil,
    counts: Bool = false
  ) {
    self.init(
      values: history, times: Array(history.indices), horizon: horizon,
      scale: .choose(for: history, lower: lower, upper: upper), counts: counts)
  }

  /// Predicts from values at increasing times, in periods, on a given scale.
  init(
    values: [Double], times: [Int], horizon: Int, scale: ShortHistoryScale, counts: Bool
  ) {
    let settings = ShortHistoryConstants.settings
    let raw = Array(values.suffix(settings.window))
    var unit = 1.0
    if case .level = scale { unit = Self.rootMeanSquare(raw) }
    let features = ShortHistoryFeatures(
      raw.map { scale.forward($0) / (unit > 0 ? unit : 1) },
      times: Array(times.suffix(settings.window)))
    let model = ShortHistoryModel(features, scale.constants, settings)
    let steps = horizon < 1 ? [] : Array(1...horizon)
    let centre = steps.map { (features.last + model.growth(step: $0)) * unit }
    var width = steps.map { model.spread(step: $0) * unit }
    if counts {
      width = zip(centre, width).map { Self.floored($1, at: $0, scale, count: raw.count) }
    }
    self.scale = scale
    location = centre
    spread = width
    degreesOfFreedom = steps.map { _ in model.degreesOfFreedom }
    correlationPower = scale.constants.correlationPower
    valuesUsed = raw.count
  }

  /// The spread, but not below the Poisson standard deviation √mean on the level.
  private static func floored(
    _ spread: Double, at location: Double, _ scale: ShortHistoryScale, count: Int
  ) -> Double {
    let mean = max(scale.inverse(location), 0.5 / Double(max(1, count)))
    let slope = scale.inverseSlope(location)
    return slope > 0 ? max(spread, mean.squareRoot() / slope) : spread
  }

  /// √(Σ y² / n), safe from overflow.
  private static func rootMeanSquare(_ values: [Double]) -> Double {
    let largest = values.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return 0 }
    let sum = values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * (sum / Double(values.count)).squareRoot()
  }
}
