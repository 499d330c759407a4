import CKernels
import Probability

/// Turns standard normal scores into values of a distribution: its quantile at Φ(score).
enum ScoreTransform: Sendable {
  /// The same value whatever the score.
  case constant(Double)
  /// `location + scale × score`.
  case linear(location: Double, scale: Double)
  /// `exp(mu + sigma × score)`.
  case exponential(mu: Double, sigma: Double)
  /// Any other distribution, by a table that is checked cell by cell.
  case table(QuantileTable)

  /// The transform of a distribution; a table takes about two thousand quantiles to make.
  init(_ distribution: any Distribution) {
    switch distribution {
    case let point as Degenerate: self = .constant(point.point)
    case let normal as Normal: self = .linear(location: normal.mean, scale: normal.sd)
    case let log as LogNormal: self = .exponential(mu: log.mu, sigma: log.sigma)
    default: self = .table(QuantileTable(distribution))
    }
  }

  /// Writes the values of `count` scores; NaN where the value is not finite.
  func apply(
    _ scores: UnsafePointer<Double>, to values: UnsafeMutablePointer<Double>, count: Int
  ) {
    switch self {
    case .constant(let value):
      for i in 0..<count { values[i] = value }
    case .linear(let location, let scale):
      for i in 0..<count { values[i] = location + scale * scores[i] }
    case .exponential(let mu, let sigma):
      for i in 0..<count { values[i] = mu + sigma * scores[i] }
      jipyo_exps(values, values, count)
    case .table(let table):
      for i in 0..<count { values[i] = table.value(scores[i]) }
    }
    for i in 0..<count { values[i] = values[i].magnitude < .infinity ? values[i] : .nan }
  }
}
