import Forecasting
import Foundation
import Indicators
import Probability
import Testing

@Suite("Compositions")
struct CompositionTests {
  let five: ForecastInput

  init() throws { five = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2013)) }

  @Test func aFallbackNamesWhatItUsedAndWhy() throws {
    let model = try Fallback(DampedTrend(), else: LastValue()).fit(five)
    #expect(model.method == "naive")
    #expect(model.label.ko == "지난값(자료 5개) ← damped 대신")
    let forecast = model.forecast(horizon: 1)
    #expect(forecast.method == "naive" && forecast.mean(step: 1) == 105)
    #expect(forecast.notes.first?.ko == "damped에는 관측값이 6개 이상 필요한데 5개뿐입니다.")
    #expect(try Fallback(Drift(), else: LastValue()).fit(five).method == "drift")
  }

  @Test func aCombinationPoolsDistributions() throws {
    let pool = Combination([.init(LastValue()), .init(Mean(), weight: 3)])
    let model = try pool.fit(five)
    #expect(model.label.ko == "지난값(자료 5개) 25% + 평균(자료 5개) 75%")
    let nested = try Combination([.init(pool), .init(Drift())]).fit(five)
    #expect(nested.label.ko == "(지난값(자료 5개) 25% + 평균(자료 5개) 75%) 50% + 평균 증감 연장(자료 5개) 50%")
    let forecast = model.forecast(horizon: 2)
    #expect(abs(forecast.mean(step: 1) - (0.25 * 105 + 0.75 * 97)) < 1e-9)
    let parts = try [LastValue().forecast(five, horizon: 1), Mean().forecast(five, horizon: 1)]
    let chances = parts.map { $0.probability(atLeast: 110, step: 1) }
    let pooled = 0.25 * chances[0] + 0.75 * chances[1]
    #expect(abs(forecast.probability(atLeast: 110, step: 1) - pooled) < 1e-12)
  }

  @Test func aMemberThatFailsIsLeftOutVisibly() throws {
    let model = try Combination([.init(DampedTrend()), .init(LastValue())]).fit(five)
    #expect(model.label.ko == "지난값(자료 5개)")
    #expect(model.notes.map(\.ko).contains { $0.contains("damped") })
    #expect(throws: ForecastError.self) { try Combination([.init(DampedTrend())]).fit(five) }
    #expect(throws: ForecastError.self) { try Combination([]).fit(five) }
  }

  @Test func logDriftIsSteadyGrowth() throws {
    let input = try ForecastInput(values: [100, 110, 121, 133.1])
    let forecast = try Transformed(Drift(), by: .log).forecast(input, horizon: 2)
    #expect(abs(forecast.median(step: 2) - 161.051) < 1e-6)
    let zero = try ForecastInput(values: [1, 0, 2])
    #expect(
      throws: ForecastError.outsideDomain(method: "log(drift)", value: 0, domain: .above(0))
    ) {
      try Transformed(Drift(), by: .log).fit(zero)
    }
  }

  @Test func boundsNarrowTheSupport() throws {
    let method = Bounded(LastValue(), to: Support(upper: 106))
    let forecast = try method.forecast(five.with(support: .count), horizon: 3)
    #expect(forecast.support == Support(lower: 0, upper: 106, isInteger: true))
    #expect(forecast.quantile(0.999, step: 3) == 106)
  }
}
