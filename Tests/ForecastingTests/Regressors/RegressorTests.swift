import Forecasting
import Foundation
import Indicators
import Testing

/// A regression with ARIMA errors, as R's forecast package 8.20 evaluates it;
/// `Tests/Reference/arima/regression.R` makes them.
struct RegressionReference: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let values: [Double]
  let season: Int
  let order: [Int]
  let seasonal: [Int]
  let constant: Bool
  let columns: [[Double]]
  let parameters: [Double]
  let loglik: Double
  let mean: [Double]
  let estimated: [Double]
  let errors: [Double]

  var testDescription: String { name }

  static let all: [RegressionReference] = {
    let url = Bundle.module.url(
      forResource: "arima-regression", withExtension: "json", subdirectory: "Fixtures")
    guard let url, let data = try? Data(contentsOf: url) else { return [] }
    return (try? JSONDecoder().decode([RegressionReference].self, from: data)) ?? []
  }()

  func fit(fixed: Bool) throws -> FittedARIMA {
    let order = ARIMAOrder(
      order[0], order[1], order[2], seasonal: (seasonal[0], seasonal[1], seasonal[2]),
      season: season)
    let regressors = try Regressors(
      names: columns.indices.map { "x\($0)" }, start: .step(1), columns: columns)
    var rest = parameters[...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let coefficients = ARIMACoefficients(
      ar: take(order.p), ma: take(order.q), seasonalAR: take(order.seasonalP),
      seasonalMA: take(order.seasonalQ))
    let method = ARIMA(
      order: order, constant: constant, coefficients: coefficients,
      regression: fixed ? Array(rest) : nil)
    return try method.fit(
      ForecastInput(values: values, seasonLength: season).with(regressors: regressors))
  }
}

@Suite("regressors of arima")
struct RegressorTests {
  @Test(arguments: RegressionReference.all)
  func fixedParametersGiveRsLikelihoodAndForecasts(_ reference: RegressionReference) throws {
    let fit = try reference.fit(fixed: true)
    #expect(agree([fit.logLikelihood], [reference.loglik], 1e-6))
    let forecast = fit.forecast(horizon: reference.mean.count)
    #expect(agree(forecast.means, reference.mean, 1e-6))
  }

