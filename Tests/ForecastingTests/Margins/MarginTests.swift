import Forecasting
import Foundation
import Indicators
import Probability
import Testing

/// Values by SciPy; `Tests/Reference/forecasting/distributions.py` makes them.
struct DistributionReference: Decodable {
  let ys: [Double]
  let ps: [Double]
  let crpsNormal: [Double]
  let crpsT: [Double]
  let crpsMixture: [Double]
  let mixtureQuantiles: [Double]
  let clampedNormal: [Double]
  let clampedT: [Double]
  let percentT: [Double]
  let countProbabilities: [Double]
  let expTQuantiles: [Double]
  let boxCoxQuantiles: [Double]
  let logitQuantiles: [Double]

  static func load() throws -> DistributionReference {
    let url = try #require(
      Bundle.module.url(
        forResource: "distributions", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(DistributionReference.self, from: Data(contentsOf: url))
  }
}

@Suite("Margins")
struct MarginTests {
  let reference: DistributionReference
  let normal: Normal
  let studentT: StudentT

  init() throws {
    reference = try .load()
    normal = try Normal(mean: 3, sd: 2)
    studentT = try StudentT(df: 5, location: 3, scale: 2)
  }

  @Test func momentsOfBoundedMarginsEqualQuadrature() throws {
    let positive = Supported.bounding(normal, to: .nonNegative)
    #expect(agree([positive.mean], [reference.clampedNormal[0]], 1e-12))
    #expect(agree([positive.variance], [reference.clampedNormal[1]], 1e-4))
    let heavy = Supported.bounding(studentT, to: .nonNegative)
    #expect(agree([heavy.mean], [reference.clampedT[0]], 1e-10))
    #expect(agree([heavy.variance], [reference.clampedT[1]], 1e-2))
    let share = Supported.bounding(
      try StudentT(df: 5, location: 97, scale: 4), to: .percent)
    #expect(agree([share.mean], [reference.percentT[0]], 1e-5))
    #expect(agree([share.variance], [reference.percentT[1]], 1e-2))
  }

  /// Of a pool: the pool of the parts' means, and whole quantiles as their definition has them.
  @Test(arguments: [0.5, 3, 40, 2e6]) func boundedPoolsOfCountsAndOthers(level: Double) throws {
    let t = try StudentT(df: 4, location: level, scale: level / 2)
    let counts = try NegativeBinomial(mean: level, size: 1.5)
    let pool = try #require(Mixture.of([t, counts], weights: [1, 3]))
    let positive = Supported.bounding(pool, to: .nonNegative)
    let apart = Supported.bounding(t, to: .nonNegative).mean / 4 + counts.mean * 3 / 4
    #expect(agree([positive.mean], [apart], 1e-12))
    let whole = Supported.bounding(pool, to: .count)
    for p in [1e-6, 0.025, 0.1, 0.2, 0.5, 0.77, 0.9, 0.975, 1 - 1e-6] {
      let k = whole.quantile(p)
      #expect(k >= 0 && k == k.rounded())
      #expect(k == max(0, (pool.quantile(p) - 0.5).rounded(.up)))
      #expect(pool.cumulative(k + 0.5) >= p)
      #expect(k == 0 || pool.cumulative(k - 0.5) < p)
    }
    let (low, high) = whole.interval(0.8)
    #expect(agree([low, high], [whole.quantile(0.1), whole.quantile(0.9)], 1e-12))
    #expect(whole.quantiles([0.1, 0.9]) == [0.1, 0.9].map(whole.quantile))
  }

  @Test func whatLiesBeyondABoundIsOnTheBound() {
    let positive = Supported.bounding(normal, to: .nonNegative)
    let mass = normal.cumulative(0)
    #expect(positive.quantile(mass / 2) == 0)
    #expect(positive.cumulative(0) == mass && positive.cumulative(-1e-9) == 0)
    #expect(positive.atLeast(0) == 1)
    #expect(positive.survival(0) == 1 - mass)
    // Inside the bounds nothing changes.
    #expect(positive.quantile(0.4) == normal.quantile(0.4))
  }

  @Test func countsAreWholeAndAddUp() {
    let count = Supported.bounding(normal, to: .count)
    let probabilities = (0..<10).map { count.density(Double($0)) }
    #expect(agree(probabilities, reference.countProbabilities, 1e-12))
    #expect(count.density(2.5) == 0)
    #expect(count.atLeast(3) == normal.survival(2.5))
    #expect(count.atLeast(2.2) == count.atLeast(3))
    for p in reference.ps {
      let q = count.quantile(p)
      #expect(q == q.rounded() && q >= 0)
      #expect(count.cumulative(q) >= p && (q == 0 || count.cumulative(q - 1) < p))
    }
  }

