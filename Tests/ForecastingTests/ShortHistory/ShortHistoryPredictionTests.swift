import Foundation
import Probability
import Testing

@testable import Forecasting

@Suite("Short history: numbers")
struct ShortHistoryPredictionTests {
  struct Case: Decodable {
    struct Part: Decodable {
      let weight, degreesOfFreedom: Double
      let location, scale: [Double]
    }
    let kind: String
    let history: [Double]
    let parts: [Part]
  }

  static func cases() throws -> [Case] {
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures")
    let file = folder.appendingPathComponent("short-history.json")
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
  }

  @Test("Equal to the Python reference to 1e-9")
  func reference() throws {
    let cases = try Self.cases()
    #expect(cases.count > 90)
    for item in cases {
      let scale: ShortHistoryScale =
        switch item.kind {
        case "log": .log
        case "level": .level
        default: .logit(lower: 0, upper: 1)
        }
      let window = ShortHistoryWindow(
        item.history, times: Array(item.history.indices), scale: scale)
      let result = ShortHistoryPrediction(window, horizon: 10, noise: .none)
      #expect(result.parts.count == item.parts.count)
      for (part, expected) in zip(result.parts, item.parts) {
        expectClose(part.weight, expected.weight)
        expectClose(part.degreesOfFreedom, expected.degreesOfFreedom)
        for h in expected.location.indices {
          expectClose(part.location[h], expected.location[h])
          expectClose(part.spread[h], expected.scale[h])
        }
      }
    }
  }

  private func expectClose(_ a: Double, _ b: Double) {
    #expect(abs(a - b) <= 1e-9 * max(1, abs(b)), "\(a) is not \(b)")
  }

  @Test("Multiplying the history multiplies the prediction", arguments: [1e-6, 0.37, 12, 1e9])
  func scaleEquivariance(factor: Double) {
    let positive: [Double] = [90, 94, 97, 99, 105]
    let mixed: [Double] = [-5, 0, 3, -2, 8]
    for history in [positive, mixed] {
      let one = ShortHistoryPrediction(history: history, horizon: 6)
      let other = ShortHistoryPrediction(history: history.map { $0 * factor }, horizon: 6)
      let unit = one.scale == .level ? factor : 1
      for (first, second) in zip(one.parts, other.parts) {
        #expect(first.degreesOfFreedom == second.degreesOfFreedom)
        #expect(abs(first.weight - second.weight) < 1e-10)
        for h in 0..<6 {
          #expect(abs(first.spread[h] * unit - second.spread[h]) <= 1e-10 * second.spread[h])
        }
      }
      for h in 1...6 {
        let (a, b) = (one.median(step: h) * factor, other.median(step: h))
        #expect(abs(a - b) <= 1e-9 * abs(a))
      }
    }
  }

  /// Half the width of the central 80 % interval on the scale.
  private func width(_ prediction: ShortHistoryPrediction, step: Int) -> Double {
    let interval = prediction.distribution(step: step).interval(0.8)
    return (interval.upper - interval.lower) / 2
  }

  @Test("One value is carried on, with the pool's width")
  func oneValue() {
    let result = ShortHistoryPrediction(history: [36], horizon: 3)
    #expect((1...3).allSatisfy { abs(result.median(step: $0) - 36) < 1e-12 })
    #expect(width(result, step: 1) > 0.02 && width(result, step: 1) < 0.4)
    #expect(result.parts.map(\.weight) == [0.5, 0.5])
  }

  @Test("A constant history keeps a narrow but positive width")
  func constant() {
    let two = ShortHistoryPrediction(history: [7, 7], horizon: 2)
    let eight = ShortHistoryPrediction(history: [7, 7, 7, 7, 7, 7, 7, 7], horizon: 2)
    #expect(width(eight, step: 1) > 0 && width(eight, step: 1) < width(two, step: 1))
    #expect(abs(eight.median(step: 2) - 7) < 0.1)
  }

