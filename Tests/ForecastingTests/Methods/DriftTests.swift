import Forecasting
import Indicators
import Testing

@Suite("drift")
struct DriftTests {
  @Test(arguments: ReferenceValues.names)
  func equalsR(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let forecast = try Drift().forecast(reference.input(), horizon: 6)
    #expect(agree(forecast.means, reference.drift.mean))
    #expect(agree(forecast.scales, reference.drift.sd))
    #expect(forecast.degreesOfFreedom == Double(reference.values.count - 2))
  }

  @Test func twoValuesAreRefusedWithAReason() throws {
    let input = try ForecastInput(values: [90, 94])
    let outcome = ForecastOutcome(Drift(), on: input, horizon: 1, instead: LastValue())
    #expect(outcome.reason == .tooFewObservations(method: "drift", needed: 3, found: 2))
    #expect(outcome.forecast?.method == "naive")
    #expect(
      outcome.reason?.message.ko == "drift에는 관측값이 3개 이상 필요한데 2개뿐입니다.")
  }

  @Test func aStraightLineHasNoSpread() throws {
    let input = try ForecastInput(values: (0..<12).map { Double($0) * 0.1 })
    let forecast = try Drift().forecast(input, horizon: 2)
    #expect(forecast.isDegenerate)
    #expect(agree(forecast.means, [1.2, 1.3], 1e-12))
    #expect(forecast.notes.map(\.ko).contains { $0.contains("정확히 일치") })
  }

  @Test func theDriftSpansGaps() throws {
    let forecast = try Drift().forecast(ForecastInput(values: [0, nil, nil, 9, 8]), horizon: 1)
    #expect(forecast.mean(step: 1) == 10)
  }
}
