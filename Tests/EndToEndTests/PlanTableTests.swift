import Foundation
import Testing

/// The 성과계획서 table and the official method that a user asks for.
@Suite struct PlanTableTests {
  private func table(_ dataset: String, _ language: String = "ko") throws -> Records {
    try Records(
      Command.succeed([
        "targets", Command.dataset(dataset).path, "--plan-table", "--csv", "--lang", language,
      ]))
  }

  @Test func pastFiguresAreThoseOfTheFile() throws {
    let table = try table("seogu-2017")
    #expect(
      table.columns == [
        "성과지표(단위)", "지표유형", "가중치", "구분", "'15", "'16", "'17", "'18", "'19", "측정산식 또는 측정방법",
        "자료수집방법/출처",
      ])
    let rows = table.rows
    #expect(rows.count == 6 && rows.map { $0["가중치"] } == ["50", "50", "30", "30", "20", "20"])
    #expect(rows.map { $0["구분"] } == ["목표", "실적", "목표", "실적", "목표", "실적"])
    #expect(rows.map { $0["'15"] } == ["2128", "2128", "122640", "122640", "170", "170"])
    #expect(rows.map { $0["'16"] } == ["1908", "", "133010", "133010", "165", "165"])
    #expect([0, 2, 4].map { rows[$0]["'17"] } == ["1914", "133010", "170"])
  }

  @Test func comingTargetsAreTheProposals() throws {
    let path = Command.dataset("seogu-2017").path
    let proposals = try Records(Command.succeed(["targets", path, "--csv"])).rows
    let plan = try table("seogu-2017").rows(where: "구분", is: "목표")
    for (row, proposal) in zip(plan, proposals) {
      #expect(try row.number("'18") == proposal.number("proposed_target"))
    }
  }

  /// A result of 25.4 stays 25.4 although targets are whole.
  @Test func resultsAreNotRoundedAway() throws {
    let rows = try table("paju-2024").rows(where: "구분", is: "실적")
    let stories = try #require(rows.first { $0["성과지표(단위)"] == "기획보도 건수(건)" })
    #expect(stories["'23"] == "25.4" && stories["'22"] == "" && stories["'24"] == "")
    let rate = try #require(rows.first { $0["성과지표(단위)"] == "원가심사 절감률(%)" })
    #expect(rate["'23"] == "6.4")
  }

  @Test func bothLanguagesHaveTheSameFigures() throws {
    let (korean, english) = (try table("seogu-2017"), try table("seogu-2017", "en"))
    for year in ["'15", "'16", "'17", "'18", "'19"] {
      #expect(korean.rows.map { $0[year] } == english.rows.map { $0[year] })
    }
  }

  /// The last result of SNS운영실적 is 133,010: 110% and 90% of it, or 120% and 80%.
  @Test(arguments: [
    ("ratio-110-90", "최고목표 146,311건, 최저목표 119,709건"),
    ("ratio-120-80", "최고목표 159,612건, 최저목표 106,408건"),
  ])
  func scoreMethodIsTheOneAskedFor(method: String, range: String) throws {
    let text = try Command.succeed([
      "targets", Command.dataset("seogu-2017").path, "--plan-table", "--score-method", method,
      "--lang", "ko",
    ])
    #expect(text.contains("기준치 133,010건, \(range)"))
    #expect(text.contains("'18, '19 목표는 제안값이며"))
  }

  /// What the base is called depends on the method: 기준치 is not the word for a target or a trend.
  @Test(arguments: [
    ("achievement", "○ 평가: 달성률 목표 168건, 목표 달성 시 달성률 100%"),
    ("target-vs-actual", "○ 평가: 목표 대 실적 목표 168건, 목표 달성 시 달성률 100%"),
    ("stages", "○ 평가: 단계별(구간) 평가 목표 168건, 목표 달성 시 평점 100점"),
    ("ratio", "목표부여(비율, 120%/80%) 기준치 133,010건"),
  ])
  func theBaseHasTheNameOfTheMethod(method: String, words: String) throws {
    let path = Command.dataset("seogu-2017").path
    let text = try Command.succeed([
      "targets", path, "--plan-table", "--score-method", method, "--lang", "ko",
    ])
    #expect(text.contains(words))
    let why = try Command.succeed([
      "why", path, "sns_activity", "--score-method", method, "--lang", "ko",
    ])
    #expect(why.contains("기준치") == (method == "ratio"))
  }

  @Test func unknownScoreMethodNamesTheKnown() throws {
    let outcome = try Command.run([
      "targets", Command.dataset("seogu-2017").path, "--score-method", "nope",
    ])
    #expect(outcome.status == 64 && outcome.words.contains("ratio-120-80"))
  }
}
