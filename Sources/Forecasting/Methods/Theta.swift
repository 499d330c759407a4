import Foundation
public import Indicators
import Probability

/// The standard Theta method (`theta`): simple smoothing with half the trend, seasonally adjusted.
///
/// V. Assimakopoulos and K. Nikolopoulos (2000), *International Journal of Forecasting* 16, 521–530, in
/// the form of R. J. Hyndman and B. Billah (2003), IJF 19, 287–290: simple exponential smoothing plus a
/// drift of half the least-squares slope.
public struct Theta: ForecastMethod {
  /// A smoothing parameter to use instead of the best one, above 0 to 1.
  public let alpha: Double?

  /// Makes the method.
  public init(alpha: Double? = nil) {
    self.alpha = alpha
  }

  /// `theta`.
  public var name: String { "theta" }
  /// 4: level, smoothing parameter and slope are estimated.
  public var minimumObservations: Int { 4 }

  /// Tests for a season, adjusts, and fits slope and smoothing.
  ///
  /// - Throws: `tooFewObservations`; `failed` for a given α outside 0…1.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedAdjusted {
    try SeasonallyAdjusted(ThetaLine(alpha: alpha), name: name).fit(input)
  }
}

/// The Theta method for a history without season.
public struct ThetaLine: ForecastMethod {
  /// A smoothing parameter to use instead of the best one, above 0 to 1.
  public let alpha: Double?

  /// Makes the method.
  public init(alpha: Double? = nil) {
    self.alpha = alpha
  }

  /// `theta`.
  public var name: String { "theta" }
  /// 4.
  public var minimumObservations: Int { 4 }

  /// Fits slope and smoothing.
  ///
  /// - Throws: `tooFewObservations`; `failed` for a given α outside 0…1.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedTheta {
    try requireEnough(input)
    let smoothing = try SimpleSmoothing(alpha: alpha.map { max($0, 0.0001) })
      .fit(input.with(support: .real))
    return FittedTheta(
      method: name, input: input, smoothing: smoothing, slope: Self.slope(input.values))
  }

  /// The least-squares slope per period over the observed entries.
  static func slope(_ values: [Double?]) -> Double {
    let points = values.enumerated().compactMap { index, value in value.map { (index, $0) } }
    let n = Double(points.count)
    let time = points.reduce(0) { $0 + Double($1.0) } / n
    let level = points.reduce(0) { $0 + $1.1 / n }
    var (cross, square) = (0.0, 0.0)
    for (index, value) in points {
      let distance = Double(index) - time
      cross += distance * (value - level)
      square += distance * distance
    }
    return square > 0 ? cross / square : 0
  }
}

/// A fitted Theta method.
public struct FittedTheta: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The smoothing of the history.
  public let smoothing: FittedSmoothing
  /// The least-squares slope per period; half of it is the drift.
  public let slope: Double

  /// `Theta`.
  public var label: LocalizedText { LocalizedText(verbatim: "Theta") }
  /// The smoothing's one-step forecasts plus the drift as it had built up by then.
  public var fitted: [Double?] {
    let alpha = smoothing.parameters.alpha
    return smoothing.fitted.enumerated().map { index, value in
      value.map { $0 + Self.drift(slope, ahead: 1, after: index, alpha) }
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// As the smoothing.
  public var notes: [LocalizedText] { smoothing.notes }

  /// `(b/2) (h − 1 + (1 − (1 − α)^n) / α)`.
  private static func drift(
    _ slope: Double, ahead step: Int, after count: Int, _ alpha: Double
  ) -> Double {
    slope / 2 * (Double(step - 1) + (1 - pow(1 - alpha, Double(count))) / alpha)
  }

  /// The smoothing's path from the level that was known, moved by half the slope of those entries.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let known = min(max(1, origin), input.values.count)
    let slope = ThetaLine.slope(Array(input.values.prefix(known)))
    let alpha = smoothing.parameters.alpha
    return smoothing.points(from: known, horizon: horizon).enumerated().map { step, level in
      level + Self.drift(slope, ahead: step + 1, after: known, alpha)
    }
  }

  /// The smoothing's forecast moved by the drift, with a degree of freedom less for the slope.
  public func forecast(horizon: Int) -> Forecast {
    let alpha = smoothing.parameters.alpha
    let count = input.values.count
    return smoothing.forecast(horizon: horizon)
      .mapMargins(support: input.support) { step, margin in
        let shift = Self.drift(slope, ahead: step, after: count, alpha)
        guard let t = margin as? StudentT else {
          return Affine.of(margin, shift: shift)
        }
        return Margin.studentT(df: t.df - 1, location: t.location + shift, scale: t.scale)
      }
      .relabelled(method: method, label: label)
  }
}
