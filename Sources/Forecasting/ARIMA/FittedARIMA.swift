import Foundation
public import Indicators
import Probability

/// A fitted ARIMA model.
public struct FittedARIMA: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history.
  public let input: ForecastInput
  let data: ARIMAData
  let solution: ARIMASolution
  /// Whether there is a mean or a drift.
  public let constant: Bool
  /// The names of the regressors.
  public let regressors: [String]
  /// How many coefficients were estimated, σ² not counted.
  let estimated: Int

  /// The order.
  public var order: ARIMAOrder { solution.order }
  /// The coefficients of the stationary part.
  public var coefficients: ARIMACoefficients { solution.coefficients }
  /// Mean or drift where there is one, then the coefficients of the regressors, in the history's units.
  public var regression: [Double] {
    solution.regression.enumerated().map { index, value in
      let isMean = index == 0 && constant && order.differences == 0
      return value * data.unit + (isMean ? data.origin : 0)
    }
  }
  /// The log-likelihood by the conventions of R's `arima()`; infinite for an exact fit.
  ///
  /// There the values before the history have a variance of 10⁶ σ² around 0, which differs from the
  /// diffuse limit by about 10⁻⁵ of the likelihood.
  public var logLikelihood: Double {
    isExact ? .infinity : conventional ?? solution.logLikelihood(unit: data.unit)
  }
  /// The likelihood of ``GappedPass``; nil where the history is too long for it.
  private var conventional: Double? {
    let size = order.stateLength + order.lostPeriods
    guard order.lostPeriods > 0, data.count * size * size < Self.longestWork else { return nil }
    var level = data.values.map { $0 + data.origin / data.unit }
    for (column, weight) in zip(data.columns(order, constant: constant), solution.regression) {
      for t in level.indices { level[t] -= weight * column[t] }
    }
    return GappedPass([level], order, coefficients)?.logLikelihood(
      unit: data.unit, counting: input.count - order.lostPeriods)
  }
  /// Multiplications that a likelihood may cost.
  static let longestWork = 2_000_000_000
  /// Akaike's criterion, corrected for small samples; infinite where too few values remain for it.
  public var aicc: Double {
    let k = Double(estimated + 1)
    guard solution.used > 3 else { return -2 * logLikelihood + 2 * k }
    let rest = Double(solution.used) - k - 1
    return rest > 0 ? -2 * logLikelihood + 2 * k + 2 * k * (k + 1) / rest : .infinity
  }
  /// The variance of a one-step error, with the degrees of freedom of the estimated coefficients taken
  /// off; 0 for a history that the model fits exactly.
  public var sigmaSquared: Double {
    isExact ? 0 : solution.squares / Double(max(1, freedom)) * data.unit * data.unit
  }
  /// Degrees of freedom of ``sigmaSquared``.
  var freedom: Int { solution.used - estimated }
  private var isExact: Bool {
    freedom <= 0
      || Negligible.isNoise(
        (solution.squares / Double(freedom)).squareRoot() * data.unit, among: input.values)
  }

  /// `ARIMA(1,1,1)(0,1,1)[12]`, with what is added to it.
  public var label: LocalizedText {
    var (ko, en) = (order.label, order.label)
    if constant {
      ko += order.differences == 0 ? " 평균" : " 추세"
      en += order.differences == 0 ? " with mean" : " with drift"
    }
    if !regressors.isEmpty {
      ko += " + 회귀변수 \(regressors.count)개"
      en += " + \(regressors.count) regressor\(regressors.count == 1 ? "" : "s")"
    }
    return LocalizedText(ko: ko, en: en)
  }
  /// One-step predictions; none for the periods that the differences use up.
  public var fitted: [Double?] {
    zip(input.values, solution.errors).map { value, error in
      guard let value, !error.isNaN else { return nil }
      return value - error * data.unit
    }
  }
  /// Observed minus fitted.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// Gaps, and a spread that could not be estimated.
  public var notes: [LocalizedText] {
    FitNotes.standard(input, scale: sigmaSquared)
  }

  /// How strongly each regressor moves the series: its coefficient and standard error, in the history's
  /// units.
  public var effects: [(name: String, coefficient: Double, standardError: Double)] {
    let offset = solution.regression.count - regressors.count
    return regressors.enumerated().map { index, name in
      let variance = solution.regressionFactor.reduce(0) {
        $0 + $1[index + offset] * $1[index + offset]
      }
      return (name, regression[index + offset], (variance * sigmaSquared).squareRoot())
    }
  }

  /// Student t margins around the model's path, as far ahead as the regressors are known; `Var = σ² (Σ ψ_j² + …)` with what the last state and the
  /// regression leave uncertain.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: min(horizon, data.knownAhead ?? horizon))
    let steps = periods.count
    let outlook = ARIMAOutlook(data, solution, constant: constant, horizon: steps)
    let scale = sigmaSquared.squareRoot()
    var variance = 0.0
    let margins = periods.indices.map { h in
      variance += outlook.weights[h] * outlook.weights[h]
      let extra = outlook.shared.reduce(0) { $0 + $1[h] * $1[h] }
      return Margin.studentT(
        df: Double(freedom), location: outlook.mean[h] * data.unit + data.origin,
        scale: scale * (variance + extra).squareRoot())
    }
    return Forecast(
      method: method, label: label, periods: periods, margins: margins,
      dependence: .movingAverage(weights: outlook.weights, shared: outlook.shared),
      support: input.support, notes: notes + shortfall(horizon, steps))
  }

  /// That the regressors end before the horizon.
  private func shortfall(_ wanted: Int, _ steps: Int) -> [LocalizedText] {
    guard steps < wanted else { return [] }
    return [
      LocalizedText(
        ko: "회귀변수가 \(steps)기간 앞까지만 있어 거기까지만 예측했습니다.",
        en: "The regressors are known \(steps) periods ahead; no forecast beyond.")
    ]
  }

  /// The model's path from an earlier origin, its coefficients as they are.
  ///
  /// Before the differences are filled the last known value is repeated.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    let origin = min(max(1, origin), data.count)
    let solution = ARIMASolution(
      data, order, constant: constant, coefficients: coefficients, prefix: origin,
      regression: self.solution.regression)
    guard let solution, !data.hasGaps || solution.used > 0 else {
      let last = input.values.prefix(origin).last { $0 != nil }.flatMap { $0 } ?? 0
      return [Double](repeating: last, count: max(0, horizon))
    }
    let outlook = ARIMAOutlook(
      data, solution, constant: constant, horizon: max(0, horizon), prefix: origin)
    return outlook.mean.map { $0 * data.unit + data.origin }
  }
}

