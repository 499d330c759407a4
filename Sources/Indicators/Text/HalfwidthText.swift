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
  var isASCIIDigit: Bool { isASCII && isNumber }
}

extension String {
  /// The characters with full-width ones made ASCII and white space at both ends removed.
  var trimmedHalfwidth: [Character] {
    let characters = map(\.halfwidth)
    let start = characters.firstIndex { !$0.isWhitespace } ?? characters.endIndex
    let end = characters.lastIndex { !$0.isWhitespace }.map { $0 + 1 } ?? start
    return Array(characters[start..<Swift.max(start, end)])
  }
}
