import Indicators
import Probability
import Testing

@testable import WhatIf

/// Counts with more values than a table of jumps holds: population figures, visits, won.
@Suite("Counts of very many values")
struct WideCountTests {
  @Test(
    "are their exact quantiles, to one in a hundred million",
    arguments: [
      "binomial(500000000, 0.25)", "binomial(1000000000000, 0.3)", "poisson(2.5e9)",
      "negbinomial(1000000, 400)", "negbinomial(50000, 0.5)",
    ])
  func quantiles(_ text: String) throws {
    let count = try DistributionFactory.make(DistributionSpec(parsing: text), driver: "x")
    #expect(WideCount(count) != nil)
    let table = QuantileTable(count)
    for step in -58...58 {
      let score = Double(step) * 0.1037
      let exact = count.quantile(QuantileTable.probability(score))
      let value = table.value(score)
      #expect(value == value.rounded() && value >= 0)
      #expect(abs(value - exact) <= max(1, 2e-8 * exact), "\(text) at \(score)")
    }
  }

  @Test("take no other distribution's place")
  func others() throws {
    for text in ["binomial(1000, 0.3)", "poisson(120)", "normal(1e12, 1e9)", "uniform(0, 1e9)"] {
      let other = try DistributionFactory.make(DistributionSpec(parsing: text), driver: "x")
      #expect(WideCount(other) == nil)
    }
  }
}
