import Forecasting
import Foundation
import Indicators
import Testing

/// Histories that break naive implementations: finite, ordered, no crash, time that grows with length.
@Suite("ets on hostile histories")
struct ETSHostileTests {
  static let makers: [String: @Sendable (Int) -> Double?] = [
    "constant": { _ in 7 },
    "zero": { _ in 0 },
    "outlier": { (i: Int) -> Double? in i == 4 ? 1e12 : Double((i * 7) % 5 + 1) },
    "outlier first": { (i: Int) -> Double? in i == 0 ? 1e12 : Double((i * 7) % 5 + 1) },
    "tiny": { (i: Int) -> Double? in 1e-12 * Double((i * 7) % 5 + 1) },
    "tiniest": { (i: Int) -> Double? in 1e-300 * Double((i * 7) % 5 + 1) },
    "huge": { (i: Int) -> Double? in 1e139 * Double((i * 7) % 5 + 1) },
    "alternating": { (i: Int) -> Double? in i % 2 == 0 ? 1 : -1 },
    "alternating above 0": { (i: Int) -> Double? in i % 2 == 0 ? 1 : 3 },
    "step": { (i: Int) -> Double? in i < 10 ? 5 : 50 },
    "line": { (i: Int) -> Double? in Double(i) },
    "explosion": { (i: Int) -> Double? in exp(Double(i)) },
    "collapse": { (i: Int) -> Double? in exp(-5 * Double(i)) },
    "two scales": { (i: Int) -> Double? in i % 3 == 0 ? 1e-9 : 1e9 },
    "perfect season": { (i: Int) -> Double? in Double(i % 12) + 1 },
    "gaps": { (i: Int) -> Double? in i % 3 == 1 ? nil : Double((i * 7) % 5 + 1) },
    "a season's month never seen": { (i: Int) -> Double? in i % 12 == 5 ? nil : Double(i % 7 + 1) },
  ]

  private func check(_ method: ETS, _ input: ForecastInput, _ name: String) throws {
    let model = try method.fit(input)
    let forecast = model.forecast(horizon: 14)
    for step in 1...14 {
      let q = [0.025, 0.1, 0.5, 0.9, 0.975].map { forecast.quantile($0, step: step) }
      let finite = q.allSatisfy(\.isFinite)
      let ordered = zip(q, q.dropFirst()).allSatisfy { $0 <= $1 }
      #expect(finite && ordered, "\(name) \(model.model.label) step \(step): \(q)")
    }
    let inside = model.fitted.compactMap { $0 } + model.points(from: 1, horizon: 3)
    let sound = inside.allSatisfy(\.isFinite)
    #expect(sound, "\(name)")
  }

  @Test(arguments: makers.keys.sorted(), [3, 5, 20, 60])
  func aForecastIsFiniteAndOrdered(_ name: String, _ count: Int) throws {
    let make = try #require(Self.makers[name])
    let values = (0..<count).map(make)
    for season in [1, 4, 12, 24] {
      let input = try ForecastInput(values: values, seasonLength: season)
      guard input.count >= 3 else { continue }
      try check(ETS(), input, name)
    }
  }

  @Test(arguments: makers.keys.sorted())
  func theUnrestrictedFamilyIsFiniteToo(_ name: String) throws {
    let make = try #require(Self.makers[name])
    let input = try ForecastInput(values: (0..<40).map(make), seasonLength: 4)
    try check(ETS(restrict: false, multiplicativeTrend: true), input, name)
  }

  @Test func aVeryLongHistoryIsPossible() throws {
    let values = (0..<100_000).map { (i: Int) -> Double? in
      i == 777 ? 1e6 : 100 + Double((i * 7919) % 1009)
    }
    let model = ETS(ETSModel(error: .multiplicative, trend: .additive, damped: true))
    try check(model, ForecastInput(values: values), "long")
  }
}