  @Test(arguments: RegressionReference.all)
  func leastSquaresIsRsOptimum(_ reference: RegressionReference) throws {
    let fit = try reference.fit(fixed: false)
    for (own, (theirs, error)) in zip(fit.regression, zip(reference.estimated, reference.errors)) {
      #expect((own - theirs).magnitude < 0.01 * error)
    }
    // R divides by the number of values, here the degrees of freedom are taken off.
    let n = Double(reference.values.count - fit.order.lostPeriods)
    let ratio = ((n - Double(fit.regression.count)) / n).squareRoot()
    let errors = fit.effects.map { $0.standardError * ratio }
    let theirs = reference.errors.suffix(errors.count)
    for (own, their) in zip(errors, theirs) { #expect((own / their - 1).magnitude < 0.01) }
  }

  @Test func referencesAreThere() { #expect(RegressionReference.all.count == 3) }

  /// 60 months with a festival every third June and a law from month 31 on.
  private static func series(_ effect: Double, _ law: Double) -> ([Double], Regressors?) {
    let festival = (0..<72).map { $0 % 36 == 17 ? 1.0 : 0 }
    let rule = (0..<72).map { $0 >= 30 ? 1.0 : 0 }
    let values = (0..<60).map { (i: Int) -> Double in
      let wave = 10 * sin(Double(i) * .pi / 6)
      let noise = Double((i * 7919) % 13) / 13
      return 100 + wave + noise + effect * festival[i] + law * rule[i]
    }
    let regressors = try? Regressors(
      names: ["축제", "조례"], start: .month(2019, 1), columns: [festival, rule])
    return (values, regressors)
  }

  @Test func automaticChoiceFindsTheEffects() throws {
    let (values, regressors) = Self.series(25, -40)
    let input = try ForecastInput(values: values, start: .month(2019, 1), seasonLength: 12)
      .with(regressors: try #require(regressors))
    let fit = try ARIMA().fit(input)
    #expect(fit.effects.map(\.name) == ["축제", "조례"])
    #expect((fit.effects[0].coefficient - 25).magnitude < 2)
    #expect((fit.effects[1].coefficient + 40).magnitude < 2)
    #expect(fit.label.ko.hasSuffix("+ 회귀변수 2개") && fit.label.en.hasSuffix("+ 2 regressors"))
    // The columns end twelve months ahead.
    let forecast = fit.forecast(horizon: 20)
    #expect(forecast.horizon == 12)
    #expect(forecast.notes.contains { $0.en.contains("12 periods ahead") })
    #expect(fit.points(from: 50, horizon: 30).count == 30)
  }

  @Test func aKnownEventMovesTheForecastAndWidensIt() throws {
    let (values, regressors) = Self.series(25, -40)
    let columns = try #require(regressors)
    let quiet = try Regressors(
      names: columns.names, start: columns.start,
      columns: [
        columns.columns[0].prefix(60) + [Double](repeating: 0, count: 12), columns.columns[1],
      ])
    var event = quiet.columns
    event[0][63] = 1
    let busy = try Regressors(names: columns.names, start: columns.start, columns: event)
    let input = try ForecastInput(values: values, start: .month(2019, 1), seasonLength: 12)
    let method = ARIMA(order: ARIMAOrder(0, 0, 0, seasonal: (0, 1, 0), season: 12))
    let without = try method.fit(input.with(regressors: quiet)).forecast(horizon: 12)
    let with = try method.fit(input.with(regressors: busy)).forecast(horizon: 12)
    #expect((with.mean(step: 4) - without.mean(step: 4) - 25).magnitude < 2)
    #expect(with.mean(step: 5) == without.mean(step: 5))
    func width(_ forecast: Forecast) -> Double {
      let interval = forecast.interval(0.95, step: 4)
      return interval.upper - interval.lower
    }
    #expect(width(with) > width(without))
  }

  @Test func aLevelShiftKeepsTheHistoryBeforeABreak() throws {
    let (values, _) = Self.series(0, -40)
    let breaks = [SeriesBreak(period: .month(2021, 7), reason: "조례 개정")]
    let shift = try Regressors.levelShifts(breaks, start: .month(2019, 1), count: 72)
    #expect(shift.names == ["level 2021-07"])
    #expect(shift.columns[0].filter { $0 == 1 }.count == 42)
    let input = try ForecastInput(values: values, start: .month(2019, 1), seasonLength: 12)
    let fit = try ARIMA().fit(input.with(regressors: shift))
    #expect((fit.effects[0].coefficient + 40).magnitude < 2)
  }

  @Test func unusableColumnsAreNamed() throws {
    let (values, _) = Self.series(0, 0)
    let start = Period.month(2019, 1)
    let input = try ForecastInput(values: values, start: start, seasonLength: 12)
    let flag = (0..<72).map { $0 % 5 == 0 ? 1.0 : 0 }
    func code(_ names: [String], _ columns: [[Double]], from: Period = start) -> String {
      do throws(ForecastError) {
        let regressors = try Regressors(names: names, start: from, columns: columns)
        _ = try ARIMA().fit(input.with(regressors: regressors))
        return "none"
      } catch { return "\(error.code): \(error.message.en)" }
    }
    #expect(code(["a"], [flag]) == "none")
    #expect(code(["a", "a"], [flag, flag]).hasPrefix("regressor-duplicate: The regressor 'a'"))
    #expect(code(["a", "b"], [flag, [1, 2]]).hasPrefix("regressor-length: The regressor 'b'"))
    #expect(code(["a"], [[Double](repeating: 3, count: 72)]).hasPrefix("regressor-constant: "))
    #expect(
      code(["a", "b"], [flag, flag.map { 2 * $0 + 1 }]).hasPrefix(
        "regressor-collinear: The regressor 'b'"))
    #expect(code(["a"], [flag.dropLast(1) + [.nan]]).contains("2024-12"))
    #expect(code(["a"], [Array(flag.prefix(40))]).contains("2022-05"))
    #expect(code(["a"], [flag], from: .month(2019, 3)).contains("2019-01"))
    let many = (0..<58).map { j in (0..<72).map { $0 == j ? 1.0 : 0 } }
    #expect(code((0..<58).map { "d\($0)" }, many).hasPrefix("regressor-"))
  }
}
