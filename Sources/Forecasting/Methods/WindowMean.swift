import Foundation
public import Indicators
import Probability

/// The mean of the last few values (`window`).
///
/// The window is a season where there is one, otherwise three values. The spread is that of the
/// one-step errors of the same rule over the history, with as many degrees of freedom as there are
/// errors; with too few values for that, it is the spread inside the window as in ``Mean``.
public struct WindowMean: ForecastMethod {
  /// The number of values averaged; nil for a season, or three where there is none.
  public let length: Int?

  /// Makes the method.
  public init(length: Int? = nil) {
    self.length = length.map { max(1, $0) }
  }

  /// `window`.
  public var name: String { "window" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Averages the window and measures the errors of the same rule.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedWindow {
    try requireEnough(input)
    let wanted = length ?? (input.seasonLength > 1 ? input.seasonLength : 3)
    return FittedWindow(method: name, input: input, length: min(wanted, input.count))
  }
}

/// A fitted window mean.
public struct FittedWindow: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The number of values averaged.
  public let length: Int
  /// The mean of the values before each entry, where there are enough.
  public let fitted: [Double?]
  /// The mean of the last values.
  public let mean: Double
  let scale: Double
  let df: Int

  init(method: String, input: ForecastInput, length: Int) {
    self.method = method
    self.input = input
    self.length = length
    let observed = input.observed
    let window = SampleStatistics(Array(observed.suffix(length)))
    mean = window.mean
    fitted = Self.rolling(input.values, length)
    let errors = Forecasting.residuals(of: input.values, fitted: fitted).compactMap { $0 }
    let (sum, count) =
      errors.count >= 2
      ? (errors.reduce(0) { $0 + $1 * $1 }, errors.count)
      : (window.count > 1 ? window.variance * Double(window.count + 1) : 0, window.count - 1)
    let raw =
      errors.count >= 2
      ? (sum / Double(count)).squareRoot()
      : (sum / Double(max(1, window.count))).squareRoot()
    scale = Negligible.isNoise(raw, among: input.values) ? 0 : raw
    df = count
  }

  /// The mean of the `length` values before each entry, from running sums around the first value.
  private static func rolling(_ values: [Double?], _ length: Int) -> [Double?] {
    let origin = values.first.flatMap { $0 } ?? 0
    var queue: [Double] = []
    var sum = 0.0
    return values.map { value -> Double? in
      let before = queue.count >= length ? origin + sum / Double(length) : nil
      if let value {
        queue.append(value - origin)
        sum += value - origin
        if queue.count > length { sum -= queue[queue.count - length - 1] }
      }
      return before
    }
  }

  /// The number of values averaged.
  public var label: LocalizedText {
    LocalizedText(ko: "최근 \(length)개 평균", en: "mean of the last \(length)")
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// A spread that could not be estimated.
  public var notes: [LocalizedText] { scale > 0 ? [] : [FitNotes.noSpread(input)] }

  /// The mean of the last values that were known.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let known = input.values.prefix(max(1, origin)).compactMap { $0 }
    return [Double](
      repeating: SampleStatistics(Array(known.suffix(length))).mean, count: max(0, horizon))
  }

  /// The same Student t at every step; the steps share the uncertainty of the mean.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let margin = Margin.studentT(df: Double(df), location: mean, scale: scale)
    let shared = [
      [Double](repeating: (1 / Double(length)).squareRoot(), count: periods.count)
    ]
    return Forecast(
      method: method, label: label, periods: periods, margins: periods.map { _ in margin },
      dependence: .movingAverage(weights: [1, 0], shared: shared), support: input.support,
      notes: notes)
  }
}