/// What a solved model says of the coming periods, in units of the data and of σ.
struct ARIMAOutlook {
  /// The path without further errors.
  let mean: [Double]
  /// ψ weights.
  let weights: [Double]
  /// Loadings of what else is uncertain, one list per direction.
  let shared: [[Double]]

  init(
    _ data: ARIMAData, _ solution: ARIMASolution, constant: Bool, horizon: Int, prefix: Int? = nil
  ) {
    let order = solution.order
    let count = prefix ?? data.count
    let phi = solution.coefficients.autoregression(season: order.season)
    let theta = solution.coefficients.movingAverage(season: order.season)
    let differencing = order.differencing
    func path(_ state: LevelState) -> [Double] { state.path(phi, differencing, horizon: horizon) }
    var mean = path(solution.states[0])
    let future = data.columns(order, constant: constant, horizon: horizon)
    let loadings = zip(solution.states.dropFirst(), future).map { state, column in
      zip(column.dropFirst(count), path(state)).map { $0 - $1 }
    }
    for (loading, weight) in zip(loadings, solution.regression) {
      for h in loading.indices { mean[h] += weight * loading[h] }
    }
    self.mean = mean
    guard prefix == nil else {
      (weights, shared) = ([], [])
      return
    }
    let shock = [1] + theta + [Double](repeating: 0, count: max(0, phi.count - theta.count - 1))
    weights = path(
      LevelState(
        stationary: shock, lags: [Double](repeating: 0, count: differencing.count)))
    shared =
      solution.excess.map(path)
      + solution.regressionFactor.map { factor in
        (0..<horizon).map { h in
          zip(factor, loadings).reduce(0) { $0 + $1.0 * $1.1[h] }
        }
      }
  }
}
