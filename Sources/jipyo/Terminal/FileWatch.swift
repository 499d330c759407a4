import Foundation

/// Waits for a file to be saved.
struct FileWatch {
  /// The file.
  let path: String
  /// Seconds between looks.
  static let interval = 0.25

  /// Runs the body now and after every change of the file, until the program is ended.
  ///
  /// A file that is away for a moment, as while an editor saves it, is waited for.
  func forEachChange(_ body: () throws -> Void) throws {
    while true {
      let seen = stamp
      try body()
      while stamp == nil || stamp == seen { Thread.sleep(forTimeInterval: Self.interval) }
    }
  }

  /// When the file last changed, and its size and number; nil where there is none.
  ///
  /// Not when it was last written: a copy may keep that of another file.
  private var stamp: Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      seconds: Int(status.st_ctim.tv_sec), nanoseconds: Int(status.st_ctim.tv_nsec),
      size: Int(status.st_size), number: UInt64(status.st_ino))
  }

  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    let number: UInt64
  }
}
