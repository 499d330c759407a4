import Foundation
import Probability

/// The newest values of a history on their working scale.
struct ShortHistoryWindow: Sendable {
  /// The scale.
  let scale: ShortHistoryScale
  /// The values on the scale, in units of ``unit``.
  let values: [Double]
  /// The periods of the values, increasing.
  let times: [Int]
  /// The unit of the level scale, the root mean square; 1 on the others, 0 for an all-zero history.
  let unit: Double
  /// The newest value on the scale, not divided by the unit.
  let newest: Double

  /// Takes the newest values of a history on a scale that they fit.
  init(_ history: [Double], times: [Int], scale: ShortHistoryScale) {
    let newest = ShortHistoryConstants.settings.window
    let raw = Array(history.suffix(newest))
    var unit = 1.0
    if case .level = scale { unit = Self.rootMeanSquare(raw) }
    let divisor = unit > 0 ? unit : 1
    self.scale = scale
    self.unit = unit
    self.times = Array(times.suffix(newest))
    let onScale = raw.map(scale.forward)
    values = onScale.map { $0 / divisor }
    self.newest = onScale.last ?? 0
  }

  /// The first `count` values, as predicted in the unit of this window.
  func prefix(_ count: Int) -> ShortHistoryWindow {
    ShortHistoryWindow(first: count, of: self)
  }

  /// The same values at times that many periods later.
  func moved(by periods: Int) -> ShortHistoryWindow { ShortHistoryWindow(self, later: periods) }

  private init(_ window: ShortHistoryWindow, later periods: Int) {
    (scale, values, unit, newest) = (window.scale, window.values, window.unit, window.newest)
    times = window.times.map { $0 + periods }
  }

  private init(first count: Int, of window: ShortHistoryWindow) {
    let own = Array(window.values.prefix(count))
    scale = window.scale
    times = Array(window.times.prefix(count))
    unit = scale == .level ? Self.rootMeanSquare(own) : 1
    let divisor = unit > 0 ? unit : 1
    values = own.map { $0 / divisor }
    newest = own.last ?? 0
  }

  /// What the method looks at.
  var features: ShortHistoryFeatures { ShortHistoryFeatures(values, times: times) }

  /// Log densities of the values under sets of constants, each value predicted from those before it.
  private func evidence(_ sets: [ShortHistoryConstants]) -> [Double] {
    var totals = [Double](repeating: 0, count: sets.count)
    for index in values.indices.dropFirst() {
      let moves = ShortHistoryMoves(ShortHistoryFeatures(values, times: times, count: index))
      let step = max(1, times[index] - times[index - 1])
      for (set, constants) in sets.enumerated() {
        let density = ShortHistoryModel(moves, constants).logDensity(values[index], step: step)
        totals[set] += max(density, Self.leastLogDensity)
      }
    }
    return totals
  }
  private static let leastLogDensity = log(Double.leastNormalMagnitude)

  /// The weights of the scale's sets of constants in the centre, where `odds` is the prior weight of
  /// the first of two, those of the widths, by the evidence of the sets as they are mixed to a power, and
  /// the log density of the values under the sets together.
  func weights(odds: Double) -> (centre: [Double], width: [Double], evidence: Double) {
    let count = scale.pools.count
    let seen = evidence(scale.allPools)
    guard count == 2 else { return (Self.pair(count, 1), Self.pair(count, 1), seen[0]) }
    let power = ShortHistoryConstants.settings.evidencePower
    let best = max(seen[0], seen[1])
    return (
      Self.pair(2, Self.posterior(odds: odds, advantage: seen[0] - seen[1])),
      Self.pair(2, Self.posterior(odds: odds, advantage: power * (seen[2] - seen[3]))),
      best + log(odds * exp(seen[0] - best) + (1 - odds) * exp(seen[1] - best))
    )
  }

  private static func pair(_ count: Int, _ first: Double) -> [Double] {
    count == 2 ? [first, 1 - first] : (0..<count).map { _ in 1 / Double(count) }
  }

  /// Log density under the first set of constants minus that under the second; 0 for one set.
  var advantage: Double {
    guard scale.pools.count == 2 else { return 0 }
    let seen = evidence(scale.pools)
    return seen[0] - seen[1]
  }

  /// Bayes: p e^a / (p e^a + 1 − p).
  static func posterior(odds: Double, advantage: Double) -> Double {
    guard odds > 0, odds < 1 else { return odds <= 0 ? 0 : 1 }
    return 1 / (1 + (1 - odds) / odds * exp(-advantage))
  }

  /// Spreads, but not below what whole numbers hide, on the level.
  func floored(
    _ spreads: [Double], at locations: [Double], _ noise: WholeNumberNoise
  ) -> [Double] {
    guard noise != .none else { return spreads }
    return zip(spreads, locations).map { spread, location in
      let mean = max(scale.inverse(location), 0.5 / Double(max(1, values.count)))
      let slope = scale.inverseSlope(location)
      return slope > 0 ? max(spread, noise.leastDeviation(at: mean) / slope) : spread
    }
  }

  /// √(Σ y² / n), safe from overflow.
  private static func rootMeanSquare(_ values: [Double]) -> Double {
    let largest = values.map(\.magnitude).max() ?? 0
    guard largest > 0 else { return 0 }
    let sum = values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * (sum / Double(values.count)).squareRoot()
  }
}
