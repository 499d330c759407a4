import Indicators
import Testing

@testable import Tables

@Suite("Units of series")
struct SeriesUnitTests {
  private func parse(_ text: String) throws -> LongTable { try LongTable.parse(Array(text.utf8)) }

  /// A row says more of a series than its name, its name more than the table, and a value less than all.
  @Test(arguments: [
    ("지표,2023,2024\n만족도(%),81,82\n방문객 (천명),1,2\n예산(잠정),1,2\n", ["%", "천명", nil]),
    ("(단위: 백만원)\n지표,단위,2023,2024\n가,,1,2\n나,건,1,2\n다(명),건,1,2\n", ["백만원", "건", "건"]),
    ("지표,2023,2024\n가,81%,82%\n나,1건,\n", ["%", "건"]),
    ("연도,보도(건),만족도(%)\n2023,1,81\n2024,2,82\n", ["건", "%"]),
  ]) func unitsAreFoundWhereTheyAreSaid(text: String, units: [String?]) throws {
    #expect(try parse(text).entries.map(\.unit) == units)
  }

  @Test(arguments: [
    ("만족도(%)", "만족도", "%"), ("예산 (백만원)", "예산", "백만원"), ("방문객[명]", "방문객", "명"),
  ]) func aUnitEndsAName(text: String, name: String, unit: String) throws {
    let found = try #require(NameUnit(text))
    #expect(found.name == name && found.unit == unit)
  }

  @Test(arguments: ["예산(잠정)", "(%)", "행사(2024)", "가()", "만족도", "A)", "본청(홍보과)", ""])
  func otherNamesEndWithNone(text: String) { #expect(NameUnit(text) == nil) }

  /// Percentages stay within 0 and 100 where they always were, but for changes and results against plans.
  @Test func percentagesAreBounded() throws {
    let table = try parse(
      "지표,단위,2022,2023,2024\n집행률,%,97,99,99.8\n증가율,%,3,4,5\n목표 달성률,%,97,99,99.8\n"
        + "참여율,%,97,99,101\n구독자,명,10,20,30\n")
    let bounded = table.boundingPercentages()
    let supports = bounded.series.map(\.support)
    #expect(supports == [.percent, .real, .nonNegative, .real, .real])
    #expect(bounded.findings.filter { $0.code == "percentages-within-100" }.count == 1)
    #expect(bounded.series.map(\.values) == table.series.map(\.values))
    let counts = try parse("지표,단위,2023,2024\n가,건,1,2\n").boundingPercentages()
    #expect(counts.findings.allSatisfy { $0.code != "percentages-within-100" })
  }
}
