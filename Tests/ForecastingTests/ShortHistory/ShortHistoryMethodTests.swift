import Foundation
import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import Forecasting

@Suite("Short history: the method")
struct ShortHistoryMethodTests {
  static let histories: [[Double?]] = [
    [36], [36, 36], [5, 5, 5, 5], [90, 94, 97, 99, 105], [0, 0, 3], [0, 0, 0], [-5, 3, -2, 8],
    [100, nil, 104, nil, nil, 131], [1, 10, 100, 1_000], [1e-120, 2e-120], [1e139, 9e139],
    [12, 11, 14, 13, 15, 14, 16, 15, 18, 17, 19, 20, 22],
  ]

  private func forecast(
    _ values: [Double?], horizon: Int, support: Support = .real
  ) throws -> Forecast {
    let input = try ForecastInput(values: values, start: .year(2013), support: support)
    return try ShortHistory().forecast(input, horizon: horizon)
  }

  @Test("Every history gives finite, monotone, nested quantiles", arguments: histories)
  func monotone(history: [Double?]) throws {
    let result = try forecast(history, horizon: 10)
    let levels: [Double] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]
    #expect(result.horizon == 10)
    for step in 1...10 {
      let quantiles = levels.map { result.quantile($0, step: step) }
      #expect(quantiles.allSatisfy { $0.isFinite })
      for (a, b) in zip(quantiles, quantiles.dropFirst()) { #expect(a <= b) }
    }
  }

  @Test("Forecasts stay inside the support")
  func support() throws {
    let share = try forecast([97, 98.5, 99, 99.2], horizon: 5, support: .percent)
    #expect(share.interval(0.999, step: 5).upper <= 100)
    let count = try forecast([3, 0, 2, 4], horizon: 3, support: .count)
    let interval = count.interval(0.95, step: 1)
    #expect(interval.lower >= 0 && interval.lower == interval.lower.rounded())
    #expect(interval.upper >= 4 && interval.upper == interval.upper.rounded())
  }

  @Test("The point forecast is the median where the logarithm leaves no mean")
  func centre() throws {
    let result = try forecast([90, 94, 97, 99, 105], horizon: 2)
    #expect(result.mean(step: 1) == result.median(step: 1))
    #expect(result.median(step: 1) > 105 && result.median(step: 1) < 115)
  }

  @Test("Multiplying the history multiplies the quantiles", arguments: [0.01, 250])
  func equivariance(factor: Double) throws {
    for history in [[90, 94, 97, 99, 105], [-3, 0, 4, 2]] as [[Double]] {
      let one = try forecast(history, horizon: 3)
      let other = try forecast(history.map { $0 * factor }, horizon: 3)
      for p in [0.05, 0.5, 0.95] {
        let (a, b) = (one.quantile(p, step: 3) * factor, other.quantile(p, step: 3))
        #expect(abs(a - b) <= 1e-9 * max(abs(a), factor))
      }
    }
  }

  @Test("A gap counts as time that passed")
  func gaps() throws {
    let whole = try forecast([100, 110, 120, 130, 140], horizon: 1)
    let gapped = try forecast([100, nil, 120, nil, 140], horizon: 1)
    let squeezed = try forecast([100, 120, 140], horizon: 1)
    #expect(abs(gapped.median(step: 1) / whole.median(step: 1) - 1) < 0.05)
    #expect(gapped.median(step: 1) < squeezed.median(step: 1))
    #expect(gapped.notes.count == 1)
  }

  @Test("Labels, periods and notes say what was done")
  func labels() throws {
    let five = try forecast([90, 94, 97, 99, 105], horizon: 2)
    #expect(five.method == "short")
    #expect(five.label.ko == "단기 풀링(자료 5개)")
    #expect(five.periods == [.year(2018), .year(2019)])
    #expect(five.notes.isEmpty)
    #expect(try forecast([5.5], horizon: 1).notes.count == 1)
    #expect(try forecast([5], horizon: 1).notes.last?.en.contains("may be counts") == true)
    #expect(try forecast([0, 0], horizon: 1).isDegenerate)
    #expect(try forecast(Self.histories[11], horizon: 1).label.ko == "단기 풀링(자료 10개)")
  }

  @Test("Fitted values look one step ahead with the past only")
  func fitted() throws {
    let values: [Double?] = [90, 94, nil, 99, 105]
    let fit = try ShortHistory().fit(ForecastInput(values: values, start: .year(2013)))
    #expect(fit.fitted.count == 5)
    #expect(fit.fitted[0] == nil && fit.fitted[2] == nil)
    let past = try forecast([90, 94, nil, 99], horizon: 1)
    #expect(fit.fitted[4] == past.median(step: 1))
    #expect(fit.residuals[4] == 105 - past.median(step: 1))
    #expect(fit.fitted[3] == (try forecast([90, 94], horizon: 2)).median(step: 2))
  }

  @Test("Steps are dependent as the pool's errors were, random walk beyond")
  func dependence() throws {
    let result = try forecast([90, 94, 97, 99, 105], horizon: 4)
    let numbers = ShortHistoryPrediction(history: [90, 94, 97, 99, 105], horizon: 4)
    #expect(abs(result.stepCorrelation[0, 3] - numbers.correlation(1, 4)) < 1e-12)
    #expect(try forecast([3, 4], horizon: 500).dependence == .randomWalk)
  }

  @Test("A collection moves the odds, a single series hardly")
  func collection() throws {
    let growing = try (0..<40).map { i -> ForecastInput in
      let rate = 1.03 + 0.001 * Double(i % 20)
      return try ForecastInput(values: (0..<6).map { 100 * pow(rate, Double($0)) })
    }
    let falling = try (0..<40).map { i -> ForecastInput in
      let first = 100 + Double(i)
      return try ForecastInput(values: [0, -3, -6, -8, -11, -14].map { first + $0 })
    }
    let up = ShortHistory.adapted(to: growing)
    let down = ShortHistory.adapted(to: falling)
    #expect(up.odds > 0.8 && down.odds < 0.2)
    #expect(ShortHistory.adapted(to: []).odds == 0.5)
    let alone = ShortHistory.adapted(to: Array(growing.prefix(1))).odds
    #expect(alone > 0.4 && alone < 0.7)
    let rising = try up.forecast(growing[5], horizon: 2)
    let even = try ShortHistory().forecast(growing[5], horizon: 2)
    #expect(rising.median(step: 2) > even.median(step: 2))
    #expect(rising.notes.count == 1)
  }

  @Test("No value at all is an error, not a forecast")
  func empty() throws {
    let input = try ForecastInput(values: [nil, nil])
    #expect(throws: ForecastError.tooFewObservations(method: "short", needed: 1, found: 0)) {
      try ShortHistory().fit(input)
    }
  }
}
