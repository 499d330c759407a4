import Forecasting
import Foundation
import Indicators
import Testing

/// Values from statsforecast 2.1.1; `Tests/Reference/ces/generate.py` makes them.
struct ComplexReference: Decodable, Sendable {
  struct Fit: Decodable, Sendable {
    let parameters: [Double]
    let criterion: Double
    let aicc: Double
    let mean: [Double]

    var asParameters: ComplexParameters {
      ComplexParameters(
        alpha0: parameters[0], alpha1: parameters[1], beta0: parameters[2], beta1: parameters[3])
    }
  }
  struct Pair: Decodable, Sendable {
    let fixed: Fit
    let best: Fit
  }
  let values: [Double]
  let season: Int
  let chosen: String
  let kinds: [String: Pair]

  static let all: [String: ComplexReference] = {
    guard
      let url = Bundle.module.url(
        forResource: "ces", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url)
    else { return [:] }
    return (try? JSONDecoder().decode([String: ComplexReference].self, from: data)) ?? [:]
  }()
  static let names = all.keys.sorted()

  static func of(_ name: String) throws -> ComplexReference { try #require(all[name]) }
  func input() throws -> ForecastInput { try ForecastInput(values: values, seasonLength: season) }
}

@Suite("ces")
struct ComplexSmoothingTests {
  @Test func referencesAreRead() { #expect(ComplexReference.names.count == 6) }

  @Test(arguments: ComplexReference.names, ComplexSeason.allCases)
  func equalsStatsforecastForFixedParameters(_ name: String, _ season: ComplexSeason) throws {
    let reference = try ComplexReference.of(name)
    guard let pair = reference.kinds[season.rawValue] else { return }
    for expected in [pair.fixed, pair.best] {
      let model = try ComplexSmoothing(season: season, parameters: expected.asParameters)
        .fit(reference.input())
      #expect(abs(model.criterion - expected.criterion) < 1e-6)
      #expect(abs(model.aicc - expected.aicc) < 1e-6)
      #expect(agree(model.forecast(horizon: 14).means, expected.mean, 1e-8))
      #expect(agree(model.points(from: reference.values.count, horizon: 14), expected.mean, 1e-8))
    }
  }

  @Test(arguments: ComplexReference.names, ComplexSeason.allCases)
  func theLikelihoodIsAtLeastAsGood(_ name: String, _ season: ComplexSeason) throws {
    let reference = try ComplexReference.of(name)
    guard let pair = reference.kinds[season.rawValue] else { return }
    let model = try ComplexSmoothing(season: season).fit(reference.input())
    #expect(model.aicc <= pair.best.aicc + 0.2)
  }

  @Test(arguments: ComplexReference.names)
  func theBestKindIsChosen(_ name: String) throws {
    let reference = try ComplexReference.of(name)
    let model = try ComplexSmoothing().fit(reference.input())
    let best = try #require(reference.kinds[reference.chosen]).best.aicc
    #expect(model.aicc <= best + 0.2)
  }

  @Test(arguments: ["airline", "nile"])
  func oneStepFromEveryOriginIsTheFittedValue(_ name: String) throws {
    let reference = try ComplexReference.of(name)
    for season in ComplexSeason.allCases where reference.kinds[season.rawValue] != nil {
      let model = try ComplexSmoothing(season: season).fit(reference.input())
      for origin in [1, 13, 50, reference.values.count - 1] {
        let next = try #require(model.fitted[origin])
        #expect(agree(model.points(from: origin, horizon: 1), [next], 1e-12))
      }
    }
  }

  /// ψ from the matrices of the paper, multiplied out.
  @Test func theWidthIsThatOfTheStateSpaceForm() throws {
    let (a, b) = (1.2, 0.95)
    let input = try ComplexReference.of("nile").input()
    let model = try ComplexSmoothing(
      season: ComplexSeason.none, parameters: ComplexParameters(alpha0: a, alpha1: b)
    ).fit(input)
    var state = (a - b, a + b)
    var variance = 1.0
    let scales = model.forecast(horizon: 6).scales
    for step in 0..<6 {
      #expect(abs(scales[step] / (model.scale * variance.squareRoot()) - 1) < 1e-12)
      variance += state.0 * state.0
      state = (state.0 - (1 - b) * state.1, state.0 + (1 - a) * state.1)
    }
  }

  @Test func gapsFollowTheModel() throws {
    var values: [Double?] = try ComplexReference.of("airline").values
    values[30] = nil
    values[31] = nil
    let model = try ComplexSmoothing().fit(ForecastInput(values: values, seasonLength: 12))
    #expect(model.residuals[30] == nil && model.fitted[30] != nil)
    let whole = try ComplexSmoothing().fit(ComplexReference.of("airline").input())
    #expect(agree(model.forecast(horizon: 6).means, whole.forecast(horizon: 6).means, 0.05))
    #expect(model.label.ko.hasPrefix("CES("))
  }

  @Test func aSeasonThatCannotBeStartedIsRefused() throws {
    let input = try ForecastInput(values: [1, 3, 2, 5, 4, 6, 5], seasonLength: 12)
    #expect(throws: ForecastError.self) { try ComplexSmoothing(season: .full).fit(input) }
    #expect(try ComplexSmoothing().fit(input).season == .none)
  }
}
