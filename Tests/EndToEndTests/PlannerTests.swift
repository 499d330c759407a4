import Foundation
import Testing

/// The planner: from the figures of 서구 to defended targets for 2018.
@Suite struct PlannerTests {
  /// A plan of a dataset with few draws, in a folder of its own.
  private func plan(_ dataset: String, _ language: String = "ko") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let outcome = try Command.run([
      "plan", Command.dataset(dataset).path, "--out", folder.path("out"), "--draws", "2000",
      "--lang", language,
    ])
    try #require(outcome.status == 0, "\(outcome.words)")
    #expect(outcome.output.isEmpty, "words belong on standard error")
    return folder
  }

  @Test func reportGivesTargetProbabilityMethodAndReasonOfEveryIndicator() throws {
    let folder = try plan("seogu-2017")
    let page = Page(try folder.read("out/report.html"))
    let table = try Records(folder.read("out/tables/targets.csv"))
    #expect(
      table.rows.map { $0["indicator_id"] }
        == ["press_coverage", "sns_activity", "planned_publicity"])
    let names = table.rows.compactMap { $0["name"] }
    #expect(names == ["언론매체보도율", "SNS운영실적", "기획홍보실적"])
    for (index, row) in table.rows.enumerated() {
      let section = try page.section(
        from: names[index], to: index + 1 < names.count ? names[index + 1] : "점검 결과")
      let target = grouped(try row.number("proposed_target")) + "건"
      let chance = String(Int((100 * (try row.number("probability"))).rounded()))
      let summary = try page.section(from: "목표 제안", to: nil)
      #expect(summary.contains(target))
      #expect(summary.contains(try #require(row["label"])))
      #expect(section.contains("○ 목표: 2018년 \(target)("))
      #expect(section.contains("달성 확률 \(chance)%, 균형 수준"))
      #expect(section.contains("(방법: \(try #require(row["label"])))"))
      #expect(section.contains("○ 기준: '"), "the reason: what the target is measured from")
      #expect(section.contains("평점: "), "the official score the target stands for")
    }
  }

  @Test func proposalsAreCoherent() throws {
    let folder = try plan("seogu-2017")
    for row in try Records(folder.read("out/tables/targets.csv")).rows {
      let ladder = try [
        "lo-95", "lo-80", "lo-50", "median", "hi-50", "hi-80", "hi-95",
      ].map { try row.number($0) }
      #expect(ladder == ladder.sorted())
      #expect(ladder[0] >= 0, "counts of publicity are not negative")
      let (target, chance) = (try row.number("proposed_target"), try row.number("probability"))
      #expect(target == target.rounded(), "건 is published whole")
      #expect(abs(chance - 0.5) < 0.05, "balanced is an even chance, but for rounding")
      let published = try row.number("published_probability")
      let lower = try row.number("published_target") < target
      #expect(published > 0 && published < 1 && (published >= chance) == lower)
    }
  }

  @Test func targetOf2016WasSetBelowTheActualOf2015() throws {
    let folder = try plan("seogu-2017")
    let chart = try Records(folder.read("out/charts/indicator-press_coverage.csv"))
    let actual = try #require(chart.rows.first { $0["kind"] == "actual" && $0["period"] == "2015" })
    let target = try #require(chart.rows.first { $0["kind"] == "target" && $0["period"] == "2016" })
    #expect(try actual.number("value") == 2128)
    #expect(try target.number("value") == 1908)
    let findings = try Records(folder.read("out/tables/findings.csv"))
    let messages = findings.rows(where: "code", is: "target-below-last-actual")
      .compactMap { $0["message"] }
    let press = try #require(messages.first { $0.contains("언론매체보도율") })
    #expect(press.contains("'16년 목표 1,908건이 '15년 실적 2,128건보다 낮습니다"))
    #expect(press.contains("△10.34%"), "1908 / 2128 - 1")
    #expect(Page(try folder.read("out/report.html")).text.contains(press))
  }

  @Test func allFiveKnownActualsEqualTheirTargets() throws {
    let folder = try plan("seogu-2017")
    var equal = 0
    for id in ["press_coverage", "sns_activity", "planned_publicity"] {
      let chart = try Records(folder.read("out/charts/indicator-\(id).csv"))
      for actual in chart.rows(where: "kind", is: "actual") {
        let target = chart.rows(where: "kind", is: "target")
          .first { $0["period"] == actual["period"] }
        #expect(target?["value"] == actual["value"])
        equal += 1
      }
    }
    #expect(equal == 5)
    let findings = try Records(folder.read("out/tables/findings.csv"))
    let found = findings.rows(where: "code", is: "actual-equals-target")
    #expect(found.count == 1)
    let message = try #require(found.first?["message"])
    #expect(message.contains("5건 가운데 5건 모두 실적이 목표와 똑같아"))
    #expect(Page(try folder.read("out/report.html")).text.contains(message))
  }

  @Test(arguments: ["seogu-2017", "paju-2024"])
  func folderHasStableNamesAndIsSelfContained(dataset: String) throws {
    let folder = try plan(dataset)
    let files = Set(try folder.contents(of: "out").keys)
    for name in [
      "report.html", "run.json", "tables/targets.csv", "tables/findings.csv", "tables/budget.csv",
      "charts/waterfall-budget.csv",
    ] { #expect(files.contains(name), "\(name)") }
    let page = try folder.read("out/report.html")
    #expect(!page.contains(/(src|href)="?https?:/) && !page.contains("url(http"))
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("<html lang=\"ko\">"))
    for csv in files where csv.hasPrefix("charts/") && csv.hasSuffix(".csv") {
      let stem = "out/" + csv.dropLast(4)
      #expect(!(try Records(folder.read("out/" + csv)).rows.isEmpty))
      let spec = try JSONSerialization.jsonObject(with: Data(folder.read(stem + ".json").utf8))
      let schema = (spec as? [String: Any])?["$schema"] as? String
      #expect(schema?.contains("vega-lite/v5") == true)
      #expect(try folder.read(stem + ".svg").hasPrefix("<svg "))
    }
    let digests = try folder.read("out/run.json")
    #expect(digests.contains("observations.csv") && !digests.contains(folder.url.path))
  }

  @Test("scores and amounts that are short decimals are written as such")
  func decimalsAreWrittenWithoutNoise() throws {
    let folder = try plan("paju-2024")
    let table = try Records(folder.read("out/tables/targets.csv"))
    let savings = try #require(table.rows(where: "indicator_id", is: "cost_saving").first)
    #expect(savings["score"] == "60")
    let changes = try Records(folder.read("out/charts/waterfall-budget.csv"))
    #expect(changes.rows.contains { $0["change"] == "-3.223" })
    let json = try Command.succeed([
      "score", "--method", "all", "--history", "0.1,0.2,0.3", "--actual", "0.3", "--json",
    ])
    #expect(!json.contains("59.99999") && json.contains("\"score\": 60"))
  }

  @Test func commandAndReportAgree() throws {
    let folder = try plan("seogu-2017")
    let path = Command.dataset("seogu-2017").path
    let table = try folder.read("out/tables/targets.csv")
    #expect(try Command.succeed(["targets", path, "--csv", "--lang", "ko"]) == table)
    struct Targets: Decodable {
      struct Indicator: Decodable {
        let id: String
        let proposed: Double
        let probability: Double
        let reasons: [String]
      }
      let planYear: Int
      let indicators: [Indicator]
    }
    let json = try Command.succeed(["targets", path, "--json", "--lang", "ko"])
    let targets = try JSONDecoder().decode(Targets.self, from: Data(json.utf8))
    #expect(targets.planYear == 2018)
    for (indicator, row) in zip(targets.indicators, try Records(table).rows) {
      #expect(indicator.id == row["indicator_id"])
      #expect(try indicator.proposed == row.number("proposed_target"))
      #expect(try indicator.probability == row.number("probability"))
      #expect(indicator.reasons.joined(separator: " ") == row["note"])
    }
  }

  @Test func ambitionMovesTargetAndChanceApart() throws {
    let path = Command.dataset("seogu-2017").path
    func rows(_ ambition: String) throws -> [[String: String]] {
      try Records(Command.succeed(["targets", path, "--csv", "--ambition", ambition])).rows
    }
    let (safe, daring) = (try rows("safe"), try rows("daring"))
    for (low, high) in zip(safe, daring) {
      #expect(try low.number("proposed_target") < high.number("proposed_target"))
      #expect(try low.number("probability") > high.number("probability"))
      if low["rule"] == "lastResult" {
        #expect(try low.number("proposed_target") == low.number("last_result"))
      }
      if low["rule"] == "quantile" { #expect(try abs(low.number("probability") - 0.8) < 0.05) }
      #expect(try abs(high.number("probability") - 0.3) < 0.05)
    }
  }

  @Test func englishReportSaysTheSame() throws {
    let folder = try plan("seogu-2017", "en")
    let page = Page(try folder.read("out/report.html"))
    #expect(page.html.contains("<html lang=\"en\">"))
    #expect(page.text.contains("The 2016 target of '언론매체보도율', 1,908건, is below the 2015 result"))
    #expect(page.text.contains("Proposed targets for 2018"))
    #expect(!page.text.contains("달성 확률"))
    #expect(!page.text.contains("신규"))
  }
}
