import Foundation
import Testing

/// The rules behind the scores, and a body that changes one of them.
@Suite struct RulesCommandTests {
  @Test func ruleFileComesBackAsItWasPrinted() throws {
    let printed = try Command.succeed(["rules", "--csv", "--lang", "ko"])
    let table = try Records(printed)
    #expect(
      table.columns == [
        "rule", "value", "effective_from", "body", "source", "confidence", "note",
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
      try Command.succeed(["rules", "--lang", language]).split(separator: "\n").dropFirst(2)
        .compactMap { $0.split(separator: " ").first }
    }
    #expect(try names("ko") == names("en"))
    #expect(try names("ko").count == Records(Command.succeed(["rules", "--csv"])).rows.count)
  }
}
