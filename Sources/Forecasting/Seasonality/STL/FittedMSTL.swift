public import Indicators
import Probability

/// A model of the seasonally adjusted series, and its seasons.
public struct FittedMSTL: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The model of the adjusted series.
  public let base: any FittedModel
  /// The seasons; nil where there are too few values for any.
  public let decomposition: MultipleSeasons?

  /// `STL(12) + ` and the label of the trend model.
  public var label: LocalizedText {
    guard let decomposition else { return base.label }
    let seasons = decomposition.seasons.map(String.init).joined(separator: ", ")
    let name = decomposition.seasons.count > 1 ? "MSTL" : "STL"
    return LocalizedText(
      ko: "\(name)(\(seasons)) + \(base.label.ko)", en: "\(name)(\(seasons)) + \(base.label.en)")
  }
  /// The trend model's fitted values with the seasons put back.
  public var fitted: [Double?] {
    base.fitted.enumerated().map { index, value in
      value.map { $0 + (decomposition?.index(at: index) ?? 0) }
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps that the decomposition bridges, then the notes of the trend model.
  public var notes: [LocalizedText] { bridgeNotes + base.notes }

  private var bridgeNotes: [LocalizedText] {
    guard let bridged = decomposition?.bridged, bridged > 0 else { return [] }
    return [
      LocalizedText(
        ko: "값이 없는 \(bridged)개 기간은 계절을 나눌 때만 앞뒤 값을 직선으로 이었습니다.",
        en: "\(bridged) period\(bridged == 1 ? "" : "s") without a value bridged by a straight "
          + "line for the decomposition only.")
    ]
  }

  /// The trend model's path with the last cycle that was known of each season.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let known = min(max(1, origin), input.values.count)
    return base.points(from: known, horizon: horizon).enumerated().map { step, value in
      value + (decomposition?.index(at: known + step, known: known) ?? 0)
    }
  }

  /// The trend model's forecast moved by the last cycle of each season, and widened by what the season
  /// took from the errors and by its own error.
  ///
  /// With leverage ℓ of a value in its own seasonal index, an error at the end of the adjusted series
  /// is about 1 − ℓ of the real one, and the index put back carries an error of √ℓ.
  public func forecast(horizon: Int) -> Forecast {
    let plain = base.forecast(horizon: horizon)
    guard let decomposition else {
      return plain.mapMargins(support: input.support) { $1 }.relabelled(method: method)
    }
    let leverage = decomposition.leverage
    let widening = ((1 + leverage) / (1 - leverage)).squareRoot()
    return
      plain.mapMargins(support: input.support) { step, margin in
        let index = decomposition.index(at: input.values.count + step - 1)
        let centre = margin.quantile(0.5)
        return Affine.of(
          margin, scale: widening, shift: index + centre - widening * centre)
      }
      .relabelled(method: method, label: label, adding: bridgeNotes)
  }
}
