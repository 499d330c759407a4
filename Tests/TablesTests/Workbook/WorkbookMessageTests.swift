import Foundation
import Indicators
import TestSupport
import Testing

@testable import Tables

/// The words about workbooks, in both languages.
@Suite struct WorkbookMessageTests {
  /// What is found in a file, which may name a sheet.
  private static func findings(_ name: String) throws -> [Finding] {
    let bytes = try FileBytes.read(Workbooks.path(name))
    do throws(Finding) {
      return try TextDecoding.decode(bytes, file: name).findings
    } catch { return [error] }
  }

  private static func all() throws -> [(file: String, findings: [Finding])] {
    let folder = Workbooks.path("")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { !$0.hasSuffix(".json") }
    func refusal(_ text: String, _ file: String) -> [Finding] {
      do throws(Finding) {
        _ = try TextDecoding.decode(Array(text.utf8), file: file)
        return []
      } catch { return [error] }
    }
    let others = [("secured.xlsx", "SCDSA004"), ("text.xlsx#보도", "지표,2023\n가,1\n")]
    return try (files + ["sheets-openpyxl.xlsx#보됴", "sheets-openpyxl.xlsx#자료"]).map {
      ($0, try findings($0))
    } + others.map { ($0.0, refusal($0.1, $0.0)) }
  }

  @Test func words() throws {
    let text = try Self.all().filter { !$0.findings.isEmpty }.map { file, findings in
      "# \(file)\n"
        + findings.map { "[\($0.code)] \($0.severity)\n\($0.text(.ko))\n\($0.text(.en))\n" }
        .joined()
    }.joined(separator: "\n")
    let difference = snapshotDifference(
      text, named: "workbooks", extension: "txt",
      file: Fixtures.folder.appendingPathComponent("_").path)
    #expect(difference == nil)
  }

  /// Every code of the sources has a fixture.
  @Test func everyMessageIsShown() throws {
    let shown = Set(try Self.all().flatMap(\.findings).map(\.code))
    let sources = Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Tables/Messages")
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path)
      .filter { $0.hasPrefix("WorkbookFindings") }
    #expect(files.count == 3)
    for name in files {
      let text = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
      for match in text.matches(of: #/"([a-z0-9]+(?:-[a-z0-9]+)+)"/#) {
        #expect(shown.contains(String(match.1)), "\(match.1)")
      }
    }
  }
}
