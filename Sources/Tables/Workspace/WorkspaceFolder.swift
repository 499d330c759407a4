import Foundation
import Indicators

/// The folder of a workspace and the names of what lies in it.
struct WorkspaceFolder {
  let root: String
  /// Names directly in the folder, sorted.
  let names: [String]

  /// Opens a folder.
  init(_ path: String) throws(Finding) {
    root = path
    let fileManager = FileManager.default
    var isFolder: ObjCBool = false
    guard fileManager.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw WorkspaceFindings.missingFolder(path, isLink: WorkspaceFolder.isLink(path))
    }
    guard isFolder.boolValue else { throw WorkspaceFindings.notAFolder(path) }
    do {
      names = try fileManager.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw WorkspaceFindings.unreadableFolder(path)
    }
  }

  /// Whether a name lies directly in the folder, be it a file, a folder or a link.
  func has(_ name: String) -> Bool { names.contains(name) }

  /// The path of a file in the folder.
  func path(of name: String) -> String { root.hasSuffix("/") ? root + name : root + "/" + name }

  /// Model files, relative to the folder, sorted.
  var modelFiles: [String] {
    let folder = path(of: "models")
    let found = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return found.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
      .map { "models/" + $0 }
  }

  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }
}
