import Audit
import Indicators
import Testing

@Suite struct RelationTests {
  private func audit(_ rows: [String]) throws -> AuditResult {
    let header = "figure,value,unit,relation\n"
    return try Auditor.audit(try Samples.table(header + rows.joined(separator: "\n")))
  }

  @Test func unitsAreConverted() throws {
    let good = try audit(["a,1.2,억원,", "b,30,백만원,", "total,150,백만원,\"sum(a, b)\""])
    #expect(good.verdict == .exact)
    let off = try audit(["a,1.2,억원,", "b,30,백만원,", "total,156,백만원,\"sum(a, b)\""])
    #expect(off.verdict == .inconsistent)
    let each = try audit(["won,595,억원,", "cases,44,건,", "each,13.52,억원/건,\"ratio(won, cases)\""])
    #expect(each.verdict == .exact)
  }

  @Test func growthOfAnAmountBelowZeroIsOfItsSize() throws {
    let result = try audit(["now,△50,백만원,", "old,△100,백만원,", "g,50.0,%,\"growth(now, old)\""])
    #expect(result.verdict == .exact && result.skipped.isEmpty)
    let wrong = try audit(["now,△50,백만원,", "old,△100,백만원,", "g,△50.0,%,\"growth(now, old)\""])
    #expect(wrong.verdict == .inconsistent)
  }

  @Test func aShareOfAnAmountBelowZeroKeepsItsSign() throws {
    let result = try audit(["part,△30,억원,", "whole,△60,억원,", "s,50,%,\"share(part, whole)\""])
    #expect(result.verdict == .exact)
    let wrong = try audit(["part,30,억원,", "whole,△60,억원,", "s,50,%,\"share(part, whole)\""])
    #expect(wrong.verdict == .inconsistent)
  }

  @Test func anAmountThatIsNotPrintedIsFound() throws {
    let result = try audit(["now,110,억원,", "old,,억원,", "g,10.0,%,\"growth(now, old)\""])
    let range = try #require(result.cells[1].hidden)
    #expect((range.lowerBound - 109.5 / 1.1005).magnitude < 1e-5)
    #expect((range.upperBound - 110.5 / 1.0995).magnitude < 1e-5)
  }

  /// Shares that are used again are tied to their amounts, not only to their own printing.
  @Test func aSumOfSharesIsTiedToTheAmounts() throws {
    let rows = [
      "a,1000,건,", "b,2000,건,", "all,9000,건,", "sa,11.1,%,\"share(a, all)\"",
      "sb,22.2,%,\"share(b, all)\"",
    ]
    // 1/9 + 2/9 of 100 % is 33.33…: printed 33.4 lies within the rounding of 11.1 + 22.2 alone.
    let result = try audit(rows + ["s,33.4,%,\"sum(sa, sb)\""])
    #expect(result.verdict == .inconsistent)
    let good = try audit(rows + ["s,33.3,%,\"sum(sa, sb)\""])
    #expect(good.verdict == .exact)
  }

  @Test func pointsAreDifferencesOfPercentages() throws {
    let result = try audit(["a,80.6,%,", "b,79.9,%,", "d,0.7,%p,\"difference(a, b)\""])
    #expect(result.verdict == .exact)
    let range = try #require(result.cells[2].hidden)
    #expect(
      (range.lowerBound - 0.65).magnitude < 1e-6 && (range.upperBound - 0.75).magnitude < 1e-6)
  }

  @Test func koreanNamesAndSpacesWork() throws {
    let text = """
      항목,값,단위,관계
      합계 금액,"3,000",천원,"합계(일반 회계, 특별 회계)"
      일반 회계,"1,800",천원,
      특별 회계,"1,200",천원,
      """
    #expect(try Auditor.audit(try Samples.table(text)).verdict == .exact)
  }
}
