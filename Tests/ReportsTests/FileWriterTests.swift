import Foundation
import Indicators
import Reports
import Testing

@Suite final class FileWriterTests {
  let folder = FileManager.default.temporaryDirectory.appending(path: "jipyo-\(UUID())")

  func inside(_ name: String) -> String { folder.appending(path: name).path }

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test func replacesItsOwnResultAndNothingElse() throws {
    let out = inside("out")
    let run = Provenance(command: "test", inputs: [], seed: nil, method: "auto")
    let first = [OutputFile(path: "charts/a.csv", text: "1")]
    try FileWriter.write(first, provenance: run, toFolder: out)
    try FileWriter.write([], provenance: run, toFolder: out)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["run.json"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out"])

    try FileManager.default.createDirectory(
      atPath: inside("mine"), withIntermediateDirectories: true)
    try Data("보고서".utf8).write(to: URL(fileURLWithPath: inside("mine/보고서.txt")))
    #expect(throws: WriteError.self) {
      try FileWriter.write(first, provenance: run, toFolder: inside("mine"))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: inside("mine")) == ["보고서.txt"])
  }

  @Test func neverWritesOverAnInput() throws {
    let input = inside("data.csv")
    try Data("a".utf8).write(to: URL(fileURLWithPath: input))
    try FileManager.default.createSymbolicLink(
      atPath: inside("link.csv"), withDestinationPath: input)
    for path in [input, inside("./data.csv"), inside("link.csv")] {
      let error = #expect(throws: WriteError.self) {
        try FileWriter.write("b", to: path, inputs: [input])
      }
      #expect(error?.finding.code == "cannot-write")
    }
    #expect(try String(contentsOfFile: input, encoding: .utf8) == "a")
  }

  @Test func aMissingFolderIsAnErrorNotACrash() {
    #expect(throws: WriteError.self) { try FileWriter.write("b", to: inside("no/such/file.csv")) }
  }
}
