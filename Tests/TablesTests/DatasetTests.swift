import Foundation
import Indicators
import Tables
import Testing

@Suite struct DatasetTests {
  /// The folder of data sets beside the sources.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Datasets")

  /// The data sets that are workspaces.
  static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.sorted().filter { name in
      let path = folder.appendingPathComponent(name).appendingPathComponent("indicators.csv").path
      return FileManager.default.fileExists(atPath: path)
    }
  }()

  @Test func dataSetsAreThere() {
    #expect(Set(["seogu-2017", "paju-2024"]).isSubset(of: DatasetTests.names))
  }

  @Test(arguments: names)
  func dataSetsHaveNoErrorsOrWarnings(name: String) throws {
    let reading = WorkspaceReader.read(
      folder: DatasetTests.folder.appendingPathComponent(name).path)
    let problems = reading.findings.filter { $0.severity > .note }.map { $0.text(.ko) }
    #expect(problems == [])
    #expect(reading.workspace != nil)
    #expect(reading.coercions == [])
  }
}
