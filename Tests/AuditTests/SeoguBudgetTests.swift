import Audit
import Indicators
import Testing

/// The budget table of 서구 2017 against SciPy's HiGHS (Tests/Reference/audit/budget_ranges.py).
@Suite struct SeoguBudgetTests {
  static let ranges: [(String, Double, Double)] = [
    ("정책사업 예산액", 395.939925, 396.205153),
    ("정책사업 전년도예산액", 394.500000, 394.724934),
    ("인력운영비 예산액", 30.673381, 30.714388),
    ("인력운영비 전년도예산액", 154.253863, 154.382446),
    ("기본경비 예산액", 43.128197, 43.176655),
    ("기본경비 전년도예산액", 70.087262, 70.163565),
    ("재무활동 예산액", -0.023503, 0.022927),
    ("재무활동 전년도예산액", -0.030957, 0.030961),
    ("행정운영경비 예산액", 73.807730, 73.871725),
    ("행정운영경비 전년도예산액", 224.372068, 224.500000),
    ("계 예산액", 469.754844, 470.077894),
    ("계 전년도예산액", 618.872068, 619.224934),
  ]

  private func result() throws -> AuditResult {
    try Auditor.audit(try Samples.published("seogu-2017-budget.csv"))
  }

  @Test func isConsistentThoughNoPercentageFollowsFromThePrintedAmounts() throws {
    let result = try result()
    #expect(result.verdict == .withinRounding && result.contradictions.isEmpty)
    #expect(result.wholeAmounts == .found)
    #expect(result.table.figures.count == 36)
    let own = zip(result.table.figures, result.cells).filter { figure, _ in
      figure.isPercent && !figure.id.hasPrefix("재무활동") && figure.printed != 100
    }
    #expect(own.count == 13 && own.allSatisfy { $0.1.verdict == .withinRounding })
  }

  @Test(arguments: ranges) func impliedRangeIsThatOfHiGHS(_ row: (String, Double, Double)) throws {
    let result = try result()
    let index = try #require(result.table.figures.firstIndex { $0.id == row.0 })
    let range = try #require(result.cells[index].hidden)
    // Here ends lie one won inside, there on the end of the interval.
    #expect((range.lowerBound - row.1).magnitude < 1e-5)
    #expect((range.upperBound - row.2).magnitude < 1e-5)
  }

  @Test func aDivisorThatMayBeZeroIsLeftOutAndNamed() throws {
    let result = try result()
    let names = result.skipped.map { result.table.figures[result.table.relations[$0].result].id }
    #expect(names == ["재무활동 증감률"])
  }

  @Test func differencesOffByOneAreWithinRounding() throws {
    let result = try result()
    let index = try #require(result.table.figures.firstIndex { $0.id == "행정운영경비 증감" })
    let check = try #require(result.cells[index].checks.first)
    #expect(check.recomputed == -150 && result.table.figures[index].printed == -151)
    #expect(check.verdict == .withinRounding)
  }
}
