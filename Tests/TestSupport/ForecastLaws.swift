public import Forecasting
import Foundation
import Indicators
import LinearAlgebra
import Probability

/// The laws that hold for a method, beyond those that hold for all.
public struct ForecastLaws: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int
  /// Makes a set from its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }
  /// Adding a constant to the history adds it to the forecast.
  public static let shift = ForecastLaws(rawValue: 1)
  /// Multiplying the history by a positive number multiplies the forecast.
  public static let scale = ForecastLaws(rawValue: 2)
}

/// Checks what every method has to satisfy, whatever it does.
///
/// No data is an error, one to three values and constant and gappy histories work or are refused with a
/// reason; distributions are finite, ordered, nested and inside the support; the same input gives
/// the same output; what was asked is under the method's own name.
/// - Returns: one sentence per violation, none when all laws hold.
public func checkForecastMethod(
  _ method: any ForecastMethod, laws: ForecastLaws = [.shift, .scale]
) -> [String] {
  var checker = ForecastLawChecker(method: method)
  checker.checkEmpty()
  for history in LawHistory.all { checker.check(history) }
  if laws.contains(.shift) { checker.checkEquivariance(factor: 1, shift: 1000) }
  if laws.contains(.scale) {
    checker.checkEquivariance(factor: 0.001, shift: 0)
    checker.checkEquivariance(factor: 512, shift: 0)
  }
  return checker.violations
}

/// A history that laws are checked on.
struct LawHistory: Sendable {
  let name: String
  let values: [Double?]
  var season = 1
  var support = Support.real
  /// Whether paths are drawn: a few histories are enough, and it takes time.
  var drawsPaths = false

  static let wavy = (0..<40).map { (i: Int) -> Double? in
    100 + 0.7 * Double(i) + 9 * sin(Double(i) * 0.9) + Double((i * 7919) % 13)
  }
  static let monthly = (0..<60).map { (i: Int) -> Double? in
    200 + Double(i) + 40 * sin(Double(i) * .pi / 6) + Double((i * 7919) % 17)
  }

  static let all: [LawHistory] = [
    LawHistory(name: "n = 1", values: [42.5]),
    LawHistory(name: "n = 2", values: [90.5, 94], drawsPaths: true),
    LawHistory(name: "n = 3", values: [90.5, 94, 97]),
    LawHistory(name: "n = 3, season 12", values: [3.5, 1, 2], season: 12),
    LawHistory(name: "n = 5", values: [90.5, 94, 97, 99, 105]),
    LawHistory(name: "constant", values: Array(repeating: 7.5, count: 9)),
    LawHistory(name: "all zero", values: Array(repeating: 0, count: 9), support: .count),
    LawHistory(name: "line", values: (0..<12).map { Double($0) * 0.1 }),
    LawHistory(name: "gaps", values: [5.5, nil, 6, 8, nil, nil, 7, 9, 11, nil, 10]),
    LawHistory(name: "alternating", values: (0..<20).map { $0 % 2 == 0 ? 1 : -1 }),
    LawHistory(name: "step", values: (0..<20).map { $0 < 10 ? 5 : 50 }, drawsPaths: true),
    LawHistory(name: "outlier", values: [1, 2, 1, 3, 1e12, 2, 1, 2, 3, 1, 2, 2]),
    LawHistory(name: "tiny", values: (0..<12).map { 1e-12 * Double(($0 * 7) % 5 + 1) }),
    LawHistory(name: "huge", values: (0..<12).map { 1e139 * Double(($0 * 7) % 5 + 1) }),
    LawHistory(
      name: "falling count", values: [9, 7, 4, 2, 1, 0, 0], support: .count, drawsPaths: true),
    LawHistory(
      name: "percent", values: [97, 99, 98, 100, 100, 99, 100], support: .percent, drawsPaths: true),
    LawHistory(name: "wavy", values: wavy),
    LawHistory(name: "monthly", values: monthly, season: 12),
    LawHistory(
      name: "monthly with gaps",
      values: monthly.enumerated().map { $0.offset % 11 == 5 ? nil : $0.element }, season: 12),
    LawHistory(name: "13 months", values: Array(monthly.prefix(13)), season: 12),
    LawHistory(name: "monthly around 0", values: monthly.map { $0.map { $0 - 230 } }, season: 12),
  ]
}

