import Forecasting
import Foundation
import Testing

/// Values from R's forecast package 8.20; `Tests/Reference/forecasting/reference.R` makes them.
struct ReferenceValues: Decodable, Sendable {
  struct Spread: Decodable, Sendable {
    let mean: [Double]
    let sd: [Double]
  }
  struct Interval: Decodable, Sendable {
    let mean: [Double]
    let lower: [Double]
    let upper: [Double]
  }
  struct Smoothing: Decodable, Sendable {
    let mean: [Double]
    let sse: Double
    let unit: [Double]
  }
  struct Best: Decodable, Sendable {
    let ses: Double?
    let holt: Double?
    let damped: Double?
  }
  struct Theta: Decodable, Sendable {
    let mean: [Double]
    let sd: [Double]
    let alpha: Double
  }

  let values: [Double]
  let season: Int
  let naive: Spread
  let drift: Spread
  let mean: Interval
  let snaive: Spread?
  let indices: [Double]?
  let additive: [Double]?
  let ses: Smoothing
  let holt: Smoothing
  let damped: Smoothing
  let best: Best
  let theta: Theta

  /// The reference values by series.
  static let all: [String: ReferenceValues] = {
    guard
      let url = Bundle.module.url(
        forResource: "reference", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url),
      let all = try? JSONDecoder().decode([String: ReferenceValues].self, from: data)
    else { return [:] }
    return all
  }()

  /// The names of the series, and of those with a season.
  static let names = all.keys.sorted()
  static let seasonal = names.filter { all[$0]?.season ?? 1 > 1 }

  /// The reference values of a series.
  static func of(_ name: String) throws -> ReferenceValues { try #require(all[name]) }

  /// The history as a method sees it.
  func input(season: Int = 1) throws -> ForecastInput {
    try ForecastInput(values: values, seasonLength: season)
  }
}

/// Whether two lists agree to a relative tolerance of the largest value.
func agree(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-9) -> Bool {
  let largest = b.reduce(0) { max($0, $1.magnitude) }
  return a.count == b.count
    && zip(a, b).allSatisfy { ($0 - $1).magnitude <= tolerance * max(largest, 1e-300) }
}

extension Forecast {
  /// The point forecasts of all steps.
  var means: [Double] { (1...horizon).map { mean(step: $0) } }
}
