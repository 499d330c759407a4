public import Indicators
import Probability

/// A constant rate of a sparse series, with the distribution that goes with it: what Croston's family
/// yields.
///
/// The distribution has the method's rate as its mean, its chance of a value above 0, and sizes spread as
/// the series' own; it is a whole number from 0 whatever the series' support.
public struct FittedRate: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// What was done.
  public let label: LocalizedText
  /// The history.
  public let input: ForecastInput
  /// The chance that the next value is above 0.
  public let positive: Double
  /// The forecast rate before each observed value, and after the last; the first is unknown.
  let rates: [Double?]
  let dispersion: Double

  /// The rates are those before each observed value and after the last.
  init(
    method: String, label: LocalizedText, input: ForecastInput, history: CountHistory,
    rates: [Double?], positive: Double
  ) {
    self.method = method
    self.label = label
    self.input = input
    self.positive = positive
    self.rates = rates
    dispersion = Self.dispersion(history.sizes)
  }

  /// The mean of every coming period.
  public var rate: Double { (rates.last ?? nil) ?? 0 }

  /// The rate as it was forecast for each entry.
  public var fitted: [Double?] {
    var seen = 0
    return input.values.map { value in
      defer { if value != nil { seen += 1 } }
      return seen < rates.count ? rates[seen] : nil
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, and a history without any value above 0.
  public var notes: [LocalizedText] {
    FitNotes.standard(input, scale: rate > 0 ? 1 : 0)
  }

  /// The rate after the first `origin` entries, for every period.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let known = input.values.prefix(max(1, origin)).reduce(0) { $0 + ($1 == nil ? 0 : 1) }
    let rate = (rates[min(known, rates.count - 1)]) ?? 0
    return Array(repeating: rate, count: max(0, horizon))
  }

  /// The same hurdle distribution at every step, independent.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let margin = HurdleCount.of(mean: rate, positive: positive, dispersion: dispersion)
    return Forecast(
      method: method, label: label, periods: periods, margins: periods.map { _ in margin },
      support: input.support, notes: notes)
  }

  /// (variance − mean)/mean² of the sizes beyond 1, pulled towards 1 where there are few, and raised
  /// by what the estimated mean size leaves uncertain.
  private static func dispersion(_ sizes: [Double]) -> Double {
    let n = Double(sizes.count)
    guard n > 0 else { return 1 }
    let mean = sizes.reduce(0) { $0 + ($1 - 1) / n }
    let squares = sizes.reduce(0) { $0 + ($1 - 1 - mean) * ($1 - 1 - mean) }
    let own = mean > 0 && n > 1 ? max(0, (squares / (n - 1) - mean) / (mean * mean)) : 0
    let pulled = (n * own + 2) / (n + 2)
    return pulled + (1 + pulled) / min(n + 1, 20)
  }
}
