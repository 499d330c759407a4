import Foundation
import Indicators
import Testing

@testable import Forecasting

/// What never moved is carried on as it is: whoever reads 5.007 after four years of 5 trusts nothing else.
@Suite("Constant histories")
struct ConstantHistoryTests {
  static let constants = [5.5, 0.1, 1e9, -3.25, 7.3, 2.4]

  private func check(_ input: ForecastInput, is value: Double) throws {
    let model = try Auto().fit(input)
    let forecast = model.forecast(horizon: 3)
    for step in 1...3 {
      #expect(forecast.mean(step: step) == value)
      #expect(forecast.median(step: step) == value)
      let (inner, outer) = (forecast.interval(0.8, step: step), forecast.interval(0.95, step: step))
      #expect(outer.lower < inner.lower && inner.lower < value)
      #expect(value < inner.upper && inner.upper < outer.upper)
      // Honest, not silly: a fifth after one value, a tenth after three, some percent after ten years.
      let half = (inner.upper - inner.lower) / 2 / value.magnitude
      #expect(half < (input.count == 1 ? 0.8 : 0.4 / Double(min(input.count, 12))))
    }
    #expect(
      (model.explanation(horizon: 3).members.reduce(0) { $0 + $1.share } - 1).magnitude < 1e-9)
  }

  @Test(arguments: constants)
  func yearsAreCarriedOn(_ value: Double) throws {
    for count in 1...14 {
      try check(
        ForecastInput(values: [Double?](repeating: value, count: count), start: .year(2010)),
        is: value)
    }
  }

  @Test(arguments: constants)
  func seasonsAreCarriedOn(_ value: Double) throws {
    for count in [3, 6, 12, 18, 24, 25, 36, 60] {
      let values = [Double?](repeating: value, count: count)
      try check(ForecastInput(values: values, start: .month(2015, 1), seasonLength: 12), is: value)
    }
    for count in [3, 4, 8, 9, 12, 24, 60] {
      let values = [Double?](repeating: value, count: count)
      try check(ForecastInput(values: values, start: .quarter(2010, 1), seasonLength: 4), is: value)
    }
  }

  @Test(arguments: constants)
  func aMissingValueChangesNothing(_ value: Double) throws {
    for (count, gap, season) in [(4, 2, 1), (5, 1, 1), (14, 5, 1), (24, 20, 12), (36, 20, 12)] {
      var values = [Double?](repeating: value, count: count)
      values[gap] = nil
      let start: Period = season == 1 ? .year(2010) : .month(2015, 1)
      try check(ForecastInput(values: values, start: start, seasonLength: season), is: value)
    }
  }

  /// The less the newest value moved, the nearer the forecast is to the constant, without a jump.
  @Test(arguments: [4, 8, 12])
  func aSmallMoveMovesTheForecastLittle(_ count: Int) throws {
    func forecast(_ move: Double) throws -> (mean: Double, width: Double) {
      var values = [Double?](repeating: 5.5, count: count)
      values[count - 1] = 5.5 + move
      let next = try Auto().forecast(
        ForecastInput(values: values, start: .year(2010)), horizon: 1)
      let interval = next.interval(0.8, step: 1)
      return (next.mean(step: 1), interval.upper - interval.lower)
    }
    let still = try forecast(0)
    var before = still
    for move in [1e-9, 1e-6, 1e-4, 1e-3, 1e-2] {
      let moved = try forecast(move)
      #expect(moved.mean > before.mean && moved.mean - 5.5 < 3 * move)
      #expect((moved.width / before.width - 1).magnitude < 0.2 + 20 * move)
      before = moved
    }
  }

  /// Whole numbers that never moved may yet be counts; the more years, the less.
  @Test(arguments: [5.0, 12, 2])
  func wholeNumbersAreCarriedOnLessSurely(_ value: Double) throws {
    for count in 3...10 {
      let flat = try ForecastInput(
        values: Array(repeating: value, count: count), start: .year(2010))
      let forecast = try Auto().forecast(flat, horizon: 1)
      #expect(forecast.median(step: 1) == value)
      let interval = forecast.interval(0.8, step: 1)
      let poisson = 1.2816 * value.squareRoot()
      #expect(interval.upper - interval.lower > 1)
      #expect(
        (interval.upper - interval.lower) / 2 < max(1, 1.15 * poisson / Double(count).squareRoot()))
    }
  }

  /// Small counts that hardly change are steadier than counts are; with zeros or changes they are counts.
  @Test func smallCountsThatHardlyChangeAreNoPoisson() throws {
    func kind(_ values: [Double?]) throws -> AutoProfile.Kind {
      try AutoProfile(ForecastInput(values: values, start: .year(2000)))
        .kind
    }
    let threes = [Double?](repeating: 3, count: 19)
    #expect(try kind(threes) == .plain && kind(threes + [4]) == .plain)
    #expect(try kind(threes + [0]) == .sparse)
    #expect(try kind((0..<20).map { [3, 1, 4, 2, 3][$0 % 5] }) == .sparse)
  }
}
