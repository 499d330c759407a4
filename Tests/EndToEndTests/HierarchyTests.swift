import Foundation
import Testing

@Suite struct HierarchyTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var text = "unique_id,ds,y\n"
    for (name, base) in [("총무과", 30), ("홍보과", 50), ("시", 84)] {
      for year in 0..<6 { text += "\(name),\(2018 + year),\(base + year * 3 + year % 3)\n" }
    }
    try folder.write(text, to: "실적.csv")
    try folder.write("하위,상위\n총무과,행정국\n홍보과,행정국\n행정국,시\n", to: "조직.csv")
    return folder
  }

  @Test(arguments: ["mint", "wls", "wls-structural", "ols", "bottom-up"])
  func departmentsAddUpToTheCity(_ way: String) throws {
    let folder = try folder()
    let outcome = try Command.run(
      [
        "forecast", "실적.csv", "--horizon", "2", "--hierarchy", "조직.csv", "--reconcile", way,
        "--method", "drift", "--lang", "ko",
      ], in: folder.url)
    #expect(outcome.status == 0)
    // The city's own figures are not the sums of its departments'.
    #expect(outcome.words.contains("하위 합계"))
    let table = try Records(outcome.output)
    #expect(table.rows.count == 8)
    for year in ["2024", "2025"] {
      func mean(_ name: String) throws -> Double {
        let row = table.rows.first { $0["unique_id"] == name && $0["ds"] == year }
        return try #require(Double(row?["mean"] ?? ""))
      }
      let parts = try mean("총무과") + mean("홍보과")
      #expect(abs(try mean("행정국") - parts) < 1e-6)
      #expect(abs(try mean("시") - parts) < 1e-6)
    }
  }

  @Test func whatIsNoHierarchyIsExplained() throws {
    let folder = try folder()
    try folder.write("child,parent\n총무과,시\n시,총무과\n", to: "원.csv")
    try folder.write("child,parent\n총무과,시\n홍보팀,시\n", to: "오타.csv")
    let options = ["forecast", "실적.csv", "--horizon", "1", "--lang", "ko", "--hierarchy"]
    let circle = try Command.run(options + ["원.csv"], in: folder.url)
    #expect(circle.status == 2)
    #expect(circle.words.contains("총무과 → 시 → 총무과"))
    let unknown = try Command.run(options + ["오타.csv"], in: folder.url)
    #expect(unknown.status == 2)
    #expect(unknown.words.contains("'홍보팀'") && unknown.words.contains("'홍보과'"))
    let other = try Command.run(options + ["실적.csv"], in: folder.url)
    #expect(other.words.contains("'parent'"))
  }

  /// A relation that cannot be read would leave a whole without a part, so nothing is forecast.
  @Test(arguments: [
    ("child,parent\n총무과,시\n총무과,도\n홍보과,시\n", "2행과 같습니다"),
    ("child,parent,weight\n총무과,시,x\n홍보과,시,\n", "'x'"), ("child,parent\n", "한 줄도 없습니다"),
    ("child,parent,weight\n총무과,시,0\n홍보과,시,\n", "0이 아닌 수"),
  ])
  func noRelationIsLeftOutInSilence(_ table: String, _ words: String) throws {
    let folder = try folder()
    try folder.write(table, to: "관계.csv")
    let outcome = try Command.run(
      ["forecast", "실적.csv", "--horizon", "1", "--lang", "ko", "--hierarchy", "관계.csv"],
      in: folder.url)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.words.contains(words) && outcome.words.contains("관계.csv"))
    #expect(!outcome.words.contains("다른 방법을"))
  }

  @Test func whatWasGivenIsNeverWrittenOverOrIgnored() throws {
    let folder = try folder()
    let options = ["forecast", "실적.csv", "--horizon", "1", "--lang", "ko"]
    let over = try Command.run(
      options + ["--hierarchy", "조직.csv", "--out", "조직.csv"], in: folder.url)
    #expect(over.status == 73)
    let alone = try Command.run(options + ["--reconcile", "ols"], in: folder.url)
    #expect(alone.status == 64 && alone.words.contains("--hierarchy"))
  }
}
