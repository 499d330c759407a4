/// The words and numbers of a 목표치 설정 근거, as the lints of its arithmetic read it.
struct BasisText {
  /// A number with what is written right behind it.
  struct Number: Hashable {
    let value: Double
    /// Digits after the decimal point.
    let decimals: Int
    /// `%`, `%p`, or the letters up to the next other character: `건`, `개년`.
    let unit: String
    /// Places of its first digit and behind its unit.
    let start: Int
    let end: Int
    /// The place behind its last digit.
    let digitsEnd: Int
  }

  let characters: [Character]
  let numbers: [Number]

  /// Texts longer than this are cut: nobody states a calculation in so many words.
  static let longest = 2_000

  init(_ text: String) {
    characters = Array(text.prefix(BasisText.longest))
    var numbers: [Number] = []
    var index = 0
    while index < characters.count {
      guard characters[index].isASCIIDigit else {
        index += 1
        continue
      }
      let number = BasisText.number(in: characters, from: index)
      numbers += number.map { [$0] } ?? []
      index = max(number?.end ?? 0, index + 1)
      while number == nil, index < characters.count, characters[index].isASCIIDigit { index += 1 }
    }
    self.numbers = numbers
  }

  private static func number(in text: [Character], from start: Int) -> Number? {
    var index = start
    var digits = ""
    var decimals = 0
    var hasPoint = false
    while index < text.count {
      let character = text[index]
      let isFollowed = index + 1 < text.count && text[index + 1].isASCIIDigit
      if character.isASCIIDigit {
        digits.append(character)
        if hasPoint { decimals += 1 }
      } else if character == ".", !hasPoint, isFollowed {
        digits.append(character)
        hasPoint = true
      } else if !(character == "," && isFollowed && !hasPoint) {
        break
      }
      index += 1
    }
    let digitsEnd = index
    if let (unit, end) = percent(in: text, from: index) {
      guard let value = Double(digits) else { return nil }
      return Number(
        value: value, decimals: decimals, unit: unit, start: start, end: end, digitsEnd: digitsEnd)
    }
    while index < text.count, text[index].isLetter { index += 1 }
    guard let value = Double(digits) else { return nil }
    return Number(
      value: value, decimals: decimals, unit: String(text[digitsEnd..<index]), start: start,
      end: index, digitsEnd: digitsEnd)
  }

  /// `%` or `%p` in any of their spellings, perhaps behind a space, and the place behind it.
  private static func percent(in text: [Character], from start: Int) -> (String, Int)? {
    let first = start < text.count && text[start] == " " ? start + 1 : start
    func end(_ word: String) -> Int? {
      text[min(first, text.count)...].starts(with: word) ? first + word.count : nil
    }
    let points = ["%p", "%P", "％p", "%포인트", "퍼센트포인트", "퍼센트 포인트"]
    if let end = points.lazy.compactMap(end).first { return ("%p", end) }
    return ["%", "％", "퍼센트"].lazy.compactMap(end).first.map { ("%", $0) }
  }

  /// The text between two places, without white space.
  func between(_ start: Int, _ end: Int) -> String {
    guard start < end else { return "" }
    return String(characters[start..<min(end, characters.count)].filter { !$0.isWhitespace })
  }

  /// The words before a number, back to the number before it.
  func before(_ index: Int) -> String {
    between(index > 0 ? numbers[index - 1].digitsEnd : 0, numbers[index].start)
  }

  /// The words behind a number, up to the next number.
  func after(_ index: Int) -> String {
    between(
      numbers[index].end, index + 1 < numbers.count ? numbers[index + 1].start : characters.count)
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}

extension String {
  /// Whether any of some words occurs.
  func containsAny(_ words: [String]) -> Bool { words.contains { has($0) } }

  /// Whether a word occurs, letter by letter as written, which is many times faster than `contains`.
  func has(_ word: String) -> Bool {
    let (text, word) = (utf8, word.utf8)
    guard let first = word.first, text.count >= word.count else { return word.isEmpty }
    var rest = text[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: word) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
