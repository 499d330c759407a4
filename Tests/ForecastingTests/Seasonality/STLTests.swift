import Forecasting
import Foundation
import Indicators
import Testing

/// Values from R's `stl()` and `mstl()`, and of robust fits from statsmodels; the programs in
/// `Tests/Reference/stl` make them.
struct STLReference: Decodable, Sendable {
  struct Parts: Decodable, Sendable {
    let seasonal: [Double]
    let trend: [Double]
    let weights: [Double]
  }
  struct Single: Decodable, Sendable {
    let values: [Double]
    let period: Int
    let periodic: Parts
    let window7: Parts
    let window11: Parts
    let trend21: Parts
  }
  struct Multiple: Decodable, Sendable {
    let values: [Double]
    let trend: [Double]
    let weekly: [Double]
    let monthly: [Double]
  }
  let single: [String: Single]
  let multiple: Multiple

  static let all: STLReference? = read("stl")
  static let robust: [String: Parts] = read("stl-robust") ?? [:]

  private static func read<Content: Decodable>(_ name: String) -> Content? {
    guard
      let url = Bundle.module.url(
        forResource: name, withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url)
    else { return nil }
    return try? JSONDecoder().decode(Content.self, from: data)
  }

  static let names = ["airline", "co2", "gas", "nottem"]
  static func of(_ name: String) throws -> Single { try #require(all?.single[name]) }
}

@Suite("stl and mstl")
struct STLTests {
  private func check(_ stl: STL, _ values: [Double], _ expected: STLReference.Parts) throws {
    let found = try #require(stl.decompose(values))
    let size = values.reduce(0) { max($0, $1.magnitude) }
    let largest = zip(found.seasonal + found.trend, expected.seasonal + expected.trend)
      .reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
    #expect(largest <= 1e-10 * size)
    #expect(agree(found.weights, expected.weights, 1e-7))
    for i in values.indices {
      let sum = found.seasonal[i] + found.trend[i] + found.remainder[i]
      #expect((sum - values[i]).magnitude <= 1e-12 * size)
    }
  }

  @Test(arguments: STLReference.names)
  func equalsR(_ name: String) throws {
    let reference = try STLReference.of(name)
    let (values, m) = (reference.values, reference.period)
    try check(STL(period: m, seasonalWindow: nil), values, reference.periodic)
    try check(STL(period: m, seasonalWindow: 7), values, reference.window7)
    try check(STL(period: m, seasonalWindow: 11), values, reference.window11)
    try check(STL(period: m, seasonalWindow: 35, trendWindow: 21), values, reference.trend21)
  }

  @Test(arguments: STLReference.names)
  func robustEqualsStatsmodels(_ name: String) throws {
    let reference = try STLReference.of(name)
    let expected = try #require(STLReference.robust[name])
    try check(STL(period: reference.period, isRobust: true), reference.values, expected)
    #expect(expected.weights.contains { $0 < 0.5 })
  }

  @Test func severalSeasonsEqualR() throws {
    let reference = try #require(STLReference.all).multiple
    let input = try ForecastInput(values: reference.values)
    let model = try MSTL(trend: Mean(), seasons: [30, 7]).fit(input)
    let parts = try #require(model.decomposition)
    #expect(parts.seasons == [7, 30])
    #expect(agree(parts.parts[0], reference.weekly, 1e-10))
    #expect(agree(parts.parts[1], reference.monthly, 1e-10))
    #expect(model.label.en.hasPrefix("MSTL(7, 30) + mean"))
  }

  @Test func theLastCycleComesAgain() throws {
    let reference = try STLReference.of("airline")
    let input = try ForecastInput(values: reference.values, seasonLength: 12)
    let forecast = try MSTL(trend: LastValue()).forecast(input, horizon: 24)
    let last = reference.window11.seasonal.suffix(12)
    let level = 432 - (last.last ?? 0)
    for step in 1...24 {
      let expected = level + last[last.startIndex + (step - 1) % 12]
      #expect((forecast.median(step: step) - expected).magnitude < 1e-8)
    }
    // The season's own error widens what the trend method says.
    let adjusted = zip(reference.values, reference.window11.seasonal).map { $0 - $1 }
    let plain = try LastValue().forecast(ForecastInput(values: adjusted), horizon: 1)
    #expect(forecast.scales[0] > 1.1 * plain.scales[0])
    #expect(forecast.scales[0] < 2 * plain.scales[0])
  }

  @Test func gapsAreBridgedForTheDecompositionOnly() throws {
    var values: [Double?] = try STLReference.of("airline").values
    values[20] = nil
    let model = try MSTL().fit(ForecastInput(values: values, seasonLength: 12))
    #expect(model.residuals[20] == nil)
    #expect(model.notes.map(\.ko).contains { $0.contains("직선으로") })
  }

  @Test func tooFewSeasonsLeaveTheTrendAlone() throws {
    let values = Array(try STLReference.of("airline").values.prefix(24))
    let input = try ForecastInput(values: values, seasonLength: 12)
    let model = try MSTL().fit(input)
    #expect(model.decomposition == nil)
    #expect(model.forecast(horizon: 2).method == "mstl")
    #expect(STL(period: 12).decompose(values) == nil)
  }
}
