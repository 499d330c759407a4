import Foundation
import Probability

/// The learned functions of features and step: growth, spread and degrees of freedom.
struct ShortHistoryModel: Sendable {
  private let moves: ShortHistoryMoves
  private let width: ShortHistoryWidth
  /// Growth per period that carries on.
  private let momentum: Double
  /// What the last change and the distance from the mean add at the first step, before settling.
  private let reversion: Double

  /// The functions of one set of constants at what was seen of a history.
  init(_ moves: ShortHistoryMoves, _ constants: ShortHistoryConstants) {
    self.moves = moves
    width = constants.width(count: Int(moves.features.count))
    let (c, k) = (moves.steadiness, constants.location)
    let short = moves.features.count > 1 ? 1 / (moves.features.count - 1) : 0
    let steady =
      moves.features.growth > 0
      ? k.steadyUp + k.steadyUpShort * short : k.steadyDown + k.steadyDownShort * short
    let noise = k.noisy + k.noisyShort * short
    momentum =
      (c * steady + (1 - c) * noise) * moves.growth
      + (k.pool + k.poolShort * short) * moves.roughness
    let noisy =
      (k.lastNoisy + k.lastNoisyShort * short) * moves.last
      + (k.distanceNoisy + k.distanceNoisyShort * short) * moves.distance
    reversion =
      (1 - c) * noisy + c * (k.lastSteady * moves.last + k.distanceSteady * moves.distance)
  }

  /// Growth from the last value over `step` periods, on the scale.
  func growth(step: Int) -> Double {
    guard moves.features.count > 1 else { return 0 }
    let (damping, settling) =
      (ShortHistoryConstants.settings.damping, ShortHistoryConstants.settings.settling)
    if step == 1 { return damping * momentum + reversion }
    let h = Double(step)
    let carried = damping * (1 - pow(damping, h)) / (1 - damping)
    let settled = (1 - pow(settling, h)) / (1 - settling)
    return carried * momentum + settled * reversion
  }

  /// The Student t scale at a step.
  func spread(step: Int) -> Double { exp(logSpread(step: step)) }

  /// The degrees of freedom, the same at every step.
  var degreesOfFreedom: Double { width.degreesOfFreedom }

  /// The log density of the value `step` periods after the last one.
  func logDensity(_ value: Double, step: Int) -> Double {
    let logSpread = logSpread(step: step)
    let z = (value - moves.features.last - growth(step: step)) * exp(-logSpread)
    return width.shape.logDensity(z) - logSpread
  }

  private func logSpread(step: Int) -> Double {
    width.logSpread(moves.features, steadiness: moves.steadiness, step: step)
  }
}

/// The features as the location uses them: capped, and how steady growth is.
struct ShortHistoryMoves: Sendable {
  /// What was seen of the history.
  let features: ShortHistoryFeatures
  /// 1 where growth is steady, 0 where it is noise.
  let steadiness: Double
  /// Mean growth and the size of changes, within the cap; the last growth and the distance from
  /// the mean, within twice the cap.
  let growth, roughness, last, distance: Double

  init(_ features: ShortHistoryFeatures) {
    let settings = ShortHistoryConstants.settings
    self.features = features
    steadiness = features.consistency(settings)
    growth = Self.squashed(features.growth, settings.cap)
    roughness = Self.squashed(features.roughness(settings), settings.cap)
    last = Self.squashed(features.lastGrowth, 2 * settings.cap)
    distance = Self.squashed(features.distance, 2 * settings.cap)
  }

  /// Linear near zero, never beyond ±cap.
  private static func squashed(_ value: Double, _ cap: Double) -> Double { cap * tanh(value / cap) }
}
