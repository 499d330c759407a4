import Foundation
public import Indicators
import Probability

/// The same season of last year (`snaive`).
///
/// `Var = σ² k` where k seasons lie between the forecast and the value it repeats, σ² the mean square of
/// the season-to-season changes; Student t with as many degrees of freedom as there are changes. A
/// missing value is replaced by the same season of an earlier year, whose age counts in k. Without
/// seasons it is the last value. Hyndman and Athanasopoulos, 3rd ed., §5.2 and §5.5.
public struct SeasonalNaive: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `snaive`.
  public var name: String { "snaive" }
  /// 1; every position of the season has to be observed at least once.
  public var minimumObservations: Int { 1 }

  /// Reads the last value of each season and the spread of the changes.
  ///
  /// - Throws: `tooFewObservations`, `seasonNeverObserved`.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedSeasonalNaive {
    try requireEnough(input)
    let season = input.seasonLength
    var lastSeen: [Int?] = Array(repeating: nil, count: min(season, input.values.count))
    var fitted = [Double?](repeating: nil, count: input.values.count)
    var (squares, changes) = (0.0, 0)
    for (index, value) in input.values.enumerated() {
      let position = index % season
      let before = lastSeen[position]
      fitted[index] = before.flatMap { input.values[$0] }
      guard let value else { continue }
      if let before, let old = input.values[before] {
        squares += (value - old) * (value - old) / Double((index - before) / season)
        changes += 1
      }
      lastSeen[position] = index
    }
    if let position = (0..<season).first(where: { $0 >= lastSeen.count || lastSeen[$0] == nil }) {
      throw .seasonNeverObserved(
        method: name, position: (input.start.positionInYear - 1 + position) % season + 1)
    }
    return FittedSeasonalNaive(
      method: name, input: input, fitted: fitted,
      scale: changes > 0 ? (squares / Double(changes)).squareRoot() : 0, df: changes,
      lastSeen: lastSeen.compactMap { $0 })
  }
}

/// A fitted seasonal naive method.
public struct FittedSeasonalNaive: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The same season of the year before.
  public let fitted: [Double?]
  /// The standard deviation of a season-to-season change; 0 where the history shows none.
  public let scale: Double
  /// Degrees of freedom of the scale.
  public let df: Int
  /// The last observed entry of each position in the season, counted from the first entry.
  let lastSeen: [Int]

  /// What is repeated.
  public var label: LocalizedText {
    input.seasonLength == 1
      ? LocalizedText(
        ko: "지난값(계절 없음, 자료 \(input.count)개)", en: "last value (no season, n = \(input.count))")
      : LocalizedText(
        ko: "지난해 같은 시기(계절 \(input.seasonLength))",
        en: "same season last year (m = \(input.seasonLength))")
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, and a spread that could not be estimated.
  public var notes: [LocalizedText] {
    guard scale <= 0, df == 0, input.count > 1 else {
      return FitNotes.standard(input, scale: scale)
    }
    return FitNotes.gaps(input) + [
      LocalizedText(
        ko: "한 계절분의 자료뿐이어서 예측구간을 정할 수 없습니다.",
        en: "A single season says nothing about the spread; no prediction interval.")
    ]
  }

  /// The same season of the last year that was known; NaN for one not seen by then.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let (season, known) = (input.seasonLength, min(max(1, origin), input.values.count))
    return (0..<max(0, horizon)).map { step in
      let newest = known + step - season * (step / season + 1)
      let place = stride(from: newest, through: 0, by: -season).first { input.values[$0] != nil }
      return place.flatMap { input.values[$0] } ?? .nan
    }
  }

  /// Student t margins whose scale grows as the square root of the seasons ahead.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let season = input.seasonLength
    let margins = periods.indices.map { step in
      let index = input.values.count + step
      let source = lastSeen[index % season]
      return Margin.studentT(
        df: Double(df), location: input.values[source] ?? 0,
        scale: scale * Double((index - source) / season).squareRoot())
    }
    let weights = periods.indices.map { $0 % season == 0 ? 1.0 : 0 }
    return Forecast(
      method: method, label: label, periods: periods, margins: margins,
      dependence: .movingAverage(weights: weights, shared: []), support: input.support,
      notes: notes)
  }
}
