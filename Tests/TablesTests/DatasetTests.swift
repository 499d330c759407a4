import Foundation
import Indicators
import Tables
import Testing

@Suite struct DatasetTests {
  /// The folder of data sets beside the sources.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Datasets")

  @Test(arguments: ["seogu-2017", "paju-2024"])
  func dataSetsHaveNoErrorsOrWarnings(name: String) throws {
    let reading = WorkspaceReader.read(
      folder: DatasetTests.folder.appendingPathComponent(name).path)
    let problems = reading.findings.filter { $0.severity > .note }.map { $0.text(.ko) }
    #expect(problems == [])
    #expect(reading.workspace != nil)
    #expect(reading.coercions == [])
  }
}
