import Probability
import Testing

@testable import WhatIf

@Suite struct QuantileMarchTests {
  static let distributions: [any Distribution] = {
    let made: [(any Distribution)?] = [
      try? PERT(min: 0.1, mode: 0.25, max: 0.6), try? PERT(min: 0, mode: 1, max: 1),
      try? Beta(a: 0.5, b: 0.5), try? Beta(a: 50, b: 3), try? Gamma(shape: 0.3, scale: 2),
      try? Gamma(shape: 40, scale: 1), try? StudentT(df: 2, location: 0, scale: 1),
      try? StudentT(df: 30, location: 5, scale: 2), try? Uniform(min: -1, max: 3),
      try? Triangular(min: -0.02, mode: 0.06, max: 0.2),
    ]
    return made.compactMap { $0 }
  }()

  @Test(arguments: Self.distributions.indices)
  func quantilesAreTheDistributionsOwn(_ index: Int) {
    #expect(Self.distributions.count == 10)
    let distribution = Self.distributions[index]
    let march = QuantileMarch(distribution, step: 1.0 / 32, reach: 160)
    for k in 0...320 {
      let score = Double(k - 160) / 32
      let own = quantile(distribution, score)
      // Half an ulp of a probability near 1 is this much of a quantile.
      let rounding = score > 0 ? 0x1p-53 / distribution.density(own) : 0
      let scale = min(own.magnitude, march.spread)
      let allowed = 4e-12 * scale + 1e-15 * march.spread + 2 * rounding
      #expect((march.values[k] - own).magnitude <= allowed, "\(score)")
      guard let halfway = march.halfway(after: k) else { continue }
      let middle = quantile(distribution, score + 1.0 / 64)
      #expect((halfway - middle).magnitude <= 1e-9 * scale + 2 * rounding, "\(score)")
    }
  }

  /// No quantile between others is guessed across a corner of the density.
  @Test func cornersAreNotSmooth() throws {
    let corner = try Triangular(min: 0, mode: 0.5, max: 1)
    let march = QuantileMarch(corner, step: 1.0 / 32, reach: 160)
    #expect((157...163).allSatisfy { march.halfway(after: $0) == nil })
  }

  private func quantile(_ distribution: any Distribution, _ score: Double) -> Double {
    distribution.quantile(QuantileTable.probability(score))
  }
}
