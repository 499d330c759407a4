import Forecasting
import Indicators
import LinearAlgebra
import Testing

@Suite("mean and window")
struct MeanTests {
  @Test(arguments: ReferenceValues.names)
  func intervalsEqualR(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let forecast = try Mean().forecast(reference.input(), horizon: 6)
    let intervals = (1...6).map { forecast.interval(0.95, step: $0) }
    #expect(agree(forecast.means, reference.mean.mean))
    #expect(agree(intervals.map(\.lower), reference.mean.lower, 1e-8))
    #expect(agree(intervals.map(\.upper), reference.mean.upper, 1e-8))
  }

  @Test func stepsShareTheUncertaintyOfTheMean() throws {
    let forecast = try Mean().forecast(ForecastInput(values: [1, 2, 4, 3]), horizon: 3)
    #expect(abs(forecast.stepCorrelation[0, 2] - 0.2) < 1e-12)
  }

  @Test func theWindowIsASeasonOrThreeValues() throws {
    let plain = try WindowMean().forecast(ForecastInput(values: [9, 1, 2, 6]), horizon: 1)
    #expect(plain.mean(step: 1) == 3)
    #expect(plain.label.ko == "최근 3개 평균")
    let values = (1...9).map(Double.init)
    let input = try ForecastInput(values: values, seasonLength: 4)
    let seasonal = try WindowMean().forecast(input, horizon: 2)
    #expect(seasonal.means == [7.5, 7.5])
    // Every value lies 2.5 above the mean of the four before it.
    #expect(agree(seasonal.scales, [2.5, 2.5]))
    #expect(seasonal.degreesOfFreedom == 5)
  }
}
