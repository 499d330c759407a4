import Probability
import Testing

/// Laws that every distribution obeys, whatever it is asked.
@Suite struct DistributionLawTests {
  static func all() throws -> [any Distribution] {
    try DistributionCase.all().map { try Fixture.distribution($0.family, $0.parameters) } + [
      Bernoulli(p: 0.3), Bernoulli(p: 0), Bernoulli(p: 1), Binomial(n: 0, p: 0.5),
      Binomial(n: 5, p: 1), Poisson(mean: 0), NegativeBinomial(mean: 0, size: 2), Degenerate(7),
      Empirical([3, 1, 2, 2]), Discrete([(10, 0.25), (-1, 0.5), (10, 0.25)]),
      Poisson(mean: 1e8), Gamma(shape: 1e12, scale: 1), Gamma(shape: 0.001, scale: 1),
      Beta(a: 1e6, b: 1e-3), StudentT(df: 0.05), StudentT(df: 1e9), LogNormal(mean: 1, sd: 100),
      Normal(mean: 1e300, sd: 1e300), Beta(a: 2, b: 3, min: -10, max: 20),
    ]
  }

  static let probabilities: [Double] = [
    1e-300, 1e-30, 1e-9, 0.001, 0.05, 0.2, 0.4, 0.5, 0.6, 0.8, 0.95, 0.999, 1 - 1e-9,
  ]

  @Test func quantilesRiseAndStayInTheSupport() throws {
    for d in try Self.all() {
      let x = Self.probabilities.map(d.quantile)
      #expect(x.allSatisfy { d.support.contains($0) }, "\(d.label) \(x)")
      #expect(zip(x, x.dropFirst()).allSatisfy { $0 <= $1 }, "\(d.label) \(x)")
      #expect(d.quantile(0) == d.support.lowerBound)
      #expect(d.quantile(1) == d.support.upperBound)
    }
  }

  @Test func theQuantileInvertsTheCumulative() throws {
    for d in try Self.all() {
      for p in Self.probabilities {
        let x = d.quantile(p)
        if d.isDiscrete {
          #expect(d.cumulative(x) >= p, "\(d.label) \(p)")
          #expect(x <= d.support.lowerBound || d.cumulative(x.nextDown) < p, "\(d.label) \(p)")
          if d.cumulative(x) < 1 { #expect(d.quantile(d.cumulative(x)) == x, "\(d.label) \(p)") }
        } else if x > d.support.lowerBound, x < d.support.upperBound {
          // A relative error of 2 · 10⁻¹⁴ in x moves the probability by density times that.
          let slack = 1e-9 * p + d.density(x) * (4 * x.ulp + 2e-14 * x.magnitude)
          let found = p < 0.5 ? d.cumulative(x) - p : (1 - p) - d.survival(x)
          #expect(found.magnitude <= slack, "\(d.label) \(p) \(found)")
        }
      }
    }
  }

  @Test func tailsAddToOne() throws {
    for d in try Self.all() {
      for p in Self.probabilities {
        let x = d.quantile(p)
        #expect(abs(d.cumulative(x) + d.survival(x) - 1) < 1e-12, "\(d.label) \(x)")
      }
    }
  }

  @Test func blocksGiveTheSameQuantiles() throws {
    for d in try Self.all() {
      #expect(d.quantiles(Self.probabilities) == Self.probabilities.map(d.quantile), "\(d.label)")
    }
  }

  @Test func strangeArgumentsGiveNumbersNotTraps() throws {
    for d in try Self.all() {
      for p in [-0.1, 1.1, .nan, .infinity] { #expect(d.quantile(p).isNaN, "\(d.label) \(p)") }
      for x in [Double.nan, .signalingNaN] {
        #expect(d.density(x).isNaN, "\(d.label)")
        #expect(d.cumulative(x).isNaN, "\(d.label)")
        #expect(d.survival(x).isNaN, "\(d.label)")
      }
      #expect(d.cumulative(-.infinity) == 0, "\(d.label)")
      #expect(d.survival(-.infinity) == 1, "\(d.label)")
      #expect(d.cumulative(.infinity) == 1, "\(d.label)")
      #expect(d.survival(.infinity) == 0, "\(d.label)")
      #expect(d.density(.infinity) == 0, "\(d.label)")
      #expect(d.density(-.infinity) == 0, "\(d.label)")
      for x in [-1e300, 1e300, Double.leastNonzeroMagnitude, 0.5] {
        let f = d.cumulative(x)
        #expect(f >= 0 && f <= 1 && d.survival(x) >= 0 && d.density(x) >= 0, "\(d.label) \(x)")
      }
    }
  }

  @Test func probabilitiesOfCountsAddUp() throws {
    for d in try Self.all() where d.isDiscrete && d.quantile(0.999_999) < 5000 {
      if d is Empirical || d is Discrete { continue }
      var sum = 0.0
      for k in 0...Int(d.quantile(0.999_999)) {
        sum += d.density(Double(k))
        #expect(abs(sum - d.cumulative(Double(k))) < 1e-11, "\(d.label) \(k)")
      }
    }
  }
}
