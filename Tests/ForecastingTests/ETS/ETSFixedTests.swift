import Forecasting
import Indicators
import Probability
import Testing

@Suite("ets with given parameters")
struct ETSFixedTests {
  /// R keeps seasonal indices latest first.
  private func state(_ model: ETSModel, _ r: [Double]) -> ETSState {
    let first = model.trend == nil ? 1 : 2
    return ETSState(
      level: r[0], trend: model.trend == nil ? 0 : r[1],
      season: model.season == nil ? [] : r[first...].reversed())
  }

  private func fit(_ reference: ETSReference, _ fixed: ETSReference.Fixed) throws -> FittedETS {
    let model = try #require(ETSModel(fixed.model))
    let parameters = ETSParameters(
      alpha: 0.3, beta: model.trend == nil ? 0 : 0.05, gamma: model.season == nil ? 0 : 0.2,
      phi: model.damped ? 0.9 : 1)
    return try ETS(
      model, parameters: parameters, initial: state(model, fixed.state.values)
    ).fit(reference.input())
  }

  @Test(arguments: ETSReference.names)
  func likelihoodAndForecastsEqualR(_ name: String) throws {
    let reference = try ETSReference.of(name)
    #expect(reference.fixed.count == (reference.season > 1 ? 30 : 10))
    for fixed in reference.fixed {
      let model = try fit(reference, fixed)
      #expect(agree([model.logLikelihood], [fixed.loglik], 1e-9), "\(fixed.model)")
      #expect(agree([model.sumOfSquares], [fixed.sse], 1e-9), "\(fixed.model)")
      let path = model.points(from: reference.values.count, horizon: fixed.path.count)
      #expect(agree(path, fixed.path, 1e-9), "\(fixed.model)")
    }
  }

  @Test(arguments: ETSReference.names)
  func meansAndVariancesEqualR(_ name: String) throws {
    let reference = try ETSReference.of(name)
    for fixed in reference.fixed {
      guard let mean = fixed.mean, let variance = fixed.var else { continue }
      let model = try fit(reference, fixed)
      let forecast = model.forecast(horizon: mean.count)
      #expect(agree(forecast.means, mean, 1e-9), "\(fixed.model)")
      let expected = variance.map { ($0 * fixed.sse / Double(reference.values.count)).squareRoot() }
      #expect(agree(forecast.scales, expected, 1e-9), "\(fixed.model)")
    }
  }

  @Test(arguments: ["A", "M"])
  func withoutTrendIsATrendOfZero(_ error: String) throws {
    let reference = try ETSReference.of("airline")
    let fixed = try #require(reference.fixed.first { $0.model == "ANA" })
    let start = state(ETSModel(season: .additive), fixed.state.values)
    let parameters = ETSParameters(alpha: 0.3, gamma: 0.2)
    let scales = try ["NA", "AA"].map { rest in
      try ETS(
        try #require(ETSModel(error + rest)), parameters: parameters, initial: start
      ).fit(reference.input()).forecast(horizon: 30).scales
    }
    #expect(agree(scales[0], scales[1]))
  }

  @Test func simulatedVariancesAreNearTheClosedForm() throws {
    // ETS(M,M,N) with β = 0, b = 1, φ = 1 is ETS(M,N,N), whose variance is known.
    let reference = try ETSReference.of("nile")
    let input = try reference.input()
    let flat = try ETS(
      ETSModel(error: .multiplicative), parameters: ETSParameters(alpha: 0.3),
      initial: ETSState(level: 1100)
    ).fit(input).forecast(horizon: 8)
    let simulated = try ETS(
      ETSModel(error: .multiplicative, trend: .multiplicative),
      parameters: ETSParameters(alpha: 0.3), initial: ETSState(level: 1100, trend: 1)
    ).fit(input).forecast(horizon: 8)
    for step in 1...8 {
      let (a, b) = (flat.margins[step - 1], simulated.margins[step - 1])
      #expect((a.mean - b.mean).magnitude < 4 * (a.variance / 5000).squareRoot())
      #expect((a.variance / b.variance - 1).magnitude < 0.1)
    }
  }
}