  @Test("Spread grows with the step and quantiles stay finite")
  func horizons() {
    for history in [[3.0], [3, 4], [3, 4, 9], [5, 4, 6, 5, 7], [1, 1, 1, 1]] {
      let result = ShortHistoryPrediction(history: history, horizon: 50)
      for part in result.parts {
        for h in 1..<50 { #expect(part.spread[h] >= part.spread[h - 1]) }
        #expect(part.location.allSatisfy { $0.isFinite })
        #expect(part.degreesOfFreedom > 1)
      }
    }
  }

  @Test("Explosive growth is capped")
  func explosive() {
    let result = ShortHistoryPrediction(history: [1, 10, 100, 1_000, 10_000], horizon: 100)
    #expect(result.median(step: 1) < 12_000)
    #expect(result.median(step: 5) < 20_000)
    #expect(result.median(step: 100) < 500_000)
  }

  @Test("Growth that is steady carries on, growth that is noise does not")
  func momentum() {
    let steady = ShortHistoryPrediction(history: [100, 103, 106, 109, 112], horizon: 2)
    let noisy = ShortHistoryPrediction(history: [100, 119, 88, 121, 112], horizon: 2)
    let carried = steady.median(step: 2) / 112 - 1
    #expect(carried > 0.015 && carried < 0.08)
    #expect(abs(noisy.median(step: 2) / 112 - 1) < 0.05)
    #expect(width(noisy, step: 2) > 2 * width(steady, step: 2))
    #expect(steady.parts[0].weight > 0.5)
  }

  @Test("One outlier widens the prediction and hardly moves it")
  func outlier() {
    let plain = ShortHistoryPrediction(history: [100, 101, 99, 102, 100], horizon: 1)
    let jump = ShortHistoryPrediction(history: [100, 101, 1_000, 102, 100], horizon: 1)
    #expect(abs(jump.median(step: 1) / plain.median(step: 1) - 1) < 0.2)
    #expect(width(jump, step: 1) > 2 * width(plain, step: 1))
  }

  @Test("Zeros and negatives go to the level; an all-zero history tells no unit")
  func zeros() {
    #expect(ShortHistoryPrediction(history: [0, 2, 1], horizon: 1).scale == .level)
    #expect(ShortHistoryPrediction(history: [-4, -2, 1], horizon: 1).scale == .level)
    let silent = ShortHistoryPrediction(history: [0, 0, 0], horizon: 2)
    #expect(silent.parts[0].location == [0, 0] && silent.parts[0].spread == [0, 0])
    let counts = ShortHistoryPrediction(history: [0, 0, 0], horizon: 2, lower: 0, counts: true)
    #expect(counts.parts[0].spread.allSatisfy { $0 > 0 })
  }

  @Test("Counts are at least as uncertain as Poisson")
  func counts() {
    let result = ShortHistoryPrediction(
      history: [4, 4, 4, 4, 4, 4], horizon: 1, lower: 0, counts: true)
    for part in result.parts {
      let mean = exp(part.location[0])
      #expect(part.spread[0] * mean >= mean.squareRoot() * (1 - 1e-12))
    }
  }

  @Test("Between two bounds the logit is used and the median stays inside")
  func bounded() {
    let result = ShortHistoryPrediction(
      history: [96, 97.5, 98.2, 99, 99.4], horizon: 10, lower: 0, upper: 100)
    #expect(result.scale == .logit(lower: 0, upper: 100))
    #expect((1...10).allSatisfy { result.median(step: $0) < 100 })
    let touching = ShortHistoryPrediction(
      history: [96, 100, 100], horizon: 1, lower: 0, upper: 100)
    #expect(touching.scale == .log)
  }

  @Test("Only the newest ten values count")
  func window() {
    let tail: [Double] = [5, 6, 5, 7, 8, 7, 9, 9, 8, 10]
    let long = ShortHistoryPrediction(history: [400, 1, 90] + tail, horizon: 3)
    #expect(long == ShortHistoryPrediction(history: tail, horizon: 3))
  }

  @Test("Steps are positively correlated, more so when near")
  func correlation() {
    let result = ShortHistoryPrediction(history: [5, 6, 7], horizon: 4)
    #expect(result.correlation(2, 2) == 1)
    #expect(result.correlation(1, 2) > result.correlation(1, 4))
    #expect(result.correlation(1, 4) > 0 && result.correlation(1, 4) == result.correlation(4, 1))
  }
}
