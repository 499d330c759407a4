import Foundation
public import Probability

/// The joint predictive distribution of a short history, on its working scale.
///
/// Per step a mixture of Student t distributions, one per set of learned constants.
///
/// ```swift
/// let prediction = ShortHistoryPrediction(history: [90, 94, 97, 99, 105], horizon: 2)
/// prediction.median(step: 1)   // the point forecast, on the level
/// ```
public struct ShortHistoryPrediction: Sendable, Equatable {
  /// What one set of constants predicts.
  public struct Part: Sendable, Equatable {
    /// The set's probability.
    public let weight: Double
    /// The centre per step, on the scale.
    public let location: [Double]
    /// The Student t scale per step, on the scale; 0 where an all-zero history tells no unit.
    public let spread: [Double]
    /// The degrees of freedom, above 1, the same at every step.
    public let degreesOfFreedom: Double
  }

  /// The scale of locations and spreads.
  public let scale: ShortHistoryScale
  /// The members of the mixture; their weights sum to 1.
  public let parts: [Part]
  /// κ in the correlation (min/max)^κ between steps, a Gaussian copula's.
  public let correlationPower: Double
  /// How many values were used, the newest ones.
  public let valuesUsed: Int
  /// The number of steps.
  public var horizon: Int { parts.first?.location.count ?? 0 }

  /// The correlation between two steps, from 1.
  public func correlation(_ i: Int, _ j: Int) -> Double {
    i == j ? 1 : pow(Double(min(i, j)) / Double(max(i, j)), correlationPower)
  }

  /// The distribution of a step on the scale, before any bounds; steps count from 1.
  public func distribution(step: Int) -> any Distribution {
    let members = parts.map { part in
      Margin.studentT(
        df: part.degreesOfFreedom, location: part.location[step - 1],
        scale: part.spread[step - 1])
    }
    return Mixture.of(members, weights: parts.map(\.weight)) ?? Margin.point(0)
  }

  /// The median of a step on the level, before any bounds.
  public func median(step: Int) -> Double {
    scale.inverse(distribution(step: step).quantile(0.5))
  }

  /// Predicts the next `horizon` periods of a yearly history without gaps.
  ///
  /// Values are finite, in time order, at least one. With `counts`, the variance on the level is at
  /// least the mean, as for a Poisson count. `odds` is the prior probability of the business pools
  /// on the log scale.
  public init(
    history: [Double], horizon: Int, lower: Double? = nil, upper: Double? = nil,
    counts: Bool = false, odds: Double = 0.5
  ) {
    let scale = ShortHistoryScale.choose(for: history, lower: lower, upper: upper)
    let window = ShortHistoryWindow(history, times: Array(history.indices), scale: scale)
    self.init(window, horizon: horizon, counts: counts, odds: odds)
  }

  /// Predicts from a window of values.
  init(_ window: ShortHistoryWindow, horizon: Int, counts: Bool, odds: Double = 0.5) {
    let features = window.features
    func model(_ constants: ShortHistoryConstants) -> ShortHistoryModel {
      ShortHistoryModel(features, constants, ShortHistoryConstants.settings)
    }
    let steps = horizon < 1 ? [] : Array(1...horizon)
    let centred = zip(window.scale.pools.map(model), window.weights(odds: odds))
    let centre = steps.map { step in
      centred.reduce(features.last) { $0 + $1.0.growth(step: step) * $1.1 } * window.unit
    }
    let weights = window.widthWeights(odds: odds)
    parts = zip(window.scale.widthPools.map(model), weights).map { model, weight in
      let width = steps.map { model.spread(step: $0) * window.unit }
      return Part(
        weight: weight, location: centre,
        spread: counts ? window.floored(width, at: centre) : width,
        degreesOfFreedom: model.degreesOfFreedom)
    }
    scale = window.scale
    correlationPower =
      zip(scale.pools, weights).reduce(0) { $0 + $1.0.correlationPower * $1.1 }
    valuesUsed = window.values.count
  }
}
