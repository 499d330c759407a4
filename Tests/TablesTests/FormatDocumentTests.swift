import Foundation
import Testing

@testable import Tables

@Suite struct FormatDocumentTests {
  /// The page names every file and every column that the reader knows.
  @Test func everyColumnIsDocumented() throws {
    let root = Fixtures.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(
      contentsOf: root.appendingPathComponent("Documentation/workspace-format.md"), encoding: .utf8)
    var missing: [String] = []
    for schema in TableSchema.all {
      if !page.contains(schema.file) { missing.append(schema.file) }
      for column in schema.columns {
        let mark = column.isRequired ? "`\(column.name)` **R**" : "`\(column.name)`"
        if !page.contains(mark) { missing.append("\(schema.file): \(mark)") }
      }
    }
    #expect(missing == [])
  }
}
