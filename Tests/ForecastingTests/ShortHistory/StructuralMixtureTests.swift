import Foundation
import Indicators
import Testing

@testable import Forecasting

@Suite("Structural models of short histories")
struct StructuralMixtureTests {
  private let values = [4.6, 4.9, 4.4, 4.7, 5.1, 4.5, 4.8]
  private var count: Double { Double(values.count) }

  /// The density of values whose differences from the first have a known covariance but for an unknown
  /// scale with an inverse gamma prior, integrated by hand: a multivariate Student t.
  private func evidence(squares: Double, determinant: Double) -> Double {
    let prior = StructuralModel.priorScale * StructuralModel.priorScale
    let values = lgamma(count / 2) - lgamma(0.5) - (count - 1) / 2 * log(Double.pi)
    return values + 0.5 * log(prior) - count / 2 * log(prior + squares) - 0.5 * log(determinant)
  }

  private func state(_ index: Int) -> (model: StructuralModel, state: StructuralModel.State) {
    let model = StructuralModel.all[index]
    return (model, model.state(values, times: Array(values.indices)))
  }

  /// Noise around a level: the mean, and its error and the noise's; all in closed form.
  @Test func noiseAroundALevelIsItsMean() {
    var (model, state) = state(0)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(abs(state.squares - 0.0025 - squares) < 1e-12 && state.count == count)
    #expect(abs(state.evidence - evidence(squares: squares, determinant: count)) < 1e-12)
    for _ in 1...4 {
      model.advance(&state)
      #expect(abs(model.expected(state).mean - mean) < 1e-12)
      #expect(abs(model.expected(state).variance - 1 - 1 / count) < 1e-12)
    }
  }

  /// A random walk: the last value, with a variance that grows by the step.
  @Test func aRandomWalkIsItsLastValue() {
    var (model, state) = state(3)
    let squares = zip(values.dropFirst(), values).reduce(0) { $0 + pow($1.0 - $1.1, 2) }
    #expect(abs(state.evidence - evidence(squares: squares, determinant: 1)) < 1e-12)
    for step in 1...4 {
      model.advance(&state)
      #expect(abs(model.expected(state).mean - 4.8) < 1e-12)
      #expect(abs(model.expected(state).variance - Double(step)) < 1e-12)
    }
  }

  /// A gap is a step without a value: two steps of a random walk have twice the variance.
  @Test func gapsAreSteps() {
    let model = StructuralModel.all[3]
    let state = model.state([4.6, 5.0], times: [0, 2])
    #expect(abs(state.squares - 0.0025 - 0.08) < 1e-12)
  }

  /// Noise around a level moves the default to the mean and narrows it; steady growth stays what it was.
  @Test func theSeriesItselfDecides() throws {
    func both(_ values: [Double?]) throws -> (pooled: Forecast, weighed: Forecast) {
      let input = try ForecastInput(values: values, start: .year(2015))
      return (
        try ShortHistory().forecast(input, horizon: 2), try Auto().forecast(input, horizon: 2)
      )
    }
    let noise = try both([100, 92, 108, 95, 109, 91, 104, 93, 107, 118])
    #expect(noise.weighed.median(step: 1) < noise.pooled.median(step: 1) - 2)
    #expect(noise.weighed.median(step: 2) > 100)
    let widths = [noise.weighed, noise.pooled].map { $0.interval(0.8, step: 2) }
    #expect(widths[0].upper - widths[0].lower < widths[1].upper - widths[1].lower)
    let growth = try both((0..<10).map { 100 * pow(1.05, Double($0)) })
    #expect(abs(growth.weighed.median(step: 2) / growth.pooled.median(step: 2) - 1) < 0.01)
  }

  /// The composed method weighs what it says: the shares are Bayes' rule by the densities of the models.
  @Test func sharesAreProbabilities() throws {
    let history: [Double?] = [100, 92, 108, 95, 109, 91, 104]
    let input = try ForecastInput(values: history, start: .year(2015))
    let logs = history.map { log($0 ?? .nan) }
    let evidence = StructuralModel.all.map {
      $0.state(logs, times: Array(logs.indices)).evidence
    }
    let pool = ShortHistoryPrediction(
      ShortHistoryWindow(history.compactMap { $0 }, times: Array(logs.indices), scale: .log),
      horizon: 1, noise: .none)
    let own = evidence.map { 0.14 / 6 * exp($0) }
    let total = own.reduce(0, +) + 0.86 * exp(pool.evidence)
    let shares = try OwnModels().fit(input).shares
    #expect(shares.count == 7)
    for (share, weight) in zip(shares, [0.86 * exp(pool.evidence)] + own) {
      #expect((share.share - weight / total).magnitude < 1e-12)
    }
    let explained = try Auto().fit(input).explanation(horizon: 1)
    #expect(explained.members.map(\.share) == shares.map(\.share))
    let words = explained.lines.map(\.ko).joined(separator: " ")
    #expect(words.contains("일정한 수준 둘레의 오르내림") && words.contains("자료를 보기 전 0.14"))
    #expect(try OwnModels().fit(input).label.ko == "단기 풀링+개별 모형(자료 7개)")
  }

  /// Two values say nothing about models of their own.
  @Test func twoValuesArePooledAlone() throws {
    let input = try ForecastInput(values: [100, 104], start: .year(2015))
    let (own, pool) = (try OwnModels().fit(input), try ShortHistory().fit(input))
    #expect(own.shares.count == 1 && own.label == pool.label)
    #expect(own.prediction(horizon: 3) == pool.prediction(horizon: 3))
  }
}
