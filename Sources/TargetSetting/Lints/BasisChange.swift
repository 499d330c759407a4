/// The words and signs by which a basis says how a target follows from its base.
extension BasisClaim {
  static let upWords: [StaticString] = [
    "증가", "향상", "상향", "증액", "확대", "제고", "높", "개선", "늘", "상승", "초과", "많", "추가", "가산", "증원", "↑",
  ]
  static let downWords: [StaticString] = [
    "감소", "하향", "절감", "축소", "낮", "줄", "하락", "감축", "단축", "적게", "감원", "↓",
  ]

  private static let fillers: [StaticString] = ["이상", "씩", "만큼", "정도", "을", "를"]
  private static let products: [StaticString] = ["×", "x", "X", "*", "✕"]

  /// A rise or fall by so many of a unit, `5건 증가`, `2일씩 단축`; nil for any other number.
  static func units(_ text: BasisText, _ index: Int) -> Change? {
    let number = text.numbers[index]
    guard text.year(index) == nil else { return nil }
    let isFactor = number.unit.hasPrefix("배") || number.unit.isEmpty && isMultiplied(text, index)
    if isFactor, number.value > 0 { return .factor(number.value) }
    let words = text.words(index)
    if let sign = text.sign(before: index), (1...4).contains(number.unit.count) {
      return .units(sign * number.value, number.unit.text)
    }
    let up = upWords.compactMap(words.firstPlace).min()
    let down = downWords.compactMap(words.firstPlace).min()
    guard let end = [up, down].compactMap({ $0 }).min(), up != down else { return nil }
    let unit = fillers.reduce(words.before(end)) { $0.without(suffix: $1) }
    guard (1...4).contains(unit.count) else { return nil }
    return .units(end == down ? -number.value : number.value, unit.text)
  }

  /// What a percent does to its base; nil for one of which it is not clear.
  static func change(_ text: BasisText, _ index: Int, value: Double? = nil) -> Change? {
    let number = text.numbers[index]
    let value = value ?? number.value
    let words = text.after(index)
    if isMultiplied(text, index), number.isPercent { return .factor(value / 100) }
    let sign = text.sign(before: index)
    let isDown = sign.map { $0 < 0 } ?? (words.hasAny(downWords) || isAlone("감", in: words))
    let isUp = sign.map { $0 > 0 } ?? (words.hasAny(upWords) || isAlone("증", in: words))
    let signed = isDown ? -value : value
    if number.isPoints { return .points(signed) }
    if isUp != isDown { return .factor(1 + signed / 100) }
    // `전년 대비 110%` names the level, `전년 대비 5%` the rise.
    return !isUp && value >= 50 ? .factor(value / 100) : nil
  }

  /// Whether a number is a factor of what stands before it, `전년 실적 × 1.1`.
  private static func isMultiplied(_ text: BasisText, _ index: Int) -> Bool {
    text.before(index).hasAnySuffix(products)
  }

  /// Whether words begin with a syllable that is a word of its own, as in `5% 증`.
  private static func isAlone(_ syllable: StaticString, in words: UTF8Words) -> Bool {
    guard words.hasPrefix(syllable) else { return false }
    let next = words.from(syllable.utf8CodeUnitCount).prefix(1).bytes.scalars.first
    return !(next?.scalar.isLetter ?? false)
  }
}
