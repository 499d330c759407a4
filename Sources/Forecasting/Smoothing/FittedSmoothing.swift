import Foundation
public import Indicators
import Probability

/// Fitted additive exponential smoothing: what `ses`, `holt` and `damped` yield.
public struct FittedSmoothing: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  let fit: SmoothingFit

  /// The smoothing parameters.
  public var parameters: SmoothingParameters { fit.parameters }
  /// The state before the first period.
  public var initialState: SmoothingState { fit.initial }
  /// The state after the last period.
  public var lastState: SmoothingState { fit.run.last }
  /// The sum of squared one-step errors.
  public var sumOfSquares: Double { fit.run.squares }
  /// The standard deviation of a one-step error.
  public var scale: Double { fit.scale }

  /// `ETS(A,N,N)`, `ETS(A,A,N)` or `ETS(A,Ad,N)`.
  public var label: LocalizedText { LocalizedText(verbatim: fit.trend.label) }
  /// One-step forecasts.
  public var fitted: [Double?] { fit.run.fitted }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, and a spread that could not be estimated.
  public var notes: [LocalizedText] { FitNotes.standard(input, scale: scale) }

  /// The path from the level and trend that were known.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let state = state(after: origin)
    return fit.parameters.accumulated(horizon).map { state.level + $0 * state.trend }
  }

  private func state(after origin: Int) -> SmoothingState {
    guard origin < input.values.count else { return lastState }
    let known = input.values.prefix(max(1, origin)).map { $0 ?? .nan }
    let filter = SmoothingFilter(
      values: known, parameters: parameters, hasTrend: fit.trend != .none)
    return filter.run(from: initialState).last
  }

  /// Student t margins: `σ² (1 + Σ c_j²)` with `c_j = α + β (φ + … + φ^j)`, plus what the estimated
  /// initial state leaves uncertain.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let growth = fit.parameters.accumulated(periods.count)
    let weights =
      [1] + growth.dropLast().map { fit.parameters.alpha + fit.parameters.beta * $0 }
    let shared = fit.initialLoadings.map { state in growth.map { state.level + $0 * state.trend } }
    var variance = 0.0
    let margins = periods.indices.map { h in
      variance += weights[h] * weights[h]
      let extra = shared.reduce(0) { $0 + $1[h] * $1[h] }
      return Margin.studentT(
        df: Double(fit.df), location: lastState.level + growth[h] * lastState.trend,
        scale: scale * (variance + extra).squareRoot())
    }
    return Forecast(
      method: method, label: label, periods: periods, margins: margins,
      dependence: .movingAverage(weights: weights, shared: shared), support: input.support,
      notes: notes)
  }
}
