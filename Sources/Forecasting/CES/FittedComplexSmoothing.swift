import Foundation
public import Indicators
import Probability

/// Fitted complex exponential smoothing.
public struct FittedComplexSmoothing: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  let fit: ComplexFit
  let estimated: Bool

  /// The kind of season.
  public var season: ComplexSeason { fit.season }
  /// The smoothing parameters.
  public var parameters: ComplexParameters { fit.parameters }
  /// n log Σe²: minus twice the log likelihood but for a constant.
  public var criterion: Double { fit.criterion }
  /// Akaike's criterion, corrected for few values.
  public var aicc: Double { fit.correctedCriterion }
  /// The standard deviation of a one-step error.
  public var scale: Double {
    let df = degreesOfFreedom
    guard df > 0 else { return 0 }
    let raw = (fit.squares / Double(df)).squareRoot() * fit.frame.unit
    return Negligible.isNoise(raw, among: input.values) ? 0 : raw
  }
  private var degreesOfFreedom: Int {
    fit.observed - 2 - (estimated ? fit.season.parameterCount : 0)
  }

  /// `CES(없음)`, `CES(단순, 12)` and so on.
  public var label: LocalizedText {
    let m = fit.table.lag
    return switch season {
    case .none: LocalizedText(ko: "CES(계절 없음)", en: "CES(none)")
    case .simple: LocalizedText(ko: "CES(단순 계절 \(m))", en: "CES(simple, \(m))")
    case .partial: LocalizedText(ko: "CES(부분 계절 \(m))", en: "CES(partial, \(m))")
    case .full: LocalizedText(ko: "CES(완전 계절 \(m))", en: "CES(full, \(m))")
    }
  }
  /// One-step forecasts.
  public var fitted: [Double?] {
    input.values.indices.map { fit.table.forecast(row: $0 + fit.table.lag) * fit.frame.unit }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, and a spread that could not be estimated.
  public var notes: [LocalizedText] { FitNotes.standard(input, scale: scale) }

  /// The path without errors from the states after the first `origin` entries.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let origin = min(max(1, origin), input.values.count)
    let table = fit.table.tail(endingAt: fit.table.lag + origin - 1, horizon: max(0, horizon))
    return Self.path(table, parameters, horizon: horizon).map { $0 * fit.frame.unit }
  }

  private static func path(
    _ table: ComplexTable, _ parameters: ComplexParameters, horizon: Int
  ) -> [Double] {
    guard horizon > 0 else { return [] }
    var table = table
    _ = table.run(UnsafeBufferPointer(start: nil, count: 0), parameters.vector, beyond: horizon)
    return (0..<horizon).map { table.forecast(row: table.lag + $0) }
  }

  /// The response of the next periods to a unit error in the first of them.
  private func response(horizon: Int) -> [Double] {
    guard horizon > 0 else { return [] }
    let lag = fit.table.lag
    var table = ComplexTable(season, lag: lag, rows: lag + horizon)
    _ = [1.0].withUnsafeBufferPointer {
      table.run($0, parameters.vector, beyond: horizon - 1)
    }
    return [1] + (1..<max(1, horizon)).map { table.forecast(row: lag + $0) }
  }

  /// Student t margins: `σ² Σ ψ_j²` with ψ the response to an error.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let path = points(from: input.values.count, horizon: periods.count)
    let weights = response(horizon: periods.count)
    var variance = 0.0
    let margins = periods.indices.map { h in
      variance += weights[h] * weights[h]
      return Margin.studentT(
        df: Double(degreesOfFreedom), location: path[h], scale: scale * variance.squareRoot())
    }
    return Forecast(
      method: method, label: label, periods: periods, margins: margins,
      dependence: .movingAverage(weights: weights, shared: []), support: input.support,
      notes: notes)
  }
}