struct ForecastLawChecker {
  let method: any ForecastMethod
  var violations: [String] = []

  /// Two steps beyond a season, or four.
  private func horizon(_ input: ForecastInput) -> Int { max(4, input.seasonLength + 2) }

  init(method: any ForecastMethod) { self.method = method }

  private mutating func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { violations.append("\(method.name): \(sentence())") }
  }

  private func input(_ history: LawHistory) throws(ForecastError) -> ForecastInput {
    try ForecastInput(
      values: history.values, seasonLength: history.season, support: history.support)
  }

  mutating func checkEmpty() {
    do {
      _ = try method.fit(ForecastInput(values: [nil, nil]))
      require(false, "fits a history without values")
    } catch {
      require(error.code == "too-few-observations", "no values: \(error.code)")
    }
    require(method.minimumObservations >= 1, "minimumObservations is below 1")
  }

  mutating func check(_ history: LawHistory) {
    do {
      let input = try input(history)
      let model = try method.fit(input)
      checkModel(model, input, history.name)
      let forecast = model.forecast(horizon: horizon(input))
      checkForecast(forecast, input, history.name)
      checkCorrelation(forecast, history.name)
      if history.drawsPaths { checkPaths(forecast, history.name) }
      require(model.forecast(horizon: 0).horizon == 0, "\(history.name): horizon 0 is not empty")
      let again = try method.fit(input).forecast(horizon: horizon(input))
      require(
        Self.summary(again) == Self.summary(forecast), "\(history.name): two runs differ")
    } catch {
      let enough = history.values.compactMap { $0 }.count >= method.minimumObservations
      let excused = error.code == "season-never-observed" || error.code == "value-outside-domain"
      require(!enough || excused, "\(history.name): refused with \(error.code)")
      require(!error.message.ko.isEmpty && !error.mend.ko.isEmpty, "an error without words")
    }
  }

  private mutating func checkModel(
    _ model: any FittedModel, _ input: ForecastInput, _ name: String
  ) {
    require(model.fitted.count == input.values.count, "\(name): fitted has another length")
    require(model.residuals.count == input.values.count, "\(name): residuals of another length")
    require(
      model.fitted.allSatisfy { $0?.isFinite ?? true }, "\(name): a fitted value is not finite")
    require(!model.label.ko.isEmpty && !model.label.en.isEmpty, "\(name): no label")
    for (value, residual) in zip(input.values, model.residuals) where value == nil {
      require(residual == nil, "\(name): a residual at a gap")
    }
  }

  private mutating func checkForecast(
    _ forecast: Forecast, _ input: ForecastInput, _ name: String
  ) {
    let wanted = input.periods(ahead: horizon(input))
    require(
      forecast.horizon == wanted.count && forecast.periods == wanted,
      "\(name): periods do not follow the history")
    let p = [0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999]
    let support = input.support
    for step in 1...max(1, forecast.horizon) {
      let q = p.map { forecast.quantile($0, step: step) }
      require(q.allSatisfy(\.isFinite), "\(name), step \(step): a quantile is not finite \(q)")
      require(
        zip(q, q.dropFirst()).allSatisfy { $0 <= $1 }, "\(name), step \(step): quantiles cross")
      let mean = forecast.mean(step: step)
      require(mean.isFinite, "\(name), step \(step): the mean is not finite")
      require(
        q.allSatisfy { support.contains($0) }, "\(name), step \(step): a quantile outside support")
      require(
        mean >= support.lower ?? -.infinity && mean <= support.upper ?? .infinity,
        "\(name), step \(step): the mean \(mean) outside support")
      checkNesting(forecast, step, name)
      checkProbabilities(forecast, step, name, q)
    }
  }

  private mutating func checkNesting(_ forecast: Forecast, _ step: Int, _ name: String) {
    let wide = forecast.interval(0.95, step: step)
    let narrow = forecast.interval(0.8, step: step)
    require(
      wide.lower <= narrow.lower && narrow.upper <= wide.upper,
      "\(name), step \(step): the 80 % interval is not inside the 95 % interval")
  }

  private mutating func checkProbabilities(
    _ forecast: Forecast, _ step: Int, _ name: String, _ values: [Double]
  ) {
    let up = values.map { forecast.probability(atLeast: $0, step: step) }
    let down = values.map { forecast.probability(atMost: $0, step: step) }
    require(
      (up + down).allSatisfy { $0 >= 0 && $0 <= 1 }, "\(name), step \(step): no probability")
    require(
      zip(up, up.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 },
      "\(name), step \(step): P(≥) grows with the threshold")
    require(
      zip(up, down).allSatisfy { $0 + $1 >= 1 - 1e-9 },
      "\(name), step \(step): P(≥) + P(≤) is below 1")
    let median = forecast.median(step: step)
    require(
      forecast.probability(atMost: median, step: step) >= 0.5 - 1e-9,
      "\(name), step \(step): P(≤ median) is below a half")
  }

  private mutating func checkCorrelation(_ forecast: Forecast, _ name: String) {
    let correlation = forecast.stepCorrelation
    let sound = (0..<correlation.rows).allSatisfy { i in
      correlation[i, i] == 1
        && (0..<i).allSatisfy { j in
          correlation[i, j].magnitude <= 1 && correlation[i, j] == correlation[j, i]
        }
    }
    let square = correlation.rows == forecast.horizon
    require(sound && square, "\(name): no correlation matrix of the steps")
  }

  private mutating func checkPaths(_ forecast: Forecast, _ name: String) {
    let rows = forecast.paths(count: 20, stream: RandomStream(seed: 1, name: "laws"))
    let more = forecast.paths(count: 30, stream: RandomStream(seed: 1, name: "laws"))
    require(rows == Array(more.prefix(20)), "\(name): a path depends on how many are drawn")
    require(
      rows.allSatisfy { $0.allSatisfy { forecast.support.contains($0) } },
      "\(name): a path leaves the support")
  }

  /// Compares the forecast of a changed history with the changed forecast.
  mutating func checkEquivariance(factor: Double, shift: Double) {
    for name in ["n = 5", "wavy", "monthly around 0", "gaps"] {
      guard var history = LawHistory.all.first(where: { $0.name == name }) else { continue }
      guard let plain = try? method.forecast(input(history), horizon: 4) else { continue }
      history = LawHistory(
        name: name, values: history.values.map { $0.map { $0 * factor + shift } },
        season: history.season)
      guard let moved = try? method.forecast(input(history), horizon: 4) else {
        require(false, "\(name): refused after × \(factor) + \(shift)")
        continue
      }
      let width = plain.quantile(0.975, step: 4) - plain.quantile(0.025, step: 4)
      // ARIMA's search stops where the likelihood is flat: a last bit of the input moves it by so much.
      let tolerance = factor * 5e-5 * max(1e-9, width)
      for (a, b) in zip(Self.summary(plain), Self.summary(moved)) {
        require(
          (a * factor + shift - b).magnitude <= tolerance,
          "\(name): × \(factor) + \(shift) turns \(a) into \(b)")
      }
    }
  }

  private static func summary(_ forecast: Forecast) -> [Double] {
    (1...max(1, forecast.horizon)).flatMap { step in
      [0.025, 0.1, 0.5, 0.9].map { forecast.quantile($0, step: step) }
    }
  }
}
