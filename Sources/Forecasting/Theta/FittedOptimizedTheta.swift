public import Indicators
import Probability

/// A fitted optimised Theta model: what `otheta` and `dotheta` yield.
public struct FittedOptimizedTheta: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history, with its season.
  public let input: ForecastInput
  /// The season that was taken out; nil where none was found.
  public let decomposition: ClassicalDecomposition?
  let fit: ThetaFit

  init(_ input: ForecastInput, method: String, isDynamic: Bool, given: ThetaConstraint) {
    self.method = method
    self.input = input
    let decomposition = ThetaSeason.decomposition(input)
    self.decomposition = decomposition
    fit = ThetaFit(
      decomposition?.adjusted(input.values) ?? input.values, isDynamic: isDynamic, given: given)
  }

  /// The parameters, on the scale of the seasonally adjusted history.
  public var parameters: ThetaParameters { fit.parameters }
  /// The sum of squared errors from the fourth period on, of the adjusted history: what is minimised.
  public var sumOfSquares: Double { fit.run.lateSquares * fit.frame.unit * fit.frame.unit }
  /// The standard deviation of a one-step error of the adjusted history.
  public var scale: Double { fit.scale }

  /// Kind, θ, and the season that was taken out.
  public var label: LocalizedText {
    let theta = parameters.theta > 99 ? "∞" : Self.rounded(parameters.theta)
    let plain = LocalizedText(
      ko: parameters.isDynamic ? "동적 최적 Theta(θ=\(theta))" : "최적 Theta(θ=\(theta))",
      en: parameters.isDynamic ? "DOTM(θ=\(theta))" : "OTM(θ=\(theta))")
    guard let decomposition else { return plain }
    let (season, isTimes) = (decomposition.indices.count, decomposition.form == .multiplicative)
    return LocalizedText(
      ko: "\(plain.ko) · 계절조정(\(season), \(isTimes ? "곱" : "덧셈"))",
      en: "\(plain.en) · seasonally adjusted (\(season), \(isTimes ? "×" : "+"))")
  }

  private static func rounded(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// One-step forecasts; none for the first entry, which sets the level.
  public var fitted: [Double?] {
    fit.run.means.enumerated().map { index, mean in
      index == 0 ? nil : seasoned(fit.frame.outside(mean), at: index)
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, and a spread that could not be estimated.
  public var notes: [LocalizedText] { FitNotes.standard(input, scale: scale) }

  private func seasoned(_ value: Double, at entry: Int) -> Double {
    decomposition?.seasoned(value, at: entry) ?? value
  }

  /// The mean path after the first `origin` entries; the long line is fitted to those entries alone,
  /// the seasonal indices are those of the whole history.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let state = fit.state(after: origin)
    return state.path(fit.framed, horizon: horizon).enumerated().map { step, mean in
      seasoned(fit.frame.outside(mean), at: state.index + step)
    }
  }

  /// Student t margins of the linear state space form, with what the estimated initial level and θ
  /// leave uncertain.
  ///
  /// Later errors are taken to act as the coming one does; in the dynamic model they act a little less.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let state = fit.state(after: input.values.count)
    let path = state.path(fit.framed, horizon: periods.count)
    let weights = periods.isEmpty ? [] : state.response(fit.framed, horizon: periods.count)
    let shared = sharedLoadings(state, horizon: periods.count)
    var variance = 0.0
    let margins = periods.indices.map { h -> any Distribution in
      variance += weights[h] * weights[h]
      let extra = shared.reduce(0) { $0 + $1[h] * $1[h] }
      let margin = Margin.studentT(
        df: Double(fit.df), location: fit.frame.outside(path[h]),
        scale: scale * (variance + extra).squareRoot())
      guard let decomposition else { return margin }
      let index = decomposition.index(at: input.values.count + h)
      return decomposition.form == .multiplicative
        ? Affine.of(margin, scale: index) : Affine.of(margin, shift: index)
    }
    return Forecast(
      method: method, label: label, periods: periods, margins: margins,
      dependence: .movingAverage(weights: weights, shared: shared), support: input.support,
      notes: notes)
  }

  /// The derivatives of the path by l₀ and ω, combined into the loadings of the fit.
  private func sharedLoadings(_ state: ThetaState, horizon: Int) -> [[Double]] {
    guard horizon > 0, scale > 0, !fit.loadings.isEmpty else { return [] }
    let quiet = ThetaState(level: 0, line: state.line.zero, index: state.index)
    var unit = quiet
    unit.level = fit.framed.power(state.index)
    let byLevel = unit.path(fit.framed, horizon: horizon)
    let pulls = state.pulls(fit.framed, horizon: horizon)
    let byWeight = quiet.path(fit.framed, horizon: horizon, forcing: pulls)
    return fit.loadings.map { loading in
      (0..<horizon).map { loading.level * byLevel[$0] + loading.weight * byWeight[$0] }
    }
  }
}
