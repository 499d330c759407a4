import Foundation
import Testing

/// Where every figure of a proposed target comes from, down to the row of the file.
@Suite struct WhyTests {
  struct Node: Decodable {
    let label: String
    let text: String
    let file: String?
    let row: Int?
    let children: [Node]
    var all: [Node] { [self] + children.flatMap(\.all) }
  }

  private func tree(_ dataset: String, _ indicator: String) throws -> Node {
    let text = try Command.succeed([
      "why", Command.dataset(dataset).path, indicator, "--json", "--lang", "ko",
    ])
    return try JSONDecoder().decode(Node.self, from: Data(text.utf8))
  }

  @Test(arguments: [
    ("seogu-2017", "press_coverage", "2015년 실적", "press_coverage,2015,actual,2128"),
    ("seogu-2017", "sns_activity", "2016년 실적", "sns_activity,2016,actual,133010"),
    ("paju-2024", "cost_saving", "2023년 실적", "cost_saving,2023,actual,4563"),
    ("paju-2024", "planned_stories", "2023년 실적", "planned_stories,2023,actual,25.4"),
  ])
  func rowsHoldTheFigures(dataset: String, id: String, label: String, start: String) throws {
    let node = try #require(tree(dataset, id).all.first { $0.label == label })
    let file = Command.dataset(dataset).appending(path: try #require(node.file))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines[try #require(node.row) - 1].hasPrefix(start))
    let figure = try #require(Double(start.split(separator: ",").last ?? ""))
    let shown = node.text.replacing(",", with: "").prefix { $0.isNumber || $0 == "." }
    #expect(Double(shown) == figure, "\(node.text)")
  }

  @Test func publishedTargetPointsToItsRow() throws {
    let node = try #require(
      tree("seogu-2017", "planned_publicity").all.first { $0.label == "당초 목표" && $0.row != nil })
    let file = Command.dataset("seogu-2017").appending(path: try #require(node.file))
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines[try #require(node.row) - 1].hasPrefix("planned_publicity,2018,target,170"))
    #expect(node.text == "170건")
  }

  @Test(arguments: ["seogu-2017", "paju-2024"]) func targetIsTheOneProposed(dataset: String) throws
  {
    let path = Command.dataset(dataset).path
    for row in try Records(Command.succeed(["targets", path, "--csv"])).rows.prefix(3) {
      let id = try #require(row["indicator_id"])
      let root = try tree(dataset, id)
      let shown = root.text.replacing(",", with: "").prefix { $0.isNumber || $0 == "." }
      #expect(try Double(shown) == row.number("proposed_target"), "\(id)")
      #expect(root.label.contains(try #require(row["name"])))
    }
  }

  @Test func treeOfTheTerminalHasTheSameLines() throws {
    for language in ["ko", "en"] {
      let text = try Command.succeed([
        "why", Command.dataset("seogu-2017").path, "press_coverage", "--lang", language,
      ])
      #expect(text.contains("2,128건 · observations.csv"))
      #expect(text.contains(language == "ko" ? "├─ 기준: " : "├─ Base: "))
      #expect(!text.contains("(s)") && !text.contains("nil") && !text.contains("NaN"))
    }
  }
}
