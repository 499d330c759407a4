internal import Indicators

/// What two indicators are compared by to find one that was entered twice.
struct NameKeys: Sendable {
  /// The name in small letters without spaces.
  let name: String
  /// The words of the name in a fixed order, without remarks and words for number or rate, and
  /// the unit.
  let words: String
  /// The name in small letters without spaces, remarks and a word for number or rate at its end,
  /// and the unit.
  let stem: String
  /// The formula, where it has more than one variable.
  let formula: String?

  private static let countWords: [StaticString] = [
    "건수", "횟수", "실적", "수", "율", "률", "비율", "점수", "(건)", "(%)", "(명)",
  ]

  init(_ indicator: Indicator) {
    let all = NameKeys.lowered(indicator.name)
    let bare = PlanLints.bareName(indicator.name)
    let kept = bare == indicator.name ? all : NameKeys.lowered(bare)
    let joined = NameKeys.withoutSpaces(kept)
    let unit = " " + indicator.unit.symbol
    name = (bare == indicator.name ? joined : NameKeys.withoutSpaces(all)).text
    words = NameKeys.words(kept).sorted().joined() + unit
    stem = NameKeys.withoutCount(joined, leaving: 3).text + unit
    formula = indicator.formula.flatMap { formula in
      formula.variables.count > 1 ? formula.description : nil
    }
  }

  private static func words(_ name: UTF8Words) -> [String] {
    var (words, start): ([String], Int) = ([], 0)
    func add(_ end: Int) {
      let word = withoutCount(name.before(end).from(start), leaving: 2)
      if !word.isEmpty, !countWords.contains(where: { word == $0 }) { words.append(word.text) }
    }
    for (place, scalar) in name.bytes.scalars where !isWord(scalar) {
      add(place)
      start = place + UTF8.width(scalar)
    }
    add(name.bytes.count)
    return words
  }

  /// The words without the first word for number or rate at their end that leaves so many letters.
  private static func withoutCount(_ words: UTF8Words, leaving: Int) -> UTF8Words {
    let ending = countWords.first { ending in
      words.hasSuffix(ending)
        && UTF8Words(words.bytes.dropLast(ending.utf8CodeUnitCount)).count >= leaving
    }
    return ending.map { words.without(suffix: $0) } ?? words
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar.isDigit
      || scalar.value >= 0x80 && scalar.properties.numericType != nil
  }

  private static func withoutSpaces(_ words: UTF8Words) -> UTF8Words {
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: words.bytes.scalars.lazy.map(\.scalar).filter { !$0.isSpace })
    return UTF8Words(String(kept))
  }

  private static func lowered(_ name: String) -> UTF8Words {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.isASCII || (0xAC00...0xD7A3).contains($0.value)
    }
    guard isPlain else { return UTF8Words(name.lowercased()) }
    return UTF8Words(name.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }[...])
  }
}
