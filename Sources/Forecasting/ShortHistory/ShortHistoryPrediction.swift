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
  /// Log density of the values after the first, each predicted from those before it.
  let evidence: Double
  /// The number of steps.
  public var horizon: Int { parts.first?.location.count ?? 0 }

  /// The correlation between two steps, from 1.
  public func correlation(_ i: Int, _ j: Int) -> Double {
    i == j ? 1 : pow(Double(min(i, j)) / Double(max(i, j)), correlationPower)
  }

  /// The distribution of a step on the scale, before any bounds; steps count from 1.
  public func distribution(step: Int) -> any Distribution {
    if parts.count == 2, let pair = pair(step: step) { return pair }
    let members = parts.map { part in
      Margin.studentT(
        df: part.degreesOfFreedom, location: part.location[step - 1],
        scale: part.spread[step - 1])
    }
    return Mixture.of(members, weights: parts.map(\.weight)) ?? Margin.point(0)
  }

  /// The two sets' distributions as one, where neither is a single value or without weight.
  private func pair(step: Int) -> CentredPair? {
    func member(_ part: Part) -> StudentT? {
      Margin.studentT(
        df: part.degreesOfFreedom, location: part.location[step - 1],
        scale: part.spread[step - 1]) as? StudentT
    }
    guard let first = member(parts[0]), let second = member(parts[1]) else { return nil }
    return CentredPair(first, second, weight: parts[0].weight / (parts[0].weight + parts[1].weight))
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
    self.init(window, horizon: horizon, noise: counts ? .poisson : .none, odds: odds)
  }

  /// Predicts from a window of values.
  init(_ window: ShortHistoryWindow, horizon: Int, noise: WholeNumberNoise, odds: Double = 0.5) {
    let moves = ShortHistoryMoves(window.features)
    let weights = window.weights(odds: odds)
    let steps = 1..<max(1, horizon + 1)
    var centre = [Double](repeating: window.newest, count: steps.count)
    for (pool, weight) in zip(window.scale.pools, weights.centre) {
      let model = ShortHistoryModel(moves, pool)
      for step in steps { centre[step - 1] += model.growth(step: step) * weight * window.unit }
    }
    parts = zip(window.scale.widthPools, weights.width).map { pool, weight in
      let model = ShortHistoryModel(moves, pool)
      let width = steps.map { step in
        model.spread(step: step) * window.unit * window.scale.widening(at: centre[step - 1])
      }
      return Part(
        weight: weight, location: centre,
        spread: window.floored(width, at: centre, noise),
        degreesOfFreedom: model.degreesOfFreedom)
    }
    scale = window.scale
    correlationPower =
      zip(scale.pools, weights.width).reduce(0) { $0 + $1.0.correlationPower * $1.1 }
    valuesUsed = window.values.count
    evidence = weights.evidence
  }

  private init(_ other: ShortHistoryPrediction, parts: [Part]) {
    scale = other.scale
    correlationPower = other.correlationPower
    valuesUsed = other.valuesUsed
    evidence = other.evidence
    self.parts = parts
  }

  /// The same prediction with other parts.
  func replacing(_ part: (Part) -> Part) -> ShortHistoryPrediction {
    ShortHistoryPrediction(self, parts: parts.map(part))
  }
}
