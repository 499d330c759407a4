public import Indicators
import Probability

/// The default (`auto`): looks at length and season, chooses, and says in words what it chose.
///
/// | history | method |
/// |---|---|
/// | up to ``shortLimit`` values without season | the short-history method |
/// | longer, yearly or in plain steps | short-history method, damped trend and Theta, a third each |
/// | longer, other periods without season | damped trend and Theta, half each |
/// | two seasons and more | damped trend and Theta on the seasonally adjusted history, half each |
/// | seasonal, but less than two seasons and one value | last season and a smoothed level, half each |
///
/// Whatever cannot be fitted is replaced by the same season of last year, then by the last value, and
/// the label says so.
public struct Auto: ForecastMethod {
  /// The method for short histories without season.
  public let shortHistory: any ForecastMethod

  /// The longest history, in observed values, that counts as short.
  public static let shortLimit = 10

  /// Makes the method.
  public init(shortHistory: any ForecastMethod = ShortHistory()) {
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
    let (method, reason) = choice(input)
    let guarded = Fallback(method, else: Fallback(SeasonalNaive(), else: LastValue()))
    return FittedAuto(
      method: name, chosen: try guarded.fit(input), reason: reason,
      input: input)
  }

  private func choice(_ input: ForecastInput) -> (any ForecastMethod, LocalizedText) {
    let (n, m) = (input.count, input.seasonLength)
    if m == 1 || n < m {
      if n <= Auto.shortLimit { return (shortHistory, Self.words(n, .short)) }
      return input.frequency == .year || input.frequency == .step
        ? (Combination(members + [.init(shortHistory)], name: name), Self.words(n, .yearly))
        : (Combination(members, name: name), Self.words(n, .long))
    }
    if input.values.count > 2 * m {
      return (Combination(members, name: name), Self.words(n, .seasonal(m)))
    }
    return (
      Combination([.init(SeasonalNaive()), .init(SimpleSmoothing())], name: name),
      Self.words(n, .oneSeason(m))
    )
  }

  private var members: [Combination.Member] {
    [.init(SeasonallyAdjusted(DampedTrend())), .init(Theta())]
  }

  private enum Kind {
    case short
    case yearly
    case long
    case seasonal(Int)
    case oneSeason(Int)
  }

  private static func words(_ n: Int, _ kind: Kind) -> LocalizedText {
    switch kind {
    case .short:
      LocalizedText(
        ko: "자료가 \(n)개로 짧아 짧은 자료용 방법을 썼습니다.",
        en: "Only \(n) value\(n == 1 ? "" : "s"): the method for short histories.")
    case .yearly:
      LocalizedText(
        ko: "계절이 없고 자료가 \(n)개여서 감쇠추세, Theta, 짧은 자료용 방법을 3분의 1씩 결합했습니다.",
        en: "No season and \(n) values: damped trend, Theta and the short-history method, a third "
          + "each.")
    case .long:
      LocalizedText(
        ko: "계절이 없고 자료가 \(n)개여서 감쇠추세와 Theta를 반씩 결합했습니다.",
        en: "No season and \(n) values: damped trend and Theta, half each.")
    case .seasonal(let m):
      LocalizedText(
        ko: "자료가 \(n)개로 계절(\(m))이 두 번 넘게 있어, 계절이 뚜렷하면 조정한 뒤 감쇠추세와 Theta를 반씩 결합했습니다.",
        en:
          "\(n) values and more than two seasons of \(m): damped trend and Theta, half each, after "
          + "seasonal adjustment where the season is significant.")
    case .oneSeason(let m):
      LocalizedText(
        ko: "계절(\(m))을 추정하기에는 자료(\(n)개)가 짧아 지난해 같은 시기와 평활한 수준을 반씩 결합했습니다.",
        en: "\(n) values are too few to estimate a season of \(m): same season last year and a "
          + "smoothed level, half each.")
    }
  }
}

/// What `auto` chose, fitted.
public struct FittedAuto: FittedModel {
  /// `auto`.
  public let method: String
  /// The model chosen.
  public let chosen: any FittedModel
  /// Why it was chosen, in words.
  public let reason: LocalizedText
  let input: ForecastInput

  /// The label of the model chosen.
  public var label: LocalizedText { chosen.label }
  /// As the model chosen.
  public var fitted: [Double?] { chosen.fitted }
  /// As the model chosen.
  public var residuals: [Double?] { chosen.residuals }
  /// The reason, then the notes of the model chosen.
  public var notes: [LocalizedText] { [reason] + chosen.notes }

  /// The forecast of the model chosen, bounded by the support of the data.
  public func forecast(horizon: Int) -> Forecast {
    let plain = chosen.forecast(horizon: horizon)
    return Forecast(
      method: method, label: label, periods: plain.periods, margins: plain.margins,
      dependence: plain.dependence, support: input.support, notes: [reason] + plain.notes)
  }
}
