import Foundation
import Indicators
import Tables
import Testing

@Suite struct WorkspaceReaderTests {
  @Test func everyPartOfTheSoundWorkspace() throws {
    let reading = WorkspaceReader.read(folder: Fixtures.folder.appendingPathComponent("base").path)
    let workspace = try #require(reading.workspace)
    #expect(workspace.name == "small-gu")
    #expect(workspace.organisation == "작은구")
    #expect(workspace.planYear == 2024)
    #expect(workspace.status == .synthetic)
    #expect(workspace.goals.roots.map(\.id) == ["S1"])
    #expect(workspace.goals.children(of: "P1").map(\.owner) == ["언론팀"])
    #expect(workspace.indicators.map(\.id) == ["coverage", "satisfaction", "response_days"])
    #expect(workspace.indicators[0].formula?.variables == ["releases", "stories"])
    #expect(workspace.indicators[1].support == .percent)
    #expect(workspace.indicators[1].rounding == RoundingRule(decimals: 1))
    #expect(workspace.indicators[2].direction == .band(1...3))
    #expect(workspace.series["releases"]?.values == [1200, 1250, 1300])
    #expect(workspace.series["stories"]?.breaks.map(\.period) == [.year(2022)])
    #expect(workspace.series["coverage"]?.start == nil)
    #expect(workspace.targets["satisfaction"]?.values == [82])
    #expect(workspace.programmes[1].execution == "직접수행")
    #expect(workspace.amounts[1].amount == Won(179_400_000, displayUnit: .thousand))
    #expect(workspace.amounts[2].source == .national)
    #expect(workspace.tables.first?["all", "change"]?.value == -149)
    #expect(workspace.staff == [StaffRecord(department: "홍보실", grade: "계", quota: 10, current: 9)])
    #expect(workspace.costReviews[0].saved?.amount == 4_563_000_000)
    #expect(workspace.costReviews[0].rateDenominator == "심사의뢰금액")
    #expect(workspace.thresholds[0].minimum?.amount == 100_000_000)
    #expect(workspace.grants[0].basis == .nationalAndProvincial)
    #expect(workspace.gates[0].total?.amount == 5_000_000_000)
    #expect(workspace.facts[0].value == 1220)
    #expect(workspace.models["press"]?.outcomes == ["coverage"])
    #expect(reading.inputs.first == "datapackage.json")
    #expect(reading.inputs.last == "models/press.yaml")
  }

  /// 179 백만원 in a series kept in 천원; the change is listed.
  @Test func unitsOfOneKindAreConverted() throws {
    let reading = WorkspaceReader.read(folder: Fixtures.folder.appendingPathComponent("base").path)
    #expect(reading.workspace?.series["budget"]?.values == [179_000])
    #expect(reading.coercions.map(\.before) == ["179 백만원"])
    #expect(reading.coercions.map(\.after) == ["179000 천원"])
  }

  @Test func foldersThatAreNone() throws {
    #expect(codes("/no/such/folder") == ["missing-folder"])
    let file = Fixtures.folder.appendingPathComponent("base/goals.csv").path
    #expect(codes(file) == ["not-a-folder"])
    try Fixtures.withTemporaryFolder { folder in
      #expect(codes(folder.path) == ["missing-file", "missing-file", "missing-file"])
      let loop = folder.appendingPathComponent("loop").path
      try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
      #expect(codes(loop) == ["link-loop"])
      #expect(throws: Finding.self) { try FileBytes.read(loop) }
    }
  }

  /// A folder, a loop of links or a large file in the place of a table ends in a message.
  @Test func tablesThatCannotBeRead() throws {
    try Fixtures.withTemporaryFolder { folder in
      let manager = FileManager.default
      let copy = folder.appendingPathComponent("w")
      try manager.copyItem(at: Fixtures.folder.appendingPathComponent("base"), to: copy)
      let goals = copy.appendingPathComponent("goals.csv").path
      try manager.removeItem(atPath: goals)
      try manager.createDirectory(atPath: goals, withIntermediateDirectories: true)
      let facts = copy.appendingPathComponent("facts.csv").path
      try manager.removeItem(atPath: facts)
      try manager.createSymbolicLink(atPath: facts, withDestinationPath: facts)
      let reading = WorkspaceReader.read(folder: copy.path)
      #expect(reading.workspace == nil)
      #expect(reading.findings.map(\.code) == ["is-folder", "link-loop"])
      #expect(reading.findings.map(\.place.file) == ["goals.csv", "facts.csv"])
    }
  }

  @Test func largeFilesAreRefused() throws {
    let path = Fixtures.folder.appendingPathComponent("base/goals.csv").path
    let error = #expect(throws: Finding.self) { try FileBytes.read(path, limit: 10) }
    #expect(error?.code == "file-too-large")
  }

  private func codes(_ path: String) -> [String] {
    let reading = WorkspaceReader.read(folder: path)
    #expect(reading.workspace == nil)
    return reading.findings.map(\.code)
  }
}
