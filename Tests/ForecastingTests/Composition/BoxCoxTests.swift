import Forecasting
import Foundation
import Indicators
import Probability
import TestSupport
import Testing

@Suite("Box–Cox")
struct BoxCoxTests {
  /// `BoxCox.lambda(x, lower = 0, upper = 1)` of R's forecast 8.20.
  @Test(arguments: [("lynx", 0.1522007), ("nile", 0.9988817), ("gas", 0), ("airline", 0)])
  func thePowerEqualsR(_ name: String, _ expected: Double) throws {
    let reference = try ReferenceValues.of(name)
    let power = try #require(
      BoxCoxPower.guerrero(reference.values, period: reference.season))
    #expect((power - expected).magnitude < 1e-3)
  }

  @Test func thereIsNoPowerForZerosOrOneSeason() {
    #expect(BoxCoxPower.guerrero([1, 0, 2, 3, 1, 4], period: 1) == nil)
    #expect(BoxCoxPower.guerrero([1, 5, 2, 3], period: 3) == nil)
  }

  @Test func thePowerIsInTheLabelAndTheMedianIsExact() throws {
    let reference = try ReferenceValues.of("lynx")
    let model = try BoxCox(ETS()).fit(reference.input())
    #expect(model.method == "boxcox(ets)")
    #expect(model.label.en.hasPrefix("boxcox(0.15) · ETS("))
    let inner = model.base.forecast(horizon: 3)
    let forecast = model.forecast(horizon: 3)
    for step in 1...3 {
      let back = model.transformation.inverse(inner.median(step: step))
      #expect((forecast.median(step: step) / back - 1).magnitude < 1e-9)
      #expect(forecast.mean(step: step) > forecast.median(step: step))
    }
  }

  @Test func theMeanIsThatOfTheDistributionCarriedBack() throws {
    // E (1 + Y/2)² = (1 + μ/2)² + Var(Y)/4 for λ = ½.
    let t = try StudentT(df: 12, location: 30, scale: 2)
    let back = BackTransformed.of(t, .boxCox(lambda: 0.5))
    #expect((back.mean / (16 * 16 + t.variance / 4) - 1).magnitude < 1e-4)
  }

  @Test func theLawsHold() {
    #expect(checkForecastMethod(BoxCox(Drift()), laws: [.scale]) == [])
  }

  @Test func zeroMeansLogarithms() throws {
    let input = try ForecastInput(values: [90, 94, 97, 99, 105, 108, 112])
    let own = try BoxCox(Drift(), lambda: 0).forecast(input, horizon: 2)
    let log = try Transformed(Drift(), by: .log).forecast(input, horizon: 2)
    #expect(own.means == log.means)
  }
}
