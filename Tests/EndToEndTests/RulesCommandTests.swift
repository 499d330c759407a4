import Foundation
import Testing

/// The rules behind the scores, and a body that changes one of them.
@Suite struct RulesCommandTests {
  @Test func ruleFileComesBackAsItWasPrinted() throws {
    let printed = try Command.succeed(["rules", "--csv", "--lang", "ko"])
    let table = try Records(printed)
    #expect(
      table.columns == [
        "rule", "value", "effective_from", "effective_to", "source_year", "body", "source",
        "section", "confidence", "note",
      ])
    #expect(table.rows.allSatisfy { ["V", "VC", "G"].contains($0["confidence"]) })
    let folder = try TemporaryFolder()
    let workspace = try folder.copy(dataset: "seogu-2017", to: "w")
    try folder.write(printed, to: "w/method_rules.csv")
    #expect(try Command.succeed(["rules", workspace.path, "--csv", "--lang", "ko"]) == printed)
  }

  /// 안태식 외 2011 and the ranges of 지방공기업 평가: what the domain rules give.
  @Test func parametersAreThoseOfTheirSources() throws {
    let rows = try Records(Command.succeed(["rules", "--csv"])).rows
    let values = Dictionary(
      uniqueKeysWithValues: rows.map { ($0["rule"] ?? "", $0["value"] ?? "") })
    #expect(values["ratchet-assigned"] == "0.5364")
    #expect(values["ratchet-negotiated"] == "0.3611")
    #expect(values["ratio-main"] == "120/80" && values["deviation-main"] == "2")
    #expect(values["reference-years"] == "3" && values["spread-years"] == "5")
    let weights = values["assessment-self"]?.split(separator: " ")
      .compactMap { $0.split(separator: ":").last.flatMap { Double($0) } }
    #expect(weights?.reduce(0, +) == 100)
  }

  /// With 130/70 around 2,128 the range is 2,766.4 to 1,489.6, so a result of 2,128 scores 60 and
  /// 90 points need 1,489.6 + 7/8 of 1,276.8 = 2,606.8.
  @Test func theRatioOfMainProgrammesCanBeChanged() throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.copy(dataset: "seogu-2017", to: "w")
    let rules = try Command.succeed(["rules", "--csv"])
    try folder.write(
      rules.replacing("ratio-main,120/80", with: "ratio-main,130/70"), to: "w/method_rules.csv")
    for name in ["비율", "deviation-main"] {  // two results: no σ, so the ratio stands in
      let text = try Command.succeed([
        "targets", workspace.path, "--plan-table", "--score-method", name, "--lang", "ko",
      ])
      #expect(
        text.contains("기준치 2,128건, 최고목표 2,766.4건, 최저목표 1,489.6건, 목표 달성 시 평점 60점"))
    }
    let methods = try Command.succeed([
      "methods", workspace.path, "press_coverage", "--actual", "2128", "--lang", "ko",
    ])
    #expect(methods.contains("목표부여(비율, 130%/70%)") && methods.contains("2,606.80"))
    #expect(!(try Command.succeed(["check", workspace.path])).contains("bad-method-rule"))
  }

  @Test func checkNamesRulesOutOfTheirBounds() throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.copy(dataset: "seogu-2017", to: "w")
    try folder.write(
      "rule,value,source\nratio-main,90/110,s\nstatus-exceeded,80,s\nratio-mian,110/90,s\n",
      to: "w/method_rules.csv")
    let text = try Command.succeed(["check", workspace.path, "--lang", "ko"])
    #expect(text.contains("최고는 100 초과 200 이하, 최저는 0 이상 100 미만"))
    #expect(text.contains("초과달성의 경계(status-exceeded)가 달성의 경계(status-met)보다 낮습니다"))
    #expect(text.contains("'ratio-mian'") && text.contains("ratio-main"))
  }

  @Test func aRuleThatCannotBeReadIsNamedAndTheEarlierOneStays() throws {
    let folder = try TemporaryFolder()
    let workspace = try folder.copy(dataset: "seogu-2017", to: "w")
    let rules = try Command.succeed(["rules", "--csv"])
    try folder.write(
      rules.replacing("ratio-main,120/80", with: "ratio-main,많이"), to: "w/method_rules.csv")
    let outcome = try Command.run(["rules", workspace.path, "--lang", "ko"])
    #expect(outcome.words.contains("'ratio-main'") && outcome.words.contains("'많이'"))
    #expect(outcome.output.contains("120/80"))
  }

  @Test func bothLanguagesListTheSameRules() throws {
    func names(_ language: String) throws -> [Substring] {
      try Command.succeed(["rules", "--lang", language])
        .split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
        .dropFirst(2).compactMap { $0.split(separator: " ").first }
    }
    #expect(try names("ko") == names("en"))
    #expect(try names("ko").count == Records(Command.succeed(["rules", "--csv"])).rows.count)
  }
}
