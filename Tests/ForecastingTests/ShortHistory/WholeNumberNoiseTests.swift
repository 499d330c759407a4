import Foundation
import Indicators
import Probability
import Testing

@testable import Forecasting

/// Whole numbers may be counts, and counts vary by being counted.
@Suite struct WholeNumberNoiseTests {
  private func noise(
    _ values: [Double], unit: Indicators.Unit = .none, support: Support = .real,
    measure: Measure = .flow
  ) throws -> WholeNumberNoise {
    let series = Series(
      id: "a", name: "a", unit: unit, support: support, measure: measure,
      observations: values.enumerated().map { (.year(2015 + $0.offset), $0.element) })
    return WholeNumberNoise(try ForecastInput(series))
  }

  private static func unit(_ text: String) -> Indicators.Unit {
    Indicators.Unit(parsing: text) ?? .none
  }

  @Test func changesAreHeldAgainstThoseOfAPoisson() throws {
    // Half the squared changes over the mean, (3² + 3²) / 2 / 9, beside half a change of 1.
    let seen = try noise([8, 11, 8])
    #expect(abs(seen.dispersion - 1.5 / 2.5) < 1e-12)
    #expect(try noise([8]).dispersion == 1)
    #expect(try noise([8, 30, 2]).dispersion == 1)
    #expect(try noise([12, 12, 12]).dispersion == 0.5 / 2.5)
    #expect(seen.leastDeviation(at: 10) == (10 * seen.dispersion).squareRoot())
    #expect(seen.leastDeviation(at: 4_000) == seen.leastDeviation(at: 50))
  }

  @Test func onlyWhatMayBeACountIsOne() throws {
    #expect(try noise([8, 11, 6], support: .count) == .poisson)
    #expect(try noise([8, 11.5, 6]) == .none)
    for unit in ["백만원", "%", "천명", "시간", "점", "㎡", "건/월"] {
      let known = try noise([8, 11, 6], unit: Self.unit(unit))
      #expect(known.dispersion == 0 && known.leastDeviation(at: 8) == 0.5, "\(unit)")
    }
    for unit in ["건", "명", "회", "개소", "그루"] {
      #expect(try noise([8, 11, 6], unit: Self.unit(unit)).isGuess(at: 8), "\(unit)")
    }
    for other in [
      try noise([8, 11, 6], measure: .score), try noise([8, 11, 6], support: .percent),
      try noise([-8, 11, 6]),
    ] {
      #expect(other.dispersion == 0 && other.rounding == 0.5)
    }
  }

  /// The share of 80 and 95% intervals that hold the next value of Poisson counts.
  private func held(mean: Double, years: Int) throws -> (Double, Double) {
    var (in80, in95) = (0, 0)
    let runs = 400
    var uniforms = [Double](repeating: 0, count: (years + 1) * runs)
    RandomStream(seed: 11, name: "counts").fillUniforms(&uniforms, from: 0)
    let law = try Poisson(mean: mean)
    for run in 0..<runs {
      let counts = uniforms[(run * (years + 1))..<((run + 1) * (years + 1))].map {
        law.quantile($0)
      }
      guard counts.dropLast().contains(where: { $0 > 0 }) else { continue }
      let forecast = try Auto().forecast(
        try ForecastInput(values: Array(counts.dropLast()), start: .year(2020)), horizon: 1)
      let next = counts[years]
      let (narrow, wide) = (forecast.interval(0.8, step: 1), forecast.interval(0.95, step: 1))
      if (narrow.lower...narrow.upper).contains(next) { in80 += 1 }
      if (wide.lower...wide.upper).contains(next) { in95 += 1 }
    }
    return (Double(in80) / Double(runs), Double(in95) / Double(runs))
  }

  /// Without it 80% intervals after one year held 20 to 30% of such counts.
  @Test(arguments: [(8.0, 1), (20, 1), (40, 1), (8, 2), (20, 2), (8, 3), (20, 4), (40, 5)])
  func intervalsHoldCounts(mean: Double, years: Int) throws {
    let (in80, in95) = try held(mean: mean, years: years)
    #expect(in80 > 0.66 && in80 < 0.9, "\(in80)")
    #expect(in95 > 0.91, "\(in95)")
  }
}
