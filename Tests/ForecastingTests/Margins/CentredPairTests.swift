import Foundation
import Probability
import Testing

@testable import Forecasting

@Suite("Two Student t distributions about one centre")
struct CentredPairTests {
  private static let tails = [1e-14, 1e-9, 1e-4, 0.005, 0.025, 0.1, 0.25, 0.4, 0.499]

  private func pair(_ df: (Double, Double), _ scales: (Double, Double), _ weight: Double) throws
    -> CentredPair
  {
    try #require(
      CentredPair(
        StudentT(df: df.0, location: 3, scale: scales.0),
        StudentT(df: df.1, location: 3, scale: scales.1), weight: weight))
  }

  @Test("Quantiles have the tail they are asked for, far out and near the centre")
  func tailsComeBack() throws {
    for df in [(2.3, 3.7), (1.05, 30), (400, 1.2)] {
      for scales in [(0.02, 0.05), (1, 1), (5, 0.001)] {
        for weight in [0.001, 0.4, 0.97] {
          let pair = try pair(df, scales, weight)
          for tail in Self.tails {
            let reach = 3 - pair.quantile(tail)
            let members = [(df.0, scales.0, weight), (df.1, scales.1, 1 - weight)]
            let found = members.reduce(0) {
              $0 + $1.2 * SpecialFunctions.studentT(-reach / $1.1, degreesOfFreedom: $1.0).lower
            }
            // The reach is known to the digits that 3 − reach keeps.
            let slack = 1e-9 + 1e-13 / reach
            #expect(abs(found / tail - 1) < slack, "\(df) \(scales) \(weight) \(tail)")
          }
        }
      }
    }
  }

  @Test("Two Cauchy distributions by the arctangent")
  func cauchy() throws {
    let pair = try pair((1, 1), (1, 4), 0.3)
    for p in [0.01, 0.1, 0.6, 0.95] {
      let x = pair.quantile(p) - 3
      let expected = 0.5 + (0.3 * atan(x) + 0.7 * atan(x / 4)) / Double.pi
      #expect(abs(expected - p) < 1e-13)
    }
  }

  @Test("The same as the mixture of the two")
  func mixture() throws {
    let pair = try pair((3.7, 2.3), (0.6, 1.45), 0.7)
    let mixture = try #require(
      Mixture.of([pair.members.0, pair.members.1], weights: [0.7, 0.3]))
    for p in [1e-6, 0.025, 0.1, 0.3, 0.5, 0.8, 0.975] {
      #expect(abs(pair.quantile(p) - mixture.quantile(p)) < 1e-11 * max(1, abs(pair.quantile(p))))
    }
    #expect(pair.cumulative(4) == mixture.cumulative(4))
    #expect(abs(pair.variance / mixture.variance - 1) < 1e-14)
    let (lower, upper) = pair.interval(0.8)
    #expect(abs(lower - mixture.quantile(0.1)) < 1e-11)
    #expect(lower + upper == 6)
  }

  @Test("Different centres and members without weight make no pair")
  func refused() throws {
    let (a, b) = (try StudentT(df: 2), try StudentT(df: 2, location: 1))
    #expect(CentredPair(a, b, weight: 0.5) == nil)
    #expect(CentredPair(a, a, weight: 1) == nil)
    #expect(CentredPair(a, a, weight: 0) == nil)
  }
}
