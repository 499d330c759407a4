import Audit
import Foundation
import Indicators
import Tables
import Testing

/// Tables of the tests, read as users write them.
enum Samples {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Datasets/published/tables")

  /// The table of a text; fails the test where it has errors.
  static func table(_ text: String, file: String = "t.csv") throws -> AuditTable {
    let reading = AuditTableReader.parse(Array(text.utf8), file: file)
    if reading.table == nil { Issue.record("\(reading.findings.map { $0.text(.en) })") }
    return try #require(reading.table)
  }

  /// A published table.
  static func published(_ name: String) throws -> AuditTable {
    let reading = AuditTableReader.read(path: folder.appending(path: name).path)
    return try #require(reading.table)
  }

  /// The figures to blame first, by name.
  static func blamed(_ result: AuditResult) -> [String] {
    result.blamed.map { result.table.figures[$0].id }
  }
}
