import Forecasting
import Foundation
import Indicators
import LinearAlgebra
import Probability
import Testing

@Suite("naive")
struct LastValueTests {
  @Test(arguments: ReferenceValues.names)
  func equalsR(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let forecast = try LastValue().forecast(reference.input(), horizon: 6)
    #expect(agree(forecast.means, reference.naive.mean))
    #expect(agree(forecast.scales, reference.naive.sd))
    #expect(forecast.degreesOfFreedom == Double(reference.values.count - 1))
  }

  @Test func aGapCountsWithItsLength() throws {
    // Differences 2 over one period and 6 over three: σ² = (4 + 36 / 3) / 2 = 8.
    let input = try ForecastInput(values: [1, 3, nil, nil, 9])
    let forecast = try LastValue().forecast(input, horizon: 2)
    #expect(agree(forecast.scales, [sqrt(8), 4]))
    #expect(forecast.notes.count == 1 && forecast.notes[0].ko.contains("2개"))
  }

  @Test func oneValueSaysThatItKnowsNoSpread() throws {
    let input = try ForecastInput(values: [42], start: .year(2023))
    let forecast = try LastValue().forecast(input, horizon: 1)
    #expect(forecast.isDegenerate)
    #expect(forecast.label.ko == "지난값(자료 1개)")
    #expect(forecast.notes.map(\.ko) == ["자료가 1개뿐이어서 예측구간을 정할 수 없습니다."])
    #expect(forecast.periods == [.year(2024)])
  }

  @Test func twoValuesHaveNoMeanAndGiveTheMedian() throws {
    let forecast = try LastValue().forecast(ForecastInput(values: [90, 94]), horizon: 1)
    #expect(forecast.distribution(step: 1).mean.isNaN)
    #expect(forecast.mean(step: 1) == 94)
    // Cauchy with scale 4: the upper quartile is one scale above.
    #expect(abs(forecast.quantile(0.75, step: 1) - 98) < 1e-9)
  }

  @Test func stepsOfAWalkAreCorrelated() throws {
    let forecast = try LastValue().forecast(ForecastInput(values: [1, 2, 4, 3]), horizon: 4)
    #expect(abs(forecast.stepCorrelation[0, 3] - 0.5) < 1e-12)
  }
}
