import Forecasting
import Indicators
import LinearAlgebra
import Testing

@Suite("ses, holt and damped")
struct SmoothingTests {
  private func check(
    _ method: some ForecastMethod, _ input: ForecastInput, _ expected: ReferenceValues.Smoothing
  ) throws {
    let model = try method.fit(input)
    let forecast = model.forecast(horizon: 6)
    let fitted = try #require(model as? FittedSmoothing)
    #expect(agree(forecast.means, expected.mean))
    #expect(agree([fitted.sumOfSquares], [expected.sse]))
    let first = try #require(forecast.scales.first)
    #expect(agree(forecast.scales.map { $0 / first }, expected.unit))
  }

  @Test(arguments: ReferenceValues.names)
  func fixedParametersEqualTheRecursions(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let (input, first) = (try reference.input(), try #require(reference.values.first))
    try check(SimpleSmoothing(alpha: 0.3, initialLevel: first), input, reference.ses)
    let start = SmoothingState(level: first, trend: 1.5)
    try check(
      HoltTrend(parameters: SmoothingParameters(alpha: 0.4, beta: 0.1), initial: start), input,
      reference.holt)
    try check(
      DampedTrend(
        parameters: SmoothingParameters(alpha: 0.5, beta: 0.2, phi: 0.9), initial: start), input,
      reference.damped)
  }

  @Test(arguments: ReferenceValues.names)
  func theFitIsNotWorseThanR(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let input = try reference.input()
    func notWorse(_ method: some ForecastMethod, _ other: Double?) throws {
      guard let other else { return }
      let own = try #require(try method.fit(input) as? FittedSmoothing).sumOfSquares
      #expect(own <= other * (1 + 1e-6), "\(method.name): \(own) against \(other)")
    }
    try notWorse(SimpleSmoothing(), reference.best.ses)
    try notWorse(HoltTrend(), reference.best.holt)
    try notWorse(DampedTrend(), reference.best.damped)
  }

  @Test func withoutSmoothingHoltIsALeastSquaresLine() throws {
    // Prediction variance of a regression: s² (1 + 1/n + (x − x̄)²/Σ(x − x̄)²).
    let input = try ForecastInput(values: [1, 3, 2, 5, 4, 6])
    let fixed = SmoothingParameters(alpha: 0, beta: 0)
    let forecast = try HoltTrend(parameters: fixed).forecast(input, horizon: 2)
    // numpy.polyfit([1..6], y, 1) = [0.88571429, 0.4]; residual sum of squares 3.77142857.
    #expect(agree(forecast.means, [6.6, 7.485714285714286]))
    let s2 = 3.7714285714285714 / 4
    let variance = [3.5, 4.5].map { s2 * (1 + 1.0 / 6 + $0 * $0 / 17.5) }
    #expect(agree(forecast.scales, variance.map { $0.squareRoot() }))
  }

  @Test func withoutSmoothingSimpleSmoothingIsTheMean() throws {
    let input = try ForecastInput(values: [1, 3, 2, 5, 4, 6])
    let flat = try SimpleSmoothing(alpha: 0).forecast(input, horizon: 3)
    let mean = try Mean().forecast(input, horizon: 3)
    #expect(agree(flat.means, mean.means))
    #expect(agree(flat.scales, mean.scales))
    #expect(abs(flat.stepCorrelation[0, 2] - mean.stepCorrelation[0, 2]) < 1e-12)
  }

  @Test func aGapCarriesTheStateForward() throws {
    let input = try ForecastInput(values: [4, 6, nil, nil, 5])
    let method = SimpleSmoothing(alpha: 0.5, initialLevel: 4)
    let model = try method.fit(input)
    #expect(model.fitted == [4, 4, 5, 5, 5])
    #expect(model.residuals == [0, 2, nil, nil, 0])
  }

  @Test func parametersOutsideTheirRangeAreRefused() throws {
    let input = try ForecastInput(values: [4, 6, 5, 7, 8, 9])
    #expect(throws: ForecastError.self) { try SimpleSmoothing(alpha: 1.2).fit(input) }
    #expect(throws: ForecastError.self) {
      try HoltTrend(parameters: SmoothingParameters(alpha: 0.2, beta: 0.3)).fit(input)
    }
  }

  @Test func labelsNameTheModel() throws {
    let input = try ForecastInput(values: [4, 6, 5, 7, 8, 9, 12])
    #expect(try SimpleSmoothing().fit(input).label.ko == "ETS(A,N,N)")
    #expect(try HoltTrend().fit(input).label.en == "ETS(A,A,N)")
    #expect(try DampedTrend().fit(input).label.ko == "ETS(A,Ad,N)")
  }
}