  @Test func aMarginInsideItsSupportStaysAsItIs() throws {
    let lognormal = try LogNormal(mu: 1, sigma: 1)
    #expect(Supported.bounding(lognormal, to: .nonNegative) is LogNormal)
    #expect(Supported.bounding(normal, to: .real) is Normal)
    #expect(Supported.bounding(Degenerate(nearest: -3), to: .nonNegative).quantile(0.5) == 0)
  }

  @Test func mixturesEqualRootFinding() throws {
    let parts: [any Distribution] = [
      try Normal(mean: 0, sd: 1), try StudentT(df: 4, location: 5, scale: 2),
    ]
    let mixture = try #require(Mixture.of(parts, weights: [3, 7]))
    #expect(agree(mixture.quantiles(reference.ps), reference.mixtureQuantiles, 1e-11))
    #expect(abs(mixture.mean - 3.5) < 1e-12)
    // Within 0.3 · 1 + 0.7 · 8, between 0.3 · 3.5² + 0.7 · 1.5².
    #expect(abs(mixture.variance - (5.9 + 0.3 * 12.25 + 0.7 * 2.25)) < 1e-12)
    #expect(Mixture.of(parts, weights: [1, 0]) is Normal)
    #expect(Mixture.of(parts, weights: [0, .nan]) == nil)
  }

  @Test func mixturesOfSinglesAndCountsJump() throws {
    let singles = try #require(
      Mixture.of([Degenerate(nearest: 1), Degenerate(nearest: 4)], weights: [1, 3]))
    #expect(singles.quantiles([0.1, 0.25, 0.3, 0.9]) == [1, 1, 4, 4])
    let counts = try #require(
      Mixture.of([try Poisson(mean: 2), try Poisson(mean: 9)], weights: [1, 1]))
    for p in reference.ps {
      let q = counts.quantile(p)
      #expect(q == q.rounded() && counts.cumulative(q) >= p)
      #expect(q == 0 || counts.cumulative(q - 1) < p)
    }
  }

  @Test func theWayBackKeepsQuantiles() throws {
    let log = BackTransformed.of(try StudentT(df: 6, location: 4, scale: 0.3), .log)
    #expect(agree(log.quantiles(reference.ps), reference.expTQuantiles, 1e-10))
    #expect(log.mean.isNaN && abs(log.centre - exp(4)) < 1e-9)
    #expect(BackTransformed.of(normal, .log) is LogNormal)
    let boxCox = BackTransformed.of(normal, .boxCox(lambda: 0.5))
    #expect(agree(boxCox.quantiles(reference.ps), reference.boxCoxQuantiles, 1e-10))
    let logit = BackTransformed.of(normal, .logit(lower: 0, upper: 100))
    #expect(agree(logit.quantiles(reference.ps), reference.logitQuantiles, 1e-10))
    for x in [1.0, 20, 90] {
      #expect(abs(logit.cumulative(x) + logit.survival(x) - 1) < 1e-12)
      #expect(abs(logit.quantile(logit.cumulative(x)) - x) < 1e-6)
    }
  }

  @Test(arguments: [Transformation.log, .log1p, .boxCox(lambda: 0.3), .logit(lower: 0, upper: 9)])
  func transformationsInvert(_ transformation: Transformation) throws {
    for x in [0.1, 1, 4, 8.9] {
      let y = try #require(transformation.forward(x))
      #expect(abs(transformation.inverse(y) - x) < 1e-12)
    }
    #expect(transformation.forward(-2) == nil)
  }

  @Test func scalingKeepsTheFamily() throws {
    let scaled = try #require(Affine.of(studentT, scale: 3, shift: 1) as? StudentT)
    #expect(scaled.location == 10 && scaled.scale == 6)
    let gamma = Affine.of(try Gamma(shape: 2, scale: 1), scale: 3, shift: 1)
    #expect(abs(gamma.mean - 7) < 1e-12 && abs(gamma.variance - 18) < 1e-12)
    #expect(abs(gamma.cumulative(gamma.quantile(0.3)) - 0.3) < 1e-9)
    #expect(Affine.of(normal, scale: 0, shift: 4) is Degenerate)
  }
}
