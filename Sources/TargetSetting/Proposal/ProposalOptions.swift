public import Forecasting
public import Indicators

/// The choices behind a proposal.
public struct ProposalOptions: Sendable {
  /// How the future is forecast.
  public var method: any ForecastMethod
  /// What forecasts where that method cannot; it keeps its own label.
  public var instead: any ForecastMethod
  /// How daring the proposed target is.
  public var ambition: Ambition
  /// The official method whose range is shown beside the proposal.
  public var scoreMethod: ScoreMethod
  /// The choices the official method leaves open; bounds come from the indicator.
  public var scoreOptions: ScoreOptions
  /// Why a target worse than the last result is allowed; nil to keep the last result as the least.
  public var reasonBelowLast: LocalizedText?
  /// The year to propose for; nil for the workspace's plan year.
  public var planYear: Int?
  /// Whether the swings before a declared break widen the interval; false where the forecast was
  /// made elsewhere and has taken them in.
  public var widensAfterBreak: Bool

  /// Makes options.
  public init(
    method: any ForecastMethod, instead: any ForecastMethod = LastValue(),
    ambition: Ambition = .balanced, scoreMethod: ScoreMethod = .deviation2Sigma,
    scoreOptions: ScoreOptions = ScoreOptions(), reasonBelowLast: LocalizedText? = nil,
    planYear: Int? = nil, widensAfterBreak: Bool = true
  ) {
    self.method = method
    self.instead = instead
    self.ambition = ambition
    self.scoreMethod = scoreMethod
    self.scoreOptions = scoreOptions
    self.reasonBelowLast = reasonBelowLast
    self.planYear = planYear
    self.widensAfterBreak = widensAfterBreak
  }
}
