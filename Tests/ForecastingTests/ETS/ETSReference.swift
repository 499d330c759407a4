import Forecasting
import Foundation
import Testing

/// Values from R's forecast package 8.20; `Tests/Reference/ets/ets.R` makes them.
struct ETSReference: Decodable, Sendable {
  /// A model with α = 0.3, β = 0.05, γ = 0.2, φ = 0.9 from a given state.
  struct Fixed: Decodable, Sendable {
    let model: String
    let state: OneOrMany
    let loglik: Double
    let sse: Double
    let path: [Double]
    let mean: [Double]?
    let `var`: [Double]?
  }
  /// R writes a vector of length one as a number.
  struct OneOrMany: Decodable, Sendable {
    let values: [Double]
    init(from decoder: any Decoder) throws {
      let box = try decoder.singleValueContainer()
      values = try (try? box.decode([Double].self)) ?? [box.decode(Double.self)]
    }
  }

  let values: [Double]
  let season: Int
  let method: String
  let aicc: Double
  let loglik: Double
  let fixed: [Fixed]

  static let all: [String: ETSReference] = {
    guard
      let url = Bundle.module.url(
        forResource: "ets", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url),
      let all = try? JSONDecoder().decode([String: ETSReference].self, from: data)
    else { return [:] }
    return all
  }()

  static let names = all.keys.sorted()

  static func of(_ name: String) throws -> ETSReference { try #require(all[name]) }

  func input() throws -> ForecastInput {
    try ForecastInput(values: values, seasonLength: season)
  }
}

/// What R's `ets` chooses; `Tests/Reference/ets/automatic.R` makes it.
struct ETSAutomaticReference: Decodable, Sendable {
  let values: [Double]
  let season: Int
  let method: String
  let aicc: Double

  static let all: [String: ETSAutomaticReference] = {
    guard
      let url = Bundle.module.url(
        forResource: "ets-automatic", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url),
      let all = try? JSONDecoder().decode([String: ETSAutomaticReference].self, from: data)
    else { return [:] }
    return all
  }()

  static let names = all.keys.sorted()
}
