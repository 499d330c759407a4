import Foundation
public import Indicators
import Probability

/// A fitted random walk, with or without drift: what `naive` and `drift` yield.
public struct RandomWalk: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  /// The change per period.
  public let drift: Double
  /// The standard deviation of a one-period change; 0 where the history shows none.
  public let scale: Double
  /// Degrees of freedom of the scale.
  public let df: Int
  /// What was done.
  public let label: LocalizedText
  /// Periods the drift was estimated from; infinite for a drift that is not estimated.
  let driftInformation: Double

  /// The last value, with the drift carried across gaps.
  public var fitted: [Double?] {
    var result = [Double?](repeating: nil, count: input.values.count)
    var last: Double?
    for (index, value) in input.values.enumerated() {
      if let before = last {
        result[index] = before + drift
        last = before + drift
      }
      if let value { last = value }
    }
    return result
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, and a spread that could not be estimated.
  public var notes: [LocalizedText] { FitNotes.standard(input, scale: scale) }

  /// The last value known, moved by the mean change that was known.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let known = input.values.prefix(max(1, origin))
    guard let last = known.lastIndex(where: { $0 != nil }), let value = known[last],
      let first = input.values.first.flatMap({ $0 })
    else { return [] }
    let isEstimated = driftInformation.isFinite && last > 0
    let change = isEstimated ? (value - first) / Double(last) : drift
    let ahead = Double(known.count - 1 - last)
    return (0..<max(0, horizon)).map { value + change * (ahead + Double($0 + 1)) }
  }

  /// Student t margins whose scale grows as √(h (1 + h/m)), m the periods behind the drift.
  public func forecast(horizon: Int) -> Forecast {
    let last = input.values.last.flatMap { $0 } ?? 0
    let periods = input.periods(ahead: horizon)
    let steps = (1...max(1, periods.count)).map(Double.init)
    let margins = steps.prefix(periods.count).map { h in
      Margin.studentT(
        df: Double(df), location: last + drift * h,
        scale: scale * (h * (1 + h / driftInformation)).squareRoot())
    }
    let shared = driftInformation.isFinite ? [steps.map { $0 / driftInformation.squareRoot() }] : []
    return Forecast(
      method: method, label: label, periods: periods, margins: margins,
      dependence: .movingAverage(weights: [1], shared: shared), support: input.support,
      notes: notes)
  }
}
