import Foundation
import Probability

/// The learned scale at a certain number of values: whatever does not depend on the values.
struct ShortHistoryWidth: Sendable {
  /// The degrees of freedom of the prediction.
  let degreesOfFreedom: Double
  /// Their Student t distribution.
  let shape: StudentTShape
  private let count: Double
  private let scale: ShortHistoryConstants.Scale
  private let pool, zero, poolSum, own, base, stepPower: Double

  init(_ k: ShortHistoryConstants.Scale, count n: Double) {
    count = n
    scale = k
    degreesOfFreedom = 1 + exp(k.logFreedom + k.freedomPower * log(n))
    shape = StudentTShape(degreesOfFreedom)
    (pool, zero) = (exp(k.logPoolWeight), exp(k.logZeroWeight))
    poolSum = pool * exp(k.logPoolVariance)
    own = 1 / (1 + exp(-(k.ownPower + k.ownPowerGrowth * log(n))))
    base = k.logPoolVariance + k.perPoint / n + (n == 1 ? k.singlePoint : 0)
    stepPower = k.stepPower + k.stepPowerShort / n
  }

  /// The logarithm of the Student t scale at a step.
  func logSpread(
    _ features: ShortHistoryFeatures, steadiness: Double, step: Int
  ) -> Double {
    // The series' variance around its drift and around zero, shrunk toward the pool's.
    let sum = poolSum + features.aroundDrift + zero * features.aroundZero
    let shrunk = sum / (pool + max(count - 2, 0) + zero * (count - 1))
    let variance = base + own * (log(shrunk) - scale.logPoolVariance)
    let horizon = step == 1 ? 0 : stepPower * log(Double(step))
    return variance / 2 + horizon + scale.steadiness * steadiness + scale.shift
  }
}
