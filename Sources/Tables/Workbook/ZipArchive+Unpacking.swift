import CWorkbook

extension ZipArchive {
  /// Bytes that all parts together may unpack to.
  static let mostBytes = 1 << 30
  /// How many times its size a part may unpack to once it is large: text of real sheets shrinks to a
  /// tenth or so, a bomb to a thousandth.
  static let mostGrowth = 200
  /// The size from which on growth is looked at.
  static let grown = 16 << 20
  private static let chunk = 128 << 10

  /// Unpacks a part piece by piece.
  ///
  /// - Parameters:
  ///   - name: The part.
  ///   - take: What is done with a piece; it returns whether more is wanted.
  /// - Throws: where there is no such part or it cannot be unpacked; a part that was read to its end has
  ///   the check sum it should have.
  func unpack(
    _ name: String, _ take: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(WorkbookProblem) {
    guard let entry = entries[name.lowercased()] else { throw .missing(part: name) }
    guard entry.flags & 1 == 0 else { throw .locked }
    guard let start = start(of: entry), entry.packed >= 0, entry.packed <= bytes.count - start
    else {
      throw .damaged(part: entry.name)
    }
    var sum = Checksum(entry)
    let result = bytes.withUnsafeBufferPointer { all -> Result<Bool, WorkbookProblem> in
      let packed = UnsafeBufferPointer(rebasing: all[start..<(start + entry.packed)])
      let checked = { (piece: UnsafeBufferPointer<UInt8>) -> Bool in
        sum.add(piece)
        return take(piece)
      }
      switch entry.method {
      case 0: return self.copy(packed, entry, checked)
      case 8: return self.inflate(packed, entry, checked)
      default: return .failure(.method(entry.method, part: entry.name))
      }
    }
    if try result.get(), !sum.isRight { throw .damaged(part: entry.name) }
  }

  /// Where the bytes of a part begin; nil where no part begins in that place.
  private func start(of entry: Entry) -> Int? {
    guard bytes.indices.contains(entry.header),
      bytes.number(at: entry.header, bytes: 4) == 0x0403_4B50
    else { return nil }
    let start =
      entry.header + 30 + bytes.number(at: entry.header + 26, bytes: 2)
      + bytes.number(at: entry.header + 28, bytes: 2)
    return start <= bytes.count ? start : nil
  }

  /// Hands on a part that is stored as it is; whether all of it was wanted.
  private func copy(
    _ packed: UnsafeBufferPointer<UInt8>, _ entry: Entry,
    _ take: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Result<Bool, WorkbookProblem> {
    var index = 0
    while index < packed.count {
      let end = min(index + ZipArchive.chunk, packed.count)
      if let problem = count(end - index, of: entry, soFar: end) { return .failure(problem) }
      guard take(UnsafeBufferPointer(rebasing: packed[index..<end])) else { return .success(false) }
      index = end
    }
    return .success(true)
  }

  /// Hands on a part packed by Deflate; whether all of it was wanted.
  private func inflate(
    _ packed: UnsafeBufferPointer<UInt8>, _ entry: Entry,
    _ take: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Result<Bool, WorkbookProblem> {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard packed.count < Int(UInt32.max), inflateInit2_(&stream, -15, ZLIB_VERSION, size) == Z_OK
    else { return .failure(.tooLarge(part: entry.name)) }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: packed.baseAddress)
    stream.avail_in = UInt32(packed.count)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: ZipArchive.chunk) { piece in
      var total = 0
      while true {
        stream.next_out = piece.baseAddress
        stream.avail_out = UInt32(piece.count)
        let state = CWorkbook.inflate(&stream, Z_NO_FLUSH)
        let got = piece.count - Int(stream.avail_out)
        total += got
        guard state == Z_OK || state == Z_STREAM_END, got > 0 || state == Z_STREAM_END else {
          return .failure(.damaged(part: entry.name))
        }
        if let problem = count(got, of: entry, soFar: total) { return .failure(problem) }
        guard take(UnsafeBufferPointer(rebasing: piece[..<got])) else { return .success(false) }
        if state == Z_STREAM_END { return .success(true) }
      }
    }
  }

  /// Counts unpacked bytes; the problem where they are too many.
  private func count(_ bytes: Int, of entry: Entry, soFar: Int) -> WorkbookProblem? {
    unpacked += bytes
    let isBomb = soFar > ZipArchive.grown && soFar / ZipArchive.mostGrowth > entry.packed
    return isBomb || unpacked > ZipArchive.mostBytes ? .tooLarge(part: entry.name) : nil
  }
}

/// The check sum and size of what was unpacked.
private struct Checksum {
  private let entry: ZipArchive.Entry
  private var sum: UInt = 0
  private var size = 0

  init(_ entry: ZipArchive.Entry) { self.entry = entry }

  mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
    sum = crc32(sum, piece.baseAddress, UInt32(piece.count))
    size += piece.count
  }

  var isRight: Bool { sum == entry.checksum && size == entry.size }
}
