public import Indicators
import Probability

/// The default (`auto`): looks at length and season, chooses or combines, and says in words what it
/// did.
///
/// | history | method |
/// |---|---|
/// | up to ``shortLimit`` values without season | the short-history method and models of the series itself |
/// | longer, without season | ETS, Theta, CES, ARIMA, the former and a trend learned from many series |
/// | more than two seasons | ETS, Theta, CES, STL, damped trends; ARIMA too for seasons of up to six periods |
/// | up to ten values of a season not seen whole | the short-history method, mean and last value |
/// | more than ten counts, many of them 0 or small; nothing but zeros | counts with a discounted rate |
/// | other counts that change a lot | the same and the usual method by length, half each |
/// | seasonal, but not more than two seasons | drift and season, both shrunk, around a smoothed level |
///
/// Without a declared support, what was never negative is not forecast to be: the ends of intervals are
/// cut at 0.
///
/// Weights and widths were learned offline from collections of series; see `Documentation/calibration.md`.
/// Whatever cannot be fitted is left out or replaced by the same season of last year, then by the last
/// value, and the label says so.
public struct Auto: ForecastMethod {
  /// The method for short histories without season.
  public let shortHistory: any ForecastMethod

  /// The longest history, in observed values, that counts as short.
  public static let shortLimit = 10

  /// Makes the method.
  public init(shortHistory: any ForecastMethod = OwnModels()) {
    self.shortHistory = shortHistory
  }

  /// `auto`.
  public var name: String { "auto" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Chooses and fits.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedAuto {
    try requireEnough(input)
    let profile = AutoProfile(input)
    let input = profile.kind == .counts ? Self.counted(input) : input
    let guarded = Fallback(
      choice(profile.kind, input), else: Fallback(SeasonalNaive(), else: LastValue()))
    return FittedAuto(
      method: name, chosen: try guarded.fit(input), profile: profile, input: input)
  }

  /// The history under its support, and that of counts where it has none.
  private static func counted(_ input: ForecastInput) -> ForecastInput {
    input.support == .real ? input.with(support: .count) : input
  }

  private func choice(_ kind: AutoProfile.Kind, _ input: ForecastInput) -> any ForecastMethod {
    switch kind {
    case .counts:
      Combination(
        [
          .init(
            choice(
              AutoProfile.byLength(
                input.count, entries: input.values.count, season: input.seasonLength), input)),
          .init(CountSmoothing()),
        ], name: name)
    case .short: shortHistory
    case .plain, .seasonal: Blend(name: name)
    case .sparse: CountSmoothing()
    case .oneSeason:
      Calibrated(ShrunkSeason())
    case .partSeason:
      Combination(
        [.init(ShortHistory()), .init(Calibrated(Mean())), .init(Calibrated(LastValue()))],
        name: name)
    }
  }
}

/// What `auto` chose, fitted.
public struct FittedAuto: FittedModel {
  /// `auto`.
  public let method: String
  /// The model chosen.
  public let chosen: any FittedModel
  /// What was seen of the series.
  public let profile: AutoProfile
  let input: ForecastInput

  /// Why it was chosen, in words.
  public var reason: LocalizedText { profile.reason }
  /// The label of the model chosen.
  public var label: LocalizedText { chosen.label }
  /// As the model chosen.
  public var fitted: [Double?] { chosen.fitted }
  /// As the model chosen.
  public var residuals: [Double?] { chosen.residuals }
  /// The reason, then the notes of the model chosen.
  public var notes: [LocalizedText] { [reason] + chosen.notes }

  /// As the model chosen.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    chosen.points(from: origin, horizon: horizon)
  }

  /// The forecast of the model chosen, bounded by the support of the data.
  public func forecast(horizon: Int) -> Forecast {
    let plain = chosen.forecast(horizon: horizon)
    let margins = input.wasNeverNegative ? plain.margins.map(Floored.cutting) : plain.margins
    return Forecast(
      method: method, label: plain.label, periods: plain.periods, margins: margins,
      dependence: plain.dependence, support: input.support, notes: [reason] + plain.notes)
  }
}
