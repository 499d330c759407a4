import Foundation
import Probability
import Testing

@Suite struct SpecialFunctionTests {
  static func rows(_ name: String) throws -> [[Double]] {
    try Fixture.load("special", as: [String: [[Double]]].self)[name] ?? []
  }

  @Test func incompleteGamma() throws {
    for r in try Self.rows("gamma") {
      let tails = SpecialFunctions.incompleteGamma(r[0], r[1])
      #expect(agrees(tails.lower, r[2], 1e-11), "P(\(r[0]), \(r[1])) \(tails.lower) \(r[2])")
      #expect(agrees(tails.upper, r[3], 1e-11), "Q(\(r[0]), \(r[1])) \(tails.upper) \(r[3])")
    }
  }

  @Test func incompleteBeta() throws {
    for r in try Self.rows("beta") {
      let tails = SpecialFunctions.incompleteBeta(r[2], r[0], r[1])
      #expect(agrees(tails.lower, r[3], 1e-11), "I(\(r)) \(tails.lower)")
      #expect(agrees(tails.upper, r[4], 1e-11), "1-I(\(r)) \(tails.upper)")
    }
  }

  /// Counts among 10⁹ and more, against quadrature of the beta density with 60 digits (mpmath).
  @Test func incompleteBetaOfHugeParameters() throws {
    for (n, p, k, survival, tolerance) in [
      (4e9, 0.5, 2_000_094_869.0, 0.001349734038793516, 1e-10),
      (1e12, 0.25, 249_999_133_976, 0.9772496618458302, 1e-10),
      (1e12, 0.25, 250_002_165_060, 2.866687719672355e-7, 1e-9),
      (1e15, 0.25, 250_000_013_693_063, 0.1586552616648207, 1e-7),
    ] {
      let binomial = try Binomial(n: n, p: p)
      #expect(
        agrees(binomial.survival(k), survival, tolerance), "\(n) \(k) \(binomial.survival(k))")
      #expect(abs(binomial.quantile(1 - survival) - k) <= 1 + 1e-6 * binomial.standardDeviation)
    }
  }

  @Test func normalQuantile() throws {
    for r in try Self.rows("normalQuantile") {
      let z = SpecialFunctions.normalQuantile(r[0])
      #expect(agrees(z, r[1], 2e-15), "\(r[0]): \(z) \(r[1])")
    }
  }

  @Test func normalTailsOfHandbook() {
    // Abramowitz and Stegun, table 26.1.
    #expect(agrees(SpecialFunctions.normalCumulative(1), 0.841344746068543, 1e-14))
    #expect(agrees(SpecialFunctions.normalSurvival(5), 2.86651571879194e-7, 1e-13))
    #expect(agrees(SpecialFunctions.normalDensity(3), 0.00443184841193801, 1e-14))
  }

  @Test func inversesComeBack() {
    for a in [0.01, 0.3, 1, 8, 500, 1e5] {
      for p in [1e-200, 1e-12, 0.01, 0.3, 0.7, 0.99] {
        let x = SpecialFunctions.inverseIncompleteGamma(a, lower: p, upper: 1 - p)
        guard x > 1e-300 else { continue }
        let tails = SpecialFunctions.incompleteGamma(a, x)
        #expect(agrees(tails.lower, p, 1e-10), "gamma \(a) \(p) \(tails.lower)")
        let y = SpecialFunctions.inverseIncompleteBeta(a, 2.5, lower: p, upper: 1 - p)
        guard y.x > 1e-300 else { continue }
        let back = SpecialFunctions.incompleteBeta(y.x, y.complement, a, 2.5)
        #expect(agrees(back.lower, p, 1e-10), "beta \(a) \(p) \(back.lower)")
      }
    }
  }

  @Test func outsideTheDomainIsNaN() {
    #expect(SpecialFunctions.incompleteGamma(-1, 2).lower.isNaN)
    #expect(SpecialFunctions.incompleteGamma(1, -2).upper.isNaN)
    #expect(SpecialFunctions.incompleteBeta(1.2, 1, 1).lower.isNaN)
    #expect(SpecialFunctions.studentTQuantile(0.3, degreesOfFreedom: -1).isNaN)
    #expect(SpecialFunctions.normalQuantile(1.5).isNaN)
  }
}
