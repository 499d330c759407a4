import Forecasting
import Probability
import Testing

@Suite("Accuracy")
struct AccuracyTests {
  let reference: DistributionReference

  init() throws { reference = try .load() }

  @Test func crpsEqualsQuadrature() throws {
    let normal = try Normal(mean: 3, sd: 2)
    let t = try StudentT(df: 5, location: 3, scale: 2)
    let mixture = try #require(
      Mixture.of(
        [try Normal(mean: 0, sd: 1), try StudentT(df: 4, location: 5, scale: 2)],
        weights: [3, 7]))
    func scores(_ distribution: any Distribution) -> [Double] {
      reference.ys.map { Accuracy.crps(distribution, actual: $0) }
    }
    #expect(agree(scores(normal), reference.crpsNormal, 1e-11))
    #expect(agree(scores(t), reference.crpsT, 1e-10))
    #expect(agree(scores(mixture), reference.crpsMixture, 1e-6))
    #expect(agree(scores(Affine.of(mixture, scale: 1)), scores(mixture), 1e-12))
  }

  @Test func crpsOfASingleValueIsTheError() throws {
    #expect(Accuracy.crps(Degenerate(nearest: 4), actual: 6.5) == 2.5)
    // Two equally likely values 0 and 1 at y = 0: E|X − y| − ½ E|X − X′| = ½ − ¼.
    let coin = try #require(
      Mixture.of([Degenerate(nearest: 0), Degenerate(nearest: 1)], weights: [1, 1]))
    #expect(abs(Accuracy.crps(coin, actual: 0) - 0.25) < 1e-9)
    #expect(Accuracy.crps(try StudentT(df: 1), actual: 0) == .infinity)
  }

  @Test func pointMeasures() {
    #expect(Accuracy.sMAPE(actual: [100, 0], forecast: [110, 0]) == 2000.0 / 210)
    #expect(Accuracy.mase(actual: [5, 7], forecast: [4, 9], history: [1, 2, 4, 3]) == 1.125)
    #expect(
      Accuracy.mase(actual: [5], forecast: [4], history: [1, 2, nil, 4, 5], season: 2) == 0.5)
    #expect(Accuracy.mase(actual: [5], forecast: [4], history: [3, 3, 3]) == nil)
    #expect(Accuracy.meanAbsoluteError(actual: [], forecast: []) == nil)
  }

  @Test func intervalMeasures() {
    let interval = ForecastInterval(level: 0.95, lower: 2, upper: 8)
    #expect(
      Accuracy.coverage(actual: [2, 8, 9, 5], intervals: .init(repeating: interval, count: 4))
        == 0.75)
    #expect(abs(Accuracy.intervalScore(actual: 9, interval: interval) - 46) < 1e-9)
    #expect(Accuracy.intervalScore(actual: 5, interval: interval) == 6)
    #expect(Accuracy.pinball(actual: 10, quantile: 8, p: 0.9) == 1.8)
    #expect(abs(Accuracy.pinball(actual: 8, quantile: 10, p: 0.9) - 0.2) < 1e-12)
  }
}
