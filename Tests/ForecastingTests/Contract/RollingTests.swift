import Forecasting
import Foundation
import Indicators
import Testing

/// What a model says of an earlier origin, against a fit of the entries before it with the same
/// parameters, made from scratch.
@Suite("Earlier origins")
struct RollingTests {
  private static let months = (0..<72).map { (i: Int) -> Double in
    200 + Double(i) + 40 * sin(Double(i) * .pi / 6) + Double((i * 7919) % 17)
  }
  private static let years = (0..<24).map { (i: Int) -> Double in
    90 + 2 * Double(i) + Double((i * 7919) % 13)
  }

  private func input(_ values: [Double], _ season: Int = 1) throws -> ForecastInput {
    try ForecastInput(values: values, seasonLength: season)
  }

  /// Methods without parameters: a fit of what was known says the same.
  @Test(arguments: ["naive", "snaive", "drift", "mean", "window"])
  func simpleMethodsEqualARefit(_ name: String) throws {
    let method = try MethodCatalogue.standard.method(named: name)
    let whole = try method.fit(input(Self.months, 12))
    for origin in [30, 47, 72] {
      let refit = try method.fit(input(Array(Self.months.prefix(origin)), 12))
      let expected = refit.forecast(horizon: 14)
      let points = whole.points(from: origin, horizon: 14)
      for step in 1...14 { #expect(abs(points[step - 1] - expected.mean(step: step)) < 1e-9) }
    }
  }

  @Test func gapsBeforeTheOriginAreBridged() throws {
    let values: [Double?] = [5, nil, 6, 8, nil, nil, 7, 9, 11, nil, 10]
    let drift = try Drift().fit(ForecastInput(values: values))
    // Known are 5 … 8 at entries 0 … 3, then two gaps: a change of 1 a period.
    #expect(drift.points(from: 6, horizon: 2) == [11, 12])
    let seasonal = try SeasonalNaive().fit(ForecastInput(values: values, seasonLength: 3))
    // Positions 0, 1, 2 were last seen as 8 (entry 3), never, and 6 (entry 2).
    let cycle = seasonal.points(from: 6, horizon: 3)
    #expect(cycle[0] == 8 && cycle[1].isNaN && cycle[2] == 6)
  }

  /// Smoothing with parameters and initial state held fixed.
  @Test func smoothingEqualsARefit() throws {
    let parameters = SmoothingParameters(alpha: 0.4, beta: 0.1, phi: 0.9)
    let start = SmoothingState(level: 88, trend: 3)
    let method = DampedTrend(parameters: parameters, initial: start)
    let whole = try method.fit(input(Self.years))
    for origin in [9, 15, 24] {
      let refit = try method.fit(input(Array(Self.years.prefix(origin))))
      let expected = refit.forecast(horizon: 6)
      let points = whole.points(from: origin, horizon: 6)
      for step in 1...6 { #expect(abs(points[step - 1] - expected.mean(step: step)) < 1e-9) }
    }
  }

  /// Theta with α given: the recursion of Hyndman and Billah from the initial level of the whole fit.
  @Test func thetaFollowsItsRecursion() throws {
    let model = try ThetaLine(alpha: 0.5).fit(input(Self.years))
    let origin = 15
    let known = Array(Self.years.prefix(origin))
    var level = model.smoothing.initialState.level
    for value in known { level += 0.5 * (value - level) }
    let time = Double(origin - 1) / 2
    let mean = known.reduce(0, +) / Double(origin)
    let cross = known.enumerated().reduce(0) { $0 + (Double($1.0) - time) * ($1.1 - mean) }
    let square = known.indices.reduce(0) { $0 + (Double($1) - time) * (Double($1) - time) }
    let points = model.points(from: origin, horizon: 3)
    for step in 1...3 {
      let drift = cross / square / 2 * (Double(step - 1) + (1 - pow(0.5, Double(origin))) / 0.5)
      #expect(abs(points[step - 1] - level - drift) < 1e-9)
    }
  }

  /// What a model says of the newest origin is the middle of its forecast, whatever it is made of.
  @Test(arguments: MethodCatalogue.standard.names)
  func theNewestOriginIsTheForecast(_ name: String) throws {
    let method = try MethodCatalogue.standard.method(named: name)
    let counts = ["croston", "sba", "tsb", "adida", "imapa", "count"].contains(name)
    let values = Self.months.map { counts ? ($0 / 20).rounded() : name == "share" ? $0 / 4 : $0 }
    let model = try method.fit(input(values, 12))
    let forecast = model.forecast(horizon: 6)
    let points = model.points(from: values.count, horizon: 6)
    for step in 1...6 {
      let middle =
        ["share", "saturating"].contains(name)
        ? forecast.median(step: step) : forecast.mean(step: step)
      // ETS with multiplicative errors is simulated; counts have no negative part.
      #expect(abs(points[step - 1] / middle - 1) < 2e-3, "\(name), \(step)")
    }
  }

  /// Transformations, seasons and pools roll as what is inside them.
  @Test func wrappersRollAsTheirBase() throws {
    let whole = try input(Self.months, 12)
    let box = try BoxCox(Drift(), lambda: 0.3).fit(whole)
    let inside = Transformation.boxCox(lambda: 0.3)
    let images = try Drift().fit(input(Self.months.compactMap(inside.forward), 12))
    let (points, base) = (box.points(from: 40, horizon: 5), images.points(from: 40, horizon: 5))
    for (a, b) in zip(points, base) { #expect(abs(a / inside.inverse(b) - 1) < 1e-12) }

    let adjusted = try SeasonallyAdjusted(LastValue()).fit(whole)
    let season = try #require(adjusted.decomposition)
    let level = Self.months[39] / season.indices[39 % 12]
    let expected = (40..<45).map { level * season.indices[$0 % 12] }
    for (a, b) in zip(adjusted.points(from: 40, horizon: 5), expected) {
      #expect(abs(a / b - 1) < 1e-12)
    }

    let stl = try MSTL(trend: LastValue()).fit(whole)
    let parts = try #require(stl.decomposition).parts[0]
    let bare = Self.months[39] - parts[39]
    for (step, value) in stl.points(from: 40, horizon: 14).enumerated() {
      // The last cycle that was known comes again and again.
      #expect(abs(value - bare - parts[28 + step % 12]) < 1e-9)
    }

    let pool = try Combination([.init(LastValue(), weight: 3), .init(Mean())]).fit(whole)
    let mean = Self.months.prefix(40).reduce(0, +) / 40
    for value in pool.points(from: 40, horizon: 2) {
      #expect(abs(value - (0.75 * Self.months[39] + 0.25 * mean)) < 1e-9)
    }
  }

  /// The default rolls, too: its combination from earlier origins, its short method from fewer values.
  @Test func theDefaultRolls() throws {
    let short = try Auto().fit(input([90, 94, 97, 99, 105]))
    let refit = try Auto().fit(input([90, 94, 97]))
    let points = short.points(from: 3, horizon: 2)
    for step in 1...2 {
      #expect(abs(points[step - 1] - refit.forecast(horizon: 2).median(step: step)) < 1e-9)
    }
    let long = try Auto().fit(input(Self.years))
    let fitted = long.fitted
    #expect(abs(long.points(from: 20, horizon: 3)[0] - (fitted[20] ?? .nan)) < 1e-9)
  }
}
