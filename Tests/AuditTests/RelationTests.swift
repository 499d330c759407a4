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

  /// The 82.5% of the National Assembly's report on FY2011 was the mean of the agencies' rates, not
  /// the 80.7% of all indicators together; here of four agencies.
  @Test func aMeanOfRatesIsNotTheRateOfTheTotals() throws {
    let agencies = [(40, 42), (150, 200), (90, 100), (120, 175)]
    var rows = agencies.enumerated().flatMap { index, counts in
      let rate = 100 * Double(counts.0) / Double(counts.1)
      return [
        "met\(index),\(counts.0),개,", "all\(index),\(counts.1),개,",
        "rate\(index),\(NumberFormat(decimals: 1).text(rate)),%,\"share(met\(index), all\(index))\"",
      ]
    }
    rows += [
      "met,400,개,\"sum(met0, met1, met2, met3)\"", "all,517,개,\"sum(all0, all1, all2, all3)\"",
    ]
    // 95.24, 75.00, 90.00 and 68.57 have the mean 82.20; 400 of 517 is 77.37.
    let mean = try audit(rows + ["rate,82.2,%,\"mean(rate0, rate1, rate2, rate3)\""])
    #expect(mean.verdict == .exact)
    let pooled = try audit(rows + ["rate,82.2,%,\"share(met, all)\""])
    #expect(pooled.verdict == .inconsistent)
    #expect(Samples.blamed(pooled) == ["rate"])
    let wrong = try audit(rows + ["rate,77.4,%,\"평균(rate0, rate1, rate2, rate3)\""])
    #expect(Samples.blamed(wrong) == ["rate"])
    // The mean of whole counts need not be whole.
    let counts = try audit(["a,3,건,", "b,4,건,", "m,4,건,\"mean(a, b)\""])
    #expect(counts.verdict != .inconsistent)
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

  /// What cannot be recomputed is not called right; the joint check still holds it.
  @Test func aFigureOfAmountsThatAreNotPrintedHasNoVerdictOfItsOwn() throws {
    let rows = ["a,12,억원,", "b,,억원,", "t,20,억원,\"sum(a, b)\""]
    let result = try audit(rows)
    #expect(result.cells[2].verdict == .given && result.cells[2].checks[0].range == nil)
    #expect(result.verdict == .withinRounding)
    let range = try #require(result.cells[1].hidden)
    #expect((range.lowerBound - 7).magnitude < 1e-6 && (range.upperBound - 9).magnitude < 1e-6)
    let grown = try audit(["now,12,억원,", "old,0,억원,", "g,0.0,%,\"growth(now, old)\""])
    #expect(grown.cells[2].verdict == .given && grown.skipped == [0])
  }

  /// 0 of 0 is printed 0.00 %; an amount of 0 is not.
  @Test func nothingOfNothingIsNothing() throws {
    let nothing = try audit(["part,0,억원,", "whole,0,억원,", "s,0.00,%,\"share(part, whole)\""])
    #expect(nothing.cells[2].verdict == .exact && nothing.skipped == [0])
  }

  /// The range that a growth on an amount below zero may have: (−50 ± ½ + 100 ± ½) ÷ 100.
  @Test func theRangeOfAGrowthOnALossIsThatOfItsSize() throws {
    let result = try audit(["now,△50,억원,", "old,△100,억원,", "g,50.0,%,\"growth(now, old)\""])
    let range = try #require(result.cells[2].checks.first?.range)
    #expect((range.lowerBound - (100 - 100 * 50.5 / 99.5)).magnitude < 1e-5)
    #expect((range.upperBound - (100 - 100 * 49.5 / 100.5)).magnitude < 1e-5)
  }

  /// Figures that touch do; figures a tenth of a step apart do not.
  @Test func aFigureNearItsRangeIsNotInsideIt() throws {
    let rows = ["a,1000,건,", "b,3000,건,"]
    let off = try audit(rows + ["s,33.4,%,\"share(a, b)\""])
    #expect(off.cells[2].verdict == .inconsistent)
    let touching = try audit(["a,10,억원,", "b,10,억원,", "t,21,억원,\"sum(a, b)\""])
    #expect(touching.cells[2].verdict == .withinRounding)
    let apart = try audit(["a,10.0,억원,", "b,10.0,억원,", "t,20.2,억원,\"sum(a, b)\""])
    #expect(apart.cells[2].verdict == .inconsistent)
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

  /// A share that is used again keeps the product of what is not known of it and of its whole:
  /// 32.5 % of 2.5 to 33.5 % of 3.5.
  @Test func aShareThatIsUsedAgainKeepsItsCorners() throws {
    let result = try audit([
      "a,1,억원,", "t,3,억원,", "sa,33,%,\"share(a, t)\"", "sb,10,%,", "s,43,%,\"sum(sa, sb)\"",
    ])
    #expect(result.verdict == .exact)
    let range = try #require(result.cells[0].hidden)
    #expect((range.lowerBound - 0.8125).magnitude < 1e-6)
    #expect((range.upperBound - 1.1725).magnitude < 1e-6)
  }

  /// Printed shares that sum to 100.1 can be those of amounts that sum to 100 %.
  @Test func sharesOfMoreThanAHundredCanBeRounding() throws {
    let rows = [
      "a,333,억원,", "b,333,억원,", "c,334,억원,", "t,1000,억원,\"sum(a, b, c)\"",
      "sa,33.3,%,\"share(a, t)\"", "sb,33.3,%,\"share(b, t)\"", "s,100.0,%,\"sum(sa, sb, sc)\"",
    ]
    let good = try audit(rows + ["sc,33.5,%,\"share(c, t)\""])
    #expect(good.verdict == .withinRounding && good.wholeAmounts == .found)
    let wrong = try audit(rows + ["sc,33.7,%,\"share(c, t)\""])
    #expect(wrong.verdict == .inconsistent)
  }

  /// Halves and wholes that are printed 1 have no two thirds: true amounts do, whole ones do not.
  @Test func wholeAmountsThatDoNotExistAreNotFound() throws {
    let text = """
      figures:
        a: {value: 1, unit: 백만원, grain: 0.5}
        b: {value: 1, unit: 백만원, grain: 0.5}
        s: {value: 66.7, unit: "%", is: "share(a, b)"}
      """
    let result = try Auditor.audit(try Samples.table(text, file: "t.yaml"))
    #expect(result.verdict == .withinRounding && result.wholeAmounts == .notFound)
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
