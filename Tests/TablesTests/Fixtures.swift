import Foundation
import Indicators
import Tables

/// Files beside the tests.
enum Fixtures {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  /// What is found in a folder of `broken`.
  static func findings(ofBroken name: String) throws -> [Finding] {
    let broken = folder.appendingPathComponent("broken/\(name)")
    let files = try FileManager.default.contentsOfDirectory(atPath: broken.path)
    if files.contains("long.csv") {
      do throws(Finding) {
        return try LongTable.parse(longBytes(broken), file: "long.csv").allFindings
      } catch {
        return [error]
      }
    }
    if files.contains("model.yaml") {
      return DriverModelReader.read(
        path: broken.appendingPathComponent("model.yaml").path, named: "model.yaml"
      ).findings
    }
    return try withTemporaryFolder { copy in
      try overlay(broken, on: copy)
      return WorkspaceReader.read(folder: copy.path).findings
    }
  }

  private static func longBytes(_ broken: URL) -> [UInt8] {
    Array((try? Data(contentsOf: broken.appendingPathComponent("long.csv"))) ?? Data())
  }

  /// A copy of the sound workspace with the files of another folder laid over it.
  private static func overlay(_ broken: URL, on copy: URL) throws {
    let manager = FileManager.default
    try manager.removeItem(at: copy)
    try manager.copyItem(at: folder.appendingPathComponent("base"), to: copy)
    for path in try manager.subpathsOfDirectory(atPath: broken.path) {
      let source = broken.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      _ = manager.fileExists(atPath: source.path, isDirectory: &isFolder)
      if isFolder.boolValue { continue }
      if path == "removed.txt" {
        for name in try String(contentsOf: source, encoding: .utf8).split(separator: "\n") {
          try manager.removeItem(at: copy.appendingPathComponent(String(name)))
        }
      } else {
        let target = copy.appendingPathComponent(path)
        if manager.fileExists(atPath: target.path) { try manager.removeItem(at: target) }
        try manager.copyItem(at: source, to: target)
      }
    }
  }

  /// Runs the body with a new empty folder, which is removed afterwards.
  static func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("jipyo-tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }
}
