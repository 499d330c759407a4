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
  /// - Parameters:
  ///   - inputs: What the command reads.
  ///   - command: The command's name, such as `charts`; the result of another command is not
  ///     replaced. nil where that does not matter.
  /// - Throws: `WriteError` where it is or contains an input, holds files that no earlier run
  ///   wrote, or the result of another command.
  public func check(inputs: [String], command: String? = nil) throws(WriteError) {
    for input in FileWriter.files(inputs) {
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
    if let command, let other = earlierRecord()?.command.split(separator: " ").first,
      other != command
    {
      throw WriteError(
        path: path, ko: "jipyo \(other)의 결과가 있는 폴더라 바꾸지 않았습니다.",
        en: "This holds the result of jipyo \(other), so it was left alone.",
        mendKo: "--out에 다른 폴더 이름을 지정하십시오.", mendEn: "Give --out another folder name.")
    }
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

  /// The record of an earlier run.
  private struct Record: Decodable {
    let command: String
    let files: [String]
  }

  private func earlierRecord() -> Record? {
    FileManager.default.contents(atPath: target.path + "/" + FileWriter.marker)
      .flatMap { try? JSONDecoder().decode(Record.self, from: $0) }
  }

  /// The files that the record of an earlier run names; none for an empty folder, nil where files
  /// lie there without a record.
  private func earlierFiles() -> Set<String>? {
    if let record = earlierRecord() { return Set(record.files + [FileWriter.marker]) }
    return files().isEmpty ? [] : nil
  }
}
