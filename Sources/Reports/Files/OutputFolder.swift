import Foundation
import Indicators

/// A folder that a command is asked to write.
public struct OutputFolder: Sendable {
  private let path: String
  private let target: URL

  /// Names a folder.
  public init(_ path: String) {
    self.path = path
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
  }

  /// Checks that the folder may be written as a whole; cheap enough to ask before any work.
  ///
  /// - Throws: `WriteError` where it is or contains an input, or holds files that no earlier run
  ///   wrote.
  public func check(inputs: [String]) throws(WriteError) {
    for input in inputs {
      let source = URL(fileURLWithPath: input).resolvingSymlinksInPath().standardizedFileURL.path
      if source == target.path || source.hasPrefix(target.path + "/") {
        throw WriteError(
          path: path, ko: "입력 자료가 있는 폴더를 결과로 바꿀 수 없습니다.",
          en: "The output would replace a folder that holds the input.",
          mendKo: "--out에 다른 폴더 이름을 지정하십시오.", mendEn: "Give --out another folder name.")
      }
    }
    var isFolder: ObjCBool = false
    let manager = FileManager.default
    guard manager.fileExists(atPath: target.path, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue, let own = earlierFiles(), files().allSatisfy(own.contains) else {
      throw WriteError(
        path: path, ko: "이미 있는 폴더(또는 파일)이며 jipyo가 만든 결과가 아닌 것이 있어 그대로 두었습니다.",
        en: "This exists and holds what is not an earlier result of jipyo, so it was left alone.",
        mendKo: "--out에 새 폴더 이름을 지정하거나 그 폴더를 비우십시오.",
        mendEn: "Give --out the name of a new folder, or empty that one.")
    }
  }

  /// Every file below, by its path inside the folder.
  private func files() -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: target.path)) ?? []
    return names.filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: target.appending(path: name).path, isDirectory: &isFolder)
      return !exists || !isFolder.boolValue
    }
  }

  /// The files that the record of an earlier run names; none for an empty folder, nil where files
  /// lie there without a record.
  private func earlierFiles() -> Set<String>? {
    struct Record: Decodable {
      let jipyo: String
      let files: [String]
    }
    guard let data = FileManager.default.contents(atPath: target.path + "/" + FileWriter.marker)
    else { return files().isEmpty ? [] : nil }
    guard let record = try? JSONDecoder().decode(Record.self, from: data) else { return nil }
    return Set(record.files + [FileWriter.marker])
  }
}
