internal import Foundation

/// Words of a basis in UTF-8, in which the lints look for other words letter by letter as written.
///
/// Plans have thousands of bases, each searched for a hundred words: bytes are many times faster
/// than characters.
struct UTF8Words: Hashable {
  private(set) var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The words of a text; letters that a Mac takes apart (NFD) are put together.
  init(_ text: String) {
    let isTaken = text.utf8.contains { $0 == 0xE1 }
    bytes = Array((isTaken ? text.precomposedStringWithCanonicalMapping : text).utf8)[...]
  }

  var isEmpty: Bool { bytes.isEmpty }
  /// The number of letters.
  var count: Int { bytes.count { $0 & 0xC0 != 0x80 } }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The place of the first occurrence of a word, counted in bytes from the first.
  func firstPlace(of word: StaticString) -> Int? {
    let count = word.utf8CodeUnitCount
    guard count > 0, count <= bytes.count else { return nil }
    return bytes.withUnsafeBufferPointer { text in
      let ending = word.utf8Start[count - 1]
      for place in 0...(text.count - count) where text[place + count - 1] == ending {
        if UTF8Words.isAt(place, word, text) { return place }
      }
      return nil
    }
  }

  /// The place of the last occurrence of a word, counted in bytes from the first.
  func lastPlace(of word: StaticString) -> Int? {
    let count = word.utf8CodeUnitCount
    return bytes.withUnsafeBufferPointer { text in
      (0...max(0, text.count - count)).last { UTF8Words.isAt($0, word, text) }
    }
  }

  private static func isAt(
    _ place: Int, _ word: StaticString, _ text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = text.baseAddress, place + word.utf8CodeUnitCount <= text.count else {
      return false
    }
    return memcmp(start + place, word.utf8Start, word.utf8CodeUnitCount) == 0
  }

  /// Whether a word occurs.
  func has(_ word: StaticString) -> Bool { firstPlace(of: word) != nil }

  /// Whether any of some words occurs.
  func hasAny(_ words: [StaticString]) -> Bool { words.contains(where: has) }

  func hasPrefix(_ word: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { UTF8Words.isAt(0, word, $0) }
  }

  func hasSuffix(_ word: StaticString) -> Bool {
    let place = bytes.count - word.utf8CodeUnitCount
    return place >= 0 && bytes.withUnsafeBufferPointer { UTF8Words.isAt(place, word, $0) }
  }

  /// Whether the words end in any of some.
  func hasAnySuffix(_ words: [StaticString]) -> Bool { words.contains(where: hasSuffix) }

  /// The first so many letters, or all.
  func prefix(_ count: Int) -> UTF8Words {
    var left = count
    return UTF8Words(
      bytes.prefix { byte in
        if byte & 0xC0 != 0x80 { left -= 1 }
        return left >= 0
      })
  }

  /// The bytes before a place.
  func before(_ place: Int) -> UTF8Words { UTF8Words(bytes.prefix(place)) }

  /// The bytes from a place on.
  func from(_ place: Int) -> UTF8Words { UTF8Words(bytes.dropFirst(place)) }

  /// The words without a word at their end.
  func without(suffix: StaticString) -> UTF8Words {
    hasSuffix(suffix) ? UTF8Words(bytes.dropLast(suffix.utf8CodeUnitCount)) : self
  }

  /// The words with every occurrence of a word, or the first alone, replaced.
  func replacing(_ word: StaticString, with other: StaticString, isFirstOnly: Bool = false)
    -> UTF8Words
  {
    guard var place = firstPlace(of: word) else { return self }
    var (kept, rest): (ArraySlice<UInt8>, UTF8Words) = ([], self)
    while true {
      kept += rest.bytes.prefix(place)
      kept += UnsafeBufferPointer(start: other.utf8Start, count: other.utf8CodeUnitCount)
      rest = rest.from(place + word.utf8CodeUnitCount)
      guard !isFirstOnly, let next = rest.firstPlace(of: word) else { break }
      place = next
    }
    return UTF8Words(kept + rest.bytes)
  }

  static func == (words: UTF8Words, text: StaticString) -> Bool {
    words.bytes.count == text.utf8CodeUnitCount && words.hasPrefix(text)
  }
}

extension Sequence<UInt8> {
  /// The letters, with the place of each behind the first byte.
  var scalars: [(place: Int, scalar: Unicode.Scalar)] {
    var decoder = UTF8()
    var bytes = makeIterator()
    var place = 0
    var all: [(place: Int, scalar: Unicode.Scalar)] = []
    while case .scalarValue(let scalar) = decoder.decode(&bytes) {
      all.append((place, scalar))
      place += UTF8.width(scalar)
    }
    return all
  }
}

extension Unicode.Scalar {
  /// Whether the letter is one of a word; Hangul and ASCII without looking a property up.
  var isLetter: Bool {
    switch value {
    case 0xAC00...0xD7A3, 0x61...0x7A, 0x41...0x5A: true
    case ..<0x80: false
    default: properties.isAlphabetic
    }
  }

  /// Whether the letter is white space, likewise.
  var isSpace: Bool {
    switch value {
    case 0xAC00...0xD7A3: false
    case ..<0x80: value == 0x20 || (0x09...0x0D).contains(value)
    default: properties.isWhitespace
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(value) }
}
