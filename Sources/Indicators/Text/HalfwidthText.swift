extension Character {
  /// The ASCII character of a full-width one (`２` → `2`, `（` → `(`); other characters unchanged.
  var halfwidth: Character {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return self }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? self
    case 0x3000, 0x00A0: return " "
    default: return self
    }
  }

  /// Whether the character is one of the ten ASCII digits.
  var isASCIIDigit: Bool { asciiValue.map { (0x30...0x39).contains($0) } ?? false }

  /// Whether the character is white space, without a look at Unicode's tables where it is ASCII.
  var isBlank: Bool {
    asciiValue.map { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? isWhitespace
  }
}

extension String {
  /// The characters with full-width ones made ASCII.
  var halfwidth: [Character] {
    // Of ASCII without a carriage return, which a line feed joins, every byte is a character.
    let isPlain = utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    return isPlain ? utf8.map { Character(Unicode.Scalar($0)) } : map(\.halfwidth)
  }

  /// The characters with full-width ones made ASCII and white space at both ends removed.
  var trimmedHalfwidth: [Character] {
    let characters = halfwidth
    let start = characters.firstIndex { !$0.isBlank } ?? characters.endIndex
    let end = characters.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
    return Array(characters[start..<Swift.max(start, end)])
  }
}
