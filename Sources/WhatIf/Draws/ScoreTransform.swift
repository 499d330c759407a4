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

  /// The transform of a distribution; a table takes some hundred quantiles to make.
  init(_ distribution: any Distribution) {
    switch distribution {
    case let point as Degenerate: self = .constant(point.point)
    case let normal as Normal: self = .linear(location: normal.mean, scale: normal.sd)
    case let log as LogNormal: self = .exponential(mu: log.mu, sigma: log.sigma)
    default: self = .table(QuantileTable(distribution))
    }
  }

  /// The same with nothing that another thread counts references of.
  var ownCopy: ScoreTransform {
    if case .table(let table) = self { .table(QuantileTable(copying: table)) } else { self }
  }

  /// Writes the values of `count` scores; NaN where the value is not finite.
  func apply(
    _ scores: UnsafePointer<Double>, to values: UnsafeMutablePointer<Double>, count: Int
  ) {
    switch self {
    case .constant(let value): values.update(repeating: value, count: count)
    case .linear(let location, let scale): jipyo_line(location, scale, scores, values, count)
    case .exponential(let mu, let sigma): jipyo_exps_of_line(mu, sigma, scores, values, count)
    case .table(let table): table.apply(scores, to: values, count: count)
    }
    guard canOverflow else { return }
    BlockEvaluator.keepFinite(values, count: count)
  }

  /// Whether a score between −40 and 40 may give a value that is not finite.
  private var canOverflow: Bool {
    switch self {
    case .constant(let value): !value.isFinite
    case .linear(let location, let scale): !(location.magnitude + 40 * scale.magnitude).isFinite
    case .exponential(let mu, let sigma): !(mu + 40 * sigma < 700)
    case .table: false
    }
  }
}
