import Foundation

/// The scale on which a short history is predicted.
public enum ShortHistoryScale: Sendable, Hashable {
  /// The logarithm, for positive values.
  case log
  /// The level, in units of the root mean square of the history; any values.
  case level
  /// The logit of (y − lower) / (upper − lower), for values strictly between declared bounds.
  case logit(lower: Double, upper: Double)

  /// The scale for a history: logit between two declared bounds, logarithm where all values are
  /// positive and nothing negative is declared possible, otherwise the level.
  public static func choose(
    for history: [Double], lower: Double?, upper: Double?
  ) -> ShortHistoryScale {
    if let lower, let upper, lower < upper,
      history.allSatisfy({ $0 > lower && $0 < upper && logit($0, lower, upper).isFinite })
    {
      return .logit(lower: lower, upper: upper)
    }
    return history.allSatisfy { $0 > 0 } && (lower ?? 0) >= 0 ? .log : .level
  }

  /// The sets of learned constants whose mixture predicts on the scale.
  var pools: [ShortHistoryConstants] {
    switch self {
    case .log: ShortHistoryConstants.positive
    case .level: ShortHistoryConstants.levels
    case .logit: ShortHistoryConstants.shares
    }
  }

  /// The sets that widths come from, in the order of ``pools``.
  var widthPools: [ShortHistoryConstants] {
    self == .log ? ShortHistoryConstants.positiveWidths : pools
  }

  /// The sets for the centre, then those for the widths.
  var allPools: [ShortHistoryConstants] {
    self == .log ? ShortHistoryConstants.positiveAll : pools + widthPools
  }

  /// The value on the scale; NaN outside its domain.
  func forward(_ y: Double) -> Double {
    switch self {
    case .log: Foundation.log(y)
    case .level: y
    case .logit(let lower, let upper): Self.logit(y, lower, upper)
    }
  }

  /// The value back on the level.
  public func inverse(_ x: Double) -> Double {
    switch self {
    case .log: return exp(x)
    case .level: return x
    case .logit(let lower, let upper): return lower + (upper - lower) / (1 + exp(-x))
    }
  }

  /// The slope of ``inverse(_:)``: the change of level per change on the scale.
  func inverseSlope(_ x: Double) -> Double {
    switch self {
    case .log: return exp(x)
    case .level: return 1
    case .logit(let lower, let upper):
      let p = 1 / (1 + exp(-x))
      return (upper - lower) * p * (1 - p)
    }
  }

  /// By how much errors around a value on the scale are wider than was learned on the whole.
  ///
  /// Of shares p, (4p(1 − p))^−¼ and a little: the logit stretches p(1 − p) times toward the bounds, where
  /// errors shrink less. See `Documentation/calibration.md`.
  func widening(at x: Double) -> Double {
    guard case .logit = self else { return 1 }
    let settings = ShortHistoryConstants.settings
    let p = 1 / (1 + exp(-x))
    return settings.shareWidth * pow(max(4 * p * (1 - p), settings.shareEdge), -settings.sharePower)
  }

  private static func logit(_ y: Double, _ lower: Double, _ upper: Double) -> Double {
    Foundation.log((y - lower) / (upper - y))
  }
}
