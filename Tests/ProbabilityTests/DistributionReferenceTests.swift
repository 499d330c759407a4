import Probability
import Testing

struct DistributionCase: Decodable, Sendable, CustomTestStringConvertible {
  let family: String
  let parameters: [Double]
  let mean: Double?
  let variance: Double?
  /// x, density, cumulative, survival.
  let values: [[Double]]
  /// p, quantile.
  let quantiles: [[Double]]

  var testDescription: String { "\(family) \(parameters)" }

  struct File: Decodable { let cases: [DistributionCase] }

  static func all() throws -> [DistributionCase] {
    try Fixture.load("distributions", as: File.self).cases
  }
}

/// Every family against mpmath (values, 60 digits) and SciPy (quantiles), tails included.
@Suite struct DistributionReferenceTests {
  @Test(arguments: try DistributionCase.all())
  func values(_ item: DistributionCase) throws {
    let d = try Fixture.distribution(item.family, item.parameters)
    for row in item.values {
      let x = row[0]
      #expect(agrees(d.density(x), row[1], 1e-10), "density(\(x)) \(d.density(x)) \(row[1])")
      #expect(agrees(d.cumulative(x), row[2], 1e-10), "cdf(\(x)) \(d.cumulative(x)) \(row[2])")
      #expect(agrees(d.survival(x), row[3], 1e-10), "sf(\(x)) \(d.survival(x)) \(row[3])")
    }
  }

  @Test(arguments: try DistributionCase.all())
  func quantiles(_ item: DistributionCase) throws {
    let d = try Fixture.distribution(item.family, item.parameters)
    for pair in item.quantiles {
      let x = d.quantile(pair[0])
      let fits = d.isDiscrete ? x == pair[1] : agrees(x, pair[1], 1e-10)
      #expect(fits, "quantile(\(pair[0])) \(x) \(pair[1])")
    }
  }

  @Test(arguments: try DistributionCase.all())
  func moments(_ item: DistributionCase) throws {
    let d = try Fixture.distribution(item.family, item.parameters)
    if let mean = item.mean { #expect(abs(d.mean - mean) <= 1e-12 * abs(mean)) }
    if let variance = item.variance { #expect(agrees(d.variance, variance, 1e-11)) }
  }
}
