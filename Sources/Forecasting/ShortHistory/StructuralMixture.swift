import Foundation

/// Structural models of a short history, weighted by how well each predicted it.
///
/// Bayesian model averaging: J. A. Hoeting, D. Madigan, A. E. Raftery and C. T. Volinsky (1999),
/// *Statistical Science* 14, 382–417.
/// What was learned from other series knows how series go on as a rule; these models know the exceptions,
/// noise around a level above all, where the series itself shows them.
struct StructuralMixture: Sendable {
  /// Log density of the values after the first, the models equally likely before.
  let evidence: Double
  /// The probability of each model once the values are seen; they sum to 1.
  let shares: [Double]
  private let models: [StructuralModel]
  private let states: [StructuralModel.State]
  private let origin: Double

  /// Averages models over a window of values.
  init(_ models: [StructuralModel], _ window: ShortHistoryWindow) {
    let states = models.map { $0.state(window.values, times: window.times) }
    let best = states.reduce(-Double.infinity) { max($0, $1.evidence) }
    let raw = states.map { exp($0.evidence - best) }
    let total = raw.reduce(0, +)
    evidence = best + log(total / Double(models.count))
    shares = raw.map { $0 / total }
    origin = window.values.last ?? 0
    (self.models, self.states) = (models, states)
  }

  /// The mean change from the newest value to each step ahead, and its squared scale, what the models
  /// disagree included.
  func changes(horizon: Int) -> [(mean: Double, variance: Double)] {
    var mean = [Double](repeating: 0, count: max(0, horizon))
    var square = mean
    for (index, model) in models.enumerated() {
      var state = states[index]
      let weight = shares[index]
      for step in mean.indices {
        model.advance(&state)
        let next = model.expected(state)
        let change = next.mean - origin
        mean[step] += weight * change
        square[step] += weight * (state.scale * next.variance + change * change)
      }
    }
    return zip(mean, square).map { ($0, max($1 - $0 * $0, 0)) }
  }

  /// The share of the models before the series is seen: 2 % for each value.
  ///
  /// Set on six collections and eight simulated processes together: with 10 % at five values and 20 % at
  /// nine the mean of the collections gains, with more those that grow steadily begin to lose.
  private static let priorPerValue = 0.02

  /// What the models weigh together before a series of so many values is seen.
  static func prior(count: Int) -> Double { min(priorPerValue * Double(count), 0.5) }

  /// The weight of the models beside other predictions with a log density of the same values.
  func weight(beside other: Double, count: Int) -> Double {
    ShortHistoryWindow.posterior(odds: Self.prior(count: count), advantage: evidence - other)
  }
}

extension ShortHistoryPrediction {
  /// The same prediction with the models of the series itself weighed in: the centre moves by their
  /// weight, the widths by the mean of the squared scales.
  func weighing(
    _ models: StructuralMixture, _ window: ShortHistoryWindow, horizon: Int, noise: WholeNumberNoise
  ) -> ShortHistoryPrediction {
    let weight = models.weight(beside: evidence, count: window.values.count)
    let changes = models.changes(horizon: horizon)
    let factors = changes.indices.map { step -> Double in
      let own = exp(parts.reduce(0) { $0 + $1.weight * log($1.spread[step]) }) / window.unit
      let ratio = (1 - weight + weight * changes[step].variance / (own * own)).squareRoot()
      return min(max(ratio, 0.4), 2.5)
    }
    return replacing { part in
      let location = zip(part.location, changes).map {
        $0 + weight * (window.newest - $0 + $1.mean * window.unit)
      }
      let spread = zip(part.spread, factors).map { $0 * $1 }
      return Part(
        weight: part.weight, location: location,
        spread: window.floored(spread, at: location, noise),
        degreesOfFreedom: part.degreesOfFreedom)
    }
  }
}
