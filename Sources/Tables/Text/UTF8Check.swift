/// Validation of UTF-8 bytes (Unicode Standard 15, table 3-7), keeping the place of the first error.
enum UTF8Check {
  /// What a scan of bytes found.
  struct Outcome {
    /// Offset of the first byte that is not UTF-8; nil where all bytes are.
    var firstError: Int?
    /// Three-byte characters (Hangul is among them) before the first error.
    var threeByteCharacters = 0
  }

  /// Scans bytes from the given offset.
  static func scan(_ bytes: [UInt8], from start: Int = 0) -> Outcome {
    bytes.withUnsafeBufferPointer { scan($0, from: start) }
  }

  /// Scans bytes from the given offset.
  static func scan(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Outcome {
    var outcome = Outcome()
    var index = start
    while index < buffer.count {
      if buffer[index] < 0x80 {
        index += 1
        continue
      }
      let length = characterLength(buffer, at: index)
      if length == 0 {
        outcome.firstError = index
        return outcome
      }
      if length == 3 { outcome.threeByteCharacters += 1 }
      index += length
    }
    return outcome
  }

  /// Bytes of the well-formed multi-byte character at an offset; 0 where there is none.
  private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF1...0xF3: length = 4
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[index + offset]) {
      return 0
    }
    return length
  }
}
