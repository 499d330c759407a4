/// Which components an exponential smoothing model has: one of the thirty of the family.
///
/// R. J. Hyndman, A. B. Koehler, J. K. Ord and R. D. Snyder (2008), *Forecasting with Exponential
/// Smoothing*, Springer, ch. 2. `ETSModel("MAdM")` and `ETSModel("ETS(M,Ad,M)")` name the same model.
public struct ETSModel: Sendable, Hashable {
  /// How a component acts on the others.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// It is added.
    case additive = "A"
    /// It is a factor.
    case multiplicative = "M"
  }

  /// Whether errors are added to the forecast or proportional to it.
  public let error: Form
  /// The trend; nil for none.
  public let trend: Form?
  /// Whether the trend fades; false without trend.
  public let damped: Bool
  /// The season; nil for none.
  public let season: Form?

  /// Makes a specification.
  public init(
    error: Form = .additive, trend: Form? = nil, damped: Bool = false, season: Form? = nil
  ) {
    self.error = error
    self.trend = trend
    self.damped = damped && trend != nil
    self.season = season
  }

  /// Reads `ANN`, `MAdM`, `A,Ad,N` or `ETS(A,Ad,N)`, in any case; nil for anything else.
  public init?(_ text: String) {
    var letters = text.uppercased().filter { !" ,()".contains($0) }
    if letters.hasPrefix("ETS") { letters.removeFirst(3) }
    let damped = letters.count == 4 && Array(letters)[2] == "D"
    if damped { letters.remove(at: letters.index(letters.startIndex, offsetBy: 2)) }
    let parts = letters.map(String.init)
    guard parts.count == 3, let error = Form(rawValue: parts[0]) else { return nil }
    let (trend, season) = (Form(rawValue: parts[1]), Form(rawValue: parts[2]))
    guard trend != nil || (parts[1] == "N" && !damped), season != nil || parts[2] == "N" else {
      return nil
    }
    self.init(error: error, trend: trend, damped: damped, season: season)
  }

  /// Such as `ETS(A,Ad,N)`.
  public var label: String {
    let trend = (self.trend?.rawValue ?? "N") + (damped ? "d" : "")
    return "ETS(\(error.rawValue),\(trend),\(season?.rawValue ?? "N"))"
  }

  /// Whether the mean and all errors enter linearly and the variance does not depend on the level:
  /// no component is a factor.
  public var isLinear: Bool {
    error == .additive && trend != .multiplicative && season != .multiplicative
  }

  /// Whether the forecasts are linear in the states, whatever the errors.
  var hasLinearMean: Bool { trend != .multiplicative && season != .multiplicative }

  /// Whether every observation has to be above 0.
  public var needsPositive: Bool {
    error == .multiplicative || trend == .multiplicative || season == .multiplicative
  }

  /// Whether the forecast variance exists and is safe to compute: R's `restrict` leaves out
  /// additive errors with a factor, and ETS(M,M,A).
  public var isStable: Bool {
    if error == .additive { return hasLinearMean }
    return !(trend == .multiplicative && season == .additive)
  }

  /// Whether another model differs in its errors at most.
  func hasSameStates(as other: ETSModel) -> Bool {
    trend == other.trend && damped == other.damped && season == other.season
  }

  /// How many smoothing parameters there are.
  var smoothingCount: Int {
    1 + (trend == nil ? 0 : 1) + (season == nil ? 0 : 1) + (damped ? 1 : 0)
  }

  /// How many numbers are estimated in a season of this length, the error's variance left out.
  func parameterCount(period: Int) -> Int {
    smoothingCount + 1 + (trend == nil ? 0 : 1) + (season == nil ? 0 : period - 1)
  }
}
