import Foundation
import Indicators
import TargetSetting
import Testing

/// Surveys against base R (Tests/Reference/targets/surveys.R) and published errors.
@Suite struct SurveyTests {
  struct Reference: Decodable, Sendable {
    struct Wilson: Decodable, Sendable {
      let yes, n: Int
      let low95, high95, low90, high90: Double
    }
    struct Change: Decodable, Sendable {
      let yes1, n1, yes2, n2: Int
      let low, high: Double
    }
    struct Size: Decodable, Sendable { let p1, p2, power, n: Double }
    struct Margin: Decodable, Sendable {
      let n, population: Int
      let deff, p, margin: Double
    }
    struct Mean: Decodable, Sendable {
      let mean, sd: Double
      let n: Int
      let margin: Double
    }
    let wilson: [Wilson]
    let change: [Change]
    let size: [Size]
    let margin: [Margin]
    let mean: [Mean]
  }

  static func reference() throws -> Reference {
    let url = try #require(
      Bundle.module.url(forResource: "surveys", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
  }

  private func proportion(_ yes: Int, _ n: Int) throws -> SurveyProportion {
    try SurveyProportion(Double(yes) / Double(n), of: SurveySample(size: n))
  }

  @Test func wilsonIsThatOfPropTest() throws {
    for row in try Self.reference().wilson {
      let estimate = try proportion(row.yes, row.n)
      for (level, low, high) in [(0.95, row.low95, row.high95), (0.9, row.low90, row.high90)] {
        let range = estimate.wilson(level: level)
        #expect((range.lowerBound - low).magnitude < 1e-12)
        #expect((range.upperBound - high).magnitude < 1e-12)
      }
    }
  }

  @Test func changesAreThoseOfPropTest() throws {
    for row in try Self.reference().change {
      let change = SurveyChange(
        from: try proportion(row.yes1, row.n1), to: try proportion(row.yes2, row.n2))
      #expect((change.difference - change.margin - row.low).magnitude < 1e-12)
      #expect((change.difference + change.margin - row.high).magnitude < 1e-12)
      #expect(change.isInsideError == (row.low <= 0 && row.high >= 0))
      #expect(change.isInsideError == (change.pValue >= 0.05))
    }
  }

  /// 50 % and 55 % of 1,000 each: p = 0.02498 (R's prop.test without continuity, unpooled).
  @Test func aFallIsJudgedAsARiseIs() throws {
    let (low, high) = (try proportion(500, 1_000), try proportion(550, 1_000))
    for change in [SurveyChange(from: low, to: high), SurveyChange(from: high, to: low)] {
      #expect(!change.isInsideError && (change.pValue - 0.024982113243368558).magnitude < 1e-12)
      #expect((change.margin - 0.04371642441114469).magnitude < 1e-12)
    }
    #expect(try SurveySample(size: 10).split(into: 3).size == 3)
  }

  @Test func sizesAreThoseOfPowerPropTest() throws {
    for row in try Self.reference().size {
      let size = try SurveySize.forChange(from: row.p1, to: row.p2, power: row.power)
      // R leaves out the chance of finding the change in the wrong direction, as is done here.
      #expect((Double(size) - row.n.rounded(.up)).magnitude <= max(1, 1e-6 * row.n))
    }
  }

  @Test func marginsWithPopulationAndDesignEffect() throws {
    for row in try Self.reference().margin {
      let sample = try SurveySample(
        size: row.n, population: row.population < 0 ? nil : row.population, designEffect: row.deff)
      let margin = try SurveyProportion(row.p, of: sample).margin()
      #expect((margin - row.margin).magnitude < 1e-12)
    }
    for row in try Self.reference().mean {
      let mean = try SurveyMean(row.mean, deviation: row.sd, of: SurveySample(size: row.n))
      #expect((mean.margin() / row.margin - 1).magnitude < 1e-9)
    }
  }

  /// 파주시 has about 1,800 answers in four surveys; 성남시 published ±1.8 %p of 3,018, 김천시 ±3.5 of 800.
  @Test func publishedErrors() throws {
    let paju = try SurveySample(size: 1_800)
    #expect((SurveyProportion.largestMargin(of: paju) - 0.0231).magnitude < 5e-5)
    let each = try paju.split(into: 4)
    #expect(each.size == 450)
    #expect((SurveyProportion.largestMargin(of: each) - 0.0462).magnitude < 5e-5)
    let seongnam = try SurveySample(size: 3_018)
    #expect((SurveyProportion.largestMargin(of: seongnam) - 0.018).magnitude < 5e-4)
    let gimcheon = try SurveySample(size: 800)
    #expect((SurveyProportion.largestMargin(of: gimcheon) - 0.035).magnitude < 5e-4)
  }

  /// 성남시: 79.9 % (2015) to 80.6 % (2017) was called the best ever; 60.9 % was 2013.
  @Test func theRiseOfSeongnamIsInsideItsError() throws {
    let sample = try SurveySample(size: 3_018)
    let now = try SurveyProportion(0.806, of: sample)
    let change = SurveyChange(from: try SurveyProportion(0.799, of: sample), to: now)
    #expect(change.isInsideError && (change.difference - 0.007).magnitude < 1e-12)
    #expect(change.margin > 0.019 && change.margin < 0.026)
    let earlier = SurveyChange(from: try SurveyProportion(0.609, of: sample), to: now)
    #expect(!earlier.isInsideError && earlier.pValue < 1e-10)
  }

  @Test func sizesForMargins() throws {
    #expect(try SurveySize.forMargin(0.031) == 1_000)
    #expect(try SurveySize.forMargin(0.05) == 385)
    let small = try SurveySize.forMargin(0.05, population: 1_000)
    #expect(small == 278)
    let margin = SurveyProportion.largestMargin(
      of: try SurveySample(size: small, population: 1_000))
    #expect(margin <= 0.05)
    #expect(try SurveySize.forMargin(0.0001, population: 500) == 500)
    #expect(try SurveySize.forMargin(0.05, designEffect: 1.5) == 577)
  }

  @Test func aCensusHasNoError() throws {
    let all = try SurveyProportion(0.4, of: SurveySample(size: 50, population: 50))
    #expect(all.margin() == 0 && all.wilson() == 0.4...0.4)
    #expect(try SurveySample(size: 1, population: 1).finiteCorrection == 0)
  }

  @Test func smallSamplesAreMarked() throws {
    #expect(try proportion(8, 10).isSmall && (try proportion(3, 450).isSmall))
    #expect(try !proportion(225, 450).isSmall)
  }

  @Test func wrongFiguresAreRefused() throws {
    #expect(throws: SurveyError.size(0)) { try SurveySample(size: 0) }
    #expect(throws: SurveyError.population(10, size: 20)) {
      try SurveySample(size: 20, population: 10)
    }
    #expect(throws: SurveyError.designEffect(0)) { try SurveySample(size: 5, designEffect: 0) }
    #expect(throws: SurveyError.self) { try SurveySample(size: 5, designEffect: .nan) }
    let sample = try SurveySample(size: 5)
    #expect(throws: SurveyError.proportion(1.2)) { try SurveyProportion(1.2, of: sample) }
    #expect(throws: SurveyError.self) { try SurveyProportion(.nan, of: sample) }
    #expect(throws: SurveyError.split(6, size: 5)) { try sample.split(into: 6) }
    #expect(throws: SurveyError.noChange) { try SurveySize.forChange(from: 0.5, to: 0.5) }
    #expect(throws: SurveyError.tooMany) { try SurveySize.forChange(from: 0.5, to: 0.500001) }
    #expect(throws: SurveyError.margin(0)) { try SurveySize.forMargin(0) }
    #expect(throws: SurveyError.size(1)) {
      try SurveyMean(3, deviation: 1, of: SurveySample(size: 1))
    }
    for error in [SurveyError.size(0), .population(1, size: 2), .tooMany, .noChange, .margin(0)] {
      #expect(!error.message.ko.isEmpty && error.finding.mend != nil)
    }
  }
}
