import Forecasting
import Foundation
import Indicators
import Testing

/// Histories that break arithmetic: every method gives finite, ordered numbers or a reason.
@Suite("Hostile series")
struct HostileSeriesTests {
  private static let methods: [any ForecastMethod] = [
    OptimizedTheta(), DynamicOptimizedTheta(), ComplexSmoothing(), MSTL(), MSTL(isRobust: true),
    Croston(), SyntetosBoylan(), TeunterSyntetosBabai(), MultipleAggregation(), CountSmoothing(),
    Share(), SaturatingGrowth(),
  ]
  private struct History: Sendable {
    let name: String
    let values: [Double?]
    let season: Int

    init(_ name: String, count: Int = 40, season: Int = 12, _ value: (Int) -> Double?) {
      self.name = name
      self.season = season
      values = (0..<count).map(value)
    }
  }

  private static let histories: [History] = [
    History("constant") { _ in 7.0 },
    History("all zero") { _ in 0.0 },
    History("one outlier") { (i: Int) -> Double? in i == 20 ? 1e12 : Double(i % 5) },
    History("outlier at the end") { (i: Int) -> Double? in i == 39 ? 1e12 : Double(i % 5) },
    History("tiny") { (i: Int) -> Double? in 1e-12 * Double(i * 7 % 5 + 1) },
    History("alternating") { (i: Int) -> Double? in Double(i % 2) },
    History("step") { (i: Int) -> Double? in i < 20 ? 5 : 50 },
    History("falling to 0") { (i: Int) -> Double? in Double(max(0, 30 - i)) },
    History("three points", count: 3) { (i: Int) -> Double? in Double(i * i % 3 + 1) },
    History("huge", count: 30, season: 4) { (i: Int) -> Double? in 1e139 * Double(i * 7 % 5 - 2) },
    History("gaps") { (i: Int) -> Double? in i % 3 == 1 ? nil : Double(i % 7) },
    History("mostly gaps", count: 60) { (i: Int) -> Double? in i % 20 == 0 ? Double(i) : nil },
    History("one season and one", count: 25) { (i: Int) -> Double? in Double(i % 12) },
    History("exact line") { (i: Int) -> Double? in 3 + 2 * Double(i) },
  ]

  @Test(arguments: histories.indices)
  func finiteAndOrdered(_ index: Int) throws {
    let history = Self.histories[index]
    for method in Self.methods {
      let input = try ForecastInput(values: history.values, seasonLength: history.season)
      guard let model = try? method.fit(input) else { continue }
      let forecast = model.forecast(horizon: 40)
      for step in [1, 2, 13, 40] {
        let q = [0.01, 0.1, 0.5, 0.9, 0.99].map { forecast.quantile($0, step: step) }
        #expect(
          q.allSatisfy(\.isFinite) && q == q.sorted(), "\(method.name), \(history.name): \(q)")
        #expect(forecast.mean(step: step).isFinite, "\(method.name), \(history.name)")
      }
      for origin in [1, 2, history.values.count] {
        let points = model.points(from: origin, horizon: 5)
        #expect(points.count == 5 && points.allSatisfy(\.isFinite), "\(method.name)")
      }
    }
  }

  /// A hundred thousand values: no method may need time that grows faster than about linearly.
  @Test(arguments: ["dotheta", "mstl", "croston", "tsb", "imapa"])
  func longHistories(_ name: String) throws {
    let values = (0..<100_000).map { (i: Int) -> Double in
      let wave: Int = (i * 7919) % 23 - 12
      return Double(max(0, wave + i % 7))
    }
    let input = try ForecastInput(values: values, seasonLength: 7, support: .count)
    let forecast = try MethodCatalogue.standard.method(named: name).forecast(input, horizon: 2)
    #expect(forecast.mean(step: 2).isFinite)
    #expect(forecast.quantile(0.1, step: 2) <= forecast.quantile(0.9, step: 2))
  }

  @Test func farHorizons() throws {
    let values = (0..<60).map { (i: Int) -> Double in 100 + Double(i) + 9 * sin(Double(i)) }
    for method in [OptimizedTheta(), DynamicOptimizedTheta(), ComplexSmoothing()]
      as [any ForecastMethod]
    {
      let forecast = try method.forecast(ForecastInput(values: values), horizon: 10_000)
      #expect(forecast.quantile(0.9, step: 10_000).isFinite)
      #expect(forecast.quantile(0.1, step: 10_000) <= forecast.quantile(0.9, step: 10_000))
    }
  }
}
