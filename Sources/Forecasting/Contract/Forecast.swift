public import Indicators
public import LinearAlgebra
public import Probability

/// The joint distribution of the next periods of a series.
///
/// Steps count from 1, the first period after the history; every margin lies inside the series'
/// support. A step outside `1...horizon` is a programming error.
public struct Forecast: Sendable {
  /// The name of the method that made it, such as `naive`.
  public let method: String
  /// The label that names what was done, such as `ETS(A,Ad,N)`.
  public let label: LocalizedText
  /// The periods forecast, one per step.
  public let periods: [Period]
  /// The distribution of each step.
  public let margins: [any Distribution]
  /// How the steps hang together: the correlation of their normal scores.
  public let dependence: StepDependence
  /// The values that can occur.
  public let support: Support
  /// What a reader has to know about this forecast, in words.
  public let notes: [LocalizedText]

  /// The longest horizon the command line accepts.
  public static let longestHorizon = 10_000

  /// Makes a forecast from the distribution of each step; the margins are bounded by `support`.
  public init(
    method: String, label: LocalizedText, periods: [Period], margins: [any Distribution],
    dependence: StepDependence = .independent, support: Support = .real,
    notes: [LocalizedText] = []
  ) {
    let steps = min(periods.count, margins.count)
    self.method = method
    self.label = label
    self.periods = periods.count == steps ? periods : Array(periods.prefix(steps))
    let kept = margins.count == steps ? margins : Array(margins.prefix(steps))
    self.margins = support == .real ? kept : kept.map { Supported.bounding($0, to: support) }
    self.dependence = dependence
    self.support = support
    self.notes = notes
  }

  /// The number of steps.
  public var horizon: Int { margins.count }

  /// Correlation of the normal scores of the steps, `horizon × horizon`.
  public var stepCorrelation: Matrix { dependence.correlation(steps: horizon) }

  /// Whether every step is a single value: the history did not vary, so no interval can be given.
  public var isDegenerate: Bool { margins.allSatisfy { $0 is Degenerate } }

  /// The distribution of one step, from 1.
  public func distribution(step: Int) -> any Distribution { margins[step - 1] }

  /// The distribution of a period, where it was forecast.
  public subscript(period: Period) -> (any Distribution)? {
    periods.firstIndex(of: period).map { margins[$0] }
  }
}

extension Forecast {
  /// The expected value of a step, or its median where the distribution has no mean.
  ///
  /// A Student t with one degree of freedom (two or three figures) has no mean.
  public func mean(step: Int) -> Double { margins[step - 1].centre }

  /// The median of a step.
  public func median(step: Int) -> Double { quantile(0.5, step: step) }

  /// The quantile of a step at probability `p`, 0 < p < 1.
  public func quantile(_ p: Double, step: Int) -> Double { margins[step - 1].quantile(p) }

  /// The central interval that holds the value with probability `level`, such as 0.95.
  public func interval(_ level: Double, step: Int) -> ForecastInterval {
    let (lower, upper) = margins[step - 1].interval(level)
    return ForecastInterval(level: level, lower: lower, upper: upper)
  }

  /// P(value ≥ threshold) at a step; for counts it includes the threshold itself.
  public func probability(atLeast threshold: Double, step: Int) -> Double {
    margins[step - 1].atLeast(threshold)
  }

  /// P(value ≤ threshold) at a step.
  public func probability(atMost threshold: Double, step: Int) -> Double {
    margins[step - 1].cumulative(threshold)
  }
}

/// A central prediction interval.
public struct ForecastInterval: Sendable, Hashable {
  /// The probability inside, such as 0.95.
  public let level: Double
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Makes an interval.
  public init(level: Double, lower: Double, upper: Double) {
    self.level = level
    self.lower = lower
    self.upper = upper
  }
}

extension Forecast {
  /// The same forecast under another name, label or with further notes.
  public func relabelled(
    method: String? = nil, label: LocalizedText? = nil, adding extra: [LocalizedText] = []
  ) -> Forecast {
    Forecast(
      method: method ?? self.method, label: label ?? self.label, periods: periods,
      margins: margins, dependence: dependence, support: support, notes: notes + extra)
  }

  /// The same forecast with each margin replaced, then bounded by another support.
  public func mapMargins(
    support: Support, _ transform: (_ step: Int, any Distribution) -> any Distribution
  ) -> Forecast {
    Forecast(
      method: method, label: label, periods: periods,
      margins: margins.enumerated().map { transform($0.offset + 1, $0.element) },
      dependence: dependence, support: support, notes: notes)
  }
}
