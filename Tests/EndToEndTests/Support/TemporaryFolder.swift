import Foundation

/// A folder of one test's own that goes away with the test.
final class TemporaryFolder {
  let url: URL

  /// Makes a folder; the name may hold Hangul and spaces.
  init(_ name: String = "jipyo") throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "\(name)-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of something inside.
  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file, with the folders it needs.
  @discardableResult
  func write(_ text: String, to name: String) throws -> URL { try write(Data(text.utf8), to: name) }

  /// Writes the bytes of a file.
  @discardableResult
  func write(_ data: Data, to name: String) throws -> URL {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file
  }

  /// Reads a file.
  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appending(path: name), encoding: .utf8)
  }

  /// A copy of a committed dataset.
  func copy(dataset: String, to name: String) throws -> URL {
    let target = url.appending(path: name)
    try FileManager.default.copyItem(at: Command.dataset(dataset), to: target)
    return target
  }

  /// Every file below, hidden ones too, with its bytes.
  func contents(of name: String = "") throws -> [String: Data] {
    let base = name.isEmpty ? url : url.appending(path: name)
    let names = try FileManager.default.subpathsOfDirectory(atPath: base.path)
    var files: [String: Data] = [:]
    for name in names {
      var isFolder: ObjCBool = false
      let file = base.appending(path: name)
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue { files[name] = try Data(contentsOf: file) }
    }
    return files
  }
}
