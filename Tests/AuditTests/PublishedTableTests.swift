import Audit
import Foundation
import Indicators
import Tables
import Testing

/// Figures as published, right and wrong ones.
@Suite struct PublishedTableTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let verdict: AuditResult.Verdict
    let blamed: [String]
    var testDescription: String { file }

    init(_ file: String, _ verdict: AuditResult.Verdict, _ blamed: [String] = []) {
      self.file = file
      self.verdict = verdict
      self.blamed = blamed
    }
  }

  static let cases = [
    Case("assembly-2011-attainment.yaml", .inconsistent, ["rate"]),
    Case("daejeon-2012-cost-review.yaml", .inconsistent, ["reviewed"]),
    Case("gangwon-2016-budget.csv", .withinRounding),
    Case("gwangju-2023-attainment.yaml", .inconsistent, ["met_share"]),
    Case("gyeonggi-2010-saving-share.yaml", .inconsistent, ["share"]),
    Case("paju-2023-cost-review.csv", .exact),
    Case("paju-2024-independence.yaml", .exact),
    Case("paju-2024-third-supplementary.yaml", .inconsistent, ["welfare_share"]),
    Case("seogu-2017-budget.csv", .withinRounding),
    Case("wanju-2021-grants.yaml", .inconsistent, ["cases"]),
    Case("yeoju-2017-grants.yaml", .inconsistent, ["secured"]),
    Case(
      "youth-foundation-2026-targets.yaml", .inconsistent,
      ["cooperation", "participants_basis"]),
  ]

  @Test func everyTableIsACase() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Samples.folder.path)
    #expect(files.sorted() == Self.cases.map(\.file))
  }

  @Test(arguments: cases) func verdictAndBlame(_ item: Case) throws {
    let result = try Auditor.audit(try Samples.published(item.file))
    #expect(result.verdict == item.verdict)
    #expect(Samples.blamed(result) == item.blamed)
    #expect(result.contradictions.allSatisfy { $0.isSmallest })
  }

  private func needed(_ file: String, _ id: String) throws -> ClosedRange<Double> {
    let result = try Auditor.audit(try Samples.published(file))
    let ways = result.contradictions.flatMap(\.alternatives).joined()
    let suspect = ways.first { result.table.figures[$0.figure].id == id }
    return try #require(suspect?.needed)
  }

  @Test func whatTheWrongFiguresWouldHaveToBe() throws {
    // 321 of 452 and 572 of 709 are counts, so that one value is left.
    let gwangju = try needed("gwangju-2023-attainment.yaml", "met_share")
    #expect((gwangju.lowerBound - 32_100.0 / 452).magnitude < 1e-9)
    #expect((gwangju.upperBound - 32_100.0 / 452).magnitude < 1e-9)
    let assembly = try needed("assembly-2011-attainment.yaml", "rate")
    #expect((assembly.upperBound - 57_200.0 / 709).magnitude < 1e-9)
    // 7,935.5–7,936.5 of 19,403.5–19,404.5 억원, by hand.
    let paju = try needed("paju-2024-third-supplementary.yaml", "welfare_share")
    #expect((paju.lowerBound - 793_550 / 19_404.5).magnitude < 1e-6)
    #expect((paju.upperBound - 793_650 / 19_403.5).magnitude < 1e-6)
    let daejeon = try needed("daejeon-2012-cost-review.yaml", "reviewed")
    #expect((daejeon.lowerBound - 4_699).magnitude < 1e-6)
    #expect((daejeon.upperBound - 4_703).magnitude < 1e-6)
    // 445 + 131 = 576 over 64 cases is 9.0, not 8.86.
    let wanju = try needed("wanju-2021-grants.yaml", "each")
    #expect(wanju.lowerBound > 8.97 && wanju.upperBound < 9.02)
  }

  @Test func aDifferenceOfRatesInPercentIsNoticed() {
    let path = Samples.folder.appending(path: "paju-2024-independence.yaml").path
    let findings = AuditTableReader.read(path: path).findings
    #expect(findings.map(\.code) == ["audit-percent-for-points"])
    #expect(findings.first?.place.row == 6)
  }
}
