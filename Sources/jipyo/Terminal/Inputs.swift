import Foundation
import Indicators
import Reports
import Tables

/// SHA-256 of input files, for provenance.
enum Inputs {
  /// Every readable file among the paths; folders are listed recursively, hidden files and results
  /// of earlier runs below them left out.
  ///
  /// Files of a folder are named relative to it, so that a run is the same from any place.
  static func digests(_ paths: [String]) -> [Provenance.Input] {
    paths.flatMap { path -> [Provenance.Input] in
      // The digest of a workbook is that of its file, whichever sheet was read.
      let path = WorkbookName(path).path
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return [] }
      let names = isFolder.boolValue ? files(inside: path) : [path]
      return names.compactMap { name in
        let full = isFolder.boolValue ? path + "/" + name : name
        guard let data = FileManager.default.contents(atPath: full) else { return nil }
        return Provenance.Input(path: name, sha256: SHA256.hexDigest(of: Array(data)))
      }
    }
  }

  private static func files(inside folder: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    let results = names.filter { $0.hasSuffix("/" + FileWriter.marker) }
      .map { $0.dropLast(FileWriter.marker.count) }
    return names.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
        && !results.contains { name.hasPrefix($0) }
    }.sorted()
  }
}
