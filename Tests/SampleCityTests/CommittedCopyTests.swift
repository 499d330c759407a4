import Foundation
import SampleCity
import Testing

@Suite struct CommittedCopyTests {
  /// `Datasets/sample-city` is what `jipyo sample --out Datasets/sample-city` writes.
  @Test func theCommittedFolderIsWhatTheGeneratorMakes() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    for file in SampleCity().files {
      let path = root.appending(path: "Datasets/sample-city").appending(path: file.path)
      #expect(try String(contentsOf: path, encoding: .utf8) == file.text, "\(file.path)")
    }
  }
}
