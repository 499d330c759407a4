import Foundation
public import Indicators

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A large long CSV file cut into portions of whole series, so that it is read in bounded memory
/// whatever its size.
///
/// One pass looks for the places where the series changes; each portion is then read by itself, on any
/// thread. That needs UTF-8, a column of identifiers and the rows of a series to stand together; for
/// any other file, such as a workbook, there are no portions, and ``LongTable/read(path:)`` reads it as a whole.
public struct LongPortions: Sendable {
  /// Files up to this many bytes are better read as a whole.
  public static let smallest = 512 << 10
  /// Bytes after which a portion ends with the series.
  static let usualSize = 64 << 10

  /// Name of the file in messages.
  public let file: String
  /// How many portions there are, at least 1.
  public var count: Int { cuts.count }
  /// Size of the file in bytes.
  public let byteCount: Int

  private let path: String
  private let header: [UInt8]
  private let cuts: [LongSurvey.Cut]
  private let modified: timespec

  /// Surveys a file; nil where it has to be read as a whole.
  public init?(path: String) {
    self.init(path: path, smallest: LongPortions.smallest, usualSize: LongPortions.usualSize)
  }

  /// Surveys a file of more than `smallest` bytes, in portions of about `usualSize`.
  init?(path: String, smallest: Int, usualSize: Int) {
    // Looked at before it is opened: a named pipe that was opened once has lost its writer.
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      Int(status.st_size) > smallest
    else { return nil }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard let survey = LongSurvey(descriptor, file: path, usualSize: usualSize),
      survey.cuts.count > 1
    else { return nil }
    self.path = path
    file = path
    byteCount = Int(status.st_size)
    header = survey.header
    cuts = survey.cuts
    modified = status.st_mtim
  }

  /// Where a portion ends, as a share of the file from 0 to 1.
  public func progress(after index: Int) -> Double {
    Double(cuts[index].end) / Double(max(1, byteCount))
  }

  /// Whether the file is the one that was surveyed: same size, same time of change.
  public var isUnchanged: Bool {
    var status = stat()
    return stat(path, &status) == 0 && Int(status.st_size) == byteCount
      && status.st_mtim.tv_sec == modified.tv_sec && status.st_mtim.tv_nsec == modified.tv_nsec
  }

  /// What to say where ``isUnchanged`` is false.
  public var changed: Finding { LongFindings.fileChanged(file) }

  /// Reads one portion; rows are numbered as in the whole file.
  ///
  /// - Throws: as ``LongTable/parse(_:file:)``, and where the file has become shorter.
  public func table(_ index: Int) throws(Finding) -> LongTable {
    let cut = cuts[index]
    var bytes = header
    bytes.append(contentsOf: try read(cut))
    return try LongTable.parse(
      utf8: bytes, file: file, encoding: .utf8,
      portion: LongPortion(rowsBefore: cut.rowsBefore, isFirst: index == 0))
  }

  private func read(_ cut: LongSurvey.Cut) throws(Finding) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw TextFindings.cannotOpen(file: file, errno: errno) }
    defer { close(descriptor) }
    let wanted = cut.end - cut.start
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted {
        let got = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, wanted - count,
          off_t(cut.start + count))
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        count += got
      }
    }
    guard bytes.count == wanted else { throw LongFindings.fileChanged(file) }
    return bytes
  }
}

/// Where a portion stands in its file.
struct LongPortion {
  /// Rows of the file that stand between the header and the portion.
  let rowsBefore: Int
  /// Whether it is the first, which speaks for the header.
  let isFirst: Bool
}
