public import Foundation
import Synchronization

/// A file that is written piece by piece beside its place and takes it only when it is whole.
///
/// ```swift
/// let file = try StreamedFile(path: "forecast.csv")
/// try file.write(text)
/// try file.commit()
/// ```
public final class StreamedFile: Sendable {
  private let path: String
  private let target: URL
  private let draft: URL
  private let handle: FileHandle
  private let isOpen = Mutex(true)

  /// Opens a temporary file in the folder of `path`.
  ///
  /// - Throws: `WriteError` where the file is one of the inputs, or cannot be written.
  public init(path: String, inputs: [String] = []) throws(WriteError) {
    self.path = path
    target = try FileWriter.target(path, inputs: inputs)
    draft = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).jipyo-\(getpid())")
    guard FileManager.default.createFile(atPath: draft.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: draft.path)
    else { throw FileWriter.cannotWrite(path) }
    self.handle = handle
  }

  /// Adds text at the end.
  ///
  /// - Throws: `WriteError`, such as where the disk is full; nothing is left behind then.
  public func write(_ text: String) throws(WriteError) { try write(Data(text.utf8)) }

  /// Adds bytes at the end.
  ///
  /// - Throws: `WriteError`, as for text.
  public func write(_ bytes: [UInt8]) throws(WriteError) { try write(Data(bytes)) }

  /// Adds bytes at the end.
  ///
  /// - Throws: `WriteError`, as for text.
  public func write(_ data: Data) throws(WriteError) {
    do {
      try handle.write(contentsOf: data)
    } catch {
      discard()
      throw FileWriter.cannotWrite(path)
    }
  }

  /// Puts the file in its place, over an older one.
  ///
  /// - Throws: `WriteError`; the older file stays then.
  public func commit() throws(WriteError) {
    do {
      try handle.close()
      guard rename(draft.path, target.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
      isOpen.withLock { $0 = false }
    } catch {
      discard()
      throw FileWriter.cannotWrite(path)
    }
  }

  /// Takes the temporary file away, if the file is not in its place yet.
  public func discard() {
    isOpen.withLock { isOpen in
      if isOpen { unlink(draft.path) }
      isOpen = false
    }
  }
}
