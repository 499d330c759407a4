import Foundation
import Indicators
import Probability
import Testing

@testable import Forecasting

@Suite("Widths after a few seasons")
struct FewSeasonsTests {
  private func input(_ values: [Double], season: Int = 4) throws -> ForecastInput {
    try ForecastInput(values: values, seasonLength: season)
  }

  /// Noise around a level or a random walk, with a season of a tenth, around 100.
  private func series(_ count: Int, season: Int, wanders: Bool, number: Int) -> [Double] {
    var shocks = [Double](repeating: 0, count: count)
    RandomStream(seed: 7, name: "series \(number)").fillNormals(&shocks, from: 0)
    var level = 0.0
    return shocks.enumerated().map { index, shock in
      level = wanders ? level + shock : shock
      let time = Double(index % season) / Double(season)
      return 100 * exp(0.03 * level + 0.1 * sin(2 * .pi * time))
    }
  }

  /// Less than one season, six of them, or none: nothing is said.
  @Test func onlyAFewSeasonsAreLookedAt() throws {
    let values = series(30, season: 4, wanders: false, number: 0)
    func share(_ count: Int, season: Int = 4) throws -> Double? {
      FewSeasons(try input(Array(values.prefix(count)), season: season), size: 100)?.share
    }
    #expect(try share(3) == nil && share(24) == nil && share(20, season: 1) == nil)
    #expect(try share(4) == 1 && share(8) == 1)
    #expect(try share(16) == 0.5)
  }

  /// The error is that of `ses` on what the shrunk season leaves: 0.15 of a season seen twice.
  @Test func theErrorIsWhatDriftAndSeasonLeave() throws {
    let pattern = [3.0, -1, -4, 2]
    let values = (0..<8).map { 10 * pattern[$0 % 4] }
    let few = try #require(FewSeasons(try input(values), size: 25))
    let rest = try SimpleSmoothing().fit(input(values.map { 0.15 * $0 }))
    let square = rest.residuals.compactMap { $0 }.reduce(0) { $0 + $1 * $1 } / 7 / 625
    #expect(abs(few.base - 0.5 * log(square + 4e-4 / 8)) < 1e-9)
  }

  /// The explanation says what part of the width comes from what drift and season leave, until six seasons.
  @Test func theExplanationNamesItsPart() throws {
    func widths(_ count: Int) throws -> [LocalizedText] {
      try Auto().fit(input(series(count, season: 4, wanders: true, number: 2)))
        .explanation(horizon: 2).lines
    }
    let few = try widths(15).map(\.ko).joined(separator: " ")
    #expect(few.contains("계절을 3.8번만 보았으므로") && few.contains("폭을 56% 섞었습니다"), "\(few)")
    let english = try widths(15).map(\.en).joined(separator: " ")
    #expect(english.contains("only 3.8 seasons were seen, 56% of it"), "\(english)")
    #expect(try !widths(24).map(\.ko).joined(separator: " ").contains("번만 보았으므로"))
  }

  /// Ten times the values, ten times the width.
  @Test(arguments: [true, false])
  func widthsScale(_ isPositive: Bool) throws {
    let values = series(29, season: 12, wanders: true, number: 1).map { isPositive ? $0 : $0 - 100 }
    for count in [15, 24, 29] {
      let known = Array(values.prefix(count))
      let one = try Auto().forecast(input(known, season: 12), horizon: 14)
      let ten = try Auto().forecast(input(known.map { 10 * $0 }, season: 12), horizon: 14)
      for step in [1, 7, 14] {
        let (a, b) = (one.interval(0.8, step: step), ten.interval(0.8, step: step))
        #expect(abs((b.upper - b.lower) / (a.upper - a.lower) / 10 - 1) < 1e-3)
      }
    }
  }

  /// Of series whose law is known 80 and 95% intervals hold about what they say, just before and just past two
  /// seasons.
  ///
  /// Errors of a series hang together, so the share held by 40 of them scatters by 0.05.
  @Test(arguments: [20, 24, 25, 27], [true, false])
  func intervalsHold(_ count: Int, wanders: Bool) throws {
    var held = (inner: 0.0, outer: 0.0, all: 0.0)
    for number in 0..<40 {
      let values = series(count + 12, season: 12, wanders: wanders, number: number)
      let forecast = try Auto().forecast(
        input(Array(values.prefix(count)), season: 12), horizon: 12)
      for step in 1...12 {
        let later = values[count + step - 1]
        let (inner, outer) = (
          forecast.interval(0.8, step: step), forecast.interval(0.95, step: step)
        )
        held.inner += inner.lower <= later && later <= inner.upper ? 1 : 0
        held.outer += outer.lower <= later && later <= outer.upper ? 1 : 0
        held.all += 1
      }
    }
    #expect((0.62...0.98).contains(held.inner / held.all), "\(held.inner / held.all)")
    #expect((0.87...1).contains(held.outer / held.all), "\(held.outer / held.all)")
  }

  /// One month more is no leap of the width.
  @Test func widthsAreAboutContinuous() throws {
    let widths = try [23, 24, 25, 26].map { count in
      try (0..<25).reduce(0.0) { sum, number in
        let values = series(26, season: 12, wanders: true, number: number).suffix(count)
        let interval = try Auto().forecast(input(Array(values), season: 12), horizon: 12)
          .interval(0.8, step: 12)
        return sum + log((interval.upper - interval.lower) / (interval.upper + interval.lower)) / 25
      }
    }
    for (before, after) in zip(widths, widths.dropFirst()) {
      #expect(abs(after - before) < 0.25, "\(widths)")
    }
  }
}
