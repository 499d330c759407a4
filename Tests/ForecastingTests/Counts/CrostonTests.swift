import Forecasting
import Foundation
import Indicators
import Probability
import Testing

/// Values from statsforecast 2.1.1; `Tests/Reference/counts/generate.py` makes them.
struct CountReference: Decodable, Sendable {
  struct Rate: Decodable, Sendable {
    let mean: Double
    let fitted: [Double?]
  }
  let values: [Double]
  let croston: Rate
  let sba: Rate
  let tsb: Rate
  let imapa: Rate
  let adida: Rate

  static let all: [String: CountReference] = {
    guard
      let url = Bundle.module.url(
        forResource: "counts", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url)
    else { return [:] }
    return (try? JSONDecoder().decode([String: CountReference].self, from: data)) ?? [:]
  }()
  static let names = all.keys.sorted()
  static func of(_ name: String) throws -> CountReference { try #require(all[name]) }
  func input() throws -> ForecastInput { try ForecastInput(values: values, support: .count) }
}

@Suite("croston, sba, tsb, adida, imapa")
struct CrostonTests {
  @Test func referencesAreRead() { #expect(CountReference.names.count == 7) }

  @Test(arguments: CountReference.names)
  func pointsEqualStatsforecast(_ name: String) throws {
    let reference = try CountReference.of(name)
    let input = try reference.input()
    let methods: [(any ForecastMethod, CountReference.Rate, Double)] = [
      (Croston(), reference.croston, 1e-12), (SyntetosBoylan(), reference.sba, 1e-12),
      (TeunterSyntetosBabai(), reference.tsb, 1e-12),
      (MultipleAggregation(), reference.imapa, 1e-6),
      (MultipleAggregation(usesLongestOnly: true), reference.adida, 1e-6),
    ]
    for (method, expected, tolerance) in methods {
      let forecast = try method.forecast(input, horizon: 3)
      #expect(agree(forecast.means, Array(repeating: expected.mean, count: 3), tolerance))
    }
  }

  @Test(arguments: CountReference.names)
  func fittedRatesEqualStatsforecast(_ name: String) throws {
    let reference = try CountReference.of(name)
    let croston = try Croston().fit(reference.input())
    let tsb = try TeunterSyntetosBabai().fit(reference.input())
    for (index, value) in reference.croston.fitted.enumerated() {
      guard let value, index > 0 else { continue }
      #expect(agree([try #require(croston.fitted[index])], [value], 1e-12))
      #expect(agree(croston.points(from: index, horizon: 2), [value, value], 1e-12))
    }
    for (index, value) in reference.tsb.fitted.enumerated() where index > 0 {
      #expect(agree([try #require(tsb.fitted[index])], [value ?? 0], 1e-12))
    }
  }

  @Test(arguments: CountReference.names)
  func theDistributionIsOfWholeNumbers(_ name: String) throws {
    let input = try CountReference.of(name).input()
    for method in [Croston(), SyntetosBoylan(), TeunterSyntetosBabai(), MultipleAggregation()]
      as [any ForecastMethod]
    {
      let margin = try method.forecast(input, horizon: 1).distribution(step: 1)
      var (total, mean) = (0.0, 0.0)
      for k in 0...4000 {
        let p = margin.density(Double(k))
        #expect(p >= 0)
        total += p
        mean += p * Double(k)
        if k < 20 { #expect((margin.cumulative(Double(k)) - total).magnitude < 1e-9) }
      }
      #expect((total - 1).magnitude < 1e-6)
      #expect((mean - margin.mean).magnitude < 1e-3 * max(1, margin.mean))
      for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
        let q = margin.quantile(p)
        #expect(q == q.rounded() && margin.cumulative(q) >= p - 1e-12)
        #expect(q == 0 || margin.cumulative(q - 1) < p)
      }
    }
  }

  @Test func aSeriesThatDiesOutIsForecastToByTSBOnly() throws {
    let input = try CountReference.of("ending").input()
    let croston = try Croston().fit(input)
    let tsb = try TeunterSyntetosBabai().fit(input)
    #expect(tsb.rate < 0.1 * croston.rate)
    #expect(tsb.forecast(horizon: 1).probability(atMost: 0, step: 1) > 0.95)
  }

  @Test func fractionsAndNegativesAreRefused() throws {
    for values in [[1, 2.5, 0], [3, -1, 2]] as [[Double]] {
      let input = try ForecastInput(values: values)
      #expect { try Croston().fit(input) } throws: {
        ($0 as? ForecastError)?.code == "value-outside-domain"
      }
      #expect(throws: ForecastError.self) { try CountSmoothing().fit(input) }
    }
  }

  @Test func allZeroIsSaid() throws {
    let input = try ForecastInput(values: [0, 0, 0, 0], support: .count)
    for method in [Croston(), TeunterSyntetosBabai(), MultipleAggregation()]
      as [any ForecastMethod]
    {
      let forecast = try method.forecast(input, horizon: 1)
      #expect(forecast.mean(step: 1) == 0 && forecast.isDegenerate && !forecast.notes.isEmpty)
    }
  }
}
