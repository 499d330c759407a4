import Indicators

/// How a backtest rolls the origin back: what is held back, how often, and what is kept.
///
/// The newest origin holds back the last `horizon` entries of a series; each earlier one `stride`
/// entries more. An origin whose last entry is a gap is left out: it would be the same as an earlier
/// one.
public struct BacktestPlan: Sendable, Hashable {
  /// How many steps are forecast from each origin.
  public var horizon: Int
  /// At most how many origins per series, the newest ones.
  public var origins: Int
  /// How many entries lie between two origins.
  public var stride: Int
  /// The fewest observed values before an origin.
  public var minimum: Int
  /// Only so many of the newest entries before the origin are shown to the methods; nil for all.
  public var window: Int?
  /// The levels of the intervals that are scored, each above 0 and below 1.
  public var levels: [Double]

  /// Makes a plan; numbers below 1 count as 1.
  public init(
    horizon: Int, origins: Int = 1, stride: Int = 1, minimum: Int = 3, window: Int? = nil,
    levels: [Double] = [0.8, 0.95]
  ) {
    self.horizon = max(1, horizon)
    self.origins = max(1, origins)
    self.stride = max(1, stride)
    self.minimum = max(1, minimum)
    self.window = window.map { max(1, $0) }
    self.levels = levels
  }

  /// How many entries are known at each origin of a history, the newest origin first.
  public func origins(of input: ForecastInput) -> [Int] {
    var found: [Int] = []
    var known = input.values.count - horizon
    while known >= minimum, found.count < origins {
      let history = input.values[..<known]
      if history.last ?? nil != nil, history.count(where: { $0 != nil }) >= minimum {
        found.append(known)
      }
      known -= stride
    }
    return found
  }

  /// What the methods see at an origin.
  func history(_ input: ForecastInput, known: Int) -> ForecastInput {
    let before = input.dropLast(input.values.count - known)
    return window.map(before.newest) ?? before
  }
}
