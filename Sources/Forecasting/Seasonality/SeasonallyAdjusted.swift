public import Indicators
import Probability

/// A method for series without season, applied to the history without its season, which is then put
/// back: only where the season is significant (``SeasonalTest``).
public struct SeasonallyAdjusted<Base: ForecastMethod>: ForecastMethod {
  /// The method applied to the adjusted history.
  public let base: Base
  /// The name of the whole.
  public let name: String

  /// Makes the method; it keeps the base's name unless another one is given.
  public init(_ base: Base, name: String? = nil) {
    self.base = base
    self.name = name ?? base.name
  }

  /// As the base.
  public var minimumObservations: Int { base.minimumObservations }

  /// Tests for a season, adjusts, and fits the base.
  ///
  /// - Throws: as the base.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedAdjusted {
    try requireEnough(input)
    let season = input.seasonLength
    guard SeasonalTest.isSeasonal(input.values, season: season),
      let decomposition = ClassicalDecomposition(input.values, season: season)
    else {
      return FittedAdjusted(
        method: name, input: input, base: try base.fit(input), decomposition: nil)
    }
    let adjusted = try input.replacing(values: decomposition.adjusted(input.values))
    return FittedAdjusted(
      method: name, input: input, base: try base.fit(adjusted), decomposition: decomposition)
  }
}

/// A model of a seasonally adjusted history.
public struct FittedAdjusted: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history with its season.
  public let input: ForecastInput
  /// The model of the adjusted history.
  public let base: any FittedModel
  /// The season; nil where none was found and the base saw the history as it is.
  public let decomposition: ClassicalDecomposition?

  /// The base's label, with the length and kind of the season that was taken out.
  public var label: LocalizedText {
    guard let decomposition else { return base.label }
    let season = decomposition.indices.count
    let kind = decomposition.form == .multiplicative
    return LocalizedText(
      ko: "\(base.label.ko) · 계절조정(\(season), \(kind ? "곱" : "덧셈"))",
      en: "\(base.label.en) · seasonally adjusted (\(season), \(kind ? "×" : "+"))")
  }
  /// The base's fitted values with the season put back.
  public var fitted: [Double?] {
    guard let decomposition else { return base.fitted }
    return base.fitted.enumerated().map { index, value in
      value.map { decomposition.seasoned($0, at: index) }
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps that the seasonal indices bridge, then the notes of the base.
  public var notes: [LocalizedText] { bridgeNotes + base.notes }

  private var bridgeNotes: [LocalizedText] {
    guard let bridged = decomposition?.bridged, bridged > 0 else { return [] }
    return [
      LocalizedText(
        ko: "값이 없는 \(bridged)개 기간은 계절지수를 구할 때만 앞뒤 값을 직선으로 이었습니다.",
        en: "\(bridged) period(s) without a value were bridged by a straight line for the seasonal "
          + "indices only.")
    ]
  }

  /// The base's path with the season put back.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let path = base.points(from: origin, horizon: horizon)
    guard let decomposition else { return path }
    let known = min(max(1, origin), input.values.count)
    return path.enumerated().map { decomposition.seasoned($1, at: known + $0) }
  }

  /// The base's forecast, each step scaled or shifted by its season.
  public func forecast(horizon: Int) -> Forecast {
    let plain = base.forecast(horizon: horizon)
    guard let decomposition else { return plain.relabelled(method: method) }
    return
      plain
      .mapMargins(support: input.support) { step, margin in
        let index = decomposition.index(at: input.values.count + step - 1)
        return decomposition.form == .multiplicative
          ? Affine.of(margin, scale: index) : Affine.of(margin, shift: index)
      }
      .relabelled(method: method, label: label, adding: bridgeNotes)
  }
}
