import Foundation

/// What the short-history method looks at in a history on its working scale.
///
/// Increments over a gap of k periods count as k equal steps for the mean, and as one increment of
/// variance k for the variances, as for a random walk.
struct ShortHistoryFeatures: Sendable {
  /// The number of values.
  let count: Double
  /// The last value.
  let last: Double
  /// Mean growth per period.
  let growth: Double
  /// Growth per period over the last increment.
  let lastGrowth: Double
  /// The last value minus the mean.
  let distance: Double
  /// Sum of squares of growth around its mean.
  let aroundDrift: Double
  /// Sum of squares of growth around zero.
  let aroundZero: Double

  /// Measures the first `count` values (all of them where it is nil) at increasing times, in
  /// periods; both have the same number of entries, ≥ 1.
  init(_ values: [Double], times: [Int], count limit: Int? = nil) {
    let n = min(limit ?? values.count, values.count)
    let first = values.first ?? 0
    last = n > 0 ? values[n - 1] : 0
    count = Double(n)
    guard n > 1, times[n - 1] > times[0] else {
      (growth, lastGrowth, distance, aroundDrift, aroundZero) = (0, 0, 0, 0, 0)
      return
    }
    growth = (last - first) / Double(times[n - 1] - times[0])
    var (sum, drift, zero, latest) = (first, 0.0, 0.0, 0.0)
    for i in 1..<n {
      sum += values[i]
      let step = Double(max(1, times[i] - times[i - 1]))
      let change = values[i] - values[i - 1]
      let surprise = change - growth * step
      drift += surprise * surprise / step
      zero += change * change / step
      latest = change / step
    }
    distance = last - sum / Double(n)
    (lastGrowth, aroundDrift, aroundZero) = (latest, drift, zero)
  }

  /// c = g² / (g² + s²/(n − 1)): 1 where growth is steady, 0 where it is noise.
  func consistency(_ settings: ShortHistoryConstants.Settings) -> Double {
    guard count > 1 else { return 0 }
    let weight = settings.priorWeight
    let variance =
      (aroundDrift + weight * settings.priorVariance) / max(count - 2 + weight, 0.5)
    return growth * growth / (growth * growth + variance / (count - 1))
  }

  /// The typical size of a change, a little prior included; none of it for a history that never moved,
  /// which says nothing of the way that it would go.
  func roughness(_ settings: ShortHistoryConstants.Settings) -> Double {
    let weight = settings.driftWeight
    let points = weight + max(count - 2, 0) + count - 1
    let sum = weight * settings.priorVariance + aroundDrift + aroundZero
    let still = settings.stillness * settings.stillness * max(count - 1, 1)
    return (sum / points).squareRoot() * aroundZero / (aroundZero + still)
  }
}
