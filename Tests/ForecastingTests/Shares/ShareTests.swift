import Forecasting
import Foundation
import Indicators
import Probability
import Testing

@Suite("share and saturating")
struct ShareTests {
  private let rates: [Double] = [62, 64.5, 66, 69.2, 71, 72.4, 74, 75.1, 76, 76.8, 77.5, 78]

  @Test func theLogitOfALevelByHand() throws {
    let short = Array(rates.prefix(6))
    let forecast = try Share().forecast(ForecastInput(values: short, support: .percent), horizon: 2)
    let images = short.map { log($0 / (100 - $0)) }
    let inner = try SimpleSmoothing().forecast(ForecastInput(values: images), horizon: 2)
    for p in [0.05, 0.5, 0.95] {
      let expected = 100 / (1 + exp(-inner.quantile(p, step: 2)))
      #expect((forecast.quantile(p, step: 2) - expected).magnitude < 1e-9)
    }
  }

  @Test func aTrendIsTakenUpWhereTheDataShowOne() throws {
    let model = try Share().fit(ForecastInput(values: rates, support: .percent))
    #expect(model.label.ko == "비율 0–100 · ETS(A,Ad,N)")
    let noise: [Double] = [50, 52, 49, 51, 50, 48, 52, 50, 51, 49, 50, 51]
    #expect(
      try Share().fit(ForecastInput(values: noise, support: .percent)).label.en
        == "share 0–100 · ETS(A,N,N)")
  }

  @Test(arguments: [1.0, 100.0])
  func valuesOnTheBoundsDoNotBreakIt(_ top: Double) throws {
    let histories: [[Double]] = [
      [0.97, 0.99, 1, 1, 0.98, 1], [0, 0, 0.02, 0, 0.01], [0, 1, 0, 1, 0, 1, 0, 1],
      [1, 1, 1, 1], [0, 0, 0], [1], [0, 1], Array(repeating: 0.5, count: 9) + [1],
    ]
    for history in histories {
      let input = try ForecastInput(
        values: history.map { $0 * top }, support: Support(lower: 0, upper: top))
      let forecast = try Share().forecast(input, horizon: 5)
      for step in 1...5 {
        let q = [0.001, 0.1, 0.5, 0.9, 0.999].map { forecast.quantile($0, step: step) }
        #expect(q == q.sorted() && q.allSatisfy { $0 >= 0 && $0 <= top })
        #expect(forecast.mean(step: step) >= 0 && forecast.mean(step: step) <= top)
      }
    }
  }

  /// With learned widths, too, which know nothing of bounds.
  @Test func noWidthLeavesTheBounds() throws {
    let high = try ForecastInput(values: [
      97, 98, 97.5, 98.2, 99, 98.7, 99.2, 99.5, 99.1, 99.6, 99.8,
    ])
    let low = try ForecastInput(values: [1, 2, 1.5, 0.8, 0.5, 0.7, 0.3, 0.2, 0.1, 0.2, 0.1])
    for input in [high, low] {
      for method in [Share(), SaturatingGrowth()] as [any ForecastMethod] {
        let forecast = try Calibrated(method).forecast(input, horizon: 4)
        let top = method is Share ? 100.0 : .infinity
        for step in 1...4 {
          let ends = forecast.interval(0.99, step: step)
          #expect(ends.lower >= 0 && ends.lower < ends.upper && ends.upper <= top)
          #expect(forecast.mean(step: step) > ends.lower && forecast.mean(step: step) < ends.upper)
        }
      }
    }
  }

  /// The message says which values the method takes, under the name that was asked for.
  @Test(arguments: [
    (
      Share() as any ForecastMethod, [120.0, 95, 80], "share 방법은 0에서 100 사이의 값에만 쓸 수 있는데 120이 있습니다."
    ),
    (SaturatingGrowth(), [0, 1, 3], "saturating 방법은 0보다 큰 값에만 쓸 수 있는데 0이 있습니다."),
    (Croston(), [1, 0, 82.1], "croston 방법은 0 이상의 정수에만 쓸 수 있는데 82.1이 있습니다."),
  ])
  func aValueThatDoesNotFitIsNamed(
    _ method: any ForecastMethod, _ values: [Double], _ words: String
  ) throws {
    let input = try ForecastInput(values: values)
    let error = #expect(throws: ForecastError.self) { try method.forecast(input, horizon: 1) }
    #expect(error?.message.ko == words)
  }

  @Test func theBoundItselfIsPossible() throws {
    let input = try ForecastInput(
      values: [97, 99, 100, 100, 98, 100, 99, 100], support: .percent)
    let forecast = try Share().forecast(input, horizon: 1)
    #expect(forecast.probability(atLeast: 100, step: 1) > 0.05)
    #expect(forecast.quantile(0.025, step: 1) > 90)
  }

  @Test func theBoundsAreThoseThatFit() throws {
    let small = try Share().fit(ForecastInput(values: [0.2, 0.3, 0.25]))
    let large = try Share().fit(ForecastInput(values: [20, 30, 25]))
    #expect(small.support.upper == 1 && large.support.upper == 100)
    let ratio = small.forecast(horizon: 1).quantile(0.9, step: 1)
    #expect((large.forecast(horizon: 1).quantile(0.9, step: 1) - 100 * ratio).magnitude < 1e-9)
    #expect(throws: ForecastError.self) { try Share().fit(ForecastInput(values: [99, 105])) }
    #expect(throws: ForecastError.self) { try Share().fit(ForecastInput(values: [-1, 5])) }
  }

  @Test func growthComesToRestAtItsCeiling() throws {
    // A Gompertz curve: log y = log 10,000 − 2 · 0.85^t.
    let values = (0..<24).map { 10_000 * exp(-2 * pow(0.85, Double($0))) }
    let model = try SaturatingGrowth().fit(ForecastInput(values: values, support: .nonNegative))
    let forecast = model.forecast(horizon: 60)
    #expect((forecast.median(step: 60) / 10_000 - 1).magnitude < 0.02)
    for step in 1...6 {
      let truth = 10_000 * exp(-2 * pow(0.85, Double(23 + step)))
      #expect((forecast.median(step: step) / truth - 1).magnitude < 0.005)
    }
    #expect(model.notes.map(\.ko).contains { $0.contains("멈춥니다") })
  }

  @Test func fewFollowersCountsWork() throws {
    let values: [Double] = [1200, 1900, 2500]
    let forecast = try SaturatingGrowth()
      .forecast(ForecastInput(values: values, support: .count), horizon: 3)
    #expect(forecast.median(step: 1) > 2500)
    let growth = forecast.median(step: 2) / forecast.median(step: 1)
    #expect(forecast.median(step: 3) / forecast.median(step: 2) < growth)
    #expect(throws: ForecastError.self) {
      try SaturatingGrowth().fit(ForecastInput(values: [1, 0, 3]))
    }
  }
}
