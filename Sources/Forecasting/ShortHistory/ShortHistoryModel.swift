import Foundation

/// The learned functions of features and step: growth, spread and degrees of freedom.
struct ShortHistoryModel: Sendable {
  private let features: ShortHistoryFeatures
  private let constants: ShortHistoryConstants
  private let settings: ShortHistoryConstants.Settings
  private let steadiness: Double

  init(
    _ features: ShortHistoryFeatures, _ constants: ShortHistoryConstants,
    _ settings: ShortHistoryConstants.Settings
  ) {
    self.features = features
    self.constants = constants
    self.settings = settings
    steadiness = features.consistency(settings)
  }

  /// Growth from the last value over `step` periods, on the scale.
  func growth(step: Int) -> Double {
    guard features.count > 1 else { return 0 }
    let (damping, settling, h) = (settings.damping, settings.settling, Double(step))
    let carried = damping * (1 - pow(damping, h)) / (1 - damping)
    let settled = (1 - pow(settling, h)) / (1 - settling)
    return carried * momentum + settled * reversion
  }

  /// Growth per period that carries on.
  private var momentum: Double {
    let (c, k) = (steadiness, constants.location)
    let short = 1 / (features.count - 1)
    let g = squashed(features.growth, settings.cap)
    let steady =
      features.growth > 0
      ? k.steadyUp + k.steadyUpShort * short : k.steadyDown + k.steadyDownShort * short
    let noise = k.noisy + k.noisyShort * short
    return (c * steady + (1 - c) * noise) * g
      + (k.pool + k.poolShort * short) * squashed(features.roughness(settings), settings.cap)
  }

  /// What the last change and the distance from the mean add at the first step, before settling.
  private var reversion: Double {
    let (c, k) = (steadiness, constants.location)
    let short = 1 / (features.count - 1)
    let last = squashed(features.lastGrowth, 2 * settings.cap)
    let distance = squashed(features.distance, 2 * settings.cap)
    let noisy =
      (k.lastNoisy + k.lastNoisyShort * short) * last
      + (k.distanceNoisy + k.distanceNoisyShort * short) * distance
    return (1 - c) * noisy + c * (k.lastSteady * last + k.distanceSteady * distance)
  }

  /// The Student t scale at a step.
  func spread(step: Int) -> Double {
    let (k, n) = (constants.scale, features.count)
    let own = 1 / (1 + exp(-(k.ownPower + k.ownPowerGrowth * log(n))))
    let variance =
      k.logPoolVariance + own * (log(shrunkVariance) - k.logPoolVariance)
      + k.perPoint / n + (n == 1 ? k.singlePoint : 0)
    let horizon = (k.stepPower + k.stepPowerShort / n) * log(Double(step))
    return exp(variance / 2 + horizon + k.steadiness * steadiness + k.shift)
  }

  /// The series' variance around its drift and around zero, shrunk toward the pool's.
  private var shrunkVariance: Double {
    let (k, n) = (constants.scale, features.count)
    let (pool, zero) = (exp(k.logPoolWeight), exp(k.logZeroWeight))
    let sum = pool * exp(k.logPoolVariance) + features.aroundDrift + zero * features.aroundZero
    return sum / (pool + max(n - 2, 0) + zero * (n - 1))
  }

  /// The degrees of freedom, the same at every step.
  var degreesOfFreedom: Double {
    let k = constants.scale
    return 1 + exp(k.logFreedom + k.freedomPower * log(features.count))
  }

  /// Linear near zero, never beyond ±cap.
  private func squashed(_ value: Double, _ cap: Double) -> Double { cap * tanh(value / cap) }
}
