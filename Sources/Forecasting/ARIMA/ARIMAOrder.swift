/// The order of a seasonal ARIMA model, (p,d,q)(P,D,Q)[m].
public struct ARIMAOrder: Hashable, Sendable {
  /// Autoregressive terms.
  public var p: Int
  /// Ordinary differences.
  public var d: Int
  /// Moving-average terms.
  public var q: Int
  /// Seasonal autoregressive terms.
  public var seasonalP: Int
  /// Seasonal differences.
  public var seasonalD: Int
  /// Seasonal moving-average terms.
  public var seasonalQ: Int
  /// Periods in a season; 1 for none.
  public var season: Int

  /// Makes an order; a negative number counts as 0, a season below 1 as 1.
  public init(
    _ p: Int, _ d: Int, _ q: Int, seasonal: (p: Int, d: Int, q: Int) = (0, 0, 0), season: Int = 1
  ) {
    self.p = max(0, p)
    self.d = max(0, d)
    self.q = max(0, q)
    self.season = max(1, season)
    seasonalP = season > 1 ? max(0, seasonal.p) : 0
    seasonalD = season > 1 ? max(0, seasonal.d) : 0
    seasonalQ = season > 1 ? max(0, seasonal.q) : 0
  }

  /// How many autoregressive and moving-average coefficients there are.
  public var coefficientCount: Int { p + q + seasonalP + seasonalQ }
  /// Periods at the beginning that the differences use up.
  public var lostPeriods: Int { d + seasonalD * season }
  /// Differences of both kinds.
  public var differences: Int { d + seasonalD }
  /// The highest autoregressive lag.
  var arLags: Int { p + seasonalP * season }
  /// The highest moving-average lag.
  var maLags: Int { q + seasonalQ * season }
  /// The length of the state vector of the stationary part.
  var stateLength: Int { max(arLags, maLags + 1) }

  /// `ARIMA(1,1,1)(0,1,1)[12]`.
  public var label: String {
    let ordinary = "ARIMA(\(p),\(d),\(q))"
    guard season > 1, seasonalP + seasonalD + seasonalQ > 0 else { return ordinary }
    return ordinary + "(\(seasonalP),\(seasonalD),\(seasonalQ))[\(season)]"
  }

  /// The coefficients δ of `y_t = w_t + Σ δ_j y_{t−j}`, from lag 1, where w is the differenced series.
  var differencing: [Double] {
    var polynomial = [1.0]
    for _ in 0..<d { polynomial = Self.times(polynomial, lag: 1) }
    for _ in 0..<seasonalD { polynomial = Self.times(polynomial, lag: season) }
    return polynomial.dropFirst().map { -$0 }
  }

  /// A polynomial times `1 − B^lag`.
  private static func times(_ polynomial: [Double], lag: Int) -> [Double] {
    var result = polynomial + [Double](repeating: 0, count: lag)
    for (index, value) in polynomial.enumerated() { result[index + lag] -= value }
    return result
  }

  /// The differenced series: `lostPeriods` entries shorter, empty where nothing remains.
  func differenced(_ values: [Double]) -> [Double] {
    var result = values
    for _ in 0..<d { result = Self.difference(result, lag: 1) }
    for _ in 0..<seasonalD { result = Self.difference(result, lag: season) }
    return result
  }

  static func difference(_ values: [Double], lag: Int) -> [Double] {
    guard values.count > lag else { return [] }
    return (lag..<values.count).map { values[$0] - values[$0 - lag] }
  }
}
