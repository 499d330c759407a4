import Foundation
public import Indicators
import Probability

/// The mean of the history (`mean`), for a series that varies around a constant level.
///
/// Student t with n − 1 degrees of freedom, scale `s √(1 + 1/n)`; the steps share the uncertainty of
/// the mean, so their correlation is 1/(n + 1). Gaps do not matter. Hyndman and Athanasopoulos,
/// 3rd ed., §5.2 and §5.5.
public struct Mean: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `mean`.
  public var name: String { "mean" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Computes mean and standard deviation.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedMean {
    try requireEnough(input)
    return FittedMean(method: name, input: input, statistics: SampleStatistics(input.observed))
  }
}

/// A fitted constant level.
public struct FittedMean: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  let statistics: SampleStatistics

  /// The mean of the observed values.
  public var mean: Double { statistics.mean }
  /// The sample standard deviation; 0 where it is rounding error or there is one value.
  public var scale: Double {
    let sd = statistics.count > 1 ? statistics.standardDeviation : 0
    return Negligible.isNoise(sd, among: input.values) ? 0 : sd
  }

  /// The mean and the number of values behind it.
  public var label: LocalizedText {
    LocalizedText(ko: "평균(자료 \(statistics.count)개)", en: "mean (n = \(statistics.count))")
  }
  /// The mean at every entry.
  public var fitted: [Double?] { input.values.map { _ in mean } }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// A spread that could not be estimated.
  public var notes: [LocalizedText] { scale > 0 ? [] : [FitNotes.noSpread(input)] }

  /// The mean of what was known.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let known = input.values.prefix(max(1, origin)).compactMap { $0 }
    return [Double](repeating: SampleStatistics(known).mean, count: max(0, horizon))
  }

  /// The same Student t at every step.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let n = Double(statistics.count)
    let margin = Margin.studentT(
      df: n - 1, location: mean, scale: scale * (1 + 1 / n).squareRoot())
    let shared = [[Double](repeating: (1 / n).squareRoot(), count: periods.count)]
    return Forecast(
      method: method, label: label, periods: periods, margins: periods.map { _ in margin },
      dependence: .movingAverage(weights: [1, 0], shared: shared), support: input.support,
      notes: notes)
  }
}
