public import Forecasting
public import Indicators
import Probability

/// The year-end outlook of one series with its annual target, or why there is none.
public struct YearEndRow: Sendable {
  /// The identifier of the series.
  public let id: String
  /// The outlook; nil where there is none.
  public let outlook: YearEnd?
  /// Why there is none.
  public let reason: LocalizedText?
  /// The annual target; nil where none is known.
  public let target: Double?
  /// Whether at most the target is wanted rather than at least.
  public let isLowerBetter: Bool

  /// The unit as written; empty where none is known.
  public let unit: String

  /// Makes a row.
  public init(
    id: String, outlook: YearEnd?, reason: LocalizedText? = nil, target: Double? = nil,
    isLowerBetter: Bool = false, unit: String = ""
  ) {
    self.id = id
    self.outlook = outlook
    self.reason = reason
    self.target = target
    self.isLowerBetter = isLowerBetter
    self.unit = unit
  }

  /// The chance of reaching the target.
  public var probability: Double? {
    guard let outlook, let target else { return nil }
    return isLowerBetter ? outlook.total.cumulative(target) : outlook.total.atLeast(target)
  }
}
