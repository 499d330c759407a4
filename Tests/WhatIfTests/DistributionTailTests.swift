import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

/// Quantiles, densities and both cumulative functions of every distribution the model file offers,
/// from 10⁻¹² to 1 − 10⁻¹², as Tests/Reference/whatif/tails.py has them from SciPy and mpmath.
@Suite("Distributions of the model file, far tails included")
struct DistributionTailTests {
  struct Case: Decodable {
    let text: String
    let discrete: Bool
    /// p, quantile, density, cumulative, survival.
    let rows: [[Double]]
  }

  private func cases() throws -> [Case] {
    let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/tails.json")
    return try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
  }

  private func agrees(_ value: Double, _ reference: Double) -> Bool {
    value == reference || (value / reference - 1).magnitude <= 1e-10
  }

  @Test("agree with SciPy and mpmath to ten digits")
  func tails() throws {
    for item in try cases() {
      let d = try DistributionFactory.make(DistributionSpec(parsing: item.text), driver: "x")
      #expect(d.isDiscrete == item.discrete)
      for row in item.rows {
        let (p, x) = (row[0], row[1])
        #expect(
          agrees(d.quantile(p), x), "\(item.text) quantile(\(p)) = \(d.quantile(p)), not \(x)")
        #expect(agrees(d.density(x), row[2]), "\(item.text) density(\(x)) = \(d.density(x))")
        #expect(agrees(d.cumulative(x), row[3]), "\(item.text) cumulative(\(x))")
        #expect(agrees(d.survival(x), row[4]), "\(item.text) survival(\(x)) = \(d.survival(x))")
      }
    }
  }

  @Test("no family is left out, and each has both tails")
  func complete() throws {
    let cases = try cases()
    let families = Set(cases.map { String($0.text.prefix { $0 != "(" }) })
    #expect(families == Set(DistributionSpec.families))
    for item in cases {
      #expect(item.rows.contains { $0[0] == 1e-12 } && item.rows.contains { $0[0] == 1 - 1e-12 })
    }
  }
}
