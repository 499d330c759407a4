import Foundation
import Indicators
import Tables
import TestSupport
import Testing

/// One broken input per message: what Jipyo says about it, in both languages.
///
/// A folder of `Fixtures/broken` holds a `long.csv`, a `model.yaml`, or files that replace or join
/// those of the sound workspace in `Fixtures/base` (`removed.txt` names files to take away).
@Suite struct BrokenInputTests {
  static let names: [String] = {
    let folder = Fixtures.folder.appendingPathComponent("broken").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }()

  @Test func soundWorkspaceHasNothingToReport() throws {
    let reading = WorkspaceReader.read(folder: Fixtures.folder.appendingPathComponent("base").path)
    #expect(reading.findings.map { $0.text(.ko) } == [])
    #expect(reading.workspace?.models.keys.sorted() == ["press"])
  }

  @Test(arguments: names) func saysWhatIsWrong(name: String) throws {
    let findings = try Fixtures.findings(ofBroken: name)
    #expect(!findings.isEmpty)
    let text = findings.map { finding in
      """
      [\(finding.code)] \(finding.severity)
      \(finding.text(.ko))
      \(finding.text(.en))
      """
    }.joined(separator: "\n\n")
    let difference = snapshotDifference(
      text + "\n", named: name, extension: "txt",
      file: Fixtures.folder.appendingPathComponent("_").path)
    #expect(difference == nil)
  }

  /// Every finding carries a place, and every error and warning a mend.
  @Test(arguments: names) func findingsNamePlaceAndMend(name: String) throws {
    for finding in try Fixtures.findings(ofBroken: name) {
      #expect(finding.place.file != nil, "\(finding.code)")
      let isSummary = finding.message.en.hasPrefix("There are ")
      if finding.severity > .note, !isSummary { #expect(finding.mend != nil, "\(finding.code)") }
    }
  }

  /// Every code that the sources can report is shown by a snapshot or has a test of its own.
  @Test func everyMessageHasAFixture() throws {
    let elsewhere: Set<String> = [
      "missing-folder", "not-a-folder", "is-folder", "link-loop", "file-permission",
      "file-too-large", "file-unreadable", "file-changed", "half-yearly", "half-years",
      "blank-end",
      "model-too-large", "scenario-too-deep", "percentages-within-100",
    ]
    let root = Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sources = ["Messages", "Numbers"].map {
      root.appendingPathComponent("Sources/Tables/\($0)")
    }
    var codes: Set<String> = []
    for folder in sources {
      // Tables for audits have their own suite, in AuditTests; regressors, panels and workbooks theirs.
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
      where !["Audit", "Regressor", "Panel", "Workbook"]
        .contains(where: { name.hasPrefix("\($0)Findings") })
      {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        for match in text.matches(of: #/"([a-z0-9]+(?:-[a-z0-9]+)+)"/#) {
          codes.insert(String(match.1))
        }
      }
    }
    var shown: Set<String> = []
    for name in BrokenInputTests.names {
      shown.formUnion(try Fixtures.findings(ofBroken: name).map(\.code))
    }
    #expect(codes.subtracting(shown).subtracting(elsewhere).sorted() == [])
  }
}
