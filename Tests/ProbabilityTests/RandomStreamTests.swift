import Foundation
import Probability
import Testing

@Suite struct RandomStreamTests {
  @Test func anyBlockGivesTheSameNumbers() {
    let stream = RandomStream(seed: 20_180_101, name: "보도자료")
    var whole = [Double](repeating: 0, count: 3000)
    stream.fillUniforms(&whole, from: 0)
    for size in [1, 2, 7, 16, 17, 512, 1024] {
      var start = 0
      while start < whole.count {
        var block = [Double](repeating: 0, count: min(size, whole.count - start))
        stream.fillUniforms(&block, from: UInt64(start))
        #expect(block == Array(whole[start..<(start + block.count)]))
        start += block.count
      }
    }
    #expect(stream.uniform(at: 1234) == whole[1234])
    #expect(whole.allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test func namesAndSeedsSeparateStreams() {
    func first(_ seed: UInt64, _ name: String) -> Double {
      RandomStream(seed: seed, name: name).uniform(at: 0)
    }
    let values = [first(1, "a"), first(2, "a"), first(1, "b"), first(1, ""), first(0, "a")]
    #expect(Set(values).count == values.count)
    // Hangul as syllables and as letters are one string, so one stream.
    let (composed, decomposed) = ("보도", "보도".decomposedStringWithCanonicalMapping)
    #expect(Array(composed.utf8) != Array(decomposed.utf8))
    #expect(first(1, composed) == first(1, decomposed))
  }

  /// As Tests/Reference/probability/random_stream.py has them; a change changes every simulation.
  @Test func theNumbersAreFixedForGood() {
    let stream = RandomStream(seed: 20_180_101, name: "releases")
    let recorded = [0.4901375143122634, 0.6913934359026125, 0.8232669300352121]
    for i in recorded.indices { #expect(stream.uniform(at: UInt64(i)) == recorded[i]) }
  }

  @Test func uniformsAreUniform() {
    let n = 200_000
    var u = [Double](repeating: 0, count: n)
    RandomStream(seed: 3, name: "χ²").fillUniforms(&u, from: 0)
    var counts = [Int](repeating: 0, count: 100)
    for value in u { counts[Int(value * 100)] += 1 }
    let expected = Double(n) / 100
    let chi = counts.reduce(0.0) { $0 + pow(Double($1) - expected, 2) / expected }
    // The 10⁻⁴ and 1 − 10⁻⁴ points of χ² with 99 degrees of freedom.
    #expect(chi > 53 && chi < 158)
    let lag = zip(u, u.dropFirst()).reduce(0.0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } * 12
    #expect(abs(lag / Double(n)) < 4 / Double(n).squareRoot())
  }

  @Test func normalsAreTheQuantilesOfTheUniforms() {
    let stream = RandomStream(seed: 9, name: "z")
    var z = [Double](repeating: 0, count: 50)
    stream.fillNormals(&z, from: 10)
    for i in z.indices {
      #expect(z[i] == SpecialFunctions.normalQuantile(stream.uniform(at: UInt64(10 + i))))
    }
  }

  @Test func drawsFollowTheDistribution() throws {
    let d = try Gamma(shape: 2.5, scale: 4)
    let draws = RandomStream(seed: 4, name: "g").draws(of: d, count: 20_000)
    let statistics = SampleStatistics(draws)
    let mean = statistics.meanStatistic
    #expect(abs(mean.value - d.mean) < 4 * mean.standardError)
    #expect(abs(statistics.variance / d.variance - 1) < 0.06)
  }
}
