import Forecasting
import Foundation
import Indicators
import Probability
import Testing

/// Masses of the documented model from SciPy; `Tests/Reference/counts/discounted.py` makes them.
struct CountMasses: Decodable, Sendable {
  struct Step: Decodable, Sendable {
    let mean: Double
    let masses: [Double]
    let bounds: [Double]
  }
  let values: [Double?]
  let season: Int
  let steps: [Step]

  static let all: [String: CountMasses] = {
    guard
      let url = Bundle.module.url(
        forResource: "count-masses", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url)
    else { return [:] }
    return (try? JSONDecoder().decode([String: CountMasses].self, from: data)) ?? [:]
  }()
}

@Suite("count")
struct CountSmoothingTests {
  /// Draws of a distribution from a fixed stream.
  private func draws(
    _ distribution: any Distribution, _ count: Int, seed: UInt64
  ) -> [Double] {
    var scores = [Double](repeating: 0, count: count)
    RandomStream(seed: seed, name: "counts").fillNormals(&scores, from: 0)
    return scores.map { distribution.quantile(SpecialFunctions.normalCumulative($0)) }
  }

  @Test(arguments: ["bursts", "year", "gaps", "zeros", "stopped", "few"])
  func massesEqualSciPys(_ name: String) throws {
    let reference = try #require(CountMasses.all[name])
    let input = try ForecastInput(
      values: reference.values, seasonLength: reference.season, support: .count)
    let forecast = try CountSmoothing().forecast(input, horizon: reference.steps.count)
    for (index, expected) in reference.steps.enumerated() {
      let margin = forecast.distribution(step: index + 1)
      #expect((margin.mean - expected.mean).magnitude < 1e-9 * max(1, expected.mean))
      for (k, mass) in expected.masses.enumerated() {
        #expect((margin.density(Double(k)) - mass).magnitude < 1e-9)
      }
      let atLeastOne = forecast.probability(atLeast: 1, step: index + 1)
      #expect((atLeastOne - (1 - (expected.masses.first ?? 0))).magnitude < 1e-9)
      #expect([0.025, 0.1, 0.5, 0.9, 0.975].map(margin.quantile) == expected.bounds)
    }
  }

  @Test func aPoissonSeriesIsRecognised() throws {
    let values = draws(try Poisson(mean: 6), 150, seed: 3)
    let model = try CountSmoothing().fit(ForecastInput(values: values, support: .count))
    let margin = model.forecast(horizon: 1).distribution(step: 1)
    #expect(margin.mean > 5 && margin.mean < 7)
    #expect(margin.variance / margin.mean < 1.5)
    #expect(model.discount > 0.9)
    // The quantiles of the true distribution, within one.
    for p in [0.1, 0.5, 0.9] {
      #expect((margin.quantile(p) - (try Poisson(mean: 6)).quantile(p)).magnitude <= 1)
    }
  }

  @Test func overdispersionIsRecognised() throws {
    let truth = try NegativeBinomial(mean: 4, size: 0.5)
    let model = try CountSmoothing()
      .fit(ForecastInput(values: draws(truth, 200, seed: 5), support: .count))
    let margin = model.forecast(horizon: 1).distribution(step: 1)
    #expect(!model.isPoisson)
    #expect((margin.cumulative(0) - truth.cumulative(0)).magnitude < 0.1)
    #expect((margin.quantile(0.9) - truth.quantile(0.9)).magnitude <= 4)
  }

  @Test func aLevelThatMovesIsFollowed() throws {
    let values =
      draws(try Poisson(mean: 3), 60, seed: 1) + draws(try Poisson(mean: 30), 20, seed: 2)
    let model = try CountSmoothing().fit(ForecastInput(values: values, support: .count))
    #expect(model.discount < 0.95)
    #expect(model.forecast(horizon: 1).mean(step: 1) > 22)
  }

  @Test func aSeasonIsFoundWhereThereIsOne() throws {
    var seasonal: [Double] = []
    for year in 0..<6 {
      for month in 0..<12 {
        let mean = month == 8 ? 40.0 : 8
        seasonal += draws(try Poisson(mean: mean), 1, seed: UInt64(year * 12 + month))
      }
    }
    let model = try CountSmoothing()
      .fit(ForecastInput(values: seasonal, seasonLength: 12, support: .count))
    let means = model.forecast(horizon: 12).means
    #expect(model.seasonalWeight > 0.99)
    #expect(means[8] > 28 && means[0] < 12)
    let short = try CountSmoothing().fit(
      ForecastInput(values: Array(seasonal.prefix(20)), seasonLength: 12, support: .count))
    #expect(short.seasonalWeight == 0)
  }

