import Probability
import Testing

@Suite struct PercentileTests {
  struct Row: Decodable, Sendable {
    let family: String
    let low: [Double]
    let high: [Double]
    let median: Double
    let p99: Double
  }

  /// Parameters known to SciPy, two percentiles given, two others compared.
  @Test func recoversTheDistribution() throws {
    for row in try Fixture.load("percentiles", as: [Row].self) {
      let family = try #require(PercentileFamily(rawValue: row.family))
      let d = try family.distribution(
        Percentile(row.high[0], row.high[1]), Percentile(row.low[0], row.low[1]))
      #expect(agrees(d.quantile(0.5), row.median, 1e-7), "\(d.label) \(row.family)")
      #expect(agrees(d.quantile(0.99), row.p99, 1e-7), "\(d.label) \(row.family)")
      #expect(agrees(d.cumulative(row.low[1]), row.low[0], 1e-9), "\(d.label)")
    }
  }

  struct CountRow: Decodable {
    let low: [Double]
    let high: [Double]
    let mean: Double
    let size: Double
  }

  /// Mean and size that SciPy's equation solver finds.
  @Test func countsHaveTheirPercentiles() throws {
    for row in try Fixture.load("count_percentiles", as: [CountRow].self) {
      let d = try PercentileFamily.negbinomial.distribution(
        Percentile(row.low[0], row.low[1]), Percentile(row.high[0], row.high[1]))
      let counts = try #require(d as? NegativeBinomial)
      #expect(agrees(counts.mean, row.mean, 1e-8) && agrees(counts.size, row.size, 1e-7))
      #expect(d.quantile(row.low[0]) == row.low[1] && d.quantile(row.high[0]) == row.high[1])
    }
  }

  struct FurtherRow: Decodable {
    let family: String
    let low: [Double]
    let high: [Double]
    let further: Double
    let range: [Double]
  }

  /// Percentiles by SciPy of distributions whose mode, or degrees of freedom, are given as well.
  @Test func aFurtherParameterCompletesThem() throws {
    for row in try Fixture.load("mode_percentiles", as: [FurtherRow].self) {
      let family = try #require(PercentileFamily(rawValue: row.family))
      let d = try family.distribution(
        Percentile(row.high[0], row.high[1]), Percentile(row.low[0], row.low[1]),
        further: row.further)
      let isT = family == .studentt
      let (low, top) =
        isT ? (d.quantile(0.01), d.quantile(0.99)) : (d.support.lowerBound, d.support.upperBound)
      let unit = row.range[1] - row.range[0]
      #expect((low - row.range[0]).magnitude < 1e-11 * unit, "\(d.label)")
      #expect((top - row.range[1]).magnitude < 1e-11 * unit, "\(d.label)")
      #expect((d as? Triangular)?.mode ?? (d as? PERT)?.mode ?? row.further == row.further)
    }
  }

  /// A mode outside the percentiles, or none, and degrees of freedom that cannot be.
  @Test func furtherParametersAreChecked() {
    let (low, high) = (Percentile(0.1, 80), Percentile(0.9, 140))
    for mode in [79.9, 140.1, .nan, .infinity] {
      for family in [PercentileFamily.triangular, .pert] {
        #expect(throws: ProbabilityError.self) {
          try family.distribution(low, high, further: mode)
        }
      }
    }
    for family in [PercentileFamily.triangular, .pert, .studentt] {
      #expect(throws: ProbabilityError.self) { try family.distribution(low, high) }
    }
    for df in [0, -1, Double.nan] {
      #expect(throws: ProbabilityError.self) {
        try PercentileFamily.studentt.distribution(low, high, further: df)
      }
    }
  }

  @Test(arguments: [(3.5, 20.0), (-1, 20), (20, 3), (50, 52), (0, 0)])
  func countsThatCannotBeAreRefused(_ low: Double, _ high: Double) {
    #expect(throws: ProbabilityError.self) {
      try PercentileFamily.negbinomial.distribution(Percentile(0.1, low), Percentile(0.9, high))
    }
  }

  @Test func refusesWhatCannotBe() {
    let (low, high) = (Percentile(0.1, 5), Percentile(0.9, 4))
    for family in PercentileFamily.allCases {
      #expect(throws: ProbabilityError.self) { try family.distribution(low, high) }
    }
    #expect(throws: ProbabilityError.self) {
      try PercentileFamily.normal.distribution(Percentile(0.1, 1), Percentile(0.1, 2))
    }
    #expect(throws: ProbabilityError.self) {
      try PercentileFamily.lognormal.distribution(Percentile(0.1, -1), Percentile(0.9, 2))
    }
    #expect(throws: ProbabilityError.self) {
      try PercentileFamily.beta.distribution(Percentile(0.1, 0.5), Percentile(0.9, 30))
    }
    let error = #expect(throws: ProbabilityError.self) {
      try PercentileFamily.studentt.distribution(Percentile(0.1, 1), Percentile(0.9, 2))
    }
    #expect(error?.code == "probability.unreachable-percentiles")
    #expect(error?.korean.contains("자유도") == true)
  }

  @Test func hopelessSpreadsFailWithWords() {
    #expect(throws: ProbabilityError.self) {
      try PercentileFamily.gamma.distribution(Percentile(0.1, 1), Percentile(0.9, 1 + 1e-12))
    }
  }
}
