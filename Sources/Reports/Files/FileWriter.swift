import Foundation
public import Indicators

/// Why a file could not be written; exit code 73.
public struct WriteError: Error, Sendable {
  /// What happened, with the path and a mend.
  public let finding: Finding

  init(path: String, ko: String, en: String, mendKo: String, mendEn: String) {
    finding = Finding(
      code: "cannot-write", severity: .error, place: Place(file: path),
      message: LocalizedText(ko: ko, en: en), mend: LocalizedText(ko: mendKo, en: mendEn))
  }
}

/// A file to be written.
public struct OutputFile: Sendable, Hashable {
  /// Path inside the output folder.
  public let path: String
  /// Contents.
  public let text: String

  /// Makes a file.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// Writes files so that an interrupted run leaves either the old one or the new one.
public enum FileWriter {
  /// Writes one file: to a temporary file beside it, then renames.
  ///
  /// - Throws: `WriteError` where the file is one of the inputs, or cannot be written.
  public static func write(_ text: String, to path: String, inputs: [String] = [])
    throws(WriteError)
  {
    let target = try target(path, inputs: inputs)
    do {
      try Data(text.utf8).write(to: target, options: .atomic)
    } catch {
      throw cannotWrite(path)
    }
  }

  /// The paths of inputs, also without the sheet that may stand behind a workbook (`a.xlsx#name`).
  static func files(_ inputs: [String]) -> [String] {
    inputs.flatMap { path in [path] + (path.lastIndex(of: "#").map { [String(path[..<$0])] } ?? [])
    }
  }

  /// Where a path leads to, unless that is one of the inputs.
  static func target(_ path: String, inputs: [String]) throws(WriteError) -> URL {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
    let clash = files(inputs).contains {
      URL(fileURLWithPath: $0).resolvingSymlinksInPath().standardizedFileURL.path == target.path
    }
    if clash {
      throw WriteError(
        path: path, ko: "입력 파일과 같은 곳에 쓸 수 없습니다.", en: "The output would replace an input file.",
        mendKo: "쓸 파일에 다른 이름을 지정하십시오.", mendEn: "Give the output another name.")
    }
    var status = stat()
    let kind = stat(target.path, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
    guard [S_IFREG, S_IFDIR].contains(kind) else {
      throw WriteError(
        path: path, ko: "파일이 아니라 장치나 파이프여서 건드리지 않았습니다.",
        en: "This is a device or a pipe, not a file, and was left alone.",
        mendKo: "파일 이름을 지정하십시오.",
        mendEn: "Give the name of a file.")
    }
    guard kind == S_IFREG else {
      throw WriteError(
        path: path, ko: "파일이 있어야 할 곳에 폴더가 있습니다.",
        en: "There is a folder where a file should be.",
        mendKo: "폴더 안의 파일 이름을 지정하십시오.", mendEn: "Name a file inside the folder.")
    }
    return target
  }

  /// The file by which a folder shows that it is an earlier output, and of which files.
  public static let marker = "run.json"

  /// Writes a folder as a whole: to a temporary folder beside it, then renames.
  ///
  /// The record of the run goes into `run.json`, with the names of all files. An existing folder is
  /// replaced only if it is empty or holds nothing but what such a record names, so nothing of the
  /// user's is ever lost.
  /// - Throws: `WriteError` where the folder holds something else, holds an input, or cannot be
  ///   written.
  public static func write(
    _ files: [OutputFile], provenance: Provenance, toFolder path: String, inputs: [String] = []
  ) throws(WriteError) {
    let names = files.map(\.path).sorted()
    let record = OutputFile(path: marker, text: provenance.json(files: names).text() + "\n")
    let manager = FileManager.default
    let command = provenance.command.split(separator: " ").first.map { String($0) }
    try OutputFolder(path).check(inputs: inputs, command: command)
    let target = URL(fileURLWithPath: path).standardizedFileURL
    let parent = target.deletingLastPathComponent()
    let draft = parent.appending(path: ".\(target.lastPathComponent).jipyo-\(getpid())")
    do {
      try manager.createDirectory(at: draft, withIntermediateDirectories: true)
      for file in files + [record] {
        let url = draft.appending(path: file.path)
        try manager.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: url)
      }
      try swap(draft, target, manager)
    } catch {
      try? manager.removeItem(at: draft)
      throw cannotWrite(path)
    }
  }

  private static func swap(_ draft: URL, _ target: URL, _ manager: FileManager) throws {
    guard manager.fileExists(atPath: target.path) else {
      try manager.moveItem(at: draft, to: target)
      return
    }
    let old = draft.appendingPathExtension("old")
    try manager.moveItem(at: target, to: old)
    do {
      try manager.moveItem(at: draft, to: target)
    } catch {
      try? manager.moveItem(at: old, to: target)
      throw error
    }
    try manager.removeItem(at: old)
  }

  /// The error of a place that cannot be written to.
  static func cannotWrite(_ path: String) -> WriteError {
    WriteError(
      path: path, ko: "여기에 쓸 수 없습니다.", en: "This place cannot be written to.",
      mendKo: "폴더가 있는지, 쓰기 권한과 남은 공간이 있는지 확인하십시오.",
      mendEn: "Check that the folder exists, that you may write to it and that there is space.")
  }
}
