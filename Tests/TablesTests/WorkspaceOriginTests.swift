import Foundation
import Indicators
import Testing

@testable import Tables

@Suite struct WorkspaceOriginTests {
  private static let package =
    #"{"name": "x", "jipyo": {"planYear": 2024, "organisation": "파주시"}, "resources": []}"#
  private static let indicators =
    "indicator_id,goal_id,name,unit,part,unit_cost_won\na,g,가,건,common,25000\n"

  private func read(_ files: [String: String]) throws -> WorkspaceReading {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "jipyo-origins-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var all = [
      "datapackage.json": Self.package, "indicators.csv": Self.indicators,
      "goals.csv": "goal_id,level,name,owner\ng,programme,목표,홍보실\n",
      "observations.csv": """
      series_id,period,kind,value,source,note
      a,2022,actual,10,보고서 p.3,표본
      a,2023,target,12,계획서,
      b,2022,actual,3,,

      """,
      "series.csv": "series_id,name,area,department,note\nb,나,media,공보팀,구성요소\n",
    ]
    for (name, text) in files { all[name] = text }
    for (name, text) in all {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    return WorkspaceReader.read(folder: folder.path)
  }

  @Test func tracesEndAtFileRowAndSource() throws {
    let workspace = try #require(try read([:]).workspace)
    let key = FigureKey(series: "a", period: .year(2022), kind: .actual)
    let origin = try #require(workspace.origins[key])
    #expect(origin.place == Place(file: "observations.csv", row: 2, column: "value"))
    #expect(origin.source == "보고서 p.3" && origin.note == "표본")
    let target = FigureKey(series: "a", period: .year(2023), kind: .target)
    #expect(workspace.origins[target]?.source == "계획서")
    let detail = try #require(workspace.details["b"])
    #expect(detail.department == "공보팀" && detail.area == "media" && detail.note == "구성요소")
    let indicator = try #require(workspace.indicators.first)
    #expect(indicator.part == "common" && indicator.unitCost?.amount == 25000)
    #expect(indicator.place.row == 2)
  }

  @Test func rulesAndOverridesAreRead() throws {
    let workspace = try #require(
      try read([
        "method_rules.csv": "rule,value,effective_from,body,source\nsigma,sample,2023,파주시,편람\n",
        "overrides.csv":
          "indicator_id,year,value,reason,decided_by,decided_on\n"
          + "a,2024,\"1,200\",조직 축소,기획팀장,2023-11-02\n",
      ]).workspace)
    let rule = try #require(workspace.methodRules.first)
    #expect(rule.name == "sigma" && rule.effectiveFrom == 2023 && rule.confidence == .verified)
    let override = try #require(workspace.overrides.first)
    #expect(override.value == 1200 && override.decidedBy == "기획팀장" && override.year == 2024)
    #expect(override.place.row == 2)
  }

  @Test(arguments: [
    "a,2024,5,,기획팀장,2023-11-02", "a,2024,5,사유,,2023-11-02", "a,2024,5,사유,팀장,어제",
    "z,2024,5,사유,팀장,2023-11-02", "b,2024,5,사유,팀장,2023-11-02", "a,2024,-5,사유,팀장,2023-11-02",
    "a,24,5,사유,팀장,2023-11-02",
  ])
  func anOverrideNeedsAllItsParts(_ row: String) throws {
    let reading = try read([
      "overrides.csv": "indicator_id,year,value,reason,decided_by,decided_on\n\(row)\n"
    ])
    #expect(reading.workspace == nil)
    #expect(reading.findings.contains { $0.place.file == "overrides.csv" })
  }
}
