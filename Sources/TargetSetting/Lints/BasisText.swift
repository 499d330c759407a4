/// The words and numbers of a 목표치 설정 근거, as the lints of its arithmetic read it.
///
/// Places are counted in bytes of UTF-8.
struct BasisText {
  /// A number with what is written right behind it.
  struct Number {
    let value: Double
    /// Digits after the decimal point.
    let decimals: Int
    /// `%`, `%p`, or the letters up to the next other character: `건`, `개년`.
    let unit: UTF8Words
    /// Places of its first digit and behind its unit.
    let start: Int
    let end: Int
    /// The place behind its last digit.
    let digitsEnd: Int
    /// Whether its unit is `%`, in any spelling.
    var isPercent: Bool { unit == BasisText.percent }
    /// Whether its unit is `%p`, in any spelling.
    var isPoints: Bool { unit == BasisText.points }
  }

  let bytes: [UInt8]
  let numbers: [Number]
  /// The text without white space, and where in it each place of the text is.
  private let compact: [UInt8]
  private let places: [Int]

  /// Texts longer than this are cut: nobody states a calculation in so many words.
  static let longest = 2_000
  private static let percent = UTF8Words("%")
  private static let points = UTF8Words("%p")
  private static let pointSpellings: [StaticString] = [
    "%p", "%P", "％p", "%포인트", "퍼센트포인트", "퍼센트 포인트",
  ]
  private static let percentSpellings: [StaticString] = ["%", "％", "퍼센트"]

  init(_ words: UTF8Words) {
    let bytes = Array(words.prefix(BasisText.longest).bytes)
    let letters = bytes.scalars
    var (compact, places): ([UInt8], [Int]) = ([], [])
    compact.reserveCapacity(bytes.count)
    places.reserveCapacity(bytes.count + 1)
    for (place, scalar) in letters {
      let isSpace = scalar.isSpace
      for byte in bytes[place..<place + UTF8.width(scalar)] {
        places.append(compact.count)
        if !isSpace { compact.append(byte) }
      }
    }
    places.append(compact.count)
    var numbers: [Number] = []
    var end = 0
    for (index, letter) in letters.enumerated() where letter.place >= end {
      guard letter.scalar.isDigit, let number = BasisText.number(bytes, letters[index...]) else {
        continue
      }
      numbers.append(number)
      end = number.end
    }
    (self.bytes, self.numbers, self.compact, self.places) = (bytes, numbers, compact, places)
  }

  init(_ text: String) { self.init(UTF8Words(text)) }

  /// The number that begins with the first of some letters; nil where that is no number.
  private static func number(
    _ bytes: [UInt8], _ letters: ArraySlice<(place: Int, scalar: Unicode.Scalar)>
  ) -> Number? {
    guard let start = letters.first?.place else { return nil }
    func isDigit(_ place: Int) -> Bool {
      place < bytes.count && (0x30...0x39).contains(bytes[place])
    }
    var digits: [UInt8] = []
    var point: Int?
    var place = start
    while place < bytes.count {
      let isFollowed = isDigit(place + 1)
      if isDigit(place) {
        digits.append(bytes[place])
      } else if bytes[place] == UInt8(ascii: "."), point == nil, isFollowed {
        point = digits.count
        digits.append(bytes[place])
      } else if !(bytes[place] == UInt8(ascii: ",") && isFollowed && point == nil) {
        break
      }
      place += 1
    }
    guard let value = Double(String(decoding: digits, as: UTF8.self)) else { return nil }
    let decimals = point.map { digits.count - 1 - $0 } ?? 0
    if let (unit, end) = percent(bytes, from: place) {
      return Number(
        value: value, decimals: decimals, unit: unit, start: start, end: end, digitsEnd: place)
    }
    let end = letters.first { $0.place >= place && !$0.scalar.isLetter }?.place ?? bytes.count
    return Number(
      value: value, decimals: decimals, unit: UTF8Words(bytes[place..<end]), start: start,
      end: end, digitsEnd: place)
  }

  /// `%` or `%p` in any of their spellings, perhaps behind a space, and the place behind it.
  private static func percent(_ bytes: [UInt8], from start: Int) -> (UTF8Words, Int)? {
    let hasSpace = start < bytes.count && bytes[start] == UInt8(ascii: " ")
    let first = hasSpace ? start + 1 : start
    guard first < bytes.count, [0x25, 0xEF, 0xED].contains(bytes[first]) else { return nil }
    let rest = UTF8Words(bytes[first...])
    func end(_ word: StaticString) -> Int? {
      rest.hasPrefix(word) ? first + word.utf8CodeUnitCount : nil
    }
    if let end = pointSpellings.lazy.compactMap(end).first { return (points, end) }
    return percentSpellings.lazy.compactMap(end).first.map { (percent, $0) }
  }

  /// The text between two places, without white space.
  func between(_ start: Int, _ end: Int) -> UTF8Words {
    guard start < end else { return UTF8Words(compact[0..<0]) }
    return UTF8Words(compact[places[start]..<places[min(end, bytes.count)]])
  }

  /// The words before a number, back to the number before it.
  func before(_ index: Int) -> UTF8Words {
    between(index > 0 ? numbers[index - 1].digitsEnd : 0, numbers[index].start)
  }

  /// The words behind a number, up to the next number.
  func after(_ index: Int) -> UTF8Words { between(numbers[index].end, next(index)) }

  /// The unit of a number and the words behind it.
  func words(_ index: Int) -> UTF8Words {
    let number = numbers[index]
    guard number.isPercent || number.isPoints else { return between(number.digitsEnd, next(index)) }
    return UTF8Words(number.unit.bytes + after(index).bytes)
  }

  private func next(_ index: Int) -> Int {
    index + 1 < numbers.count ? numbers[index + 1].start : bytes.count
  }
}
