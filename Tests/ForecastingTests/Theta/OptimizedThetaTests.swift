import Forecasting
import Foundation
import Indicators
import Testing

/// Values from statsforecast 2.1.1; `Tests/Reference/theta/generate.py` makes them.
struct ThetaReference: Decodable, Sendable {
  struct Fit: Decodable, Sendable {
    let alpha: Double
    let theta: Double
    let level: Double
    let criterion: Double
    let decomposition: String?
    let mean: [Double]
  }
  struct Pair: Decodable, Sendable {
    let fixed: Fit
    let best: Fit
  }
  let values: [Double]
  let season: Int
  let otheta: Pair
  let dotheta: Pair

  static let all: [String: ThetaReference] = {
    guard
      let url = Bundle.module.url(
        forResource: "theta", withExtension: "json", subdirectory: "Fixtures"),
      let data = try? Data(contentsOf: url)
    else { return [:] }
    return (try? JSONDecoder().decode([String: ThetaReference].self, from: data)) ?? [:]
  }()
  static let names = all.keys.sorted()

  static func of(_ name: String) throws -> ThetaReference { try #require(all[name]) }
  func input() throws -> ForecastInput { try ForecastInput(values: values, seasonLength: season) }
  func pair(_ isDynamic: Bool) -> Pair { isDynamic ? dotheta : otheta }
}

@Suite("otheta and dotheta")
struct OptimizedThetaTests {
  private func fit(
    _ input: ForecastInput, _ isDynamic: Bool, alpha: Double? = nil, theta: Double? = nil,
    level: Double? = nil
  ) throws -> FittedOptimizedTheta {
    isDynamic
      ? try DynamicOptimizedTheta(alpha: alpha, theta: theta, initialLevel: level).fit(input)
      : try OptimizedTheta(alpha: alpha, theta: theta, initialLevel: level).fit(input)
  }

  /// The criterion as statsforecast states it: over the mean magnitude of the adjusted history.
  private func criterion(_ model: FittedOptimizedTheta) -> Double {
    let values = model.decomposition?.adjusted(model.input.values) ?? model.input.values
    let sizes = values.compactMap { $0?.magnitude }
    return model.sumOfSquares / (sizes.reduce(0, +) / Double(sizes.count))
  }

  @Test func referencesAreRead() { #expect(ThetaReference.names.count == 7) }

  @Test(arguments: ThetaReference.names, [false, true])
  func equalsStatsforecastForFixedParameters(_ name: String, _ isDynamic: Bool) throws {
    let reference = try ThetaReference.of(name)
    let fixed = reference.pair(isDynamic).fixed
    let model = try fit(
      reference.input(), isDynamic, alpha: fixed.alpha, theta: fixed.theta, level: fixed.level)
    #expect(agree(model.points(from: reference.values.count, horizon: 14), fixed.mean, 1e-10))
    #expect(agree(model.forecast(horizon: 14).means, fixed.mean, 1e-10))
    #expect(agree([criterion(model)], [fixed.criterion], 1e-9))
    #expect(model.decomposition?.form.rawValue == fixed.decomposition)
  }

  @Test(arguments: ThetaReference.names, [false, true])
  func theFitIsAtLeastAsGood(_ name: String, _ isDynamic: Bool) throws {
    let reference = try ThetaReference.of(name)
    let best = reference.pair(isDynamic).best
    let model = try fit(reference.input(), isDynamic)
    #expect(criterion(model) <= best.criterion * (1 + 2e-3))
    #expect(agree(model.points(from: reference.values.count, horizon: 14), best.mean, 0.02))
    let same = try fit(
      reference.input(), isDynamic, alpha: best.alpha, theta: best.theta, level: best.level)
    #expect(agree(same.points(from: reference.values.count, horizon: 14), best.mean, 1e-8))
  }

  @Test(arguments: [false, true])
  func anEarlierOriginSeesNothingLater(_ isDynamic: Bool) throws {
    let reference = try ThetaReference.of("nile")
    let whole = try fit(reference.input(), isDynamic)
    let p = whole.parameters
    let cut = try ForecastInput(values: Array(reference.values.prefix(40)))
    let part = try fit(
      cut, isDynamic, alpha: p.alpha, theta: p.theta, level: p.initialLevel)
    if isDynamic {
      #expect(agree(whole.points(from: 40, horizon: 5), part.points(from: 40, horizon: 5), 1e-9))
    }
    #expect(whole.points(from: 40, horizon: 5).allSatisfy { $0 > 500 && $0 < 1200 })
    #expect(whole.points(from: 1, horizon: 3).count == 3)
  }

  @Test func oneStepFromEveryOriginIsTheFittedValue() throws {
    let reference = try ThetaReference.of("airline")
    let model = try DynamicOptimizedTheta().fit(reference.input())
    for origin in [5, 40, 100, 143] {
      let next = try #require(model.fitted[origin])
      #expect(agree(model.points(from: origin, horizon: 1), [next], 1e-10))
    }
  }

  /// The variance of the linear model by feeding it independent errors one at a time.
  @Test func theWidthIsThatOfTheStateSpaceForm() throws {
    let reference = try ThetaReference.of("nile")
    let h = 4
    let model = try fit(reference.input(), false, alpha: 0.4, theta: 2, level: 600)
    var covariance = [Double](repeating: 0, count: h)
    for step in 0..<h {
      // A unit error at `step`: append the points, one of them raised, and look further on.
      let plain = model.points(from: 100, horizon: h)
      let extended = reference.values + plain.prefix(step) + [plain[step] + 1]
      // The static line is refitted to what is appended, so its effect is undone by a second model.
      let raised = SmoothingResponse.levels(extended, alpha: 0.4)
      let calm = SmoothingResponse.levels(reference.values + plain.prefix(step + 1), alpha: 0.4)
      for later in step..<h {
        let response = later == step ? 1 : raised - calm
        covariance[later] += response * response
      }
    }
    let scales = model.forecast(horizon: h).scales
    for step in 0..<h {
      #expect(abs(scales[step] / (model.scale * covariance[step].squareRoot()) - 1) < 1e-9)
    }
  }

  @Test func labelsAndGaps() throws {
    var values: [Double?] = try ThetaReference.of("airline").values
    values[30] = nil
    let input = try ForecastInput(values: values, seasonLength: 12)
    let model = try DynamicOptimizedTheta().fit(input)
    #expect(model.label.ko.hasPrefix("동적 최적 Theta(θ="))
    #expect(model.label.en.hasSuffix("seasonally adjusted (12, ×)"))
    #expect(model.residuals[30] == nil)
    #expect(model.notes.count == 1)
    let whole = try DynamicOptimizedTheta().fit(ThetaReference.of("airline").input())
    #expect(agree(model.forecast(horizon: 6).means, whole.forecast(horizon: 6).means, 0.02))
  }

  @Test func parametersOutOfRangeAreRefused() throws {
    let input = try ThetaReference.of("nile").input()
    #expect(throws: ForecastError.self) { try OptimizedTheta(alpha: 1.5).fit(input) }
    #expect(throws: ForecastError.self) { try DynamicOptimizedTheta(theta: 0.5).fit(input) }
  }
}

/// Simple smoothing written out.
enum SmoothingResponse {
  static func levels(_ values: [Double], alpha: Double) -> Double {
    values.reduce(0) { $0 + alpha * ($1 - $0) }
  }
}