  @Test func intervalsOfAKnownSeriesCover() throws {
    let truth = try NegativeBinomial(mean: 5, size: 2)
    let values = draws(truth, 300, seed: 9)
    var (inside, trials) = (0, 0)
    for origin in stride(from: 40, to: 299, by: 4) {
      let input = try ForecastInput(values: Array(values.prefix(origin)), support: .count)
      let interval = try CountSmoothing().forecast(input, horizon: 1).interval(0.95, step: 1)
      #expect(interval.lower >= 0 && interval.lower == interval.lower.rounded())
      trials += 1
      if values[origin] >= interval.lower && values[origin] <= interval.upper { inside += 1 }
    }
    #expect(Double(inside) / Double(trials) >= 0.9)
  }

  /// One event in a year and a half says little about the size of the next ones; 150 counts of a Poisson
  /// leave next to nothing of that doubt.
  @Test func fewEventsLeaveRoomForBursts() throws {
    func chance(_ values: [Double], atLeast count: Double) throws -> Double {
      let input = try ForecastInput(values: values, support: .count)
      return try CountSmoothing().forecast(input, horizon: 1).probability(atLeast: count, step: 1)
    }
    let one = Array(repeating: 0.0, count: 9) + [1] + Array(repeating: 0, count: 8)
    #expect(try chance(one, atLeast: 3) > 0.005)
    let steady = draws(try Poisson(mean: 1), 150, seed: 8)
    let risk = try chance(steady, atLeast: 6)
    #expect(risk < 0.02)
    // A year's total is less sure than twelve months of their own would make it.
    let input = try ForecastInput(values: one + one, support: .count)
    let forecast = try CountSmoothing().forecast(input, horizon: 12)
    let apart = (1...12).reduce(0) { $0 + forecast.distribution(step: $1).variance }
    #expect(forecast.total().distribution.variance > 1.2 * apart)
  }

  @Test func zerosLeaveASmallChance() throws {
    let input = try ForecastInput(values: Array(repeating: 0, count: 20), support: .count)
    let forecast = try CountSmoothing().forecast(input, horizon: 2)
    let chance = forecast.probability(atLeast: 1, step: 1)
    #expect(chance > 1e-3 && chance < 0.1)
    #expect(forecast.interval(0.8, step: 2).upper == 0)
  }

  @Test func earlierOriginsAndMixtures() throws {
    let values = draws(try NegativeBinomial(mean: 5, size: 1), 80, seed: 4)
    let model = try CountSmoothing().fit(ForecastInput(values: values, support: .count))
    for origin in [1, 10, 79] {
      let next = try #require(model.fitted[origin])
      #expect(agree(model.points(from: origin, horizon: 1), [next], 1e-12))
    }
    let parts = [try NegativeBinomial(mean: 2, size: 1), try NegativeBinomial(mean: 9, size: 3)]
    let mixture = try #require(CountMixture(parts, weights: [1, 3]))
    let pooled = try #require(Mixture.of(parts, weights: [1, 3]))
    for k in 0..<60 {
      let x = Double(k)
      #expect((mixture.cumulative(x) - pooled.cumulative(x)).magnitude < 1e-12)
      #expect((mixture.density(x) - pooled.density(x)).magnitude < 1e-15)
    }
    for p in [0.01, 0.3, 0.9, 0.999] { #expect(mixture.quantile(p) == pooled.quantile(p)) }
    #expect(CountMixture([], weights: []) == nil)
    let observed = try Empirical([0, 0, 5, 3000])
    let both = try #require(
      CountMixture(parts, weights: [1, 1], observed: observed, observedWeight: 2))
    let all = try #require(Mixture.of(parts + [observed], weights: [1, 1, 2]))
    for x in [0.0, 1, 4, 5, 60, 2999, 3000] {
      #expect((both.cumulative(x) - all.cumulative(x)).magnitude < 1e-12)
      #expect((both.survival(x) - all.survival(x)).magnitude < 1e-12)
    }
    for p in [0.1, 0.5, 0.85, 0.95] { #expect(both.quantile(p) == all.quantile(p).rounded()) }
    #expect((both.mean - (2 + 9 + 2 * 3005.0 / 4) / 4).magnitude < 1e-9)
  }
}
