internal import Forecasting
public import Indicators
internal import Probability

/// The methods side by side for one indicator, and what this year's result does to later years.
public struct MethodOutlook: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// The year that is scored first.
  public let year: Int
  /// The result assumed for every year.
  public let actual: Double
  /// All methods for that year.
  public let comparison: MethodComparison
  /// The official method rolled ahead; empty where the history does not carry it.
  public let roll: [RatchetRoll.Year]
  /// The same after a first result that is 10% better: what over-achieving costs later.
  public let better: [RatchetRoll.Year]
  /// The rates of the ratchet.
  public let ratchet: Ratchet

  /// Compares and rolls; `actual` is the forecast median where it is nil.
  public init(
    _ proposal: TargetProposal, history: Series, actual: Double?, wanted: Double, years: Int,
    regime: Ratchet.Regime, sigma: SigmaKind, options: ScoreOptions
  ) {
    indicator = proposal.indicator
    year = proposal.planYear
    let assumed = actual ?? proposal.distribution.quantile(0.5)
    self.actual = assumed
    let past = ScoreHistory(series: history, before: year)
    comparison = MethodComparison(
      history: past, direction: indicator.direction, actual: assumed, wanted: wanted,
      sigma: sigma, options: options)
    ratchet = Ratchet(regime, options.parameters)
    let method =
      proposal.official?.requested
      ?? .deviation(sigmas: options.parameters.sigmasMain, sigma: sigma)
    let (direction, ratchet) = (indicator.direction, ratchet)
    func rolled(_ first: Double) -> [RatchetRoll.Year] {
      let actuals = [first] + [Double](repeating: assumed, count: max(0, years - 1))
      let roll = try? RatchetRoll(
        method, history: past, direction: direction, actuals: actuals, target: proposal.value,
        ratchet: ratchet, options: options)
      return roll?.years ?? []
    }
    roll = rolled(assumed)
    let step = direction == .lower ? -0.1 : 0.1
    better = rolled(options.bounds.clamped(assumed + step * assumed.magnitude))
  }
}
