import Foundation
import Indicators
import Testing

@testable import Tables

@Suite struct LongPortionsTests {
  /// Surveys a text as a file, in portions of about 64 bytes.
  private func portions(_ text: String, bom: Bool = false) throws -> (LongPortions?, LongTable) {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    let bytes = (bom ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8)
    try Data(bytes).write(to: url)
    let whole = try LongTable.parse(bytes, file: url.path)
    guard let portions = LongPortions(path: url.path, smallest: 0, usualSize: 64) else {
      return (nil, whole)
    }
    #expect(portions.isUnchanged)
    var entries: [LongTable.Entry] = []
    var findings: [Finding] = []
    for index in 0..<portions.count {
      let table = try portions.table(index)
      entries += table.entries
      findings += table.findings
    }
    #expect(entries == whole.entries)
    #expect(findings == whole.findings)
    return (portions, whole)
  }

  private func rows(_ series: Int, line: String = "\n") -> String {
    var text = "unique_id,ds,y,메모" + line
    for id in 0..<series {
      for year in 2019..<(2020 + id % 5) { text += "지표\(id),\(year),\(id * year % 97),x" + line }
    }
    return text
  }

  @Test func portionsHoldWhatTheWholeFileHolds() throws {
    for line in ["\n", "\r\n"] {
      for bom in [false, true] {
        let (portions, whole) = try portions(rows(40, line: line), bom: bom)
        #expect(try #require(portions).count > 10)
        #expect(whole.entries.count == 40)
      }
    }
  }

  @Test func findingsNameTheRowsOfTheWholeFile() throws {
    var text = rows(30)
    text += "\n\"가,나\",2020,5,x\n\"가,나\",2020,6,x\n,2021,7,x\n\"다\n라\",2021,두개,x\n마,2021\n"
    text += "바,2021,△3,x\n바,2022,\"1,234\",x\n사,2021,,x"
    let (portions, whole) = try portions(text)
    #expect(try #require(portions).count > 5)
    #expect(whole.allFindings.count >= 5)
  }

  @Test func seriesThatDoNotStandTogetherAreReadAsAWhole() throws {
    let (portions, whole) = try portions(rows(30) + "지표0,2030,1,x\n")
    #expect(portions == nil)
    #expect(whole.entries.count == 30)
  }

  @Test func otherEncodingsAndSingleSeriesAreReadAsAWhole() throws {
    let (single, _) = try portions(
      "ds,y\n" + (1950...2020).map { "\($0),\($0 % 7)\n" }.joined())
    #expect(single == nil)
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(Array(rows(30).utf8) + [0xB0, 0xA1]).write(to: url)
    #expect(LongPortions(path: url.path, smallest: 0, usualSize: 64) == nil)
  }

  @Test func aFileThatChangesMeanwhileIsNoticed() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(rows(40).utf8).write(to: url)
    let portions = try #require(LongPortions(path: url.path, smallest: 0, usualSize: 64))
    try Data(rows(3).utf8).write(to: url)
    #expect(!portions.isUnchanged)
    #expect(throws: Finding.self) { _ = try portions.table(portions.count - 1) }
  }

  @Test func smallFilesAreReadAsAWhole() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(rows(40).utf8).write(to: url)
    #expect(LongPortions(path: url.path) == nil)
    #expect(LongPortions(path: "/없는/파일.csv") == nil)
    #expect(LongPortions(path: "-") == nil)
  }
}
