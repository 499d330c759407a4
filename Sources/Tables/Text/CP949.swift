import Foundation

/// Decoding of CP949 (Unified Hangul Code), which Korean Excel writes and EUC-KR is a part of.
enum CP949 {
  /// Windows code page 949 as Foundation numbers it.
  private static let encoding = String.Encoding(rawValue: 0x8000_0422)

  /// The UTF-8 bytes of CP949 text, or the offset of the first byte that is not CP949.
  static func decode(_ bytes: [UInt8]) -> Result<[UInt8], Offset> {
    var characters = 0
    var index = 0
    while index < bytes.count {
      let length = characterLength(bytes, at: index)
      if length == 0 { return .failure(Offset(value: index)) }
      characters += 1
      index += length
    }
    guard let text = String(data: Data(bytes), encoding: encoding),
      text.unicodeScalars.count == characters
    else { return .failure(Offset(value: firstUnassigned(bytes))) }
    return .success(Array(text.utf8))
  }

  /// An offset into a file's bytes, as the reason of a failure.
  struct Offset: Error {
    var value: Int
  }

  /// Bytes of the character at an offset; 0 where the bytes cannot be CP949.
  ///
  /// Leads 0xC9 and 0xFE are private areas without meaning outside their maker's machine.
  private static func characterLength(_ bytes: [UInt8], at index: Int) -> Int {
    let lead = bytes[index]
    if lead < 0x80 { return 1 }
    guard (0x81...0xFD).contains(lead), lead != 0xC9, index + 1 < bytes.count else { return 0 }
    switch bytes[index + 1] {
    case 0xA1...0xFE: return 2
    case 0x41...0x5A, 0x61...0x7A, 0x81...0xA0:
      return lead < 0xC6 || (lead == 0xC6 && bytes[index + 1] <= 0x52) ? 2 : 0
    default: return 0
    }
  }

  /// The first well-formed pair without a character assigned to it.
  private static func firstUnassigned(_ bytes: [UInt8]) -> Int {
    var known: [UInt16: Bool] = [:]
    var index = 0
    while index < bytes.count {
      let length = max(characterLength(bytes, at: index), 1)
      if length == 2 {
        let code = UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        let assigned = known[code] ?? isAssigned(Array(bytes[index..<index + 2]))
        known[code] = assigned
        if !assigned { return index }
      }
      index += length
    }
    return 0
  }

  private static func isAssigned(_ pair: [UInt8]) -> Bool {
    String(data: Data(pair), encoding: encoding)?.unicodeScalars.count == 1
  }
}
