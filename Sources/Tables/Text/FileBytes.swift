import Foundation
public import Indicators

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads whole files, with a size limit and a clear reason where that is not possible.
public enum FileBytes {
  /// The largest data file that is read, in bytes.
  public static let dataLimit = 512 << 20
  /// The largest model or description file that is read, in bytes.
  public static let modelLimit = 4 << 20

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: Where the file is; `-` is standard input. The sheet of a workbook may stand behind either.
  ///   - name: How messages name it; the path itself by default.
  ///   - limit: The largest size in bytes.
  /// - Returns: all bytes.
  /// - Throws: a finding that tells why it cannot be read: missing, a folder, no permission, links
  ///   in a circle, too large.
  public static func read(
    _ path: String, named name: String? = nil, limit: Int = dataLimit
  ) throws(Finding) -> [UInt8] {
    let name = name ?? (path == "-" ? "(stdin)" : path)
    if path == "-" || WorkbookName(path).isSheetOfInput {
      return try readAll(0, name: name, limit: limit)
    }
    // Opening without blocking keeps a named pipe without a writer from hanging the program.
    let descriptor = open(WorkbookName(path).path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw TextFindings.cannotOpen(file: name, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw TextFindings.cannotOpen(file: name, errno: errno)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw TextFindings.isFolder(file: name) }
    if status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) > limit {
      throw TextFindings.tooLarge(file: name, bytes: Int(status.st_size), limit: limit)
    }
    if status.st_mode & S_IFMT == S_IFIFO {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }
    return try readAll(descriptor, name: name, limit: limit, expected: Int(status.st_size))
  }

  private static func readAll(
    _ descriptor: Int32, name: String, limit: Int, expected: Int = 0
  ) throws(Finding) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(max(expected, 0), limit))
    // One byte more than there should be, which tells whether there is more.
    let most = 1 << 18
    var chunk = [UInt8](repeating: 0, count: expected > 0 ? min(expected + 1, most) : most)
    while true {
      let capacity = chunk.count
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(descriptor, buffer.baseAddress, capacity)
        #else
          Darwin.read(descriptor, buffer.baseAddress, capacity)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw TextFindings.cannotOpen(file: name, errno: errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > limit {
        throw TextFindings.tooLarge(file: name, bytes: nil, limit: limit)
      }
    }
  }
}
