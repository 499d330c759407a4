/// The texts that cells of a workbook refer to by number, in one block of bytes.
struct SharedStrings {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// No texts.
  init() {}

  /// Reads `sharedStrings.xml`.
  init(_ archive: ZipArchive, part: String) throws(WorkbookProblem) {
    let taker = SharedStringTaker()
    try archive.parse(part, by: taker)
    if taker.isTooLong { throw .tooLarge(part: part) }
    (bytes, ends) = (taker.text.bytes, taker.ends)
  }

  var count: Int { ends.count }

  /// The bytes of a text; nil where there is no such number.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

/// Gathers the text of `<t>`, plain or in runs, but not of `<rPh>`, which tells how it is read aloud.
struct StringItem {
  private(set) var bytes: [UInt8] = []
  private var start = 0
  private var isReading = false
  private var isPhonetic = false

  /// Whether text is wanted now.
  var wantsText: Bool { isReading && !isPhonetic }

  mutating func start(_ name: XMLName) {
    if name.letter == UInt8(ascii: "t") {
      isReading = true
    } else if name == "rPh" {
      isPhonetic = true
    }
  }

  mutating func end(_ name: XMLName) {
    if name.letter == UInt8(ascii: "t") {
      isReading = false
    } else if name == "rPh" {
      isPhonetic = false
    }
  }

  mutating func add(_ piece: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: piece) }

  /// Ends a text; the number of bytes so far.
  mutating func close() -> Int {
    SheetText.unescape(&bytes, from: start)
    start = bytes.count
    return start
  }
}

/// What `sharedStrings.xml` says.
private final class SharedStringTaker: XMLTaker {
  var text = StringItem()
  var ends: [Int] = []
  var isTooLong: Bool { text.bytes.count > 256 << 20 || ends.count > SheetCells.most }
  var wantsText: Bool { text.wantsText }
  var isDone: Bool { isTooLong }

  func start(_ name: XMLName, _ attributes: XMLAttributes) { text.start(name) }
  func end(_ name: XMLName) {
    text.end(name)
    if name == "si" { ends.append(text.close()) }
  }
  func text(_ piece: UnsafeBufferPointer<UInt8>) { text.add(piece) }
}

/// Texts as `ST_Xstring` writes them.
enum SheetText {
  /// Replaces `_x000D_` and the like, which stand for characters that XML cannot hold, by what they
  /// mean, from a place on (ECMA-376-1, section 22.9.2.19).
  static func unescape(_ bytes: inout [UInt8], from start: Int) {
    guard bytes.count - start >= 7,
      let first = bytes[start...].firstIndex(of: UInt8(ascii: "_")), first + 7 <= bytes.count
    else { return }
    var (read, write) = (first, first)
    while read < bytes.count {
      if let code = escape(bytes, at: read) {
        for byte in String(code).utf8 {
          bytes[write] = byte
          write += 1
        }
        read += 7
      } else {
        bytes[write] = bytes[read]
        (read, write) = (read + 1, write + 1)
      }
    }
    bytes.removeLast(bytes.count - write)
  }

  /// The character that `_xHHHH_` at a place stands for; nil for anything else.
  private static func escape(_ bytes: [UInt8], at index: Int) -> Character? {
    guard bytes[index] == UInt8(ascii: "_"), index + 7 <= bytes.count,
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_"),
      bytes[(index + 2)..<(index + 6)].allSatisfy({ isHex($0) }),
      let code = UInt32(
        String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { return nil }
    return Character(scalar)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }
}
