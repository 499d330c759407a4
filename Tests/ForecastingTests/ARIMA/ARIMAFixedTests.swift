import Forecasting
import Foundation
import Indicators
import Probability
import Testing

/// One model with fixed parameters, as R's forecast package 8.20 evaluates it;
/// `Tests/Reference/arima/fixed.R` makes them.
struct ARIMAReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let values: [Double?]
  let season: Int
  let order: [Int]
  let seasonal: [Int]
  let constant: Bool
  let parameters: [Double]
  let loglik: Double
  let mean: [Double]
  let relative: [Double]

  var testDescription: String { name }

  static let all: [ARIMAReference] = {
    let url = Bundle.module.url(
      forResource: "arima-fixed", withExtension: "json", subdirectory: "Fixtures")
    guard let url, let data = try? Data(contentsOf: url) else { return [] }
    return (try? JSONDecoder().decode([ARIMAReference].self, from: data)) ?? []
  }()

  var method: ARIMA {
    let order = ARIMAOrder(
      order[0], order[1], order[2], seasonal: (seasonal[0], seasonal[1], seasonal[2]),
      season: season)
    var rest = parameters[...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let coefficients = ARIMACoefficients(
      ar: take(order.p), ma: take(order.q), seasonalAR: take(order.seasonalP),
      seasonalMA: take(order.seasonalQ))
    return ARIMA(
      order: order, constant: constant, coefficients: coefficients, regression: Array(rest))
  }

  func fit() throws -> FittedARIMA {
    try method.fit(ForecastInput(values: values, seasonLength: season))
  }
}

@Suite("arima with fixed parameters")
struct ARIMAFixedTests {
  @Test func referencesAreThere() {
    #expect(ARIMAReference.all.count == 14)
  }

  @Test(arguments: ARIMAReference.all)
  func likelihoodEqualsR(_ reference: ARIMAReference) throws {
    let fit = try reference.fit()
    #expect(
      (fit.logLikelihood - reference.loglik).magnitude <= 1e-6 * reference.loglik.magnitude,
      "\(fit.logLikelihood) is not \(reference.loglik)")
  }

  @Test(arguments: ARIMAReference.all)
  func forecastsEqualR(_ reference: ARIMAReference) throws {
    let fit = try reference.fit()
    let forecast = fit.forecast(horizon: reference.mean.count)
    #expect(agree(forecast.means, reference.mean, 1e-6))
    let relative = forecast.margins.map { margin in
      ((margin as? StudentT)?.scale ?? .nan) / fit.sigmaSquared.squareRoot()
    }
    #expect(agree(relative, reference.relative, 1e-6), "\(relative) is not \(reference.relative)")
  }

  @Test(arguments: ARIMAReference.all)
  func theLastOriginIsTheForecast(_ reference: ARIMAReference) throws {
    let fit = try reference.fit()
    let points = fit.points(from: reference.values.count, horizon: 8)
    #expect(agree(points, fit.forecast(horizon: 8).means, 1e-12))
  }

  @Test(arguments: ARIMAReference.all)
  func fittedValuesAreOneStepForecasts(_ reference: ARIMAReference) throws {
    let fit = try reference.fit()
    var compared = 0
    for origin in 40..<min(70, reference.values.count) {
      guard let fitted = fit.fitted[origin] else { continue }
      #expect(agree([fitted], fit.points(from: origin, horizon: 1), 1e-7))
      compared += 1
    }
    #expect(compared > 10)
  }

  @Test func coefficientsThatDoNotSuitAreRefused() throws {
    let input = try ForecastInput(values: [1, 3, 2, 5, 4, 6, 5, 8])
    for (method, code) in [
      (
        ARIMA(order: ARIMAOrder(1, 0, 0), coefficients: ARIMACoefficients(ar: [1.2])),
        "method-failed"
      ),
      (
        ARIMA(order: ARIMAOrder(2, 0, 0), coefficients: ARIMACoefficients(ar: [0.2])),
        "method-failed"
      ),
      (ARIMA(order: ARIMAOrder(0, 9, 0)), "too-few-observations"),
    ] {
      #expect { try method.fit(input) } throws: { ($0 as? ForecastError)?.code == code }
    }
  }
}
