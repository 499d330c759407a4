import Foundation
import Probability
import Testing

@Suite struct SamplingTests {
  struct File: Decodable {
    let sample: [Double]
    let mean: Double
    let variance: Double
    let quantiles: [[Double]]
  }

  @Test func momentsAgreeWithNumPy() throws {
    let file = try Fixture.load("sampling", as: File.self)
    let statistics = SampleStatistics(file.sample)
    #expect(agrees(statistics.mean, file.mean, 1e-14))
    #expect(agrees(statistics.variance, file.variance, 1e-13))
    #expect(statistics.minimum == file.sample.min())
    #expect(statistics.maximum == file.sample.max())
  }

  @Test func mergingBlocksIsTheWhole() throws {
    let sample = try Fixture.load("sampling", as: File.self).sample.map { $0 + 1e9 }
    let whole = SampleStatistics(sample)
    var merged = SampleStatistics()
    for start in stride(from: 0, to: sample.count, by: 13) {
      merged.merge(SampleStatistics(Array(sample[start..<min(start + 13, sample.count)])))
    }
    merged.merge(SampleStatistics())
    #expect(merged.count == whole.count)
    #expect(agrees(merged.mean, whole.mean, 1e-15))
    #expect(agrees(merged.variance, whole.variance, 1e-9))
  }

  @Test func fewValues() {
    #expect(SampleStatistics().mean.isNaN)
    #expect(SampleStatistics([3]).mean == 3)
    #expect(SampleStatistics([3]).variance.isNaN)
    #expect(QuantileEstimate.type7(sorted: [], 0.5).isNaN)
    #expect(QuantileEstimate.type7(sorted: [3], 0.9) == 3)
    #expect(QuantileEstimate.type7(sorted: [3, 4], 1.5).isNaN)
    #expect(QuantileEstimate.estimate(sorted: [3], 0.5).standardError.isNaN)
    #expect(SampleStatistics.proportion(successes: 0, draws: 10).standardError > 0)
  }

  @Test func quantilesAgreeWithNumPyAndSciPy() throws {
    let file = try Fixture.load("sampling", as: File.self)
    for row in file.quantiles {
      let estimate = try #require(QuantileEstimate.estimates(file.sample, [row[0]]).first)
      #expect(agrees(estimate.value, row[1], 1e-14))
      #expect(agrees(estimate.standardError, row[2], 1e-9), "\(row) \(estimate.standardError)")
    }
  }

  /// The standard error is how far quantiles of independent samples really scatter.
  @Test(arguments: [(500, 0.1), (500, 0.9), (6000, 0.5), (6000, 0.95)])
  func standardErrorsAreHonest(_ size: Int, _ p: Double) throws {
    let d = try LogNormal(mu: 0, sigma: 1)
    var (estimates, errors) = ([Double](), [Double]())
    for repetition in 0..<200 {
      let stream = RandomStream(seed: UInt64(repetition), name: "se \(size) \(p)")
      let estimate = QuantileEstimate.estimates(stream.draws(of: d, count: size), [p])
      estimates += estimate.map(\.value)
      errors += estimate.map(\.standardError)
    }
    let scatter = SampleStatistics(estimates).standardDeviation
    #expect(agrees(SampleStatistics(errors).mean, scatter, 0.2))
    let truth = d.quantile(p)
    let inside = zip(estimates, errors).count { abs($0 - truth) < 1.96 * $1 }
    #expect(inside >= 175 && inside <= 199, "\(inside) of 200")
  }
}
