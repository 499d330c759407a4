import CWorkbook

/// The parts of a ZIP file held in memory, by the list at its end (APPNOTE.TXT 6.3.10, sections 4.3.12 to
/// 4.3.16), also of files beyond 4 GB (zip64) and of those written in one pass.
///
/// Names are compared without case, as OPC asks, and `\` counts as `/`, as some writers have it.
final class ZipArchive {
  /// What the list says of one part.
  struct Entry {
    let name: String
    let flags: Int
    let method: Int
    let checksum: UInt
    let packed: Int
    let size: Int
    let header: Int
  }

  let bytes: [UInt8]
  private(set) var entries: [String: Entry] = [:]
  /// Names in the order of the list, as written.
  private(set) var names: [String] = []
  /// Bytes unpacked so far.
  var unpacked = 0

  /// Reads the list of parts.
  init(_ bytes: [UInt8]) throws(WorkbookProblem) {
    self.bytes = bytes
    var list = try ZipArchive.list(in: bytes)
    let end = list.start + list.size
    for _ in 0..<list.count {
      guard let (entry, next) = entry(at: list.start, before: end) else { throw .cut }
      list.start = next
      names.append(entry.name)
      let key = entry.name.lowercased()
      if entries[key] == nil { entries[key] = entry }
    }
  }

  /// Whether there is such a part.
  func has(_ name: String) -> Bool { entries[name.lowercased()] != nil }

  /// One entry of the list and where the next begins; nil where it does not lie in the list.
  private func entry(at start: Int, before end: Int) -> (Entry, Int)? {
    guard start + 46 <= end, bytes.number(at: start, bytes: 4) == 0x0201_4B50 else { return nil }
    func field(_ offset: Int, _ count: Int) -> Int {
      bytes.number(at: start + offset, bytes: count)
    }
    let nameEnd = start + 46 + field(28, 2)
    let next = nameEnd + field(30, 2) + field(32, 2)
    guard next <= end else { return nil }
    var sizes = [field(24, 4), field(20, 4), field(42, 4)]
    readLarge(&sizes, from: nameEnd, to: nameEnd + field(30, 2))
    let name = String(decoding: bytes[(start + 46)..<nameEnd], as: UTF8.self)
    let entry = Entry(
      name: name.replacing("\\", with: "/"), flags: field(8, 2), method: field(10, 2),
      checksum: UInt(field(16, 4)), packed: sizes[1], size: sizes[0], header: sizes[2])
    return (entry, next)
  }

  /// Takes the sizes that do not fit into four bytes from the extra field 1.
  private func readLarge(_ sizes: inout [Int], from start: Int, to end: Int) {
    var at = start
    while at + 4 <= end {
      var place = at + 4
      let next = place + bytes.number(at: at + 2, bytes: 2)
      if bytes.number(at: at, bytes: 2) == 1 {
        for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && place + 8 <= min(next, end)
        {
          sizes[index] = bytes.number(at: place, bytes: 8)
          place += 8
        }
      }
      at = next
    }
  }

  /// Where the list stands, its size in bytes and how many parts it names.
  private static func list(
    in bytes: [UInt8]
  ) throws(WorkbookProblem) -> (start: Int, size: Int, count: Int) {
    let first = max(0, bytes.count - 22 - 65_535)
    let end = stride(from: bytes.count - 22, through: first, by: -1).first {
      bytes[$0] == 0x50 && bytes.number(at: $0, bytes: 4) == 0x0605_4B50
    }
    guard let end else { throw .cut }
    var list = (
      start: bytes.number(at: end + 16, bytes: 4), size: bytes.number(at: end + 12, bytes: 4),
      count: bytes.number(at: end + 10, bytes: 2)
    )
    let locator = end - 20
    if locator >= 0, bytes.number(at: locator, bytes: 4) == 0x0706_4B50 {
      let large = bytes.number(at: locator + 8, bytes: 8)
      guard large >= 0, large <= locator - 56, bytes.number(at: large, bytes: 4) == 0x0606_4B50
      else { throw .cut }
      list = (
        start: bytes.number(at: large + 48, bytes: 8), size: bytes.number(at: large + 40, bytes: 8),
        count: bytes.number(at: large + 32, bytes: 8)
      )
    }
    guard (0...end).contains(list.start), (0...(end - list.start)).contains(list.size),
      (0...(list.size / 46)).contains(list.count)
    else { throw .cut }
    return list
  }
}

extension [UInt8] {
  /// A little-endian number of up to eight bytes; -1 where it reaches beyond the end.
  func number(at start: Int, bytes count: Int) -> Int {
    guard start >= 0, start + count <= self.count else { return -1 }
    return (0..<count).reduce(0) {
      $0 | Int(truncatingIfNeeded: UInt64(self[start + $1]) << (8 * $1))
    }
  }
}
